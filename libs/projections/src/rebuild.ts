import { setTimeout as pause } from 'node:timers/promises';
import { QueryFailedError, type DataSource, type QueryRunner } from 'typeorm';
import type { SequencedLog } from '#libs/event-store';
import type { Projection } from './projection.js';
import { BatchWriter, checkpointOf, type Checkpoint, type Queryable } from './runner.js';
import type { ProjectedTables } from './tables.js';

/** Told now and then how far a rebuild has come. */
export type RebuildProgress = (projection: string, seq: number, head: number) => void;

// Below PostgreSQL's deadlock_timeout of 1 s: who waits shorter than that kills nobody.
const patienceMs = 200;

/** Makes, empties and rebuilds the tables of projections. */
export class Rebuilder {
  constructor(
    private readonly db: DataSource,
    private readonly tables: ProjectedTables,
    private readonly log: SequencedLog,
    private readonly batch = 2000,
  ) {}

  /** Makes missing tables, and rebuilds those whose version or shape is not this release's. */
  async ensure(projection: Projection, progress?: RebuildProgress, signal?: AbortSignal): Promise<void> {
    const at = await checkpointOf(this.db, projection.name);
    if (!at) return this.reset(projection);
    if (at.version !== projection.version || at.shape !== this.tables.shapeOf(projection))
      await this.rebuild(projection, progress, signal);
  }

  /** Drops the live tables and begins at the first event; whoever leads the projection fills them. */
  async reset(projection: Projection): Promise<void> {
    await this.exclusively(projection, async (run) => {
      await this.tables.drop(run, projection);
      await this.tables.create(run, projection);
      await this.mark(run, projection, 0);
    });
  }

  /**
   * Fills new tables beside the live ones, which go on serving, then swaps. Can be interrupted: a later run begins anew.
   * @throws PoisonEvent when an event cannot be folded: the live tables stay. Fenced when another rebuild of the same projection began
   *   meanwhile. The signal's reason when it was interrupted
   */
  async rebuild(projection: Projection, progress?: RebuildProgress, signal?: AbortSignal): Promise<void> {
    const live = await checkpointOf(this.db, projection.name);
    const suffix = `__next`;
    const shadow = `${projection.name}${suffix}`;
    await this.inTransaction(async (run) => {
      await this.tables.drop(run, projection, suffix);
      await this.tables.create(run, projection, suffix);
      await run.query(`delete from log.checkpoint where name = $1`, [shadow]);
      await run.query(`insert into log.checkpoint (name, version, shape) values ($1, $2, $3)`, [
        shadow,
        projection.version,
        this.tables.shapeOf(projection),
      ]);
    });

    const writer = new BatchWriter(this.db, this.tables, projection, suffix);
    let at: Checkpoint = { seq: 0, generation: 1 };
    const fill = async () => {
      for (;;) {
        signal?.throwIfAborted();
        const events = await this.log.read(at.seq, this.batch);
        if (events.length === 0) return;
        at = await writer.write(events, at, shadow);
        progress?.(projection.name, at.seq, await this.log.head());
      }
    };
    await fill();
    await this.exclusively(projection, async (run) => {
      // The live runner waits now; what came meanwhile is a few events at most. On this connection, so that any number of rebuilds may
      // come here at once without waiting for one another's connections.
      writer.move(run);
      await fill();
      await this.tables.swap(run, projection, suffix);
      await run.query('delete from log.checkpoint where name = $1', [shadow]);
      await this.mark(run, projection, at.seq);
    });
    progress?.(projection.name, at.seq, Math.max(at.seq, live?.seq ?? 0));
  }

  /**
   * A transaction during which nobody reads or writes the live tables. The tables are locked before the checkpoint, as a runner's
   * statement does it: the other way round the two would wait for each other. Who reads several of the tables may lock them in another
   * order, so nobody waits here for long: it lets go and tries again.
   */
  private async exclusively(
    projection: Projection,
    work: (run: QueryRunner) => Promise<void>,
  ): Promise<void> {
    for (;;) {
      try {
        return await this.inTransaction(async (run) => {
          await run.query(`set local lock_timeout = '${patienceMs}ms'`);
          await this.tables.lock(run, projection);
          await run.query('select 1 from log.checkpoint where name = $1 for update', [projection.name]);
          await run.query('set local lock_timeout = 0');
          await work(run);
        });
      } catch (error) {
        if (!isLockTimeout(error)) throw error;
      }
      await pause(patienceMs / 4);
    }
  }

  private async inTransaction(work: (run: QueryRunner) => Promise<void>): Promise<void> {
    const run = this.db.createQueryRunner();
    try {
      await run.startTransaction();
      await work(run);
      await run.commitTransaction();
    } catch (error) {
      if (run.isTransactionActive) await run.rollbackTransaction();
      throw error;
    } finally {
      await run.release();
    }
  }

  private async mark(run: Queryable, projection: Projection, seq: number): Promise<void> {
    await run.query(
      `insert into log.checkpoint (name, version, shape, seq) values ($1, $2, $3, $4)
       on conflict (name) do update set version = excluded.version, shape = excluded.shape, seq = excluded.seq,
         generation = log.checkpoint.generation + 1, failed_seq = null, failure = null, updated_at = clock_timestamp()`,
      [projection.name, projection.version, this.tables.shapeOf(projection), seq],
    );
  }
}

const isLockTimeout = (error: unknown): boolean =>
  error instanceof QueryFailedError && (error.driverError as { code?: string }).code === '55P03';
