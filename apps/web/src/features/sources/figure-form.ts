import type { FlowKind, Measure, StatedBasis, StatedQualifier, Unit } from '../../app/enums.gql.ts';
import { typedDate } from '../../app/typed-date.ts';
import type { Proposal } from './proposed-figures.ts';
import type { ExcludedFigureInput, FigureFilter, FigureInput } from './sources.gql.ts';

/** A number that waits for a decision, by the key that it will have in its document. */
export type Draft = Proposal & { readonly key: string };

/** What becomes of a number: answered by the ledger, observed as an indicator, or no figure of the work. Empty: not decided. */
export const ways = ['question', 'indicator', 'excluded'] as const;
export type Way = (typeof ways)[number];

/** What can be said of each number; what is left empty is as it is said once for all. */
const parts = [
  'how',
  'unit',
  'qualifier',
  'subject',
  'from',
  'to',
  'measure',
  'chain',
  'org',
  'region',
  'indicator',
  'reason',
] as const;
export type Part = (typeof parts)[number];

/** The form: what holds for all numbers by its name, what holds for one by `key:part`. */
export type Values = Readonly<Record<string, string>>;
export const nameOf = (key: string, part: Part): string => `${key}:${part}`;

type Measured = { readonly measure: Measure; readonly unit: Unit; readonly flow: FlowKind };
type Indicated = { readonly code: string; readonly unit: string };
/** What a number can be bound to. */
export type Catalogue = { readonly measures: readonly Measured[]; readonly indicators: readonly Indicated[] };

/** Every field of the form, empty but for what the text says of itself. */
export const valuesFor = (drafts: readonly Draft[], said: Values): Values => ({
  subject: '',
  from: '',
  to: '',
  basis: 'STATED',
  why: '',
  ...Object.fromEntries(
    drafts.flatMap(({ key, unit, qualifier }) =>
      parts.map((part) => [
        nameOf(key, part),
        part === 'unit' ? unit : part === 'qualifier' ? qualifier : '',
      ]),
    ),
  ),
  ...said,
});

/** Keys that the document does not have yet: the line, and which number of it. */
export const keyed = (proposals: readonly Proposal[], taken: ReadonlySet<string>): readonly Draft[] => {
  const used = new Set(taken);
  return proposals.map((proposal) => {
    let n = 1;
    while (used.has(`${proposal.line}-${n}`)) n += 1;
    const key = `${proposal.line}-${n}`;
    used.add(key);
    return { ...proposal, key };
  });
};

const read = (values: Values, key: string) => (part: Part) => (values[nameOf(key, part)] ?? '').trim();
const shared = (values: Values, name: string): string => (values[name] ?? '').trim();

export const wayOf = (values: Values, { key }: Draft): Way | '' => {
  const how = read(values, key)('how');
  return ways.find((way) => way === how) ?? '';
};

/** Measures that can answer a number: money is answered by money. */
export const measuresFor = ({ unit }: Pick<Draft, 'unit'>, { measures }: Catalogue): readonly Measured[] =>
  measures.filter((each) => (each.unit === 'FEN') === (unit === 'fen'));

/** The days that a number is of: its own where some are said, else those of all. */
const daysOf = (values: Values, key: string): { readonly from: string; readonly to: string } => {
  const own = read(values, key);
  return own('to') === '' && own('from') === ''
    ? { from: shared(values, 'from'), to: shared(values, 'to') }
    : { from: own('from'), to: own('to') === '' ? shared(values, 'to') : own('to') };
};

/** What is asked of the ledger for a number; a balance has no beginning. */
export const filterOf = (values: Values, { key }: Draft, { measures }: Catalogue): FigureFilter => {
  const own = read(values, key);
  const { from, to } = daysOf(values, key);
  const isBalance = measures.find(({ measure }) => measure === own('measure'))?.flow === 'STOCK';
  const occurred = {
    ...(from === '' || isBalance ? {} : { from }),
    ...(to === '' ? {} : { to }),
  };
  return {
    ...(Object.keys(occurred).length === 0 ? {} : { occurred }),
    ...(own('org') === '' ? {} : { organizationIds: [own('org')] }),
    ...(own('chain') === '' ? {} : { chainCodes: [own('chain')] }),
    ...(own('region') === '' ? {} : { regionCode: own('region') }),
  };
};

