import { useTranslation } from 'react-i18next';
import type { LeadGrade } from '../../../app/enums.gql.ts';
import { ask } from '../../../app/ask.ts';
import { today } from '../../../app/format.ts';
import { useEnum } from '../../../app/use-enum.ts';
import { ActDialog } from '../../../records/act.tsx';
import { DateField, SelectField } from '../../../ui/fields.tsx';
import { grades } from '../filters.ts';
import { QualifyLeadDocument } from '../leads.gql.ts';
import { dayFault, faultsOf, useActWords, useLeadAct, type ActProps } from './use-lead-act.ts';

type Values = { readonly grade: LeadGrade | ''; readonly on: string };

/** Triage 研判: a grade, from a day on. Another grade later moves no figure. */
const QualifyLead = ({ record, close }: ActProps) => {
  const { t } = useTranslation(['leads', 'common']);
  const say = useEnum();
  const act = useLeadAct<Values>({
    record,
    close,
    initial: { grade: record.grade ?? '', on: today() },
    check: ({ grade, on }) =>
      faultsOf<Values>({ grade: grade === '' ? 'NEEDED' : undefined, on: dayFault(on, record) }),
    fieldOf: { qualifiedOn: 'on' },
    send: async ({ grade, on }, command) =>
      (
        await ask(QualifyLeadDocument, {
          input: { ...command, leadId: record.id, grade: grade as LeadGrade, qualifiedOn: on },
        })
      ).qualifyLead,
  });
  return (
    <ActDialog {...useActWords('qualifyLead', record)} act={act} close={close}>
      {record.qualifiedOn === null ? null : (
        <p>
          {t('explain.regrade', {
            on: record.qualifiedOn,
            grade: record.grade === null ? '' : say('LeadGrade', record.grade),
          })}
        </p>
      )}
      <SelectField
        {...act.field('grade')}
        label={t('field.grade')}
        needed
        none={t('common:form.choose')}
        choices={grades.map((value) => ({ value, label: say('LeadGrade', value) }))}
      />
      <DateField {...act.field('on')} label={t('field.on')} needed min={record.reportedOn} max={today()} />
    </ActDialog>
  );
};

export default QualifyLead;
