import { randomInt } from 'node:crypto';
import { setImmediate as breathe, setTimeout as pause } from 'node:timers/promises';
import { QueryFailedError, type DataSource, type QueryRunner } from 'typeorm';
import { AnotherDatabase, type PoolUrl } from '#platform/database';
import { eventsBehind, type SequencedLog } from '#platform/event-store';
import type { Recorded } from '#platform/kernel';
import type { Projection } from './projection.js';
import { areInLog, BatchWriter, Fenced, placesIn, type Checkpoint, type Place } from './batch-writer.js';
import { clearLeftovers, takeTurn } from './rebuild-turn.js';
import type { RowClass } from './row-op.js';
import { checkpointOf, isBeyondLog } from './runner.js';
import { shadowSuffix, type ProjectedTables } from './tables.js';

/**
 * Called now and then with how far a rebuild has come.
 * @param waits it has not begun: another process rebuilds this projection
 */
export type RebuildProgress = (projection: string, seq: number, head: number, waits?: boolean) => void;

/** Rebuilds projections together, as `Rebuilder.rebuild` does; where it happens is its own affair. Once it settles, nothing of it runs. */
export type Rebuild = (
  projections: readonly Projection[],
  progress: RebuildProgress,
  signal: AbortSignal,
) => Promise<void>;

// Below PostgreSQL's deadlock_timeout of 1 s: a shorter wait never makes it end a session.
const patienceMs = 200;

/** One projection's tables being filled beside the live ones. */
class Build {
  readonly shadow: string;
  readonly writer: BatchWriter;
  private readonly unkeyed: Set<RowClass>;
  /** No other rebuild's tables have this generation: where there is another one's checkpoint, nothing more is written. */
  at: Checkpoint = { seq: 0, generation: randomInt(1, 2 ** 31 - 1) };
  swapped = false;
  /** The last event that was folded. */
  last: Place | undefined;

  constructor(
    private readonly db: DataSource,
    private readonly tables: ProjectedTables,
    readonly projection: Projection,
    /** Its tables have neither key nor index nor derived rows until it is completed. */
    private readonly bare: boolean,
  ) {
    this.shadow = `${projection.name}${shadowSuffix}`;
    this.unkeyed = new Set(bare ? projection.rows : []);
    this.writer = new BatchWriter(db, tables, projection, shadowSuffix, this.unkeyed);
    if (bare) this.writer.leaveDerived();
  }

  async begin(run: QueryRunner): Promise<void> {
    await this.tables.drop(run, this.projection, shadowSuffix);
    await this.tables.create(run, this.projection, shadowSuffix, this.bare);
    await run.query(`delete from log.checkpoint where name = $1`, [this.shadow]);
    await run.query(`insert into log.checkpoint (name, version, shape, generation) values ($1, $2, $3, $4)`, [
      this.shadow,
      this.projection.version,
      this.tables.shapeOf(this.projection),
      this.at.generation,
    ]);
  }

  /** Clears away what it made, unless that is another's by now. */
  async discard(run: QueryRunner): Promise<void> {
    const [, mine] = (await run.query('delete from log.checkpoint where name = $1 and generation = $2', [
      this.shadow,
      this.at.generation,
    ])) as [unknown, number];
    if (mine > 0) await this.tables.drop(run, this.projection, shadowSuffix);
  }

  async fold(events: readonly Recorded[]): Promise<void> {
    const behind = eventsBehind(events, this.at.seq);
    await this.writer.fold(behind);
    const last = behind.at(-1);
    if (last) this.last = { seq: last.seq, id: last.id };
  }

  async flush(seq: number, least: number): Promise<void> {
    this.at = await this.writer.flush(this.at, this.shadow, seq, least, this.last ? [this.last] : []);
  }

