import { useTranslation } from 'react-i18next';
import { useEnum } from '../../app/use-enum.ts';
import { ChainField, RegionField } from '../../records/pickers.tsx';
import { Button } from '../../ui/button.tsx';
import {
  DateField,
  NumberField,
  SelectField,
  SwitchField,
  TextAreaField,
  TextField,
} from '../../ui/fields.tsx';
import { FaultOf, type FormState } from '../../ui/form.tsx';
import { PickMany, type Pick } from '../../ui/pick-many.tsx';
import type { Stop, VisitForm } from './visit-form.ts';
import type { VisitLists } from './visit-lists.ts';

/** What can be said of a visit, the usual first and the rest folded: native controls, so that a thumb has its own pickers. */
export const VisitFields = ({
  form,
  lists,
}: {
  readonly form: FormState<VisitForm>;
  readonly lists: VisitLists;
}) => {
  const { t } = useTranslation('visits');
  const { t: common } = useTranslation();
  const say = useEnum();
  const { values, set, field } = form;
  const planned = values.kind === 'PLANNED';
  const stations = (lists.stations ?? []).map(({ id, name }) => ({ value: id, label: name }));
  return (
    <>
      <SwitchField
        {...field('direction')}
        label={t('form.direction')}
        choices={(['INBOUND', 'OUTBOUND', 'LOCAL'] as const).map((value) => ({
          value,
          label: say('VisitDirection', value),
        }))}
      />
      <div className="form-grid">
        <SelectField
          {...field('stationId')}
          label={t('form.station')}
          needed
          none={t('form.noStation')}
          choices={stations}
        />
        <DateField {...field('on')} label={planned ? t('form.plannedOn') : t('form.on')} needed />
      </div>
      {values.stationId === '' ? (
        <PickMany
          name="host"
          needed
          label={t('form.host')}
          values={values.host}
          onChange={(host: readonly Pick[]) => set({ host: host.slice(-1) })}
          find={lists.findOrganizations}
        />
      ) : null}
      <div className="form-grid">
        <TextField {...field('name')} label={t('form.name')} maxLength={200} />
        <NumberField
          {...field('count')}
          label={planned ? t('form.expected') : t('form.count')}
          hint={t('form.countHint')}
          min={1}
          max={1_000_000}
        />
      </div>
      <PickMany
        name="leads"
        label={t('form.leads')}
        values={values.leads}
        onChange={(leads) => set({ leads })}
        find={lists.findLeads}
      />
      <PickMany
        name="organizations"
        label={t('form.organizations')}
        values={values.organizations}
        onChange={(organizations) => set({ organizations })}
        find={lists.findOrganizations}
      />
      {planned ? null : (
        <TextAreaField {...field('result')} label={t('form.result')} hint={t('form.resultHint')} />
      )}
      <div className="form-grid">
        <RegionField {...field('origin')} label={t('form.origin')} />
        <RegionField {...field('destination')} label={t('form.destination')} />
        <ChainField {...field('chain')} label={t('form.chain')} />
      </div>
      <details className="fold">
        <summary>{t('form.more')}</summary>
        <div className="form-grid">
          <DateField
            {...field('until')}
            label={planned ? t('form.plannedUntil') : t('form.until')}
            min={values.on}
          />
          <RegionField {...field('region')} label={t('form.region')} />
          <NumberField {...field('reported')} label={t('form.reported')} min={1} max={1_000_000} />
          <SelectField
            {...field('qualifier')}
            label={t('form.qualifier')}
            none={say('Qualifier', 'EXACT')}
            choices={(['ABOUT', 'MORE_THAN', 'NEARLY', 'AT_LEAST'] as const).map((value) => ({
              value,
              label: say('Qualifier', value),
            }))}
          />
          <SelectField
            {...field('activity')}
            label={t('form.activity')}
            none={common('none')}
            choices={lists.activities.map(({ id, name, startsOn }) => ({
              value: id,
              label: `${startsOn} ${name}`,
            }))}
          />
          <TextField {...field('document')} label={t('form.document')} maxLength={200} />
        </div>
        <Itinerary stops={values.itinerary} day={values.on} onChange={(itinerary) => set({ itinerary })} />
      </details>
    </>
  );
};

const Itinerary = ({
  stops,
  day,
  onChange,
}: {
  readonly stops: readonly Stop[];
  readonly day: string;
  readonly onChange: (stops: readonly Stop[]) => void;
}) => {
  const { t } = useTranslation('visits');
  const put = (at: number, patch: Partial<Stop>) =>
    onChange(stops.map((stop, i) => (i === at ? { ...stop, ...patch } : stop)));
  return (
    <fieldset className="stops">
      <legend>{t('form.itinerary')}</legend>
      <FaultOf name="itinerary" />
      {stops.map(({ on, place, purpose }, at) => {
        const n = at + 1;
        return (
          // Stops have no names of their own; their place in the list is what they are.
          <div key={at} className="stop-row">
            <input
              type="date"
              className="input"
              aria-label={t('form.stopOn', { n })}
              value={on}
              onChange={(event) => put(at, { on: event.target.value })}
            />
            <input
              className="input"
              aria-label={t('form.stopPlace', { n })}
              placeholder={t('facts.place')}
              maxLength={200}
              value={place}
              onChange={(event) => put(at, { place: event.target.value })}
            />
            <input
              className="input"
              aria-label={t('form.stopPurpose', { n })}
              placeholder={t('facts.purpose')}
              maxLength={500}
              value={purpose}
              onChange={(event) => put(at, { purpose: event.target.value })}
            />
            <button
              type="button"
              className="button quiet"
              aria-label={t('form.dropStop', { n })}
              onClick={() => onChange(stops.filter((_, i) => i !== at))}
            >
              ✕
            </button>
          </div>
        );
      })}
      <Button onClick={() => onChange([...stops, { on: day, place: '', purpose: '' }])}>
        {t('form.addStop')}
      </Button>
    </fieldset>
  );
};
