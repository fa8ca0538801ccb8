import type { Measure, RecognitionEvent } from '#libs/kernel';
import type { CellSums } from './cells.js';
import type { Standing } from './ledger.rows.js';

/** One figure of one subject: its two accounts, and how each moved from day to day. */
export type Figure = { readonly claimed: bigint; readonly recognized: bigint; readonly moves: string };

/**
 * How a figure looked when it was last decided on, by measure; null where that decision took another back. A measure that was never
 * decided on is not there.
 */
export type Seen = { readonly [M in Measure]?: string | null };
export const nothingSeen: Seen = {};

/** A figure as a subject's cells have it. Its moves leave out the days: a claim corrected to another day is the same claim. */
export const figureOf = (cells: CellSums, measure: Measure): Figure => {
  const moves = { CLAIMED: [] as [string, bigint][], RECOGNIZED: [] as [string, bigint][] };
  for (const cell of cells.values())
    if (cell.measure === measure && cell.kind === 'UNDIVIDED' && cell.amount !== 0n)
      moves[cell.basis].push([cell.on, cell.amount]);
  const of = (basis: 'CLAIMED' | 'RECOGNIZED') =>
    moves[basis].toSorted(([a], [b]) => (a < b ? -1 : 1)).map(([, amount]) => amount);
  const sum = (amounts: readonly bigint[]) => amounts.reduce((total, amount) => total + amount, 0n);
  const [claimed, recognized] = [of('CLAIMED'), of('RECOGNIZED')];
  return {
    claimed: sum(claimed),
    recognized: sum(recognized),
    moves: `${claimed.join(' ')}|${recognized.join(' ')}`,
  };
};

/** Whether what was decided still fits a figure. */
export const standingOf = (seen: string | null | undefined, { claimed, moves }: Figure): Standing =>
  seen === moves ? 'STANDS' : claimed > 0n ? 'AWAITS' : 'LAPSED';

/** What was seen of the figures once one more is decided on, in the cells after it. */
export const seenAfter = (
  seen: Seen,
  { type, data: { measure } }: RecognitionEvent,
  after: CellSums,
): Seen => ({ ...seen, [measure]: type === 'FigureReopened' ? null : figureOf(after, measure).moves });
