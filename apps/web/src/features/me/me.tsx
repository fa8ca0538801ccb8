import { useTranslation } from 'react-i18next';
import { PageHead } from '../../ui/parts.tsx';

const MePage = () => {
  const { t } = useTranslation('me');
  return <PageHead title={t('title')} />;
};

export default MePage;
