import type { ComparedRegister, Dimension, FlowKind, Measure, Unit } from '../../app/enums.gql.ts';
import { kindFilterOf } from '../../records/kind-filters.ts';
import type {
  FigureFilter,
  LedgerQuestionInput,
  QuestionInput,
  RegisterQuestionInput,
} from './sources.gql.ts';

/** What is said of one number, by the name of its part. */
export type Own = (part: QuestionPart | 'unit') => string;
export type Days = { readonly from: string; readonly to: string };

export type Measured = {
  readonly measure: Measure;
  readonly unit: Unit;
  readonly flow: FlowKind;
  readonly kindDimension: Dimension | null;
};

/** How the ledger answers: by a figure, by how many codes it has, by a share of two figures, or by the lines of a register. */
export const comparisons = ['figure', 'codes', 'ratio', 'register'] as const;
export type Compared = (typeof comparisons)[number];

/** A figure that is asked for, by its parts: of a share, the one that is divided, and the one that it is divided by. */
export const terms = {
  first: { measure: 'measure', kinds: 'kinds', chain: 'chain', org: 'org', region: 'region' },
  second: { measure: 'ofMeasure', kinds: 'ofKinds', chain: 'ofChain', org: 'ofOrg', region: 'ofRegion' },
} as const;
export type Term = (typeof terms)[keyof typeof terms];

/** What a question is made of. A register has its region and its organization in the places of a figure's. */
export const questionParts = [
  'by',
  ...Object.values(terms.first),
  ...Object.values(terms.second),
  'codesOf',
  'register',
  'grade',
] as const;
export type QuestionPart = (typeof questionParts)[number];

/** What can answer a number of that unit: money is a figure, and per cent are a share, whatever else is chosen. */
export const comparisonsFor = (unit: string): readonly Compared[] =>
  unit === 'fen' ? ['figure'] : unit === '%' ? ['ratio'] : comparisons.filter((each) => each !== 'ratio');

export const comparedBy = (own: Own, unit: string): Compared => {
  const fitting = comparisonsFor(unit);
  return fitting.find((each) => each === own('by')) ?? fitting[0]!;
};

const isMoney = ({ unit }: Pick<Measured, 'unit'>): boolean => unit === 'FEN';

/** Measures that can answer: money is answered by money; how many codes there are, by any; a share, by two of a kind. */
export const measuresFor = (
  { unit, by }: { readonly unit: string; readonly by: Compared },
  measures: readonly Measured[],
): readonly Measured[] =>
  by === 'figure' ? measures.filter((each) => isMoney(each) === (unit === 'fen')) : measures;

/** What the whole of a share may be, once its part is chosen. */
export const wholesFor = (part: string, measures: readonly Measured[]): readonly Measured[] => {
  const chosen = measures.find(({ measure }) => measure === part);
  return chosen === undefined ? measures : measures.filter((each) => isMoney(each) === isMoney(chosen));
};

const dimensions = [
  'ORGANIZATION',
  'HUB',
  'REGION',
  'INDUSTRY_CHAIN',
  'STATION',
  'ACTIVITY',
  'YEAR',
] as const;

/** Of what a measure's codes can be counted. */
export const dimensionsFor = (chosen: Pick<Measured, 'kindDimension'> | undefined): readonly Dimension[] =>
  chosen?.kindDimension ? [...dimensions, chosen.kindDimension] : dimensions;

export const registers = [
  'INDUSTRY_CHAINS',
  'REGIONS',
  'RATINGS',
  'HUB_ASSIGNMENTS',
] as const satisfies readonly ComparedRegister[];

/** What a register is of: lines below a region, or of one organization. */
export const registerOf = (name: string): 'region' | 'org' | undefined =>
  name === 'REGIONS' ? 'region' : name === 'RATINGS' || name === 'HUB_ASSIGNMENTS' ? 'org' : undefined;

/** Several codes in one field. */
export const codesIn = (text: string): readonly string[] => text.split('\n').filter((code) => code !== '');
export const codesText = (codes: readonly string[]): string => codes.join('\n');

