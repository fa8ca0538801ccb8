import { useTranslation } from 'react-i18next';
import { today } from '../../../app/format.ts';
import { ActDialog, type ActCommand } from '../../../records/act.tsx';
import { DateField, TextAreaField } from '../../../ui/fields.tsx';
import type { LeadRowFragment } from '../leads.gql.ts';
import type { LeadAct } from '../moves.ts';
import { dayFault, faultsOf, needed, useActWords, useLeadAct, type ActProps } from './use-lead-act.ts';

type Values = { readonly reason: string; readonly on: string };

/** An act that takes a reason and, unless it is about the record alone, a day. */
export const ActWithReason = ({
  record,
  close,
  act: name,
  dayField,
  send,
  danger = false,
}: ActProps & {
  readonly act: LeadAct;
  /** The input's field for the day; none where the act has no day. */
  readonly dayField?: string;
  readonly send: (values: Values, command: ActCommand) => Promise<LeadRowFragment>;
  readonly danger?: boolean;
}) => {
  const { t } = useTranslation('leads');
  const act = useLeadAct<Values>({
    record,
    close,
    initial: { reason: '', on: today() },
    check: ({ reason, on }) =>
      faultsOf<Values>({
        reason: needed(reason),
        on: dayField === undefined ? undefined : dayFault(on, record),
      }),
    send,
    ...(dayField === undefined ? {} : { fieldOf: { [dayField]: 'on' as const } }),
  });
  return (
    <ActDialog {...useActWords(name, record)} act={act} close={close} danger={danger}>
      <p>{t(`explain.${name as 'loseLead'}`)}</p>
      <TextAreaField {...act.field('reason')} label={t('field.reason')} needed hint={t('noPeople')} />
      {dayField === undefined ? null : (
        <DateField {...act.field('on')} label={t('field.on')} needed min={record.reportedOn} max={today()} />
      )}
    </ActDialog>
  );
};
