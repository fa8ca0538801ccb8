import { useTranslation } from 'react-i18next';
import { PageHead } from '../../ui/parts.tsx';

const LeadsPage = () => {
  const { t } = useTranslation('leads');
  return <PageHead title={t('title')} />;
};

export default LeadsPage;
