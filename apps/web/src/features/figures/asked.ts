import type { Basis, BridgeCause, Credit, Dimension, Measure } from '../../app/enums.gql.ts';
import type { SearchText } from '../../app/search.ts';
import { today } from '../../app/format.ts';
import { asOfKnown, readKnown, type Known } from '../../app/known.ts';
import { typedDate } from '../../app/typed-date.ts';
import { measures } from '../../records/measures.ts';
import { steps, type Range, type Step } from './periods.ts';

/** A number and an amount of the same things are read together: 69个 · 582亿元. */
const companions: Partial<Readonly<Record<Measure, Measure>>> = {
  PLANNED_INVESTMENT: 'PROJECTS_LANDED',
  PROJECTS_LANDED: 'PLANNED_INVESTMENT',
  VISITS_LOGGED: 'VISIT_DELEGATES',
  VISIT_DELEGATES: 'VISITS_LOGGED',
  ACTIVITIES_HELD: 'ACTIVITY_SESSIONS',
  ACTIVITY_SESSIONS: 'ACTIVITIES_HELD',
};

/** The measures of the large figures: counts before amounts. */
export const headMeasures = (measure: Measure): readonly Measure[] => {
  const other = companions[measure];
  return other === undefined ? [measure] : measures.filter((one) => one === measure || one === other);
};

const dimensionOrder = {
  ORGANIZATION: true,
  HUB: true,
  INDUSTRY_CHAIN: true,
  REGION: true,
  STATION: true,
  ACTIVITY: true,
  AGREEMENT_KIND: true,
  ACTIVITY_KIND: true,
  OUTCOME_KIND: true,
  RATING: true,
  HUB_LEVEL: true,
  VISIT_DIRECTION: true,
  MONTH: true,
  QUARTER: true,
  YEAR: true,
} as const satisfies Readonly<Record<Dimension, true>>;
export const dimensions = Object.keys(dimensionOrder) as readonly Dimension[];

/** Measures by the dimension of kind that they have; the API refuses another. */
const measuresOfKind: Partial<Readonly<Record<Dimension, readonly Measure[]>>> = {
  ACTIVITY_KIND: ['ACTIVITIES_HELD', 'ACTIVITY_SESSIONS', 'SERVICE_SESSIONS', 'TRAINING_PARTICIPANTS'],
  OUTCOME_KIND: ['HIRES', 'JOBS_OFFERED', 'PLATFORMS', 'STANDARDS_DRAFTED', 'AID_AMOUNT', 'AID_PROJECTS'],
  RATING: ['RATED_ORGANIZATIONS'],
  HUB_LEVEL: ['HUBS'],
  VISIT_DIRECTION: ['VISITS_LOGGED', 'VISIT_DELEGATES', 'DELEGATION_ORGANIZATIONS'],
};
export const dimensionsFor = (measure: Measure): readonly Dimension[] =>
  dimensions.filter((dimension) => measuresOfKind[dimension]?.includes(measure) ?? true);

export const stepOf = (dimension: Dimension): Step | undefined => steps.find((step) => step === dimension);

export const bases = ['CLAIMED', 'RECOGNIZED'] as const satisfies readonly Basis[];
export const credits = ['SHARED', 'FULL'] as const satisfies readonly Credit[];
export const views = ['table', 'trend', 'ranking', 'region', 'bridge'] as const;
export type View = (typeof views)[number];

/** Which figure's entries are open: its row's and its column's code, of the basis and the measure shown unless others are said. */
export type CellAsked = {
  readonly row?: string | undefined;
  readonly col?: string | undefined;
  readonly basis?: Basis | undefined;
  readonly measure?: Measure | undefined;
};

/** A figure is the sum of entries, and of subjects with a part each. */
export const behinds = ['entries', 'subjects'] as const;
export type Behind = (typeof behinds)[number];

const causeOrder = {
  RECOUNTED: true,
  PERIOD: true,
  NEW: true,
  LATE: true,
  REVISED: true,
  REVALUED: true,
  WITHDRAWN: true,
  CORRECTED: true,
  RECREDITED: true,
  RECOGNIZED: true,
  REJECTED: true,
} as const satisfies Readonly<Record<BridgeCause, true>>;
/** Why a figure moved, as the API orders it. */
export const causes = Object.keys(causeOrder) as readonly BridgeCause[];

