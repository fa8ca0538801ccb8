import {
  activityKinds,
  agreementKinds,
  hubLevels,
  outcomeKinds,
  ratingGrades,
  visitDirections,
} from '#platform/kernel';

/** "None or several" 未分配: a code like any other, so that rows add up. */
export const NONE = '-';

/** A dimension whose code a line bears. */
export type Coded = {
  /** What cells call it. */
  readonly property: string;
  /** The column of the ledger's tables that has the number of its code. */
  readonly column: string;
  /** The field of `FigureFilter` that narrows to some of its codes; null where none does. */
  readonly filter: string | null;
  /** Its codes, where they are few and known. */
  readonly codes?: readonly string[];
  readonly label: string;
};

/** A dimension that is cut from the day an entry bears. */
export type Timed = {
  /** How PostgreSQL writes a period's code; how it is read: the year (1900 to 9999, as of all dates), and which of it. */
  readonly format: string;
  readonly pattern: RegExp;
  readonly codeOf: (year: string, month: number) => string;
  readonly months: number;
  readonly label: string;
};

/**
 * The kind of what is counted 类别: one column for all dimensions of kind, since a measure has one of them at most; its contract says which. It is
 * stored under the name of the first of them.
 */
const kind = { property: 'kindCode', column: 'agreement_kind' } as const;

/**
 * What totals are grouped, filtered and drilled by: the one table. Its order is that of keys and columns, which are stored: a new
 * dimension raises the version of the ledger's projection.
 */
export const dimensions = {
  ORGANIZATION: {
    property: 'organizationId',
    column: 'organization',
    filter: 'organizationIds',
    label: '单位',
  },
  HUB: { property: 'hubId', column: 'hub', filter: null, label: '枢纽' },
  STATION: { property: 'stationId', column: 'station', filter: 'stationIds', label: '工作站' },
  INDUSTRY_CHAIN: { property: 'chainCode', column: 'chain', filter: 'chainCodes', label: '产业链' },
  REGION: { property: 'regionCode', column: 'region', filter: 'regionCode', label: '区域' },
  ACTIVITY: { property: 'activityId', column: 'activity', filter: 'activityIds', label: '活动' },
  AGREEMENT_KIND: { ...kind, filter: 'agreementKinds', codes: agreementKinds, label: '协议类型' },
  ACTIVITY_KIND: { ...kind, filter: 'activityKinds', codes: activityKinds, label: '活动类别' },
  OUTCOME_KIND: { ...kind, filter: 'outcomeKinds', codes: outcomeKinds, label: '成果类别' },
  RATING: { ...kind, filter: 'ratingGrades', codes: ratingGrades, label: '评估等级' },
  HUB_LEVEL: { ...kind, filter: 'hubLevels', codes: hubLevels, label: '枢纽层级' },
  VISIT_DIRECTION: { ...kind, filter: 'visitDirections', codes: visitDirections, label: '考察方向' },
  MONTH: {
    format: 'YYYY-MM',
    pattern: /^((?:19|[2-9]\d)\d\d)-(0[1-9]|1[0-2])$/,
    codeOf: (year, month) => `${year}-${String(month).padStart(2, '0')}`,
    months: 1,
    label: '月',
  },
  QUARTER: {
    format: 'YYYY-"Q"Q',
    pattern: /^((?:19|[2-9]\d)\d\d)-Q([1-4])$/,
    codeOf: (year, month) => `${year}-Q${Math.ceil(month / 3)}`,
    months: 3,
    label: '季度',
  },
  YEAR: {
    format: 'YYYY',
    pattern: /^((?:19|[2-9]\d)\d\d)$/,
    codeOf: (year) => year,
    months: 12,
    label: '年',
  },
} as const satisfies Readonly<Record<string, Coded | Timed>>;

type Dimensions = typeof dimensions;
/** A dimension that shares the column of kinds. */
export type KindDimension = {
  [D in Dimension]: Dimensions[D] extends { readonly property: 'kindCode' } ? D : never;
}[Dimension];
export type Dimension = keyof Dimensions;
export type TimeDimension = { [D in Dimension]: Dimensions[D] extends Timed ? D : never }[Dimension];
/** A dimension whose code a line bears. */
export type CodedDimension = Exclude<Dimension, TimeDimension>;

/** What cells and rows call a dimension's code. */
export type CodeProperty<D extends CodedDimension = CodedDimension> = Dimensions[D]['property'];
type CodeOf<D extends CodedDimension> = Dimensions[D] extends { readonly codes: readonly (infer C)[] }
  ? C
  : string;
export type FilteredDimension = {
  [D in CodedDimension]: Dimensions[D] extends { readonly filter: string } ? D : never;
}[CodedDimension];
/** What a filter calls a dimension. */
export type FilterField<D extends FilteredDimension = FilteredDimension> = Dimensions[D]['filter'];

