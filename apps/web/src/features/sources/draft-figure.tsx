import { useTranslation } from 'react-i18next';
import { useLanguage } from '../../app/use-choice.ts';
import { RegionField } from '../../records/pickers.tsx';
import { SelectField, SwitchField, TextField } from '../../ui/fields.tsx';
import type { FormState } from '../../ui/form.tsx';
import { Bound } from './draft-bound.tsx';
import { Days, Meant } from './draft-meant.tsx';
import { DraftRelations, type OtherFigure } from './draft-relations.tsx';
import { nameOf, wayOf, ways, type Catalogue, type Draft, type Values, type Way } from './figure-form.ts';
import { exactOf, numberOf } from './said.ts';
import type { RegistrationQuery } from './sources.gql.ts';

type Props = {
  readonly draft: Draft;
  readonly form: FormState<Values>;
  readonly catalogue: Omit<Catalogue, 'indicators'> & Pick<RegistrationQuery, 'indicators'>;
  /** Figures that it may be a part of, or must not be added to: those recorded, and those of this form. */
  readonly others: readonly OtherFigure[];
};

/** One number of a text: where it is said, and what becomes of it. */
export const DraftFigure = ({ draft, form, catalogue, others }: Props) => {
  const { t } = useTranslation('sources');
  const language = useLanguage();
  const { key, line, quote, said, value, unit } = draft;
  const way = wayOf(form.values, draft);
  const at = quote.indexOf(said);
  return (
    <section className="panel draft-figure" data-draft={key} aria-label={`${t('line', { line })} ${quote}`}>
      <p className="draft-said">
        <span className="line-number">{t('line', { line })}</span>{' '}
        <q>
          {at < 0 ? (
            quote
          ) : (
            <>
              {quote.slice(0, at)}
              <mark>{said}</mark>
              {quote.slice(at + said.length)}
            </>
          )}
        </q>{' '}
        <strong title={exactOf(value, unit)}>{numberOf(value, unit, language)}</strong>
      </p>
      <SwitchField<Way | 'open'>
        name={nameOf(key, 'how')}
        label={t('decide.how')}
        hideLabel
        value={way === '' ? 'open' : way}
        onChange={(how) => form.set({ [nameOf(key, 'how')]: how === 'open' ? '' : how })}
        choices={[
          { value: 'open', label: t('ways.open') },
          ...ways
            .filter((each) => each !== 'indicator' || catalogue.indicators.length > 0)
            .map((each) => ({ value: each, label: t(`ways.${each}`) })),
        ]}
      />
      {way === 'question' ? <Bound draft={draft} form={form} catalogue={catalogue} /> : null}
      {way === 'indicator' ? <Observed draft={draft} form={form} catalogue={catalogue} /> : null}
      {way === 'question' || way === 'indicator' ? (
        <DraftRelations draft={draft} form={form} others={others} />
      ) : null}
      {way === 'excluded' ? (
        <TextField
          {...form.field(nameOf(key, 'reason'))}
          label={t('excluded.reason')}
          hint={t('decide.reasonHint')}
          needed
          maxLength={300}
        />
      ) : null}
    </section>
  );
};

/** Observed only: as which indicator. */
const Observed = ({ draft, form, catalogue }: Omit<Props, 'others'>) => {
  const { t } = useTranslation('sources');
  const language = useLanguage();
  const own = (part: 'indicator' | 'region') => form.field(nameOf(draft.key, part));
  const region = own('region');
  const unit = form.values[nameOf(draft.key, 'unit')];
  // Those of its unit first: most indicators cannot be it.
  const fitting = catalogue.indicators.filter((each) => each.unit === unit);
  const others = catalogue.indicators.filter((each) => each.unit !== unit);
  return (
    <>
      <div className="form-grid">
        <SelectField
          {...own('indicator')}
          label={t('decide.indicator')}
          needed
          none={t('decide.choose')}
          choices={[...fitting, ...others].map((each) => ({
            value: each.code,
            label: `${language === 'zh' ? each.name : each.nameEn}（${each.unit === 'fen' ? t('csv.yuan') : each.unit}）`,
          }))}
        />
        <Meant draft={draft} form={form} />
      </div>
      <details>
        <summary>{t('decide.narrow')}</summary>
        <div className="form-grid">
          <RegionField {...region} label={t('decide.region')} />
          <Days draft={draft} form={form} />
        </div>
      </details>
    </>
  );
};
