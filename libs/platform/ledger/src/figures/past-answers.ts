import { hash } from 'node:crypto';
import { LRUCache } from 'lru-cache';
import type { Rows } from '#platform/projections';
import type { Totalled } from './totals.js';

/** Sums that are kept take about so much, by row and by measure in it. */
const BYTES = { row: 200, sum: 120 };

/**
 * Sums as of a place in the log. Nothing that is recorded behind it changes them, so they are kept without asking how far the ledger has come.
 * Another release may well fold what came before it otherwise, so they are kept for the tables they were read from. Names are not kept with them: those are today's.
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
   * @param generation of the tables, asked before the sums are read: what a swap replaces in between is kept for one that nobody asks for any more
   * @param question all that the sums depend on, the place among it
   * @param read gives the sums up to there, with how far the ledger had come when it looked
   * @throws Refused VIEW_BEHIND where the ledger does not come as far in time
   */
  async of(
    rows: Pick<Rows, 'statement' | 'until'>,
    generation: number,
    question: string,
    seq: number,
    read: (rows: Pick<Rows, 'statement'>) => Promise<Totalled>,
  ): Promise<Totalled> {
    const key = hash('sha256', `${generation}\n${question}`, 'base64');
    const kept = this.kept.get(key);
    if (kept) return kept;
    // By the statement's own word: between a look and the statement tables may be swapped or emptied.
    const found = await rows.until(read, (summed) => summed.seq >= seq);
    this.kept.set(key, found);
    return found;
  }
}
