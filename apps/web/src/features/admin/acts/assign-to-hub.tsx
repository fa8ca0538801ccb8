import { useTranslation } from 'react-i18next';
import { ask } from '../../../app/ask.ts';
import { today } from '../../../app/format.ts';
import { ActDialog, useAct } from '../../../records/act.tsx';
import { findHubs } from '../../../records/pickers.tsx';
import { DateField } from '../../../ui/fields.tsx';
import type { Pick } from '../../../ui/pick-many.tsx';
import { Picker } from '../../../ui/picker.tsx';
import { AssignOrganizationToHubDocument } from '../admin.gql.ts';
import { empty, type Organization } from '../kinds.ts';

/** To a hub, or to none. */
const AssignToHub = ({ record, close }: { readonly record: Organization; readonly close: () => void }) => {
  const { t } = useTranslation('admin');
  const act = useAct({
    version: record.version,
    initial: { hubId: record.hub as Pick | null, assignedOn: today() },
    about: ['ORGANIZATION'],
    done: close,
    check: (values) => empty(values, 'assignedOn'),
    send: ({ hubId, assignedOn }, command) =>
      ask(AssignOrganizationToHubDocument, {
        input: {
          ...command,
          organizationId: record.id,
          assignedOn,
          ...(hubId === null ? {} : { hubId: hubId.id }),
        },
      }),
  });
  return (
    <ActDialog title={t('acts.assign')} act={act} close={close} submit={t('acts.assign')}>
      <div className="form-grid">
        <Picker {...act.field('hubId')} label={t('hub')} find={findHubs} hint={t('noHubHint')} />
        <DateField {...act.field('assignedOn')} label={t('assignedOn')} needed max={today()} />
      </div>
    </ActDialog>
  );
};

export default AssignToHub;