  /** What completes its tables, each in a transaction of its own: derived rows first, then keys and indexes. @throws Fenced */
  get completions(): ((run: QueryRunner) => Promise<void>)[] {
    return this.steps.map((step) => async (run) => {
      const mine = (await run.query(
        'select 1 from log.checkpoint where name = $1 and generation = $2 for share',
        [this.shadow, this.at.generation],
      )) as unknown[];
      if (mine.length === 0) throw new Fenced(this.shadow);
      await step(run);
    });
  }

  private get steps(): ((run: QueryRunner) => Promise<void>)[] {
    const derived = new Set(this.projection.derived?.map(({ row }) => row));
    const others = this.projection.rows.filter((row) => !derived.has(row));
    return [
      ...(derived.size === 0
        ? []
        : [
            async (run: QueryRunner) => {
              await this.writer.derive(run);
              for (const row of derived) await this.index(run, row);
            },
          ]),
      ...others.map((row) => (run: QueryRunner) => this.index(run, row)),
    ];
  }

  /** Its tables may be asked as soon as they are swapped in. In no transaction: some are vacuumed. */
  get analyses(): (() => Promise<void>)[] {
    const { projection } = this;
    return projection.rows.map((row) => () => this.tables.analyze(this.db, projection, row, shadowSuffix));
  }

  /** The key last: derived rows can be made of a table while it gets its indexes, but not while it gets its key. */
  private async index(run: QueryRunner, row: RowClass): Promise<void> {
    await this.tables.addIndexes(run, row, shadowSuffix);
    if (this.unkeyed.has(row)) await this.tables.addKey(run, row, shadowSuffix);
    this.unkeyed.delete(row);
  }
}

/** Makes, empties and rebuilds the tables of projections. */
export class Rebuilder {
  constructor(
    private readonly db: DataSource,
    private readonly tables: ProjectedTables,
    private readonly log: SequencedLog,
    private readonly batch = 1000,
    /** Rows of a table that are folded in memory before they are written. */
    private readonly window = 10_000,
    /**
     * In short transactions only: tables have their indexes and sums from the beginning. As long as a transaction lasts, PostgreSQL keeps
     * every version of the rows that are changed again and again (checkpoints, sums), and all who look for them walk through all of these.
     */
    private readonly gentle = false,
    /** How many events an empty projection is caught up with, event by event: more are folded by a rebuild, many times as fast. */
    private readonly mostCaughtUp = 10_000,
  ) {}

  /**
   * Makes missing tables.
   * @returns whether the tables are of this release's version and shape, of this log, and not empty while the log has become long. Where their
   *   checkpoint is beyond the log's end they show events that it does not have, and are made anew
   */
  async isCurrent(projection: Projection): Promise<boolean> {
    let at = await checkpointOf(this.db, projection.name);
    if (!at) {
      await this.reset(projection);
      at = await checkpointOf(this.db, projection.name);
    }
    if (at?.version !== projection.version || at.shape !== this.tables.shapeOf(projection)) return false;
    if (isBeyondLog(at)) return false;
    return at.seq > 0 || (await this.log.head()) <= this.mostCaughtUp;
  }

  /** Makes missing tables, and rebuilds those that are not current. */
  async ensure(projection: Projection, progress?: RebuildProgress, signal?: AbortSignal): Promise<void> {
    if (!(await this.isCurrent(projection))) await this.rebuild(projection, progress, signal);
  }

  /** Drops the live tables and begins at the first event; whoever leads the projection fills them. */
  async reset(projection: Projection): Promise<void> {
    await this.exclusively(projection, [''], async (run) => {
      await this.tables.drop(run, projection);
      await this.tables.create(run, projection);
      await this.mark(run, projection, 0);
    });
  }

