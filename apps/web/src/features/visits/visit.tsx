import { useTranslation } from 'react-i18next';
import { PageHead } from '../../ui/parts.tsx';

const VisitPage = () => {
  const { t } = useTranslation('visits');
  return <PageHead title={t('title')} />;
};

export default VisitPage;
