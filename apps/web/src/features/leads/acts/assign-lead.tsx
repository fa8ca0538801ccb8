import { useTranslation } from 'react-i18next';
import { ask } from '../../../app/ask.ts';
import { today } from '../../../app/format.ts';
import { useViewer } from '../../../app/session.tsx';
import { ActDialog } from '../../../records/act.tsx';
import { DateField } from '../../../ui/fields.tsx';
import { AssignLeadDocument } from '../leads.gql.ts';
import {
  noOwner,
  OwnerFields,
  ownerFaults,
  ownerFieldOf,
  ownerInput,
  type OwnerValues,
} from './owner-fields.tsx';
import { dayFault, faultsOf, useActWords, useLeadAct, type ActProps } from './use-lead-act.ts';

type Values = OwnerValues & { readonly on: string };

/** Somebody is to work on it 分派, from a day on; also out of the pool, and anew. */
const AssignLead = ({ record, close }: ActProps) => {
  const { t } = useTranslation('leads');
  const viewer = useViewer();
  const act = useLeadAct<Values>({
    record,
    close,
    initial: { ...noOwner, organization: record.ownerOrganization ?? record.reporter, on: today() },
    check: (values) => faultsOf<Values>({ ...ownerFaults(values), on: dayFault(values.on, record) }),
    fieldOf: { ...ownerFieldOf, assignedOn: 'on' },
    send: async (values, command) =>
      (
        await ask(AssignLeadDocument, {
          input: {
            ...command,
            leadId: record.id,
            ...ownerInput(values, viewer.id),
            assignedOn: values.on,
          },
        })
      ).assignLead,
  });
  return (
    <ActDialog {...useActWords('assignLead', record)} act={act} close={close}>
      <OwnerFields form={act} />
      <DateField {...act.field('on')} label={t('field.on')} needed min={record.reportedOn} max={today()} />
    </ActDialog>
  );
};

export default AssignLead;
