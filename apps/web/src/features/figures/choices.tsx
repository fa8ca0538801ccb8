import { lazy, Suspense, useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Dimension } from '../../app/enums.gql.ts';
import { today } from '../../app/format.ts';
import { useAsk } from '../../app/query.ts';
import type { SearchText } from '../../app/search.ts';
import { typedDate } from '../../app/typed-date.ts';
import { useLanguage } from '../../app/use-choice.ts';
import { useEnum } from '../../app/use-enum.ts';
import { usePhone } from '../../app/use-media.ts';
import { Button } from '../../ui/button.tsx';
import { SwitchField } from '../../ui/fields.tsx';
import { measuresAt, places } from '../../records/measures.ts';
import { bases, credits, dimensionsFor, views, written, type Asked } from './asked.ts';
import { Choose } from './choose.tsx';
import { MeaningButton } from './meaning-button.tsx';
import { MeasureDefinitionsDocument } from './figures.gql.ts';
import { RuleChoices } from './rule-choices.tsx';
import { presetOf, presets, rangeOf, steps } from './periods.ts';

const Filters = lazy(() => import('./filters.tsx'));

type Patch = (changes: SearchText) => void;

/** A day, typed, pasted or picked. */
export const Day = ({
  label,
  value,
  onChange,
}: {
  readonly label: string;
  readonly value: string | undefined;
  readonly onChange: (day: string | undefined) => void;
}) => {
  const id = useId();
  return (
    <div className="field">
      <label htmlFor={id}>{label}</label>
      <input
        id={id}
        type="date"
        className="input date"
        value={value ?? ''}
        onPaste={(event) => {
          const day = typedDate(event.clipboardData.getData('text'));
          if (day === undefined) return;
          event.preventDefault();
          onChange(day);
        }}
        onChange={(event) => onChange(event.target.value === '' ? undefined : event.target.value)}
      />
    </div>
  );
};

