import { useTranslation } from 'react-i18next';
import { ask } from '../../../app/ask.ts';
import { today } from '../../../app/format.ts';
import { ActDialog, useAct } from '../../../records/act.tsx';
import { DateField, TextAreaField } from '../../../ui/fields.tsx';
import { LeaveNetworkDocument } from '../admin.gql.ts';
import { empty, type Organization } from '../kinds.ts';

const LeaveNetwork = ({ record, close }: { readonly record: Organization; readonly close: () => void }) => {
  const { t } = useTranslation('admin');
  const { t: common } = useTranslation();
  const act = useAct({
    version: record.version,
    initial: { leftOn: today(), reason: '' },
    about: ['ORGANIZATION'],
    done: close,
    check: (values) => empty(values, 'leftOn', 'reason'),
    send: ({ leftOn, reason }, { commandId }) =>
      ask(LeaveNetworkDocument, { input: { commandId, organizationId: record.id, leftOn, reason } }),
  });
  return (
    <ActDialog title={t('acts.leave')} act={act} close={close} submit={t('acts.leave')} danger>
      <div className="form-grid">
        <DateField {...act.field('leftOn')} label={t('leftOn')} needed max={today()} />
        <div className="whole">
          <TextAreaField {...act.field('reason')} label={common('form.reason')} needed />
        </div>
      </div>
    </ActDialog>
  );
};

export default LeaveNetwork;
