import { useTranslation } from 'react-i18next';
import { PageHead } from '../../ui/parts.tsx';

const HomePage = () => {
  const { t } = useTranslation('home');
  return <PageHead title={t('title')} />;
};

export default HomePage;
