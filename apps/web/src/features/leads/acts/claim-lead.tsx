import { useTranslation } from 'react-i18next';
import { ask } from '../../../app/ask.ts';
import { today } from '../../../app/format.ts';
import { useViewer } from '../../../app/session.tsx';
import { ActDialog } from '../../../records/act.tsx';
import { DateField } from '../../../ui/fields.tsx';
import { ClaimLeadDocument } from '../leads.gql.ts';
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

/** An organization takes it out of the open pool 公海. */
const ClaimLead = ({ record, close }: ActProps) => {
  const { t } = useTranslation('leads');
  const viewer = useViewer();
  const act = useLeadAct<Values>({
    record,
    close,
    initial: { ...noOwner, on: today() },
    check: (values) => faultsOf<Values>({ ...ownerFaults(values), on: dayFault(values.on, record) }),
    fieldOf: { ...ownerFieldOf, claimedOn: 'on' },
    send: async (values, { commandId }) =>
      (
        await ask(ClaimLeadDocument, {
          input: { commandId, leadId: record.id, ...ownerInput(values, viewer.id), claimedOn: values.on },
        })
      ).claimLead,
  });
  return (
    <ActDialog {...useActWords('claimLead', record)} act={act} close={close}>
      <p>{t('explain.claimLead')}</p>
      <OwnerFields form={act} />
      <DateField {...act.field('on')} label={t('field.on')} needed min={record.reportedOn} max={today()} />
    </ActDialog>
  );
};

export default ClaimLead;
