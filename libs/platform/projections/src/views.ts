import { setTimeout as pause } from 'node:timers/promises';
import { rowsOfStatement, withScope, type SessionScope, type Statement } from '#platform/database';
import type { Appended } from '#platform/event-store';
import { Refused, type Reading } from '#platform/kernel';
import { LRUCache } from 'lru-cache';
import type { DataSource, EntityTarget, ObjectLiteral, Repository, SelectQueryBuilder } from 'typeorm';
import { Stands } from './checkpoint-cache.js';
import type { Progress } from './progress.js';

const scopeOf = ({ viewer, scopes }: Reading): SessionScope => ({
  jurisdiction: viewer.jurisdictionId,
  scopes: scopes === 'all' ? scopes : `{${scopes.map((id) => JSON.stringify(id)).join(',')}}`,
});

const pollMs = 50;
const patienceMs = 5000;

/** How many scopes have a data source kept for them. */
const mostScopes = 500;

/** The only door to projected rows. Every read names its reader, and the session it runs on carries that reader's scope into PostgreSQL. */
export class Views {
  /** Where they stand, for answers that are kept. */
  readonly stands: Stands;
  private readonly sources = new LRUCache<string, DataSource>({ max: mostScopes });
  /** Kept, because one operation asks for it again and again, a row at a time. */
  private readonly opened = new WeakMap<Reading, Rows>();

  constructor(
    private readonly db: DataSource,
    private readonly progress: Pick<Progress, 'shown'>,
  ) {
    this.stands = Stands.of(db);
  }

  /** The rows that a reading sees. */
  as(reading: Reading): Rows {
    let rows = this.opened.get(reading);
    if (rows) return rows;
    if (reading.asOf !== undefined) throw new Error('the read tables show the present only');
    rows = new Rows(this.sourceOf(scopeOf(reading)), this.progress, reading.viewer.jurisdictionId);
    this.opened.set(reading, rows);
    return rows;
  }

  private sourceOf(scope: SessionScope): DataSource {
    const key = JSON.stringify(scope);
    let source = this.sources.get(key);
    if (!source) this.sources.set(key, (source = withScope(this.db, scope)));
    return source;
  }
}

/** Projected rows as one reading sees them. */
export class Rows {
  constructor(
    private readonly source: DataSource,
    private readonly progress: Pick<Progress, 'shown'>,
    private readonly jurisdictionId: string,
  ) {}

  of<T extends ObjectLiteral>(row: EntityTarget<T>): Repository<T> {
    return this.source.getRepository(row);
  }

  /** A query, as `row`, over the rows of the reading's jurisdiction: what every list begins with. */
  own<T extends { jurisdictionId: string }>(row: EntityTarget<T>): SelectQueryBuilder<T> {
    return this.of(row)
      .createQueryBuilder('row')
      .where('row.jurisdictionId = :jurisdiction', { jurisdiction: this.jurisdictionId });
  }

  /** The row, or null. */
  async find<T extends { id: string }>(row: EntityTarget<T>, id: string): Promise<T | null> {
    return (await this.of(row as EntityTarget<{ id: string }>).findOneBy({ id })) as T | null;
  }

  /** The row, or null where there is none or it is another jurisdiction's. */
  async findOwn<T extends { id: string; jurisdictionId: string }>(
    row: EntityTarget<T>,
    id: string,
  ): Promise<T | null> {
    const found = await this.find(row, id);
    return found?.jurisdictionId === this.jurisdictionId ? found : null;
  }

  /** The rows of a statement that may be prepared. */
  statement<Row>(statement: Statement): Promise<Row[]> {
    return rowsOfStatement<Row>(this.source, statement);
  }

  /**
   * Asks again until the answer is there, as long as a mutation waits for its own write.
   * @throws Refused VIEW_BEHIND when that takes too long
   */
  async until<T>(ask: (rows: Rows) => Promise<T>, isThere: (answer: T) => boolean): Promise<T> {
    for (const deadline = performance.now() + patienceMs; ; await pause(pollMs)) {
      const answer = await ask(this);
      if (isThere(answer)) return answer;
      if (performance.now() >= deadline)
        throw new Refused('VIEW_BEHIND', { reason: 'recorded, but not yet shown; read again' });
    }
  }

  private async stand(projection: string): Promise<{ seq: number; generation: number }> {
    const [row] = await this.statement<{ seq: string; generation: number }>({
      name: 'projection-stands',
      text: 'select seq, generation from log.checkpoint where name = $1',
      values: [projection],
    });
    return { seq: Number(row?.seq ?? 0), generation: row?.generation ?? 0 };
  }

  /** Until a projection shows everything up to this place in the log. @throws Refused VIEW_BEHIND */
  async reached(projection: string, seq: number): Promise<void> {
    await this.until(
      () => this.stand(projection),
      (stand) => stand.seq >= seq,
    );
  }

  /**
   * What is read of a projection's tables once they have come to this place in the log, all of it of the same tables: where a rebuild swaps them or a
   * reset empties them meanwhile, it is read again.
   * @throws Refused VIEW_BEHIND
   */
  async asOf<T>(projection: string, seq: number, read: () => Promise<T>): Promise<T> {
    const answer = await this.until(
      async () => {
        const before = await this.stand(projection);
        if (before.seq < seq) return undefined;
        const [ended] = await Promise.allSettled([read()]);
        if ((await this.stand(projection)).generation !== before.generation) return undefined;
        if (ended.status === 'rejected') throw ended.reason;
        return { found: ended.value };
      },
      (found) => found !== undefined,
    );
    return answer!.found;
  }

  /** What the table of a row is called in a statement. */
  table(row: EntityTarget<ObjectLiteral>): string {
    return this.source.getMetadata(row).tablePath;
  }

  /**
   * The row as it stands once the read tables have passed what was appended: callers always read their own write.
   * @throws Refused VIEW_BEHIND when that takes too long (the write stands)
   */
  async readAfter<T extends { id: string }>(
    appended: Appended,
    row: EntityTarget<T>,
    id: string,
  ): Promise<T> {
    await this.progress.shown(appended);
    const found = await this.find(row, id);
    if (!found) throw new Refused('NOT_FOUND', { id });
    return found;
  }
}
