import type { StatedBasis, StatedQualifier, StatedRate } from '../../app/enums.gql.ts';
import { typedDate } from '../../app/typed-date.ts';
import {
  codesIn,
  comparedBy,
  filterOf,
  questionFaults,
  questionOf,
  questionPartAt,
  questionParts,
  registerOf,
  type Compared,
  type Days,
  type Measured,
  type Term,
} from './figure-question.ts';
import type { Proposal } from './proposed-figures.ts';
import type { ExcludedFigureInput, FigureInput } from './sources.gql.ts';

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
  ...questionParts,
  'each',
  'byReading',
  'partOf',
  'neverAddedTo',
  'indicator',
  'reason',
] as const;
export type Part = (typeof parts)[number];

/** The form: what holds for all numbers by its name, what holds for one by `key:part`. */
export type Values = Readonly<Record<string, string>>;
export const nameOf = (key: string, part: Part): string => `${key}:${part}`;

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

const read =
  (values: Values, key: string): ((part: Part) => string) =>
  (part) =>
    (values[nameOf(key, part)] ?? '').trim();
const shared = (values: Values, name: string): string => (values[name] ?? '').trim();

export const wayOf = (values: Values, { key }: Draft): Way | '' => {
  const how = read(values, key)('how');
  return ways.find((way) => way === how) ?? '';
};

/** The days that a number is of: its own where some are said, else those of all. */
export const daysOf = (values: Values, key: string): Days => {
  const own = read(values, key);
  return own('to') === '' && own('from') === ''
    ? { from: shared(values, 'from'), to: shared(values, 'to') }
    : { from: own('from'), to: own('to') === '' ? shared(values, 'to') : own('to') };
};

/** How a number that the ledger answers is compared. */
export const comparedIn = (values: Values, { key }: Draft): Compared => {
  const own = read(values, key);
  return comparedBy(own, own('unit'));
};

/** What is asked of the ledger for one of the figures of a number's question. */
export const askedIn = (values: Values, { key }: Draft, term: Term, measures: readonly Measured[]) =>
  filterOf(read(values, key), term, daysOf(values, key), measures);

/** Whether a region can be said of a number: most registers have none, and one that was said before is not meant. */
const showsRegion = (values: Values, draft: Draft): boolean =>
  wayOf(values, draft) !== 'question' ||
  comparedIn(values, draft) !== 'register' ||
  registerOf(read(values, draft.key)('register')) === 'region';

/** Whether a number is recorded as a figure of the document. */
export const isObserved = (values: Values, draft: Draft): boolean =>
  ['question', 'indicator'].includes(wayOf(values, draft));

/** Of which other number each is a part: by key, among those that are recorded now. */
const wholesIn = (values: Values, figures: readonly Draft[]): ReadonlyMap<string, string> =>
  new Map(
    figures.flatMap(({ key }) => {
      const whole = read(values, key)('partOf');
      return whole === '' ? [] : [[key, whole] as const];
    }),
  );

/** All that hold a number, the nearest first; up to where they would go in a circle. */
const above = (key: string, wholes: ReadonlyMap<string, string>): readonly string[] => {
  const found: string[] = [];
  for (let at = wholes.get(key); at !== undefined && !found.includes(at); at = wholes.get(at)) found.push(at);
  return found;
};