/** What is asked of the ledger for one figure; a balance has no beginning. Kinds of another measure, chosen before, say nothing. */
export const filterOf = (
  own: Own,
  term: Term,
  { from, to }: Days,
  measures: readonly Measured[],
): FigureFilter => {
  const chosen = measures.find(({ measure }) => measure === own(term.measure));
  const occurred = {
    ...(from === '' || chosen?.flow === 'STOCK' ? {} : { from }),
    ...(to === '' ? {} : { to }),
  };
  const kind = kindFilterOf(chosen?.kindDimension ?? null);
  const kinds = codesIn(own(term.kinds)).filter((code) => kind?.codes.includes(code));
  return {
    ...(Object.keys(occurred).length === 0 ? {} : { occurred }),
    ...(own(term.org) === '' ? {} : { organizationIds: [own(term.org)] }),
    ...(own(term.chain) === '' ? {} : { chainCodes: [own(term.chain)] }),
    ...(own(term.region) === '' ? {} : { regionCode: own(term.region) }),
    ...(kind === undefined || kinds.length === 0 ? {} : { [kind.filter]: kinds }),
  };
};

/** What answers a number, as the API takes it. */
export const questionOf = (
  own: Own,
  by: Compared,
  days: Days,
  measures: readonly Measured[],
): QuestionInput => {
  const figure = (term: Term): LedgerQuestionInput => ({
    measure: own(term.measure) as Measure,
    filter: filterOf(own, term, days, measures),
  });
  switch (by) {
    case 'figure':
      return { figure: figure(terms.first) };
    case 'codes':
      return { figure: { ...figure(terms.first), distinctOf: own('codesOf') as Dimension } };
    case 'ratio':
      return { ratio: { numerator: figure(terms.first), denominator: figure(terms.second) } };
    case 'register':
      return { register: registerQuestion(own, days) };
  }
};

const registerQuestion = (own: Own, { from, to }: Days): RegisterQuestionInput => {
  const name = own('register') as ComparedRegister;
  const of = registerOf(name);
  return {
    name,
    on: to,
    ...(of === 'region' ? { within: own('region') } : {}),
    ...(of === 'org' ? { organizationId: own('org'), ...(from === '' ? {} : { from }) } : {}),
    ...(name === 'RATINGS' && own('grade') !== '' ? { grade: own('grade') as never } : {}),
  };
};

/** What a question lacks, or says against itself: a code by part. */
export const questionFaults = (
  own: Own,
  by: Compared,
  measures: readonly Measured[],
): Partial<Readonly<Record<QuestionPart, string>>> => {
  const of = registerOf(own('register'));
  const needed: readonly QuestionPart[] =
    by === 'register'
      ? ['register', ...(of === undefined ? [] : [of])]
      : by === 'ratio'
        ? ['measure', 'ofMeasure']
        : by === 'codes'
          ? ['measure', 'codesOf']
          : ['measure'];
  const faults: Partial<Record<QuestionPart, string>> = {};
  if (by !== 'register') {
    // Chosen before something else was: it is not among the choices any more, and nobody sees it.
    const offered = (among: readonly Measured[], part: 'measure' | 'ofMeasure') =>
      own(part) === '' || among.some(({ measure }) => measure === own(part));
    if (by === 'ratio' && !offered(wholesFor(own('measure'), measures), 'ofMeasure'))
      faults.ofMeasure = 'UNIT_DIFFERS';
    if (!offered(measuresFor({ unit: own('unit'), by }, measures), 'measure'))
      faults.measure = 'UNIT_DIFFERS';
    const chosen = measures.find(({ measure }) => measure === own('measure'));
    if (
      by === 'codes' &&
      own('codesOf') !== '' &&
      !dimensionsFor(chosen).some((each) => each === own('codesOf'))
    )
      faults.codesOf = 'DIMENSION_UNFIT';
  }
  for (const part of needed) if (own(part) === '') faults[part] = 'NEEDED';
  return faults;
};

const filterParts: Readonly<Record<string, keyof Term>> = {
  organizationIds: 'org',
  chainCodes: 'chain',
  regionCode: 'region',
};
const registerParts: Readonly<Record<string, QuestionPart | 'to'>> = {
  within: 'region',
  organizationId: 'org',
  grade: 'grade',
  from: 'to',
  on: 'to',
};

/** The part of which the server speaks by `ratio.denominator.filter.chainCodes.0`. */
export const questionPartAt = (path: string): QuestionPart | 'to' => {
  const [by = '', ...rest] = path.split('.');
  if (by === '') return 'by';
  if (by === 'register') return registerParts[rest[0] ?? ''] ?? 'register';
  const names = by === 'ratio' ? rest.slice(1) : rest;
  const term = by === 'ratio' && rest[0] === 'denominator' ? terms.second : terms.first;
  if (names[0] === 'distinctOf') return 'codesOf';
  if (names[0] !== 'filter' || names[1] === undefined) return term.measure;
  if (names[1] === 'occurred') return 'to';
  return term[filterParts[names[1]] ?? 'kinds'];
};