/** What the page shows, every default settled. */
export type Asked = Range & {
  readonly measure: Measure;
  readonly rows: Dimension;
  readonly cols: Dimension;
  readonly basis: Basis;
  readonly credit: Credit;
  /** As it was known then; undefined as it is known now. */
  readonly known?: Known | undefined;
  /** The counting rule that figures are by, by its id; undefined for the default. */
  readonly rule?: string | undefined;
  /** Another rule beside it; of a comparison of two moments, the one that the opening is by. */
  readonly against?: string | undefined;
  /** What it is compared with: as it was known at the end of this day; undefined for the day that suggests itself. */
  readonly since?: string | undefined;
  /** The days that the opening of the comparison covers, where they are others than those of the page. */
  readonly opened?: Range | undefined;
  /** Whose subjects or entries are open: one of the steps between both moments. */
  readonly cause?: BridgeCause | undefined;
  readonly organizationIds: readonly string[];
  readonly chain?: string | undefined;
  readonly region?: string | undefined;
  readonly view: View;
  readonly step: Step;
  readonly cell?: CellAsked | undefined;
  /** What the open cell is broken up into. */
  readonly behind: Behind;
  /** What rows are ordered by: `total`, `name`, or a column's code. */
  readonly sort: string;
  /** The one column that a phone shows, by its code; all of them together where none is chosen. */
  readonly only?: string | undefined;
  /** All rows and columns, however many. */
  readonly all: boolean;
};

const byDefault = {
  measure: 'PLANNED_INVESTMENT',
  rows: 'ORGANIZATION',
  cols: 'INDUSTRY_CHAIN',
  basis: 'CLAIMED',
  credit: 'SHARED',
  view: 'table',
  step: 'MONTH',
  behind: 'entries',
} as const;

/** As the address writes a value of an enum. */
export const written = (value: string): string => value.toLowerCase();

export const cellText = ({ row = '', col = '', basis, measure }: CellAsked): string =>
  [row, col, ...(basis === undefined && measure === undefined ? [] : [written(basis ?? '')])]
    .concat(measure === undefined ? [] : [written(measure)])
    .join('~');

const one = <T extends string>(among: readonly T[], text: string | undefined): T | undefined =>
  among.find((value) => value.toLowerCase() === text?.toLowerCase());

const cellOf = (text: string): CellAsked | undefined => {
  const [row = '', col = '', basis = '', measure = '', ...more] = text.split('~');
  const said = {
    ...(row === '' ? {} : { row }),
    ...(col === '' ? {} : { col }),
    basis: one(bases, basis),
    measure: one(measures, measure),
  };
  const understood =
    more.length === 0 &&
    text.length <= 200 &&
    text.includes('~') &&
    (basis === '' || said.basis !== undefined) &&
    (measure === '' || said.measure !== undefined);
  return understood ? said : undefined;
};

const ID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;
const REGION = /^\d{6}$/;
const RULE = /^[a-z][a-z0-9-]{0,39}@[1-9]\d{0,8}$/;
const CHAIN = /^[\w-]{1,64}$/;

/** The most that the address may ask for at once; the API takes more than anybody reads. */
const MOST_ORGANIZATIONS = 20;

/**
 * What an address asks for. What it says wrongly is left to the default and named in `ignored`, so that a figure is never taken for
 * another: an old link, a typing mistake, a value of a newer version.
 */