/** What can be seen to be wrong before anything is sent: a code by field. */
export const faultsIn = (
  values: Values,
  drafts: readonly Draft[],
  { indicators, measures }: Catalogue,
): Readonly<Record<string, string>> => {
  const faults: Record<string, string> = {};
  const figures = drafts.filter((draft) => isObserved(values, draft));
  const wholes = wholesIn(values, figures);
  const isLeft = (key: string) =>
    drafts.some((draft) => draft.key === key) && !figures.some((draft) => draft.key === key);
  for (const draft of figures) {
    const { key } = draft;
    const own = read(values, key);
    const need = (part: Part) => {
      if (own(part) === '') faults[nameOf(key, part)] = 'NEEDED';
    };
    need('unit');
    if (own('how') === 'question') {
      const found = questionFaults(own, comparedIn(values, draft), measures);
      for (const [part, code] of Object.entries(found)) faults[nameOf(key, part as Part)] = code;
    } else {
      need('indicator');
      const chosen = indicators.find(({ code }) => code === own('indicator'));
      // Money shows no field of its unit.
      if (chosen !== undefined && chosen.unit !== own('unit'))
        faults[nameOf(key, draft.unit === 'fen' ? 'indicator' : 'unit')] = 'UNIT_DIFFERS';
    }
    if (own('subject') === '' && shared(values, 'subject') === '') faults['subject'] = 'NEEDED';
    const { from, to } = daysOf(values, key);
    const at = (part: 'from' | 'to') => (own('from') + own('to') === '' ? part : nameOf(key, part));
    if (typedDate(to) === undefined) faults[at('to')] = to === '' ? 'NEEDED' : 'DATE_UNREADABLE';
    else if (from !== '' && from > to) faults[at('to')] = 'PERIOD_BACKWARDS';
    if (isLeft(own('partOf'))) faults[nameOf(key, 'partOf')] = 'OBSERVATION_NOT_FOUND';
    else if (above(key, wholes).includes(key)) faults[nameOf(key, 'partOf')] = 'OBSERVATION_PART_CYCLE';
    if (codesIn(own('neverAddedTo')).some(isLeft))
      faults[nameOf(key, 'neverAddedTo')] = 'OBSERVATION_NOT_FOUND';
  }
  if (figures.length > 0 && shared(values, 'basis') === 'INFERRED' && shared(values, 'why') === '')
    faults['why'] = 'NEEDED';
  for (const { key } of drafts.filter((draft) => wayOf(values, draft) === 'excluded'))
    if (read(values, key)('reason') === '') faults[nameOf(key, 'reason')] = 'NEEDED';
  return faults;
};

const given = (name: string, text: string) => (text === '' ? {} : { [name]: text });

/**
 * In the order in which they can be recorded, also where they go in several commands: what holds a number before it, and that one must not be
 * added to another said at the later of the two, since it holds for both.
 */
const inOrder = (values: Values, figures: readonly Draft[]) => {
  const wholes = wholesIn(values, figures);
  const ordered = figures.toSorted((a, b) => above(a.key, wholes).length - above(b.key, wholes).length);
  const at = new Map(ordered.map(({ key }, n) => [key, n]));
  const named = (key: string) => codesIn(read(values, key)('neverAddedTo'));
  return ordered.map((draft, n) => {
    const own = named(draft.key).filter((other) => (at.get(other) ?? -1) < n);
    const others = ordered.slice(0, n).filter(({ key }) => named(key).includes(draft.key));
    return { draft, neverAddedTo: [...new Set([...own, ...others.map(({ key }) => key)])] };
  });
};

/** What is sent of the numbers that somebody decided on. */
export const inputsOf = (
  values: Values,
  drafts: readonly Draft[],
  catalogue: Catalogue,
): { readonly figures: readonly FigureInput[]; readonly excluded: readonly ExcludedFigureInput[] } => {
  const figureOf = ({
    draft,
    neverAddedTo,
  }: {
    readonly draft: Draft;
    readonly neverAddedTo: string[];
  }): FigureInput => {
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
      ...(showsRegion(values, draft) ? given('regionCode', own('region')) : {}),
      ...(own('how') === 'indicator'
        ? { indicator: own('indicator') }
        : { question: questionOf(own, comparedIn(values, draft), { from, to }, catalogue.measures) }),
      ...(own('each') === '' ? {} : { each: own('each') as StatedRate }),
      ...(own('byReading') === '' ? {} : { byReading: true }),
      ...given('partOf', own('partOf')),
      ...(neverAddedTo.length === 0 ? {} : { neverAddedTo }),
    };
  };
  return {
    figures: inOrder(
      values,
      drafts.filter((draft) => isObserved(values, draft)),
    ).map(figureOf),
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
  const [first = '', ...rest] = path.split('.');
  const part: Part =
    first === 'question'
      ? questionPartAt(rest.join('.'))
      : first === 'period'
        ? 'to'
        : first === 'regionCode'
          ? 'region'
          : // Money shows no field of its unit, and what is wrong with a value is often how it is meant.
            first === 'value'
            ? 'qualifier'
            : (parts.find((each) => each === first) ?? 'qualifier');
  return nameOf(key, part);
};
