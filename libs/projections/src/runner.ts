import { QueryFailedError, type DataSource } from 'typeorm';
import { Loop, type SequencedLog } from '#libs/event-store';
import type { Recorded } from '#libs/kernel';
import { PoisonEvent, type Folding, type Projection, type RowReader } from './projection.js';
import { RowFold } from './row-op.js';
import { statementsFor, tableName } from './row-statements.js';
import type { ProjectedTables } from './tables.js';

/** How far a projection has come, and of which tables. */
export type Checkpoint = { readonly seq: number; readonly generation: number };

/** Somebody else moved this checkpoint or swapped the tables: read where it stands and begin anew. */
export class Fenced extends Error {
  constructor(name: string) {
    super(`projection ${name} was moved by another runner`);
    this.name = 'Fenced';
  }
}

/** A data source, or one connection of it inside a transaction. */
export type Queryable = { query(text: string, params?: unknown[]): Promise<unknown> };

/** Writes batches of one projection to its live tables, or to those that a rebuild fills beside them. */
export class BatchWriter {
  private folding: Folding | undefined;

  constructor(
    private db: Queryable,
    private readonly tables: ProjectedTables,
    readonly projection: Projection,
    private readonly suffix = '',
  ) {}

  /** Forgets what the projection remembers of its tables: they may not be the same any more. */
  forget(): void {
    this.folding = undefined;
  }

  /** Reads and writes on another connection from now on. */
  move(db: Queryable): void {
    this.db = db;
  }

  /**
   * Applies events in one statement, and so one transaction, with its checkpoint.
   * @param seq how far the checkpoint moves: also past events that the projection does not handle
   * @returns the checkpoint after it
   * @throws Fenced when the checkpoint is not where this writer thinks; PoisonEvent when an event could not be folded
   */
  async write(
    events: readonly Recorded[],
    at: Checkpoint,
    checkpointName = this.projection.name,
    seq = events.at(-1)?.seq ?? at.seq,
  ): Promise<Checkpoint> {
    this.folding ??= this.projection.begin(this.read);
    const fold = new RowFold();
    for (const op of await this.folding(events)) fold.apply(op);

    const params: unknown[] = [checkpointName, at.seq, at.generation, seq];
    const ctes: string[] = [];
    const checks: string[] = [];
    for (const [row, rows] of fold.tables) {
      const named = (kind: string) => ({ name: `${kind}_${ctes.length}`, param: `$${params.length + 1}` });
      for (const statement of statementsFor(this.tables.metadata(row), rows.values(), this.suffix, (kind) => {
        const next = named(kind);
        params.push(undefined);
        ctes.push('');
        return next;
      })) {
        const index = Number(statement.name.split('_')[1]);
        ctes[index] = `${statement.name} as (${statement.text})`;
        params[4 + index] = statement.value;
        if (statement.expected !== undefined)
          checks.push(
            `when (select count(*) from ${statement.name}) <> ${statement.expected} then log.stop('${row.name}: a row to change is not there')`,
          );
      }
    }
    const check =
      checks.length === 0
        ? ''
        : `, case when (select count(*) from moved) = 0 then false ${checks.join(' ')} else true end as whole`;
    const [result] = (await this.db.query(
      `with moved as (update log.checkpoint set seq = $4::bigint, updated_at = clock_timestamp(), failed_seq = null, failure = null
         where name = $1 and seq = $2::bigint and generation = $3::int returning 1)
       ${ctes.map((cte) => `, ${cte}`).join('\n')}
       select (select count(*) from moved)::int as moved${check}`,
      params,
    )) as { moved: number }[];
    if (result?.moved !== 1) {
      this.forget();
      throw new Fenced(checkpointName);
    }
    return { seq, generation: at.generation };
  }

  private readonly read: RowReader = async (row, ids) => {
    const meta = this.tables.metadata(row);
    if (ids.length === 0) return [];
    const columns = meta.columns
      // The driver would make a Date of a date, in the process's own time zone.
      .map((c) => `"${c.databaseName}"${c.type === 'date' ? '::text' : ''} as "${c.propertyName}"`)
      .join(', ');
    return (await this.db.query(`select ${columns} from ${tableName(meta, this.suffix)} where id = any($1)`, [
      ids,
    ])) as never[];
  };
}

/** The checkpoint of a projection, or undefined where it never ran. */
export const checkpointOf = async (
  db: DataSource,
  name: string,
): Promise<(Checkpoint & { version: number; shape: string }) | undefined> => {
  const rows = (await db.query('select seq, generation, version, shape from log.checkpoint where name = $1', [
    name,
  ])) as {
    seq: string;
    generation: number;
    version: number;
    shape: string;
  }[];
  return rows[0] && { ...rows[0], seq: Number(rows[0].seq) };
};

