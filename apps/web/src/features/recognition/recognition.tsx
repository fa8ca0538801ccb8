import { useTranslation } from 'react-i18next';
import { PageHead } from '../../ui/parts.tsx';

const RecognitionPage = () => {
  const { t } = useTranslation('recognition');
  return <PageHead title={t('title')} />;
};

export default RecognitionPage;