export const dimensionNames = Object.keys(dimensions) as readonly Dimension[];
export const isTime = (dimension: Dimension): dimension is TimeDimension => 'format' in dimensions[dimension];
export const isCoded = (dimension: Dimension): dimension is CodedDimension => !isTime(dimension);
const isFiltered = (dimension: Dimension): dimension is FilteredDimension =>
  isCoded(dimension) && dimensions[dimension].filter !== null;
/** Whether it shares the column of kinds, which a measure has one of at most. */
export const isKind = (dimension: Dimension): dimension is KindDimension =>
  isCoded(dimension) && dimensions[dimension].property === kind.property;
const codedDimensions = dimensionNames.filter(isCoded);
export const filterFields = dimensionNames
  .filter(isFiltered)
  .map((dimension) => dimensions[dimension].filter);
/** The dimension that a field of the filter narrows. */
export const dimensionOf = (field: FilterField): FilteredDimension =>
  dimensionNames.filter(isFiltered).find((dimension) => dimensions[dimension].filter === field)!;

/** Codes by dimension. None or several of one is absent: 未分配. */
export type Codes = { readonly [D in CodedDimension as CodeProperty<D>]?: CodeOf<D> | undefined };
/** Codes, and the hubs above the organization or the hub, nearest first; absent for none. */
export type Located = Codes & { readonly hubs?: readonly string[] | undefined };
/** The codes of a line: `-` for none, and the ids of `hubs` joined by `/`, empty for none, so that no filter meets it. */
export type LineCodes = { [P in CodeProperty | 'hubPath']: string };

type Camel<S extends string> = S extends `${infer A}_${infer B}` ? `${A}${Capitalize<Camel<B>>}` : S;
/** What rows call the number of a dimension's code: its column, as TypeScript writes it. */
type NumberProperty = Camel<Dimensions[CodedDimension]['column']> | 'hubPath';
/** A row's codes, each by its number in the ledger's dictionary. */
export type CodeNumbers = { [P in NumberProperty]: number };

type Part = {
  readonly property: keyof LineCodes;
  readonly number: NumberProperty;
  readonly column: string;
  readonly of: (at: Located) => string;
};
const partOf = (dimension: CodedDimension): Part => {
  const { property, column } = dimensions[dimension];
  const number = column.replaceAll(/_(.)/g, (_, letter: string) => letter.toUpperCase()) as NumberProperty;
  return { property, number, column, of: (at) => at[property] ?? NONE };
};
const hubPath: Part = {
  property: 'hubPath',
  number: 'hubPath',
  column: 'hub_path',
  of: ({ hubs }) => hubs?.join('/') ?? '',
};
const parts = codedDimensions
  .filter((d, i, all) => all.findIndex((e) => dimensions[e].column === dimensions[d].column) === i)
  .flatMap((d) => (d === 'HUB' ? [partOf(d), hubPath] : [partOf(d)]));

/** The properties of the codes' numbers in rows, in the order of the table. */
export const codeNumbers: readonly NumberProperty[] = parts.map(({ number }) => number);

/** The codes of a line. */
export const codesOf = (at: Located): LineCodes =>
  Object.fromEntries(parts.map(({ property, of }) => [property, of(at)])) as LineCodes;

/** The numbers of a line's codes. */
export const numbersOf = (at: Located, numberOf: (code: string) => number): CodeNumbers =>
  Object.fromEntries(parts.map(({ number, of }) => [number, numberOf(of(at))])) as CodeNumbers;

/** The codes behind a row's numbers. */
export const codesBehind = (row: CodeNumbers, codeOf: (number: number) => string): LineCodes =>
  Object.fromEntries(parts.map(({ property, number }) => [property, codeOf(row[number])])) as LineCodes;

/** The codes as text, a bar before each: equal for equal codes. Every cell of every event has one made, hence the loop. */
export const codesKey = (at: Located): string => {
  let key = '';
  for (const { of } of parts) key += `|${of(at)}`;
  return key;
};

/** The SQL of a dimension's code: `2022-08`, `2022-Q3`, or the number of an id, or of `-` for none. */
export const codeSql = (dimension: Dimension): string =>
  isTime(dimension)
    ? `to_char(occurred_on, '${dimensions[dimension].format}')`
    : dimensions[dimension].column;

/**
 * A line's code in each dimension that it has one in, with the month of its day.
 * @param has whether its measure has a dimension
 */
export const keysOf = (
  row: LineCodes & { readonly occurredOn: string },
  has: (dimension: Dimension) => boolean,
): (readonly [Dimension, string])[] => [
  ...codedDimensions
    .filter(has)
    .map((dimension) => [dimension, row[dimensions[dimension].property]] as const)
    .filter(([, code]) => code !== NONE),
  ['MONTH', row.occurredOn.slice(0, 7)],
];
