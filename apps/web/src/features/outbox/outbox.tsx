import { useTranslation } from 'react-i18next';
import { PageHead } from '../../ui/parts.tsx';

const OutboxPage = () => {
  const { t } = useTranslation('outbox');
  return <PageHead title={t('title')} />;
};

export default OutboxPage;