/** What is counted and how: each choice is in the address, and none waits for a button. */
export const Choices = ({ asked, patch }: { readonly asked: Asked; readonly patch: Patch }) => {
  const { t } = useTranslation(['figures', 'common']);
  const say = useEnum();
  const set = (changes: SearchText) => patch({ cell: undefined, ...changes });
  const dimension = (label: string, value: Dimension, other: Dimension, name: 'rows' | 'cols') => (
    <Choose
      label={label}
      value={value}
      onChange={(chosen) =>
        set({
          [name]: written(chosen),
          // Nobody means one dimension twice: the two change places.
          ...(chosen === other ? { [name === 'rows' ? 'cols' : 'rows']: written(value) } : {}),
          sort: undefined,
          col: undefined,
        })
      }
    >
      {dimensionsFor(asked.measure).map((one) => (
        <option key={one} value={one}>
          {say('Dimension', one)}
        </option>
      ))}
    </Choose>
  );
  const now = presetOf(asked, today());
  const filtered =
    asked.organizationIds.length + (asked.chain === undefined ? 0 : 1) + (asked.region === undefined ? 0 : 1);
  const [filtering, setFiltering] = useState(filtered > 0);
  const language = useLanguage();
  const { data: defined } = useAsk(MeasureDefinitionsDocument, {});
  const measure = defined?.measures.find((one) => one.measure === asked.measure);
  const definition = language === 'zh' ? measure?.definition : measure?.definitionEn;
  const narrow = usePhone();
  const [unfolded, setUnfolded] = useState(false);
  // A phone shows what is counted and when; figures come before the finer choices.
  const folded = narrow && !unfolded;
  return (
    <div className="figure-choices" role="group" aria-label={t('choose.label')}>
      <div className="bar">
        <Choose
          label={t('choose.measure')}
          value={asked.measure}
          onChange={(measure) => set({ measure: written(measure) })}
        >
          {places.map((place) => (
            <optgroup key={place} label={t(`places.${place}`)}>
              {measuresAt(place).map((measure) => (
                <option key={measure} value={measure}>
                  {say('Measure', measure)}
                </option>
              ))}
            </optgroup>
          ))}
        </Choose>
        {folded ? null : asked.view === 'table' ? (
          <>
            {dimension(t('choose.rows'), asked.rows, asked.cols, 'rows')}
            <Button
              kind="quiet"
              aria-label={t('choose.swap')}
              title={t('choose.swap')}
              onClick={() =>
                set({
                  rows: written(asked.cols),
                  cols: written(asked.rows),
                  sort: undefined,
                  col: undefined,
                })
              }
            >
              ⇄
            </Button>
            {dimension(t('choose.cols'), asked.cols, asked.rows, 'cols')}
          </>
        ) : asked.view === 'ranking' ? (
          dimension(t('choose.step'), asked.rows, asked.cols, 'rows')
        ) : asked.view === 'trend' ? (
          <Choose
            label={t('choose.step')}
            value={asked.step}
            onChange={(step) => set({ step: written(step) })}
          >
            {steps.map((step) => (
              <option key={step} value={step}>
                {say('Dimension', step)}
              </option>
            ))}
          </Choose>
        ) : null}
        {folded ? null : (
          <>
            <SwitchField
              name="basis"
              label={t('choose.basis')}
              value={asked.basis}
              onChange={(basis) => set({ basis: written(basis) })}
              choices={bases.map((value) => ({ value, label: say('Basis', value) }))}
            />
            <SwitchField
              name="credit"
              label={t('choose.credit')}
              value={asked.credit}
              onChange={(credit) => set({ credit: written(credit) })}
              choices={credits.map((value) => ({ value, label: say('Credit', value) }))}
            />
            <RuleChoices asked={asked} set={set} />
          </>
        )}
        <div className="presets" role="group" aria-label={t('choose.range')}>
          {presets.map((preset) => (
            <Button
              key={preset}
              aria-pressed={now === preset}
              onClick={() => {
                const { from, to } = rangeOf(preset, today());
                set({ from, to });
              }}
            >
              {t(`presets.${preset}`)}
            </Button>
          ))}
        </div>
        {folded ? null : (
          <>
            <Day
              label={t('choose.from')}
              value={asked.from}
              onChange={(from) => set({ from, to: asked.to })}
            />
            <Day label={t('choose.to')} value={asked.to} onChange={(to) => set({ from: asked.from, to })} />
            <Button kind="quiet" aria-expanded={filtering} onClick={() => setFiltering(!filtering)}>
              {filtered === 0 ? t('choose.more') : t('choose.moreOn', { count: filtered })}
              <span aria-hidden="true">{filtering ? ' ▴' : ' ▾'}</span>
            </Button>
          </>
        )}
        {filtered === 0 ? null : (
          <Button kind="quiet" onClick={() => set({ org: undefined, chain: undefined, region: undefined })}>
            {t('choose.clear')}
          </Button>
        )}
        {narrow ? (
          <Button aria-expanded={unfolded} onClick={() => setUnfolded(!unfolded)}>
            {t('choose.finer')}
            <span aria-hidden="true">{unfolded ? ' ▴' : ' ▾'}</span>
          </Button>
        ) : null}
      </div>
      {filtering && !folded ? (
        <Suspense>
          <Filters asked={asked} set={set} />
        </Suspense>
      ) : null}
      <p className="definition">
        <strong>{say('Measure', asked.measure)}</strong> {t('definitionOf')}
        {definition} <MeaningButton measure={asked.measure} />{' '}
        {folded ? null : `${t(`basisWhy.${asked.basis}`)} ${t(`creditWhy.${asked.credit}`)}`}
        {measure?.ruled === false && (asked.rule !== undefined || asked.against !== undefined)
          ? ` ${t('rules.unruled')}`
          : null}
      </p>
    </div>
  );
};

/** Table, trend, ranking, regions or what changed: the same selection, looked at in another way. */
export const Views = ({
  asked,
  since,
  patch,
  state,
}: {
  readonly asked: Asked;
  /** What a comparison begins with: in the address from the start, so that it can be sent. */
  readonly since: string | undefined;
  readonly patch: Patch;
  /** Whether the figures are new, old or being counted; nothing where there is nothing to say. */
  readonly state: string;
}) => {
  const { t } = useTranslation('figures');
  return (
    <div className="figure-views">
      <SwitchField
        name="view"
        label={t('choose.view')}
        hideLabel
        value={asked.view}
        onChange={(view) =>
          patch({
            view: view === 'table' ? undefined : view,
            since: view === 'bridge' ? since : undefined,
            cell: undefined,
            cause: undefined,
          })
        }
        choices={views.map((value) => ({ value, label: t(`views.${value}`) }))}
      />
      <p className="figure-state" role="status">
        {state}
      </p>
    </div>
  );
};
