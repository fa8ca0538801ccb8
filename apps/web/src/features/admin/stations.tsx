import { useTranslation } from 'react-i18next';
import { PageHead } from '../../ui/parts.tsx';

const StationsPage = () => {
  const { t } = useTranslation('admin');
  return <PageHead title={t('title')} />;
};

export default StationsPage;
