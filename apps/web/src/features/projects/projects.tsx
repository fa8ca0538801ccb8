import { useTranslation } from 'react-i18next';
import { PageHead } from '../../ui/parts.tsx';

const ProjectsPage = () => {
  const { t } = useTranslation('projects');
  return <PageHead title={t('title')} />;
};

export default ProjectsPage;
