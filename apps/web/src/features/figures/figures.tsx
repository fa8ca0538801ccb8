import { useTranslation } from 'react-i18next';
import { PageHead } from '../../ui/parts.tsx';

const FiguresPage = () => {
  const { t } = useTranslation('figures');
  return <PageHead title={t('title')} />;
};

export default FiguresPage;