/** What can be seen to be wrong before anything is sent: a code by field. */
export const faultsIn = (
  values: Values,
  drafts: readonly Draft[],
  { indicators }: Catalogue,
): Readonly<Record<string, string>> => {
  const faults: Record<string, string> = {};
  const figures = drafts.filter((draft) => ['question', 'indicator'].includes(wayOf(values, draft)));
  for (const { key } of figures) {
    const own = read(values, key);
    const need = (part: Part) => {
      if (own(part) === '') faults[nameOf(key, part)] = 'NEEDED';
    };
    need('unit');
    if (own('how') === 'question') need('measure');
    else {
      need('indicator');
      const chosen = indicators.find(({ code }) => code === own('indicator'));
      if (chosen !== undefined && chosen.unit !== own('unit')) faults[nameOf(key, 'unit')] = 'UNIT_DIFFERS';
    }
    if (own('subject') === '' && shared(values, 'subject') === '') faults['subject'] = 'NEEDED';
    const { from, to } = daysOf(values, key);
    const at = (part: 'from' | 'to') => (own('from') + own('to') === '' ? part : nameOf(key, part));
    if (typedDate(to) === undefined) faults[at('to')] = to === '' ? 'NEEDED' : 'DATE_UNREADABLE';
    else if (from !== '' && from > to) faults[at('to')] = 'PERIOD_BACKWARDS';
  }
  if (figures.length > 0 && shared(values, 'basis') === 'INFERRED' && shared(values, 'why') === '')
    faults['why'] = 'NEEDED';
  for (const { key } of drafts.filter((draft) => wayOf(values, draft) === 'excluded'))
    if (read(values, key)('reason') === '') faults[nameOf(key, 'reason')] = 'NEEDED';
  return faults;
};

const given = (name: string, text: string) => (text === '' ? {} : { [name]: text });

/** What is sent of the numbers that somebody decided on. */
export const inputsOf = (
  values: Values,
  drafts: readonly Draft[],
  catalogue: Catalogue,
): { readonly figures: readonly FigureInput[]; readonly excluded: readonly ExcludedFigureInput[] } => {
  const figureOf = (draft: Draft): FigureInput => {
    const { key, line, quote, value } = draft;
    const own = read(values, key);
    const { from, to } = daysOf(values, key);
    return {
      key,
      subject: own('subject') === '' ? shared(values, 'subject') : own('subject'),
      value,
      unit: own('unit'),
      qualifier: own('qualifier') as StatedQualifier,
      period: {
        to,
        ...given('from', from),
        basis: shared(values, 'basis') as StatedBasis,
        ...given('why', shared(values, 'why')),
      },
      places: [{ line, quote }],
      ...given('regionCode', own('region')),
      ...(own('how') === 'indicator'
        ? { indicator: own('indicator') }
        : {
            question: {
              figure: { measure: own('measure') as Measure, filter: filterOf(values, draft, catalogue) },
            },
          }),
    };
  };
  return {
    figures: drafts.filter((draft) => ['question', 'indicator'].includes(wayOf(values, draft))).map(figureOf),
    excluded: drafts
      .filter((draft) => wayOf(values, draft) === 'excluded')
      .map(({ key, line, quote }) => ({
        key,
        place: { line, quote },
        reason: read(values, key)('reason'),
      })),
  };
};

/** The form's field of what the server says of `figures.3.period.to`: by the number's place in what was sent. */
export const fieldAt = (field: string, sent: readonly { readonly key: string }[]): string => {
  const [, index, path] = /^figures\.(\d+)\.(.+)$/.exec(field) ?? [];
  const key = index === undefined ? undefined : sent[Number(index)]?.key;
  if (key === undefined || path === undefined) return field;
  const [first = ''] = path.split('.');
  const part: Part =
    first === 'question'
      ? 'measure'
      : first === 'period'
        ? 'to'
        : first === 'regionCode'
          ? 'region'
          : (parts.find((each) => each === first) ?? 'unit');
  return nameOf(key, part);
};
