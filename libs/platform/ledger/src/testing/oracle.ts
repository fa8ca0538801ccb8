import { categoryOf, type Recorded } from '#platform/kernel';
import type { Cell } from '../cells.js';
import type { CountingRule } from '../rule.js';
import type { LedgerSubject } from '../subject.js';
import { dealSubject, seatSubject, upToPlace } from './sample-subjects.js';

const subjects = new Map<string, LedgerSubject>([dealSubject, seatSubject].map((of) => [of.category, of]));

/**
 * What the sample subjects of a jurisdiction counted for as they stood at a place in the log: folded anew from its events, without an entry. Of the
 * events that took effect by then, wherever a repair had held them.
 */
export const cellsAt = (
  log: readonly Recorded[],
  seq: number,
  rule: CountingRule,
  jurisdictionId = 'qingdao',
): Cell[] => {
  const states = new Map<string, { readonly of: LedgerSubject; readonly state: unknown }>();
  for (const event of upToPlace(log, seq)) {
    const of = subjects.get(categoryOf(event.streamId));
    if (!of || event.meta.jurisdictionId !== jurisdictionId) continue;
    const before = states.get(event.streamId)?.state ?? of.initial;
    states.set(event.streamId, { of, state: of.evolve(before, event) });
  }
  return [...states.values()].flatMap(({ of, state }) => of.cells(rule, state));
};

/** The sum of the cells that are as said, up to a day. */
export const sumOfCells = (cells: readonly Cell[], as: Partial<Cell>, to?: string): bigint => {
  const said = Object.entries(as) as [keyof Cell, unknown][];
  return cells
    .filter(
      (cell) => (to === undefined || cell.on <= to) && said.every(([name, value]) => cell[name] === value),
    )
    .reduce((sum, { amount }) => sum + amount, 0n);
};
