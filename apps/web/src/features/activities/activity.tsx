import { useTranslation } from 'react-i18next';
import { PageHead } from '../../ui/parts.tsx';

const ActivityPage = () => {
  const { t } = useTranslation('activities');
  return <PageHead title={t('title')} />;
};

export default ActivityPage;
