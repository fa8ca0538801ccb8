import { useTranslation } from 'react-i18next';
import { ask } from '../../../app/ask.ts';
import { today } from '../../../app/format.ts';
import { ActDialog, useAct } from '../../../records/act.tsx';
import { DateField, TextAreaField } from '../../../ui/fields.tsx';
import { CloseStationDocument } from '../admin.gql.ts';
import { empty, type Station } from '../kinds.ts';

const CloseStation = ({ record, close }: { readonly record: Station; readonly close: () => void }) => {
  const { t } = useTranslation('admin');
  const { t: common } = useTranslation();
  const act = useAct({
    version: record.version,
    initial: { closedOn: today(), reason: '' },
    about: ['STATION'],
    done: close,
    check: (values) => empty(values, 'closedOn', 'reason'),
    send: ({ closedOn, reason }, { commandId }) =>
      ask(CloseStationDocument, { input: { commandId, stationId: record.id, closedOn, reason } }),
  });
  return (
    <ActDialog title={t('acts.closeStation')} act={act} close={close} submit={t('acts.closeStation')} danger>
      <div className="form-grid">
        <DateField {...act.field('closedOn')} label={t('closedOn')} needed max={today()} />
        <div className="whole">
          <TextAreaField {...act.field('reason')} label={common('form.reason')} needed />
        </div>
      </div>
    </ActDialog>
  );
};

export default CloseStation;
