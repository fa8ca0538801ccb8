import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ask } from '../../../app/ask.ts';
import { today } from '../../../app/format.ts';
import { ActDialog } from '../../../records/act.tsx';
import { DateField, TextAreaField, TextField } from '../../../ui/fields.tsx';
import type { FormState } from '../../../ui/form.tsx';
import { ExpectedFields, InvestorFields, PlaceFields, SummaryField } from '../lead-fields.tsx';
import { changesOf, faultsIn, fieldOfLead, valuesOf, type LeadValues } from '../lead-values.ts';
import { CorrectLeadDocument } from '../leads.gql.ts';
import { dayFault, faultsOf, needed, useActWords, useLeadAct, type ActProps } from './use-lead-act.ts';

type Values = LeadValues & { readonly qualifiedOn: string; readonly reason: string };

/** The record was wrong: what differs replaces what was recorded, dated as the facts themselves. */
const CorrectLead = ({ record, close }: ActProps) => {
  const { t } = useTranslation('leads');
  // As it opened: what somebody else records meanwhile would look emptied here.
  const [before] = useState<Values>(() => ({
    ...valuesOf(record),
    qualifiedOn: record.qualifiedOn ?? '',
    reason: '',
  }));
  const act = useLeadAct<Values>({
    record,
    close,
    initial: before,
    check: (values) => {
      const faults = faultsIn(values, before);
      const found = faultsOf<Values>({
        ...faults,
        // What stands recorded may be older than today's rule.
        ...(values.code === before.code ? { code: undefined } : {}),
        // Without these there would be no lead.
        reportedOn: faults.reportedOn ?? needed(values.reportedOn),
        reporter: values.reporter === null ? 'NEEDED' : undefined,
        qualifiedOn:
          values.qualifiedOn === before.qualifiedOn ? undefined : dayFault(values.qualifiedOn, record),
        reason: needed(values.reason),
      });
      const nothing =
        Object.keys(changesOf(before, values)).length === 0 && values.qualifiedOn === before.qualifiedOn;
      return Object.keys(found).length === 0 && nothing ? { title: 'NOTHING_TO_CORRECT' } : found;
    },
    fieldOf: { ...fieldOfLead, clear: 'title' },
    send: async (values, command) =>
      (
        await ask(CorrectLeadDocument, {
          input: {
            ...command,
            leadId: record.id,
            reason: values.reason,
            ...changesOf(before, values),
            ...(values.qualifiedOn === before.qualifiedOn ? {} : { qualifiedOn: values.qualifiedOn }),
          },
        })
      ).correctLead,
  });
  const form = act as unknown as FormState<LeadValues>;
  return (
    <ActDialog {...useActWords('correctLead', record)} act={act} close={close}>
      <p>{t('explain.correctLead')}</p>
      <TextField {...act.field('title')} label={t('field.title')} needed maxLength={200} />
      <div className="form-grid">
        <InvestorFields form={form} />
        <ExpectedFields form={form} />
        <PlaceFields form={form} />
        {record.qualifiedOn === null ? null : (
          <DateField
            {...act.field('qualifiedOn')}
            label={t('field.qualifiedOn')}
            needed
            min={record.reportedOn}
            max={today()}
          />
        )}
        <div className="whole">
          <SummaryField form={form} />
        </div>
      </div>
      <TextAreaField {...act.field('reason')} label={t('field.correctReason')} needed rows={2} />
    </ActDialog>
  );
};

export default CorrectLead;