/** Whether writing failed by what was to be written (a row that is not there, a value a column does not take), not by the database. */
const isOfEvent = (error: unknown): boolean => {
  if (error instanceof PoisonEvent || error instanceof Fenced) return false;
  const { code } = (error instanceof QueryFailedError ? error.driverError : error) as { code?: unknown };
  return error instanceof QueryFailedError
    ? /^(2[0-3]|42|YF)/.test(String(code)) // SQLSTATE classes of data, constraints, statements, and our own
    : code === undefined;
};

const settleMs = 500;

/** Told of what a projection did; failures stay until the projection moves again. */
export type Progressed = (name: string, seq: number, failure?: PoisonEvent | Error) => void;

/** Keeps one projection's live tables up with the log. Runs only where it leads (its caller holds the lock). */
export class ProjectionLoop {
  private readonly loop: Loop;
  private readonly writer: BatchWriter;
  private at: Checkpoint | undefined;
  /** How far the log was read: past the checkpoint where nothing since was for this projection, which is no reason to write. */
  private passed = 0;
  private settledAt = 0;
  /** Events a step: one after a failure, then twice as many each time, so that everything before an event at fault gets shown. */
  private size: number;
  private noted: Promise<unknown> = Promise.resolve();

  constructor(
    private readonly db: DataSource,
    tables: ProjectedTables,
    private readonly log: SequencedLog,
    readonly projection: Projection,
    private readonly progressed: Progressed,
    private readonly batch = 2000,
  ) {
    this.writer = new BatchWriter(db, tables, projection);
    this.size = batch;
    this.loop = new Loop(
      () => this.advance(),
      (error) => this.failed(error),
      250,
      30_000,
    );
  }

  wake(): void {
    this.loop.wake();
  }

  async stop(): Promise<void> {
    await this.loop.stop();
    await this.noted;
  }

  private async advance(): Promise<boolean> {
    if (!this.at) {
      const at = await checkpointOf(this.db, this.projection.name);
      if (!at) throw new Error(`projection ${this.projection.name} has no tables yet`);
      this.standAt(at);
    }
    const at = this.at!;
    const events = await this.log.read(this.passed, this.size);
    const last = events.at(-1);
    if (!last) return await this.settle(at);
    if (!events.some((event) => this.projection.handles(event.type))) {
      this.passed = last.seq;
      this.size = Math.min(this.size * 2, this.batch);
      this.progressed(this.projection.name, last.seq);
      return true;
    }
    try {
      this.standAt(await this.writer.write(events, at));
    } catch (error) {
      if (events.length === 1 && isOfEvent(error)) throw new PoisonEvent(events[0]!.seq, error);
      if (error instanceof PoisonEvent && events[0] && error.seq > events[0].seq) {
        // Everything before the poison event is sound and is shown.
        this.writer.forget();
        this.standAt(
          await this.writer.write(
            events.filter((event) => event.seq < error.seq),
            at,
          ),
        );
      }
      throw error;
    }
    this.size = Math.min(this.size * 2, this.batch);
    return true;
  }

  private standAt(at: Checkpoint): void {
    this.at = at;
    this.passed = at.seq;
    this.settledAt = Date.now();
    this.progressed(this.projection.name, at.seq);
  }

  /** While there is nothing to read: now and then writes down how far it has passed, and looks whether a rebuild took over. */
  private async settle(at: Checkpoint): Promise<boolean> {
    if (Date.now() - this.settledAt < settleMs) return false;
    this.settledAt = Date.now();
    if (this.passed > at.seq) {
      this.standAt(await this.writer.write([], at, this.projection.name, this.passed));
      return false;
    }
    const now = await checkpointOf(this.db, this.projection.name);
    if (!now || (now.generation === at.generation && now.seq === at.seq)) return false;
    this.writer.forget();
    this.standAt(now);
    return true;
  }

  private failed(error: unknown): void {
    this.at = undefined;
    this.writer.forget();
    if (error instanceof Fenced) return;
    this.size = 1;
    const failure = error instanceof Error ? error : new Error(String(error));
    this.progressed(this.projection.name, -1, failure);
    const failedSeq = error instanceof PoisonEvent ? error.seq : null;
    this.noted = this.db
      .query('update log.checkpoint set failed_seq = $2, failure = $3 where name = $1', [
        this.projection.name,
        failedSeq,
        failure.message.slice(0, 500),
      ])
      .catch(() => {}); // the failure itself has been reported; this line is for those who look later
  }
}
