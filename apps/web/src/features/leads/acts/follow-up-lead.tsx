import { useTranslation } from 'react-i18next';
import { ask } from '../../../app/ask.ts';
import { dayOf, today } from '../../../app/format.ts';
import { useEnum } from '../../../app/use-enum.ts';
import { ActDialog } from '../../../records/act.tsx';
import { Button } from '../../../ui/button.tsx';
import { DateField, TextAreaField } from '../../../ui/fields.tsx';
import { FollowUpLeadDocument } from '../leads.gql.ts';
import { dayFault, faultsOf, needed, useActWords, useLeadAct, type ActProps } from './use-lead-act.ts';

type Values = { readonly note: string; readonly on: string; readonly next: string };

const spans = [
  ['week', 7],
  ['twoWeeks', 14],
  ['month', 30],
] as const;
const daysFrom = (day: string, days: number): string =>
  dayOf(Date.parse(`${day}T00:00:00+08:00`) + days * 86_400_000);

/** Talks or another step took place 跟进, and when the next is due. */
const FollowUpLead = ({ record, close }: ActProps) => {
  const { t } = useTranslation('leads');
  const say = useEnum();
  const act = useLeadAct<Values>({
    record,
    close,
    initial: { note: '', on: today(), next: '' },
    check: ({ note, on, next }) =>
      faultsOf<Values>({
        note: needed(note),
        on: dayFault(on, record),
        next: next !== '' && next < on ? 'DATE_BEFORE_FOLLOW_UP' : undefined,
      }),
    fieldOf: { followedUpOn: 'on', nextFollowUpOn: 'next' },
    send: async ({ note, on, next }, { commandId }) =>
      (
        await ask(FollowUpLeadDocument, {
          input: {
            commandId,
            leadId: record.id,
            note,
            followedUpOn: on,
            ...(next === '' ? {} : { nextFollowUpOn: next }),
          },
        })
      ).followUpLead,
  });
  return (
    <ActDialog {...useActWords('followUpLead', record)} act={act} close={close}>
      {record.stage === 'NEGOTIATING' ? null : (
        <p className="hint">{t('explain.followUpLead', { stage: say('LeadStage', 'NEGOTIATING') })}</p>
      )}
      <TextAreaField {...act.field('note')} label={t('field.note')} needed rows={5} hint={t('noPeople')} />
      <DateField
        {...act.field('on')}
        label={t('field.followedUpOn')}
        needed
        min={record.reportedOn}
        max={today()}
      />
      <div className="lead-next-day">
        <DateField {...act.field('next')} label={t('field.nextFollowUpOn')} min={act.values.on} />
        <div className="actions">
          {spans.map(([name, days]) => (
            <Button
              key={name}
              kind="quiet"
              onClick={() => act.set({ next: daysFrom(act.values.on || today(), days) })}
            >
              {t(`spans.${name}`)}
            </Button>
          ))}
        </div>
      </div>
    </ActDialog>
  );
};

export default FollowUpLead;
