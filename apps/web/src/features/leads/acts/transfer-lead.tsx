import { useTranslation } from 'react-i18next';
import { ask } from '../../../app/ask.ts';
import { today } from '../../../app/format.ts';
import { useViewer } from '../../../app/session.tsx';
import { ActDialog } from '../../../records/act.tsx';
import { DateField, TextAreaField } from '../../../ui/fields.tsx';
import { TransferLeadDocument } from '../leads.gql.ts';
import {
  noOwner,
  OwnerFields,
  ownerFaults,
  ownerFieldOf,
  ownerInput,
  type OwnerValues,
} from './owner-fields.tsx';
import { dayFault, faultsOf, needed, useActWords, useLeadAct, type ActProps } from './use-lead-act.ts';

type Values = OwnerValues & { readonly on: string; readonly reason: string };

/** Hands it on 流转 to another organization, with the talks as they stand. */
const TransferLead = ({ record, close }: ActProps) => {
  const { t } = useTranslation('leads');
  const viewer = useViewer();
  const act = useLeadAct<Values>({
    record,
    close,
    initial: { ...noOwner, on: today(), reason: '' },
    check: (values) =>
      faultsOf<Values>({
        ...ownerFaults(values),
        reason: needed(values.reason),
        on: dayFault(values.on, record),
      }),
    fieldOf: { ...ownerFieldOf, transferredOn: 'on' },
    send: async (values, command) =>
      (
        await ask(TransferLeadDocument, {
          input: {
            ...command,
            leadId: record.id,
            ...ownerInput(values, viewer.id),
            reason: values.reason,
            transferredOn: values.on,
          },
        })
      ).transferLead,
  });
  return (
    <ActDialog {...useActWords('transferLead', record)} act={act} close={close}>
      <p>
        {t('explain.transferLead', {
          owner: record.ownerOrganization?.name ?? record.reporter?.name ?? '',
        })}
      </p>
      <OwnerFields form={act} />
      <TextAreaField {...act.field('reason')} label={t('field.reason')} needed hint={t('noPeople')} />
      <DateField {...act.field('on')} label={t('field.on')} needed min={record.reportedOn} max={today()} />
    </ActDialog>
  );
};

export default TransferLead;
