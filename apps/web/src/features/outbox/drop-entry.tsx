import { useTranslation } from 'react-i18next';
import { drop } from '../../offline/outbox.ts';
import type { OutboxEntry } from '../../offline/stored.ts';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/overlays.tsx';

/** What was never submitted is gone for good when it is deleted: asked once more. */
const DropEntry = ({ entry, close }: { readonly entry: OutboxEntry; readonly close: () => void }) => {
  const { t } = useTranslation(['outbox', 'common']);
  return (
    <Dialog title={t('dropTitle')} close={close}>
      <p>{t('dropText', { label: entry.label })}</p>
      <div className="form-foot">
        <Button onClick={close}>{t('common:cancel')}</Button>
        <Button kind="danger" onClick={() => void drop(entry.commandId).then(close)}>
          {t('dropConfirm')}
        </Button>
      </div>
    </Dialog>
  );
};

export default DropEntry;
