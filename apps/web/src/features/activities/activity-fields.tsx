import { useTranslation } from 'react-i18next';
import { today } from '../../app/format.ts';
import { useEnum } from '../../app/use-enum.ts';
import { CreditSharesField } from '../../records/credit-shares.tsx';
import { ChainField, RegionField } from '../../records/pickers.tsx';
import { Button } from '../../ui/button.tsx';
import { DateField, SelectField, SwitchField, TextField } from '../../ui/fields.tsx';
import { FaultOf, useFault, type FormState } from '../../ui/form.tsx';
import { activityKinds, sessionRow, type ActivityForm, type SessionRow } from './activity-form.ts';
import './activities.css';

/** What can be said of an activity: a plan by its days, one that was held by its sessions. */
export const ActivityFields = ({ form }: { readonly form: FormState<ActivityForm> }) => {
  const { t } = useTranslation('activities');
  const { t: common } = useTranslation();
  const say = useEnum();
  const { values, set, field } = form;
  return (
    <>
      <SwitchField
        {...field('purpose')}
        label={t('form.purpose')}
        choices={(['INVESTMENT', 'SERVICE'] as const).map((value) => ({
          value,
          label: say('ActivityPurpose', value),
        }))}
      />
      <div className="form-grid">
        <div className="whole">
          <TextField {...field('name')} label={t('form.name')} needed maxLength={200} />
        </div>
        <SelectField
          {...field('kind')}
          label={t('form.type')}
          needed
          none={common('form.choose')}
          choices={activityKinds.map((value) => ({ value, label: say('ActivityKind', value) }))}
        />
      </div>
      {values.state === 'PLANNED' ? (
        <div className="form-grid">
          <DateField {...field('from')} label={t('form.from')} needed />
          <DateField {...field('to')} label={t('form.to')} min={values.from} />
        </div>
      ) : (
        <SessionsField
          name="sessions"
          label={t('form.sessions')}
          value={values.sessions}
          onChange={(sessions) => set({ sessions })}
        />
      )}
      <CreditSharesField {...field('credits')} label={t('form.organizers')} />
      <div className="form-grid">
        <RegionField {...field('region')} label={t('form.region')} needed />
        <ChainField {...field('chain')} label={t('form.chain')} />
        <TextField {...field('document')} label={t('form.document')} maxLength={200} />
      </div>
    </>
  );
};

/** Sessions day by day, with what they come to. */
export const SessionsField = ({
  name,
  label,
  value: rows,
  onChange,
}: {
  readonly name: string;
  readonly label: string;
  readonly value: readonly SessionRow[];
  readonly onChange: (rows: readonly SessionRow[]) => void;
}) => {
  const { t } = useTranslation('activities');
  const fault = useFault(name);
  const put = (at: number, patch: Partial<SessionRow>) =>
    onChange(rows.map((row, i) => (i === at ? { ...row, ...patch } : row)));
  const digits = (text: string) => text.normalize('NFKC').replace(/[^\d]/g, '');
  const sum = (of: 'sessions' | 'participants') => rows.reduce((total, row) => total + Number(row[of]), 0);
  const counted = rows.some(({ participants }) => participants !== '');
  return (
    <fieldset className="sessions">
      <legend>{label}</legend>
      <div className="session-row session-head" aria-hidden="true">
        <span>{t('form.day')}</span>
        <span>{t('form.times')}</span>
        <span>{t('form.persons')}</span>
      </div>
      {rows.map(({ heldOn, sessions, participants }, at) => {
        const n = at + 1;
        return (
          // Rows have no names of their own; their place is what they are.
          <div key={at} className="session-row">
            <input
              type="date"
              className="input"
              aria-label={t('form.heldOn', { n })}
              aria-invalid={fault === undefined ? undefined : true}
              value={heldOn}
              onChange={(event) => put(at, { heldOn: event.target.value })}
            />
            <input
              className="input"
              inputMode="numeric"
              aria-label={t('form.count', { n })}
              value={sessions}
              onChange={(event) => put(at, { sessions: digits(event.target.value) })}
            />
            <input
              className="input"
              inputMode="numeric"
              aria-label={t('form.people', { n })}
              value={participants}
              onChange={(event) => put(at, { participants: digits(event.target.value) })}
            />
            <button
              type="button"
              className="button quiet"
              aria-label={t('form.dropDay', { n })}
              onClick={() => onChange(rows.filter((_, i) => i !== at))}
            >
              ✕
            </button>
          </div>
        );
      })}
      <FaultOf name={name} />
      <p className="hint" role="status">
        {counted
          ? t('form.total', { sessions: sum('sessions'), people: sum('participants') })
          : t('form.totalSessions', { sessions: sum('sessions') })}{' '}
        {t('form.personsHint')}
      </p>
      <Button onClick={() => onChange([...rows, sessionRow(rows.at(-1)?.heldOn ?? today())])}>
        {t('form.addDay')}
      </Button>
    </fieldset>
  );
};
