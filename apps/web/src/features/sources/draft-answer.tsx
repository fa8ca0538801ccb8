import { percentOf, verdictOf, type DerivedValue } from '@sources/comparison.rules.ts';
import { useTranslation } from 'react-i18next';
import type { Dimension, Measure, StatedQualifier } from '../../app/enums.gql.ts';
import { displayIn } from '../../app/language.ts';
import { useAsk } from '../../app/query.ts';
import { useLanguage } from '../../app/use-choice.ts';
import type { FormState } from '../../ui/form.tsx';
import { Fault } from '../../ui/fault.tsx';
import { askedIn, nameOf, type Catalogue, type Draft, type Part, type Values } from './figure-form.ts';
import { terms, type Compared, type Term } from './figure-question.ts';
import { exactOf, numberOf } from './said.ts';
import { PrintedAnswerDocument, PrintedCodesDocument } from './sources.gql.ts';
import { VerdictMark } from './verdict.tsx';

type Props = {
  readonly draft: Draft;
  readonly form: FormState<Values>;
  readonly catalogue: Pick<Catalogue, 'measures'>;
  readonly compared: Exclude<Compared, 'register'>;
};

// Nothing of the question before is kept: a verdict would be on its number, and a share of two questions is one of neither.
const live = { about: ['FIGURES'] } as const;

/** What a question comes to in the ledger, as soon as it is whole, and the verdict on the number. */
export const Answer = ({ draft, form, catalogue, compared }: Props) => {
  const { t } = useTranslation('sources');
  const language = useLanguage();
  const said = (part: Part) => form.values[nameOf(draft.key, part)] ?? '';
  const asked = (term: Term) => ({
    measure: said(term.measure) as Measure,
    filter: askedIn(form.values, draft, term, catalogue.measures),
  });
  const locale = displayIn(language);
  const isFirst = said('measure') !== '';
  const whole =
    compared === 'codes' ? said('codesOf') !== '' : compared !== 'ratio' || said('ofMeasure') !== '';
  const isAsked = isFirst && whole;
  const first = useAsk(
    PrintedAnswerDocument,
    { ...asked(terms.first), locale },
    { ...live, enabled: isAsked && compared !== 'codes' },
  );
  const second = useAsk(
    PrintedAnswerDocument,
    { ...asked(terms.second), locale },
    { ...live, enabled: isAsked && compared === 'ratio' },
  );
  const codes = useAsk(
    PrintedCodesDocument,
    { ...asked(terms.first), of: said('codesOf') as Dimension },
    { ...live, enabled: isAsked && compared === 'codes' },
  );
  if (!isAsked) return null;
  const used = compared === 'codes' ? [codes] : compared === 'ratio' ? [first, second] : [first];
  const wrong = used.find(({ error }) => error !== null);
  if (wrong?.error)
    return <Fault refusal={wrong.error} again={() => used.forEach((each) => void each.refetch())} />;
  const [one, other] = [first.data?.totals.grand[0], second.data?.totals.grand[0]];
  const many = codes.data?.totals;
  const derived: DerivedValue | undefined =
    compared === 'codes'
      ? many && { value: String(many.distinct), entries: many.grand[0]?.entryCount ?? 0 }
      : compared === 'ratio'
        ? one &&
          other && {
            numerator: one.value,
            denominator: other.value,
            entries: one.entryCount + other.entryCount,
          }
        : one && { value: one.value, entries: one.entryCount };
  return (
    <span role="status" aria-busy={used.some(({ isFetching }) => isFetching)} data-answer={said('measure')}>
      {derived === undefined ? (
        t('decide.asking')
      ) : (
        <>
          {t('decide.answer')} <Derived of={derived} unit={said('unit')} />{' '}
          {t('figures.entries', { count: derived.entries })}{' '}
          <VerdictMark of={verdictOf(draft.value, said('qualifier') as StatedQualifier, derived)} />
        </>
      )}
    </span>
  );
};

const Derived = ({ of, unit }: { readonly of: DerivedValue; readonly unit: string }) => {
  const { t } = useTranslation('sources');
  const language = useLanguage();
  if ('value' in of)
    return <strong title={exactOf(of.value, unit)}>{numberOf(of.value, unit, language)}</strong>;
  const percent = percentOf(of.numerator, of.denominator);
  return (
    <>
      <strong>{percent === null ? t('figures.ofNothing') : `${percent}%`}</strong>{' '}
      <span className="why-text">
        {numberOf(of.numerator, '', language)} / {numberOf(of.denominator, '', language)}
      </span>
    </>
  );
};