export const askedOf = (
  search: SearchText,
): { readonly asked: Asked; readonly ignored: readonly string[] } => {
  const ignored: string[] = [];
  const read = <T>(name: string, understand: (text: string) => T | undefined): T | undefined => {
    const text = search[name];
    if (text === undefined || text === '') return undefined;
    const value = understand(text);
    if (value === undefined) ignored.push(name);
    return value;
  };
  const among = <T extends string>(name: string, values: readonly T[]) =>
    read(name, (text) => one(values, text));

  const measure = among('measure', measures) ?? byDefault.measure;
  const rows = among('rows', dimensionsFor(measure)) ?? byDefault.rows;
  const wanted = among('cols', dimensionsFor(measure)) ?? byDefault.cols;
  // A table needs two dimensions: the same one twice is the one and another.
  const cols = wanted !== rows ? wanted : rows === byDefault.cols ? byDefault.rows : byDefault.cols;
  const [a, b] = [read('from', typedDate), read('to', typedDate)];
  const reversed = a !== undefined && b !== undefined && a > b;
  const organizationIds = read('org', (text) => {
    const ids = [...new Set(text.split(',').map((id) => id.toLowerCase()))];
    return ids.length <= MOST_ORGANIZATIONS && ids.every((id) => ID.test(id)) ? ids : undefined;
  });
  const known = read('known', (text) => {
    const { wrong, ...moment } = readKnown(text);
    return wrong === undefined ? moment : undefined;
  });
  // Today is not over: what is compared with lies before it.
  const since = read('since', (text) => {
    const day = typedDate(text);
    return day === undefined || day >= today() ? undefined : day;
  });
  const ruleIn = (name: string) => read(name, (text) => (RULE.test(text) ? text : undefined));
  const [rule, against] = [ruleIn('rule'), ruleIn('against')];
  const [c, d] = [read('sincefrom', typedDate), read('sinceto', typedDate)];
  const crossed = c !== undefined && d !== undefined && c > d;
  const opened = { from: crossed ? d : c, to: crossed ? c : d };
  const sort = read('sort', (text) => (text.length <= 100 ? text : undefined));
  return {
    asked: {
      measure,
      rows,
      cols,
      basis: among('basis', bases) ?? byDefault.basis,
      credit: among('credit', credits) ?? byDefault.credit,
      from: reversed ? b : a,
      to: reversed ? a : b,
      known: known?.known,
      since,
      rule,
      // Beside itself a rule says nothing.
      against: against === rule ? undefined : against,
      opened: c === undefined && d === undefined ? undefined : opened,
      cause: among('cause', causes),
      organizationIds: organizationIds ?? [],
      chain: read('chain', (text) => (CHAIN.test(text) ? text : undefined)),
      region: read('region', (text) => (REGION.test(text) ? text : undefined)),
      view: among('view', views) ?? byDefault.view,
      step: among('step', steps) ?? byDefault.step,
      cell: read('cell', cellOf),
      behind: among('behind', behinds) ?? byDefault.behind,
      sort: sort ?? (stepOf(rows) === undefined ? 'total' : 'name'),
      only: read('col', (text) => (text.length <= 100 ? text : undefined)),
      all: read('all', (text) => (text === '1' ? true : undefined)) ?? false,
    },
    ignored,
  };
};

/** The filter of the API that a page's choices are, for one of the two bases. */
export const filterOf = (
  { from, to, organizationIds, chain, region }: Asked,
  basis: Basis,
): {
  readonly basis: Basis;
  readonly occurred?: { readonly from?: string; readonly to?: string };
  readonly organizationIds?: string[];
  readonly chainCodes?: string[];
  readonly regionCode?: string;
} => ({
  basis,
  ...(from === undefined && to === undefined
    ? {}
    : { occurred: { ...(from === undefined ? {} : { from }), ...(to === undefined ? {} : { to }) } }),
  ...(organizationIds.length === 0 ? {} : { organizationIds: [...organizationIds] }),
  ...(chain === undefined ? {} : { chainCodes: [chain] }),
  ...(region === undefined ? {} : { regionCode: region }),
});

/** What the API is told of the days that the opening covers: nothing where they are those of the page. */
export const fromOccurredOf = ({
  opened,
}: Pick<Asked, 'opened'>): { readonly from?: string; readonly to?: string } | undefined =>
  opened && {
    ...(opened.from === undefined ? {} : { from: opened.from }),
    ...(opened.to === undefined ? {} : { to: opened.to }),
  };

/** What the API is told of when it was known: nothing for now. */
export const asOfOf = ({ known }: Pick<Asked, 'known'>): { readonly recordedBy: string } | undefined =>
  known === undefined ? undefined : asOfKnown(known);

/** What the API is told of the rule: nothing for the default. */
export const ruleOf = (rule: string | undefined): { readonly ruleId?: string } =>
  rule === undefined ? {} : { ruleId: rule };

/** What the codes of an open cell are codes of: it depends on what is looked at. */
export const dimensionsOf = ({ view, rows, cols, step }: Asked): readonly [Dimension, Dimension] =>
  view === 'trend' ? [step, cols] : view === 'region' ? ['REGION', cols] : [rows, cols];

/** The keys of an open cell. */
export const keysOf = (
  asked: Asked,
  { row, col }: CellAsked,
): { readonly dimension: Dimension; readonly code: string }[] => {
  const [rows, cols] = dimensionsOf(asked);
  return [
    ...(row === undefined ? [] : [{ dimension: rows, code: row }]),
    ...(col === undefined ? [] : [{ dimension: cols, code: col }]),
  ];
};
