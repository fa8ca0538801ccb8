import { hash } from 'node:crypto';
import { rowsOfStatement } from '#platform/database';
import { keyOfReading, type Reading } from '#platform/kernel';
import { LRUCache } from 'lru-cache';
import type { DataSource } from 'typeorm';
import { shadowSuffix } from './tables.js';

/** Asks where all projections stand: while the answer is the same, their tables hold the same rows. */
export class Stands {
  private underWay: Promise<unknown> = Promise.resolve();
  private next: Promise<string> | undefined;

  constructor(private readonly ask: () => Promise<string>) {}

  static of(db: DataSource): Stands {
    return new Stands(async () => {
      // A rebuild that was swapped in stands at the same event in the next generation, so the generation is part of the answer. The tables that
      // a rebuild is filling are left out: nobody reads them.
      const [row] = await rowsOfStatement<{ stand: string }>(db, {
        name: 'stands',
        text: `select md5(string_agg(concat_ws(' ', name, generation, seq), ',' order by name)) as stand
                 from log.checkpoint where right(name, ${shadowSuffix.length}) <> '${shadowSuffix}'`,
        values: [],
      });
      return row!.stand;
    });
  }

  /** Not older than this call. Callers at the same moment share one statement; a call that comes while it is under way waits for the next one. */
  now(): Promise<string> {
    return (this.next ??= this.underWay.then(() => {
      this.next = undefined;
      const asked = this.ask();
      this.underWay = asked.catch(() => {});
      return asked;
    }));
  }
}

/** What keeping takes besides an answer: the digest of its question, the stand, a place in the cache. */
const OVERHEAD = 400;

type Kept<Answer> = { readonly stand: string; readonly answer: Answer };

/**
 * Keeps answers from the read tables while no projection moves. It asks first where they stand, so an answer from here is never older than one
 * that the tables would give now; a question that is being read already is not read twice. Worth it where reading costs more than the question:
 * most installations see a few hundred events a day.
 */
export class CheckpointCache<Answer extends object> {
  private readonly kept: LRUCache<string, Kept<Answer>>;
  private readonly underWay = new Map<string, Kept<Promise<Answer>>>();

  /**
   * @param bytesOf about what an answer takes in memory, whole
   * @param most bytes of all that is kept, questions included: the answers used least recently make room. One above a tenth is not kept
   */
  constructor(
    private readonly stands: Pick<Stands, 'now'>,
    bytesOf: (answer: Answer) => number,
    most: number,
  ) {
    this.kept = new LRUCache({
      maxSize: most,
      maxEntrySize: Math.ceil(most / 10),
      sizeCalculation: ({ answer }) => OVERHEAD + bytesOf(answer),
    });
  }

  /**
   * @param reading who asks: whoever sees other rows is given another answer
   * @param question everything else that the answer depends on besides the rows: the day where it matters
   * @param read gets it from the read tables by the same reading, and from nothing that is behind them. Its answer is shared: nobody may change it
   */
  async of(reading: Reading, question: string, read: () => Promise<Answer>): Promise<Answer> {
    // A question may be as long as its filter allows: thousands of ids.
    const key = hash('sha256', `${keyOfReading(reading)}\n${question}`, 'base64');
    const stand = await this.stands.now();
    const kept = this.kept.get(key);
    if (kept?.stand === stand) return kept.answer;
    const begun = this.underWay.get(key);
    if (begun?.stand === stand) return begun.answer;
    const begins: Kept<Promise<Answer>> = { stand, answer: read() };
    this.underWay.set(key, begins);
    try {
      const answer = await begins.answer;
      // What was read may be newer than the stand it is kept for: whoever asks then finds another stand, and reads anew.
      this.kept.set(key, { stand, answer });
      return answer;
    } finally {
      if (this.underWay.get(key) === begins) this.underWay.delete(key);
    }
  }
}
