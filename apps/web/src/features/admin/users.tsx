import { useTranslation } from 'react-i18next';
import { PageHead } from '../../ui/parts.tsx';

const UsersPage = () => {
  const { t } = useTranslation('admin');
  return <PageHead title={t('title')} />;
};

export default UsersPage;