  /**
   * Fills new tables beside the live ones, which go on serving, then swaps, one projection after the other. The log is read once for
   * all of them. Where another rebuilds one of them it waits for that to end. Can be interrupted: a later run begins anew.
   * @throws PoisonEvent when an event cannot be folded: the live tables of all that are not swapped yet stay. Fenced when it lost its
   *   turn to another. The signal's reason when it was interrupted
   */
  async rebuild(
    projections: Projection | readonly Projection[],
    progress?: RebuildProgress,
    signal?: AbortSignal,
  ): Promise<void> {
    const builds = [projections]
      .flat()
      .map((projection) => new Build(this.db, this.tables, projection, !this.gentle));
    if (builds.length === 0) return;
    await this.clear([]).catch(() => {}); // leftovers count for nothing: no reason not to rebuild
    const turn = await takeTurn(
      this.url,
      builds.map((build) => build.projection.name),
      signal,
      (name) => progress?.(name, 0, 0, true),
    );
    try {
      await this.fill(builds, progress, AbortSignal.any([turn.lost, ...(signal ? [signal] : [])]));
    } catch (error) {
      if (!turn.lost.aborted)
        await this.inTransaction(async (run) => {
          for (const build of builds) if (!build.swapped) await build.discard(run);
        }).catch(() => {}); // only the first failure is reported; the next rebuild clears away what this one left
      throw turn.lost.aborted ? turn.lost.reason : error;
    } finally {
      await turn.end();
    }
    for (const { projection, at } of builds) progress?.(projection.name, at.seq, at.seq);
  }

  /**
   * Drops what rebuilds that were killed have left behind of these projections, and of any while nobody rebuilds; and the tables of
   * earlier versions that a release which did not know them by name has left. What another process is filling stays.
   */
  async clear(projections: readonly Projection[]): Promise<void> {
    await clearLeftovers(
      this.url,
      projections.map((projection) => ({
        name: projection.name,
        version: projection.version,
        shadows: this.tables.namesOf(projection, shadowSuffix),
        formerly: projection.formerly ?? [],
      })),
    );
  }

  private get url(): PoolUrl {
    return (this.db.options as { readonly url: PoolUrl }).url;
  }

  private async fill(
    builds: readonly Build[],
    progress: RebuildProgress | undefined,
    signal: AbortSignal,
  ): Promise<void> {
    await this.inTransaction(async (run) => {
      for (const build of builds) await build.begin(run);
    });
    await this.readOn(builds, progress, signal);
    const each = (works: readonly (() => Promise<void>)[]) =>
      sideBySide(
        works.map((work) => async () => {
          signal.throwIfAborted();
          await work();
        }),
      );
    if (!this.gentle)
      await each(
        builds.flatMap(({ completions }) => completions).map((work) => () => this.inTransaction(work)),
      );
    await each(builds.flatMap(({ analyses }) => analyses));
    // All of this takes a while, so what came meanwhile is read before the live runner has to wait.
    await this.readOn(builds, progress, signal);
    for (const build of builds) {
      // More events have come while the projections before it were swapped.
      if (builds.length > 1) await this.readOn([build], undefined, signal);
      await this.exclusively(build.projection, [shadowSuffix, ''], async (run) => {
        // The live runner waits now; what is left is a few events at most. On this connection, so that any number of rebuilds may
        // come here at once without waiting for one another's connections.
        build.writer.move(run);
        await this.readOn([build], undefined, signal, true);
        await this.tables.swap(run, build.projection, shadowSuffix);
        await run.query('delete from log.checkpoint where name = $1', [build.shadow]);
        await this.mark(run, build.projection, build.at.seq, build.last);
      });
      build.swapped = true;
    }
  }

