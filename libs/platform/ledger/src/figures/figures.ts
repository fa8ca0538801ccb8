import {
  decimalOfCount,
  displayCount,
  displayFen,
  type Locale as LocaleName,
  type Measure,
} from '#platform/kernel';
import type { LogClock } from '#platform/event-store';
import { contractOf, hasDimension } from '../contract.js';
import { filterFields, isTime, keysOf, NONE, type Dimension } from '../dimensions.js';
import type { LedgerLine } from '../ledger.rows.js';
import type { TotalsAsked } from './arguments.js';
import type { Sum } from './balances.js';
import { isFull, rowsOverlap, type FigureQuery } from './figure-query.js';
import type { FigureReading } from './figure-reading.js';
import { DateSpan, Figure, Key, LedgerEntry, Standing, TotalRow, Totals } from './figures.types.js';
import { UNASSIGNED } from './key-names.js';
import type { Counted, CountedTotals } from './receipts.js';
import type { Totalled } from './totals.js';

/** An amount as people read it: `582亿元`, `69个`. */
export const displayed = (measure: Measure, amount: bigint, locale: LocaleName): string => {
  const { unit, counter } = contractOf(measure);
  return unit === 'FEN' ? displayFen(amount, locale) : displayCount(amount, counter, locale);
};

/** An amount exactly, in the unit of its measure. */
export const exact = (measure: Measure, amount: bigint) => {
  const { unit } = contractOf(measure);
  return { measure, unit, value: unit === 'FEN' ? String(amount) : decimalOfCount(amount), amount };
};

/** A sum as the API gives it. */
export const figure = (measure: Measure, { amount, entries }: Sum, additive: boolean): Figure =>
  Object.assign(new Figure(), { ...exact(measure, amount), entryCount: entries, additive });

/** A key with its name: its code where nobody knows one. */
export const keyOf = (dimension: Dimension, code: string, name: string | null | undefined): Key =>
  Object.assign(new Key(), { dimension, code, name: code === NONE ? UNASSIGNED : (name ?? code) });

/**
 * Whether figures of a measure add up to their total. FULL counts a subject once for each organization asked for: such figures add up
 * only within one of them. A balance over time never does.
 * @param row a figure of a row, else a grand total
 */
export const addsUp = (
  query: FigureQuery,
  by: readonly Dimension[],
  measure: Measure,
  row: boolean,
): boolean => {
  if (contractOf(measure).flow === 'STOCK' && by.some(isTime)) return false;
  if (row && rowsOverlap(query, by)) return false;
  const whole = query.organizationIds === undefined && (by.includes('ORGANIZATION') || by.includes('HUB'));
  return !isFull(query, by) || query.organizationIds?.length === 1 || (row && whole);
};

/** The days of a question; null for all. */
export const spanOf = ({ from, to }: Pick<FigureQuery, 'from' | 'to'>): DateSpan | null =>
  from === undefined && to === undefined
    ? null
    : Object.assign(new DateSpan(), { from: from ?? null, to: to ?? null });

/** What an answer stands at, and by whose clock that became known. */
export const standingOf = (
  { ruleId, hypothetical, scope }: FigureReading,
  { from, to }: Pick<FigureQuery, 'from' | 'to'>,
  position: string,
  recordedBy: string,
  clock: LogClock,
): Standing =>
  Object.assign(new Standing(), {
    clock,
    hypothetical,
    occurred: spanOf({ from, to }),
    position,
    recordedBy,
    ruleId,
    scope,
  });

/** What `totals` answers. */
export const totalsOf = (
  of: FigureReading,
  query: FigureQuery,
  { measures, by, limit }: Pick<TotalsAsked, 'measures' | 'by' | 'limit'>,
  found: Totalled,
  position: string,
  clock: LogClock,
  nameOf: (dimension: Dimension, code: string) => string | undefined,
  counted: Counted,
): CountedTotals => {
  const figures = (sums: ReadonlyMap<Measure, Sum>, row: boolean) =>
    measures.map((measure) => figure(measure, sums.get(measure)!, addsUp(query, by, measure, row)));
  const standing = standingOf(of, query, position, found.knownAt, clock);
  return Object.assign(new Totals(), {
    rows: found.rows.slice(0, limit).map(({ codes, sums }) =>
      Object.assign(new TotalRow(), {
        keys: codes.map((code, i) => keyOf(by[i]!, code, nameOf(by[i]!, code))),
        figures: figures(sums, true),
      }),
    ),
    rowCount: found.rows.length,
    truncated: found.rows.length > limit,
    grand: figures(found.grand, false),
    position,
    recordedBy: found.knownAt,
    ruleId: standing.ruleId,
    hypothetical: standing.hypothetical,
    scope: standing.scope,
    clock: standing.clock,
    standing,
    counted,
  });
};

/** About what an answer takes in memory: a key with its name, a figure with its amount. */
export const bytesOfTotals = ({ rows, grand, counted: { question } }: CountedTotals): number =>
  1_000 +
  50 *
    [...filterFields, 'regionCodes' as const, 'hubIds' as const].reduce(
      (sum, field) => sum + (question[field]?.length ?? 0),
      0,
    ) +
  200 * grand.length +
  rows.reduce((sum, { keys, figures }) => sum + 100 + 150 * keys.length + 200 * figures.length, 0);

/** An entry as the API gives it. */
export const entryOf = (line: LedgerLine, positionOf: (seq: string) => string): LedgerEntry =>
  Object.assign(new LedgerEntry(), {
    ...line,
    ...exact(line.measure, BigInt(line.amount)),
    position: positionOf(line.seq),
    codes: keysOf(line, (dimension) => hasDimension(line.measure, dimension)),
  });
