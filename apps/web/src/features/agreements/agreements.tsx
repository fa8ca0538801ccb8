import { useTranslation } from 'react-i18next';
import { PageHead } from '../../ui/parts.tsx';

const AgreementsPage = () => {
  const { t } = useTranslation('agreements');
  return <PageHead title={t('title')} />;
};

export default AgreementsPage;
