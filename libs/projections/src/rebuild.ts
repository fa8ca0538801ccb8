import type { DataSource } from 'typeorm';
import type { SequencedLog } from '#libs/event-store';
import type { Projection } from './projection.js';
import { BatchWriter, checkpointOf, type Checkpoint } from './runner.js';
import type { ProjectedTables } from './tables.js';

/** Told now and then how far a rebuild has come. */
export type RebuildProgress = (projection: string, seq: number, head: number) => void;

/** Makes, empties and rebuilds the tables of projections. */
export class Rebuilder {
  constructor(
    private readonly db: DataSource,
    private readonly tables: ProjectedTables,
    private readonly log: SequencedLog,
  ) {}

  /** Makes missing tables, and rebuilds those whose version or shape is not this release's. */
  async ensure(projection: Projection, progress?: RebuildProgress): Promise<void> {
    const at = await checkpointOf(this.db, projection.name);
    if (!at) return this.reset(projection);
    if (at.version !== projection.version || at.shape !== this.tables.shapeOf(projection))
      await this.rebuild(projection, progress);
  }

  /** Drops the live tables and begins at the first event; whoever leads the projection fills them. */
  async reset(projection: Projection): Promise<void> {
    const run = this.db.createQueryRunner();
    try {
      await run.startTransaction();
      await run.query('select 1 from log.checkpoint where name = $1 for update', [projection.name]);
      await this.tables.drop(run, projection);
      await this.tables.create(run, projection);
      await this.mark(run, projection, 0);
      await run.commitTransaction();
    } catch (error) {
      if (run.isTransactionActive) await run.rollbackTransaction();
      throw error;
    } finally {
      await run.release();
    }
  }

  /**
   * Fills new tables beside the live ones, which go on serving, then swaps. Can be interrupted: a later run begins anew.
   * @throws PoisonEvent when an event cannot be folded: the live tables stay
   */
  async rebuild(projection: Projection, progress?: RebuildProgress): Promise<void> {
    const live = await checkpointOf(this.db, projection.name);
    const suffix = `__next`;
    const shadow = `${projection.name}${suffix}`;
    const run = this.db.createQueryRunner();
    try {
      await run.startTransaction();
      await this.tables.drop(run, projection, suffix);
      await this.tables.create(run, projection, suffix);
      await run.query(`delete from log.checkpoint where name = $1`, [shadow]);
      await run.query(`insert into log.checkpoint (name, version, shape) values ($1, $2, $3)`, [
        shadow,
        projection.version,
        this.tables.shapeOf(projection),
      ]);
      await run.commitTransaction();

      const writer = new BatchWriter(this.db, this.tables, projection, suffix);
      let at: Checkpoint = { seq: 0, generation: 1 };
      const fill = async () => {
        for (;;) {
          const events = await this.log.read(at.seq, 2000);
          if (events.length === 0) return;
          at = await writer.write(events, at, shadow);
          progress?.(projection.name, at.seq, await this.log.head());
        }
      };
      await fill();
      // From here the live runner waits at its checkpoint; what came meanwhile is a few events at most.
      await run.startTransaction();
      await run.query('select 1 from log.checkpoint where name = $1 for update', [projection.name]);
      await fill();
      await this.tables.swap(run, projection, suffix);
      await run.query('delete from log.checkpoint where name = $1', [shadow]);
      await this.mark(run, projection, at.seq);
      await run.commitTransaction();
      progress?.(projection.name, at.seq, Math.max(at.seq, live?.seq ?? 0));
    } catch (error) {
      if (run.isTransactionActive) await run.rollbackTransaction();
      throw error;
    } finally {
      await run.release();
    }
  }

  private async mark(
    run: { query(text: string, params: unknown[]): Promise<unknown> },
    projection: Projection,
    seq: number,
  ): Promise<void> {
    await run.query(
      `insert into log.checkpoint (name, version, shape, seq) values ($1, $2, $3, $4)
       on conflict (name) do update set version = excluded.version, shape = excluded.shape, seq = excluded.seq,
         generation = log.checkpoint.generation + 1, failed_seq = null, failure = null, updated_at = clock_timestamp()`,
      [projection.name, projection.version, this.tables.shapeOf(projection), seq],
    );
  }
}
