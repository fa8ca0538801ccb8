import { verdictOf } from '@sources/comparison.rules.ts';
import { statedQualifiers } from '@sources/qualifiers.rules.ts';
import { useTranslation } from 'react-i18next';
import type { StatedQualifier } from '../../app/enums.gql.ts';
import { useAsk } from '../../app/query.ts';
import { useLanguage } from '../../app/use-choice.ts';
import { useEnum } from '../../app/use-enum.ts';
import { FilterOrganization } from '../../records/filter-organization.tsx';
import { ChainField, RegionField } from '../../records/pickers.tsx';
import { DateField, SelectField, SwitchField, TextField } from '../../ui/fields.tsx';
import type { FormState } from '../../ui/form.tsx';
import { Fault } from '../../ui/fault.tsx';
import { DefinitionButton } from './definition-button.tsx';
import {
  filterOf,
  measuresFor,
  nameOf,
  wayOf,
  ways,
  type Catalogue,
  type Draft,
  type Part,
  type Values,
  type Way,
} from './figure-form.ts';
import { exactOf, numberOf } from './said.ts';
import { PrintedAnswerDocument, type RegistrationQuery } from './sources.gql.ts';
import { VerdictMark } from './verdict.tsx';

type Props = {
  readonly draft: Draft;
  readonly form: FormState<Values>;
  readonly catalogue: Omit<Catalogue, 'indicators'> & Pick<RegistrationQuery, 'indicators'>;
};

/** One number of a text: where it is said, and what becomes of it. */
export const DraftFigure = ({ draft, form, catalogue }: Props) => {
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

/** A field of one number; all of one number's fields say which it is of. */
const useOwn =
  ({ draft, form }: Pick<Props, 'draft' | 'form'>) =>
  (part: Part) =>
    form.field(nameOf(draft.key, part));

const Meant = (props: Pick<Props, 'draft' | 'form'>) => {
  const { t } = useTranslation('sources');
  const say = useEnum();
  const own = useOwn(props);
  const qualifier = own('qualifier');
  return (
    <>
      <SelectField
        name={qualifier.name}
        label={t('csv.qualifier')}
        needed
        value={qualifier.value as StatedQualifier}
        onChange={qualifier.onChange}
        choices={statedQualifiers.map((value) => ({ value, label: say('StatedQualifier', value) }))}
      />
      {props.draft.unit === 'fen' ? null : (
        <TextField {...own('unit')} label={t('csv.unit')} needed maxLength={20} />
      )}
      <TextField {...own('subject')} label={t('csv.subject')} hint={t('decide.asAbove')} maxLength={100} />
    </>
  );
};

const Days = (props: Pick<Props, 'draft' | 'form'>) => {
  const { t } = useTranslation('sources');
  const own = useOwn(props);
  return (
    <>
      <DateField {...own('from')} label={t('csv.from')} hint={t('decide.asAbove')} />
      <DateField {...own('to')} label={t('csv.to')} hint={t('decide.asAbove')} />
    </>
  );
};

/** Answered by the ledger: which measure, of what, and at once what that comes to. */
const Bound = ({ draft, form, catalogue }: Props) => {
  const { t } = useTranslation('sources');
  const say = useEnum();
  const own = useOwn({ draft, form });
  const measure = own('measure');
  const chosen = catalogue.measures.find((each) => each.measure === measure.value);
  const org = own('org');
  return (
    <>
      <div className="form-grid">
        <SelectField
          {...measure}
          label={t('decide.measure')}
          needed
          none={t('decide.choose')}
          choices={measuresFor(draft, catalogue).map((each) => ({
            value: each.measure,
            label: say('Measure', each.measure),
          }))}
        />
        <Meant draft={draft} form={form} />
      </div>
      {chosen === undefined ? null : (
        <p className="draft-answer">
          <Answer draft={draft} form={form} catalogue={catalogue} measure={chosen.measure} />{' '}
          <DefinitionButton indicator={null} measures={[chosen.measure]} of={draft.key} />
        </p>
      )}
      <details>
        <summary>{t('decide.narrow')}</summary>
        <div className="form-grid">
          <ChainField {...own('chain')} label={t('decide.chain')} />
          <RegionField {...own('region')} label={t('decide.region')} />
          <FilterOrganization
            label={t('decide.organization')}
            value={org.value === '' ? undefined : org.value}
            onChange={org.onChange}
          />
          <Days draft={draft} form={form} />
        </div>
      </details>
    </>
  );
};

const Answer = ({
  draft,
  form,
  catalogue,
  measure,
}: Props & { readonly measure: Catalogue['measures'][number]['measure'] }) => {
  const { t } = useTranslation('sources');
  const language = useLanguage();
  const query = useAsk(
    PrintedAnswerDocument,
    {
      measure,
      filter: filterOf(form.values, draft, catalogue),
      locale: language === 'zh' ? 'ZH_CN' : 'EN_US',
    },
    { about: ['FIGURES'], keepPrevious: true },
  );
  if (query.error !== null) return <Fault refusal={query.error} again={() => void query.refetch()} />;
  const figure = query.data?.totals.grand[0];
  const unit = form.values[nameOf(draft.key, 'unit')] ?? draft.unit;
  const qualifier = (form.values[nameOf(draft.key, 'qualifier')] ?? draft.qualifier) as StatedQualifier;
  return (
    <span role="status" aria-busy={query.isFetching} data-answer={measure}>
      {figure === undefined ? (
        t('decide.asking')
      ) : (
        <>
          {t('decide.answer')}{' '}
          <strong title={exactOf(figure.value, unit)}>{numberOf(figure.value, unit, language)}</strong>{' '}
          {t('figures.entries', { count: figure.entryCount })}{' '}
          <VerdictMark
            of={verdictOf(draft.value, qualifier, { value: figure.value, entries: figure.entryCount })}
          />
        </>
      )}
    </span>
  );
};

/** Observed only: as which indicator. */
const Observed = ({ draft, form, catalogue }: Props) => {
  const { t } = useTranslation('sources');
  const language = useLanguage();
  const own = useOwn({ draft, form });
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
          <RegionField {...own('region')} label={t('decide.region')} />
          <Days draft={draft} form={form} />
        </div>
      </details>
    </>
  );
};
