import type { Measure, RecognitionEvent } from '#platform/kernel';
import type { CellSums } from './cells.js';
import type { QueueStanding, Standing } from './ledger.rows.js';
import type { CountingRule } from './rule.js';
import { reopened, type LedgerSubject } from './subject.js';

/**
 * One figure of one subject: what is claimed of it, also while it is rejected, what of it is recognized, and how each moved from day
 * to day.
 */
export type Figure = {
  readonly claimed: bigint;
  readonly recognized: bigint;
  readonly rejected: boolean;
  readonly moves: string;
};
export type Figures = ReadonlyMap<Measure, Figure>;

/**
 * How a figure looked when it was last decided on, by measure; null where that decision took another back. A measure that was never
 * decided on is not there.
 */
export type Seen = { readonly [M in Measure]?: string | null };
export const nothingSeen: Seen = {};

const movesOf = (cells: CellSums, measure: Measure, basis: 'CLAIMED' | 'RECOGNIZED'): readonly bigint[] =>
  [...cells.values()]
    .filter((c) => c.measure === measure && c.basis === basis && c.kind === 'UNDIVIDED' && c.amount !== 0n)
    .toSorted((a, b) => (a.on < b.on ? -1 : 1))
    .map(({ amount }) => amount);

/**
 * A figure as a subject's cells have it. Its moves leave out the days: a claim corrected to another day is the same claim. A rejected
 * claim counts nowhere, so that its cells would never move again; it is taken from those it would have were the rejection taken back.
 * @param claims the cells with every decision on the figure taken back
 */
const figureOf = (cells: CellSums, claims: CellSums, measure: Measure): Figure => {
  const [claimed, counted] = [movesOf(claims, measure, 'CLAIMED'), movesOf(cells, measure, 'CLAIMED')];
  const recognized = movesOf(cells, measure, 'RECOGNIZED');
  const sum = (amounts: readonly bigint[]) => amounts.reduce((total, amount) => total + amount, 0n);
  // A claim that begins anew after a rejected one may be the same to the fen: it is not rejected, and awaits its own decision.
  const rejected = claimed.join(' ') !== counted.join(' ');
  return {
    claimed: sum(claimed),
    recognized: sum(recognized),
    rejected,
    moves: `${claimed.join(' ')}|${recognized.join(' ')}${rejected ? '|REJECTED' : ''}`,
  };
};

/** The cells of a subject with its decisions on these measures taken back: what is claimed, whatever was decided. */
export const claimedCells = (
  subject: LedgerSubject,
  rule: CountingRule,
  { state, cells }: { readonly state: unknown; readonly cells: CellSums },
  measures: readonly Measure[],
  cellsOf: (subject: LedgerSubject, rule: CountingRule, state: unknown) => CellSums,
): CellSums => (measures.length === 0 ? cells : cellsOf(subject, rule, reopened(subject, state, measures)));

/** Some figures of a subject, from its cells and from those of all that is claimed. */
export const figuresOf = (cells: CellSums, claims: CellSums, measures: readonly Measure[]): Figures =>
  new Map(measures.map((measure) => [measure, figureOf(cells, claims, measure)]));

/** Whether what was decided still fits a figure. */
export const standingOf = (seen: string | null | undefined, { claimed, moves }: Figure): Standing =>
  seen === moves ? 'STANDS' : claimed > 0n ? 'AWAITS' : 'LAPSED';

/** Where a claim stands with its reviewers. */
export const queueStandingOf = (
  seen: string | null | undefined,
  figure: Figure | undefined,
): QueueStanding => {
  if (seen === undefined || seen === null || figure === undefined) return 'NONE';
  if (seen !== figure.moves) return 'STALE';
  return figure.rejected ? 'REJECTED' : 'RECOGNIZED';
};

/** What was seen of the figures once one more is decided on, as they are after it. */
export const seenAfter = (
  seen: Seen,
  { type, data: { measure } }: RecognitionEvent,
  after: Figures,
): Seen => ({ ...seen, [measure]: type === 'FigureReopened' ? null : after.get(measure)!.moves });