  /**
   * Reads on to where the log ends when this begins, and again to where it ends by then, as long as that becomes less: a log that keeps
   * growing has no last event. Events are folded while the rows of those before them are written, unless it is to be gentle.
   * @param once only the former
   */
  private async readOn(
    builds: readonly Build[],
    progress?: RebuildProgress,
    signal?: AbortSignal,
    once = false,
  ): Promise<void> {
    let written: Promise<unknown> = Promise.resolve();
    let seq = Math.min(...builds.map((build) => build.at.seq));
    const write = async (least: number) => {
      await written;
      written = Promise.all(builds.map((build) => build.flush(seq, least)));
      written.catch(() => {}); // whoever awaits it next gets the failure
    };
    try {
      for (let before = Number.POSITIVE_INFINITY; ;) {
        const head = await this.log.head();
        const left = head - seq;
        if (left <= 0 || left >= before) break;
        before = left;
        for (let vain = 0; seq < head;) {
          signal?.throwIfAborted();
          const events = await this.log.read(seq, this.batch);
          const last = events.at(-1);
          if (!last) {
            // An empty answer may come once from a look at the log that began before ours at its head, and was shared.
            if (vain++ > 0) throw new Error(`the log has no event after ${seq}, and its head is ${head}`);
            continue;
          }
          vain = 0;
          for (const build of builds) {
            await build.fold(events);
            await breathe();
          }
          seq = last.seq;
          if (Math.max(...builds.map(({ writer }) => writer.waiting)) < this.window) continue;
          await write(this.window / 4); // sums are added to again and again: a few thousand may well stay in memory
          if (this.gentle) await written; // a transaction would last as long as the folding beside it
          for (const { projection } of builds) progress?.(projection.name, seq, Math.max(seq, head));
        }
        if (once) break;
      }
      await write(0);
    } finally {
      await written.catch(() => {});
    }
    await written;
  }

  /**
   * A transaction during which nobody reads or writes the live tables. The tables are locked before the checkpoint, as a runner's statement does
   * it: the other way round the two would wait for each other. A reader of several tables may lock them in another order, so this never waits
   * for long: it lets go and tries again.
   *
   * An autovacuum, of the new tables above all, steps aside only for who has waited a second. That is waited for before anybody else has to
   * wait.
   * @param suffixes of the tables that it will change
   */
  private async exclusively(
    projection: Projection,
    suffixes: readonly string[],
    work: (run: QueryRunner) => Promise<void>,
  ): Promise<void> {
    for (;;) {
      let isLocking = true;
      try {
        return await this.inTransaction(async (run) => {
          for (const suffix of suffixes) await this.tables.lock(run, projection, 'maintenance', suffix);
          await run.query(`set local lock_timeout = '${patienceMs}ms'`);
          await this.tables.lock(run, projection, 'all');
          await run.query('select 1 from log.checkpoint where name = $1 for update', [projection.name]);
          await run.query('set local lock_timeout = 0');
          isLocking = false;
          await work(run);
        });
      } catch (error) {
        if (!isLocking || !isOfOthers(error)) throw error;
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

  /** @throws AnotherDatabase when the log does not have the last event of those that the tables were made of */
  private async mark(run: QueryRunner, projection: Projection, seq: number, last?: Place): Promise<void> {
    const made = (await run.query(
      `insert into log.checkpoint (name, version, shape, seq) select $1, $2::int, $3, $4::bigint where ${areInLog('$5', '$6')}
       on conflict (name) do update set version = excluded.version, shape = excluded.shape, seq = excluded.seq,
         generation = log.checkpoint.generation + 1, failed_seq = null, failure = null, updated_at = clock_timestamp()
       returning 1`,
      [
        projection.name,
        projection.version,
        this.tables.shapeOf(projection),
        seq,
        ...placesIn(last ? [last] : []),
      ],
    )) as unknown[];
    if (made.length === 0)
      throw new AnotherDatabase(
        `the log does not have the event at ${seq}, up to which ${projection.name} was rebuilt`,
      );
  }
}

/** Two at a time: PostgreSQL makes an index of a small table with one processor. Ends when nothing is under way, also by a failure. */
const sideBySide = async (works: readonly (() => Promise<void>)[]): Promise<void> => {
  const left = [...works];
  const lane = async () => {
    try {
      for (let work = left.shift(); work; work = left.shift()) await work();
    } finally {
      left.length = 0;
    }
  };
  for (const ended of await Promise.allSettled([lane(), lane()]))
    if (ended.status === 'rejected') throw ended.reason;
};

/** It waited for too long, or another rebuild's swap renamed what it waited for. */
const isOfOthers = (error: unknown): boolean =>
  error instanceof QueryFailedError &&
  ['55P03', '42P01'].includes((error.driverError as { code?: string }).code ?? '');
