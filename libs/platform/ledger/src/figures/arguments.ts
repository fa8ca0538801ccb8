import { badField, Refused, type Measure } from '#platform/kernel';
import type { CreditMode } from '../cells.js';
import { hasDimension } from '../contract.js';
import { dimensionOf, filterFields, type Dimension } from '../dimensions.js';
import type { RowOrder } from '../enums.js';
import type { CodesAsked, FigureQuery } from './figure-query.js';
import type { FigureFilter, KeyInput } from './figures.types.js';
import { MOST_ROWS } from './row-order.js';

/** Rows that an answer has where nobody says how many. */
const ROWS = 100;

/** Dimensions that rows may be by at once. */
const MOST_DIMENSIONS = 3;

/** A figure has a code in each dimension once, and in some periods. */
const MOST_KEYS = 100;

export type TotalsArguments = {
  readonly measures: readonly Measure[];
  readonly groupBy?: readonly Dimension[] | null;
  readonly first?: number | null;
  readonly orderBy?: RowOrder | null | undefined;
  readonly fill?: boolean | null | undefined;
};
export type TotalsAsked = {
  readonly measures: readonly Measure[];
  readonly by: readonly Dimension[];
  readonly limit: number;
  readonly orderBy: RowOrder;
  readonly fill: boolean;
};

/** The arguments of `totals`, every default settled. @throws BAD_USER_INPUT with the field, DIMENSIONS_TOO_MANY for more than three */
export const totalsAsked = ({ measures, groupBy, first, orderBy, fill }: TotalsArguments): TotalsAsked => {
  const [by, limit] = [groupBy ?? [], first ?? ROWS];
  if (limit < 1 || limit > MOST_ROWS) badField('first', 'FIRST_OUT_OF_RANGE', `from 1 to ${MOST_ROWS}`);
  if (measures.length === 0) badField('measures', 'MEASURES_MISSING', 'ask for at least one measure');
  if (new Set(measures).size !== measures.length)
    badField('measures', 'MEASURE_REPEATED', 'each measure once');
  if (new Set(by).size !== by.length) badField('groupBy', 'DIMENSION_REPEATED', 'each dimension once');
  if (by.length > MOST_DIMENSIONS)
    throw new Refused('DIMENSIONS_TOO_MANY', { field: 'groupBy', most: MOST_DIMENSIONS });
  return { measures, by, limit, orderBy: orderBy ?? 'VALUE', fill: fill ?? false };
};

/** What a `totals` is charged, in cells: its statement, and a key or figure in each of the rows that may come. */
export const chargeOfTotals = ({ measures, groupBy, first }: TotalsArguments): number => {
  const by = groupBy?.length ?? 0;
  const rows = by === 0 ? 1 : Math.min(MOST_ROWS, Math.max(1, first ?? ROWS));
  return 1_000 + rows * (by + measures.length);
};

/** What the subjects behind a figure are charged, in cells: a look at each of its entries, and at most a hundred rows. */
export const SUBJECTS_CHARGE = 2_000;

/** What a bridge is charged: a look at the entries of both its ends, and at the subjects of those between. */
export const BRIDGE_CHARGE = 5_000;

/** The keys of a row whose entries are asked for. @throws BAD_USER_INPUT with the field */
export const keysAsked = (keys: readonly KeyInput[] | null): readonly KeyInput[] => {
  if (keys && keys.length > MOST_KEYS) badField('keys', 'ARRAY_MAX_SIZE', `at most ${MOST_KEYS}`);
  return keys ?? [];
};

/** What a query asks for, whoever asks. */
export type FigureQuestion = Omit<FigureQuery, 'ruleId' | 'jurisdictionId' | 'hubIds' | 'upTo'>;

/** The question of a filter, every default settled. @throws BAD_USER_INPUT with the field */
export const figureQuestion = (filter: FigureFilter | null, credit: CreditMode | null): FigureQuestion => {
  const { from, to } = filter?.occurred ?? {};
  if (from && to && from > to) badField('filter.occurred', 'RANGE_REVERSED', '`from` lies after `to`');
  const codes = Object.fromEntries(
    [...filterFields, 'regionCodes' as const].map((field) => [field, filter?.[field] ?? undefined]),
  );
  return {
    basis: filter?.basis ?? 'CLAIMED',
    credit: credit ?? 'SHARED',
    from: from ?? undefined,
    to: to ?? undefined,
    ...(codes as CodesAsked),
    // In one order and once each, so that the same question finds the answer that is kept.
    organizationIds: filter?.organizationIds ? distinct(filter.organizationIds) : undefined,
  };
};

/**
 * Refuses dimensions of kind that a measure does not have: its lines bear another kind in the same column. By AGREEMENT_KIND, which was there before
 * the others, what has no such kind stands under `-`.
 * @param by what rows or keys are by, each with its field
 * @throws Refused DIMENSION_UNFIT
 */
export const checkFit = (
  measures: readonly Measure[],
  question: FigureQuestion,
  by: readonly (readonly [Dimension, field: string])[] = [],
): void => {
  const filtered = filterFields
    .filter((field) => question[field] !== undefined)
    .map((field) => [dimensionOf(field), `filter.${field}`] as const);
  for (const [dimension, field] of [...by, ...filtered])
    if (dimension !== 'AGREEMENT_KIND') for (const measure of measures) checkHas(measure, dimension, field);
};

/** Dimensions with the fields that ask for them: of rows, and of keys. */
export const byRows = (by: readonly Dimension[]) => by.map((each) => [each, 'groupBy'] as const);
export const byKeys = (by: readonly Dimension[]) =>
  by.map((each, i) => [each, `keys.${i}.dimension`] as const);

/** @throws Refused DIMENSION_UNFIT where the measure does not have the dimension */
export const checkHas = (measure: Measure, dimension: Dimension, field: string): void => {
  if (!hasDimension(measure, dimension)) throw new Refused('DIMENSION_UNFIT', { field, measure, dimension });
};

const distinct = (ids: readonly string[]): string[] =>
  [...new Set(ids.map((id) => id.toLowerCase()))].toSorted();
