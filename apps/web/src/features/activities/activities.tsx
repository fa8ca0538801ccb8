import { useTranslation } from 'react-i18next';
import { PageHead } from '../../ui/parts.tsx';

const ActivitiesPage = () => {
  const { t } = useTranslation('activities');
  return <PageHead title={t('title')} />;
};

export default ActivitiesPage;
