import { hash } from 'node:crypto';
import { LRUCache } from 'lru-cache';
import { instant, type Known } from '#platform/event-store';
import type { Rows } from '#platform/projections';
import { projectionOf } from '../rule.js';
import type { Totalled } from './totals.js';

/** Sums that are kept take about so much, by row and by measure in it. */
const BYTES = { row: 200, sum: 120 };
/** Where the ledger stands now, and when the log came to know of that. */
export const standsAt = async (rows: Pick<Rows, 'statement'>, ruleId: string): Promise<Known> => {
  const [row] = await rows.statement<{ seq: string | null; known_at: string }>({
    name: 'ledger-known',
    text: `select c.seq, coalesce(${instant('i.known_at')}, ${instant('l.created_at')}) as known_at
             from log.log_info l left join log.checkpoint c on c.name = $1 left join log.log_index i on i.seq = c.seq`,
    values: [projectionOf(ruleId)],
  });
  return { seq: Number(row!.seq ?? 0), knownAt: row!.known_at };
};

/**
 * Sums as of a place in the log. They never change, whatever is recorded behind it, so they are kept without asking where projections stand.
 * Names are not kept with them: those are today's.
 */
export class PastAnswers {
  private readonly kept: LRUCache<string, Totalled>;

  /** @param most bytes of all that is kept */
  constructor(most: number) {
    this.kept = new LRUCache({
      maxSize: most,
      maxEntrySize: Math.ceil(most / 10),
      sizeCalculation: ({ rows, grand }) => 400 + rows.length * (BYTES.row + grand.size * BYTES.sum),
    });
  }

  /**
   * @param question all that the sums depend on, the place among it
   * @param read gives the sums up to there, with how far the ledger had come when it looked
   * @throws Refused VIEW_BEHIND where the ledger does not come as far in time
   */
  async of(
    rows: Pick<Rows, 'until'>,
    question: string,
    seq: number,
    read: (rows: Pick<Rows, 'statement'>) => Promise<Totalled>,
  ): Promise<Totalled> {
    const key = hash('sha256', question, 'base64');
    const kept = this.kept.get(key);
    if (kept) return kept;
    // By the statement's own word: between a look and the statement tables may be swapped or emptied.
    const found = await rows.until(read, (summed) => summed.seq >= seq);
    this.kept.set(key, found);
    return found;
  }
}
