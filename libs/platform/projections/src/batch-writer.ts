import { createHash } from 'node:crypto';
import { once } from 'node:events';
import type { PoolClient } from 'pg';
import { from as copyFrom } from 'pg-copy-streams';
import { QueryFailedError, type DataSource, type QueryRunner } from 'typeorm';
import { AnotherDatabase, rowsOfStatement } from '#platform/database';
import type { Recorded } from '#platform/kernel';
import { CopyText } from './copy-text.js';
import type { Folding, Projection, RowReader } from './projection.js';
import { RowFold, type FoldedRow, type FoldedRows, type RowClass } from './row-op.js';
import { quoted, statementsFor, tableName } from './row-statements.js';
import type { ProjectedTables } from './tables.js';

/** How far a projection has come, and of which tables. */
export type Checkpoint = { readonly seq: number; readonly generation: number };

/** An event and its place, by which a checkpoint proves that what was folded is in the log. */
export type Place = Pick<Recorded, 'seq' | 'id'>;

/** Somebody else moved this checkpoint or swapped the tables: read where it stands and begin anew. */
export class Fenced extends Error {
  constructor(name: string) {
    super(`projection ${name} was moved by another runner`);
    this.name = 'Fenced';
  }
}

// From this many rows on, COPY in a transaction of several statements is cheaper than one statement with the rows as JSON.
const manyRows = 300;

const asText = new Set<unknown>(['date', 'timestamptz']);

/** Writes batches of one projection to its live tables, or to those that a rebuild fills beside them. */
export class BatchWriter {
  private folding: Folding | undefined;
  private pending = new RowFold();
  /** What is being written at this moment and cannot be read yet. */
  private leaving: RowFold | undefined;
  private readonly texts = new Map<RowClass, CopyText>();
  /** Rows of these tables are looked up by id; without a key each look-up would read the whole table. */
  private readonly readFrom = new Set<RowClass>();

  /**
   * @param suffix of the tables that stand beside the live ones
   * @param unkeyed tables that have no primary key yet; one gets it when a row may have to be found again
   */
  constructor(
    private db: DataSource | QueryRunner,
    private readonly tables: ProjectedTables,
    readonly projection: Projection,
    private readonly suffix = '',
    private readonly unkeyed = new Set<RowClass>(),
  ) {}

  /** Forgets what the projection remembers of its tables: they may not be the same any more. */
  forget(): void {
    this.folding = undefined;
    this.pending = new RowFold();
  }

  /** Reads and writes on another connection from now on. */
  move(db: DataSource | QueryRunner): void {
    this.db = db;
  }

  /** Rows that wait to be written to the table for which most do. */
  get waiting(): number {
    return Math.max(0, ...[...this.pending.tables.values()].map((rows) => rows.size));
  }

  /**
   * Applies events in one transaction with the checkpoint.
   * @param seq how far the checkpoint moves: also past events that the projection does not handle
   * @param proof as for `flush`
   * @returns the checkpoint after it
   * @throws Fenced when the checkpoint is not where this writer thinks; PoisonEvent when an event could not be folded
   */
  async write(
    events: readonly Recorded[],
    at: Checkpoint,
    checkpointName = this.projection.name,
    seq = events.at(-1)?.seq ?? at.seq,
    proof?: readonly Place[],
  ): Promise<Checkpoint> {
    await this.fold(events);
    return this.flush(at, checkpointName, seq, 0, proof);
  }

  /** Folds events into the rows that wait to be written. @throws PoisonEvent */
  async fold(events: readonly Recorded[]): Promise<void> {
    this.folding ??= this.projection.begin(this.read, this.suffix === '' ? undefined : this.live);
    for (const op of await this.folding(events)) if (!this.left.has(op.row)) this.pending.apply(op);
  }

  /** Tables that are not written event by event for the time being: they are derived later. */
  private left = new Set<RowClass>();

  /** Leaves derived rows out of what is folded from now on, until `derive` makes them. */
  leaveDerived(): void {
    this.left = new Set(this.projection.derived?.map(({ row }) => row));
  }

  /** Makes the derived rows of all that was written; from now on they are kept up event by event. */
  async derive(run: QueryRunner): Promise<void> {
    for (const { row, query } of this.projection.derived ?? []) {
      const { columns } = this.textOf(row);
      await run.query(
        `insert into ${this.tableOf(row)} (${columns}) select ${columns} from (${query((of) => this.tableOf(of))}) as derived`,
      );
    }
    this.left.clear();
  }

  /**
   * Writes the rows that wait, in one transaction with the checkpoint. Others may be folded meanwhile.
   * @param least tables for which fewer rows wait go on waiting: only for rebuilds, which begin anew after a break, since the checkpoint does
   *   not know of these rows
   * @param proof what was read on the way to `seq`: the same statement looks whether the log has all of it there
   * @throws Fenced. AnotherDatabase when the log does not have it; nothing was written
   */
  async flush(
    at: Checkpoint,
    checkpointName: string,
    seq: number,
    least = 0,
    proof: readonly Place[] = [],
  ): Promise<Checkpoint> {
    const fold = (this.leaving = this.pending);
    this.pending = new RowFold();
    for (const [row, rows] of fold.tables)
      if (rows.size < least) {
        fold.tables.delete(row);
        this.pending.tables.set(row, rows);
      }
    try {
      const moved =
        fold.size < manyRows && this.unkeyed.size === 0
          ? await this.writeAtOnce(fold, at, checkpointName, seq, proof)
          : await this.writeInBulk(fold, at, checkpointName, seq, proof);
      if (!moved) {
        this.forget();
        throw await this.whyNotMoved(at, checkpointName);
      }
      return { seq, generation: at.generation };
    } finally {
      this.leaving = undefined;
    }
  }

  /** Either somebody moved the checkpoint, or it is where it was and the log does not have what was folded. */
  private async whyNotMoved(at: Checkpoint, name: string): Promise<Error> {
    const [stands] = (await this.db.query(
      'select 1 from log.checkpoint where name = $1 and seq = $2::bigint and generation = $3::int',
      [name, at.seq, at.generation],
    )) as unknown[];
    return stands
      ? new AnotherDatabase(`the log does not have the events that ${name} has read behind ${at.seq}`)
      : new Fenced(name);
  }

  /** One statement, and so one round trip. @returns whether the checkpoint was where it should be; nothing is written otherwise */
  private async writeAtOnce(
    fold: RowFold,
    at: Checkpoint,
    name: string,
    seq: number,
    proof: readonly Place[],
  ): Promise<boolean> {
    const params: unknown[] = [name, at.seq, at.generation, seq, ...placesIn(proof)];
    const ctes: string[] = [];
    const checks: string[] = [];
    for (const [row, rows] of fold.tables)
      for (const { kind, text, value, expected } of statementsFor(
        this.tables.metadata(row),
        rows.values(),
        this.suffix,
        'moved',
      )) {
        const cte = `${kind}_${ctes.length}`;
        ctes.push(`, ${cte} as (${text(`$${params.push(value)}`)} returning 1)`);
        if (expected !== undefined)
          checks.push(`when (select count(*) from ${cte}) <> ${expected} then log.stop('${notThere(row)}')`);
      }
    const check =
      checks.length === 0
        ? ''
        : `, case when (select count(*) from moved) = 0 then false ${checks.join(' ')} else true end as whole`;
    const [result] = await this.ask<{ moved: number }>(
      `with moved as (${moveCheckpoint} returning 1) ${ctes.join('\n')}
       select (select count(*) from moved)::int as moved${check}`,
      params,
    );
    return result?.moved === 1;
  }

  /** Prepared where the connection comes from a pool: parsing and planning such a statement costs more than running it. */
  private async ask<Row>(text: string, values: unknown[]): Promise<Row[]> {
    const name = 'createQueryRunner' in this.db ? nameOf(text) : undefined;
    if (name === undefined) return (await this.db.query(text, values)) as Row[];
    try {
      return await rowsOfStatement<Row>(this.db as DataSource, { name, text, values });
    } catch (error) {
      throw new QueryFailedError(text, values, error as Error); // as TypeORM throws it
    }
  }

  /** One transaction: rows travel by COPY, through a table of the session's own where they may already be there. */
  private async writeInBulk(
    fold: RowFold,
    at: Checkpoint,
    name: string,
    seq: number,
    proof: readonly Place[],
  ): Promise<boolean> {
    const own = 'createQueryRunner' in this.db ? this.db.createQueryRunner() : undefined;
    const run = own ?? (this.db as QueryRunner);
    try {
      await own?.startTransaction();
      // As in one statement: the tables before the checkpoint.
      if (fold.tables.size > 0)
        await run.query(
          `lock table ${[...fold.tables.keys()].map((row) => this.tableOf(row)).join(', ')} in row exclusive mode`,
        );
      const moved = (await run.query(`${moveCheckpoint} returning 1`, [
        name,
        at.seq,
        at.generation,
        seq,
        ...placesIn(proof),
      ])) as [unknown[], number];
      if (moved[1] === 0) {
        await own?.rollbackTransaction();
        return false;
      }
      const keyed: RowClass[] = [];
      for (const [row, rows] of fold.tables) if (await this.writeTable(run, row, rows)) keyed.push(row);
      await own?.commitTransaction();
      for (const row of keyed) this.unkeyed.delete(row);
      return true;
    } catch (error) {
      if (own?.isTransactionActive) await own.rollbackTransaction().catch(() => {}); // the connection is gone, and with it the transaction
      throw error;
    } finally {
      await own?.release();
    }
  }

  /** @returns whether the table got its key */
  private async writeTable(run: QueryRunner, row: RowClass, rows: FoldedRows): Promise<boolean> {
    const meta = this.tables.metadata(row);
    const inserts: Readonly<Record<string, unknown>>[] = [];
    const puts: Readonly<Record<string, unknown>>[] = [];
    const adds: Extract<FoldedRow, { kind: 'add' }>[] = [];
    const others: FoldedRow[] = [];
    for (const op of rows.values()) {
      if (op.kind === 'insert') inserts.push(op.values);
      else if (op.kind === 'put') puts.push(op.values);
      else if (op.kind === 'add') adds.push(op);
      else others.push(op);
    }
    const needsKey = this.unkeyed.has(row) && (inserts.length < rows.size || this.readFrom.has(row));
    if (needsKey) await this.tables.addKey(run, row, this.suffix);
    for (const { text, value, expected } of statementsFor(meta, others, this.suffix)) {
      const [, touched] = (await run.query(text('$1'), [value])) as [unknown, number];
      if (expected !== undefined && touched !== expected) throw new Error(notThere(row));
    }
    const columns = meta.columns.map((c) => quoted(c.databaseName));
    if (puts.length > 0)
      await this.stage(
        run,
        row,
        puts,
        `do update set ${columns.map((name) => `${name} = excluded.${name}`).join(', ')}`,
        adds.length > 0,
      );
    if (adds.length > 0) {
      const sums = new Set(adds.flatMap((op) => Object.keys(op.sums)));
      const zeros = Object.fromEntries([...sums].map((property) => [property, 0n])); // a row need not add to every sum
      await this.stage(
        run,
        row,
        adds.map((op) => ({ ...op.values, ...zeros, ...op.sums, id: op.id })),
        `do update set ${[...sums]
          .map((property) => quoted(meta.findColumnWithPropertyName(property)!.databaseName))
          .map((name) => `${name} = t.${name} + excluded.${name}`)
          .join(', ')}`,
      );
    }
    if (inserts.length > 0) await this.copy(run, this.tableOf(row), row, inserts);
    return needsKey;
  }

  /**
   * Rows that may be there already.
   * @param again whether more rows of this table follow within the transaction
   */
  private async stage(
    run: QueryRunner,
    row: RowClass,
    rows: Readonly<Record<string, unknown>>[],
    onConflict: string,
    again = false,
  ): Promise<void> {
    const meta = this.tables.metadata(row);
    const stage = quoted(`stage_${meta.tableName}`);
    const columns = this.textOf(row).columns;
    const id = quoted(meta.primaryColumns[0]!.databaseName);
    await run.query(
      `create temporary table if not exists ${stage} (like ${this.tableOf(row)}) on commit delete rows`,
    );
    await this.copy(run, stage, row, rows);
    // Neighbours in the key's index one after the other.
    await run.query(
      `insert into ${this.tableOf(row)} as t (${columns}) select ${columns} from ${stage} order by ${id} on conflict (${id}) ${onConflict}`,
    );
    // A commit of our own empties it at a fraction of the cost; somebody else's transaction may see another batch.
    if (again || run === this.db) await run.query(`truncate ${stage}`);
  }

  private async copy(
    run: QueryRunner,
    table: string,
    row: RowClass,
    rows: Readonly<Record<string, unknown>>[],
  ): Promise<void> {
    const text = this.textOf(row);
    const client = (await run.connect()) as PoolClient;
    const stream = client.query(copyFrom(`copy ${table} (${text.columns}) from stdin`));
    const done = once(stream, 'finish');
    stream.end(text.of(rows));
    await done;
  }

  private textOf(row: RowClass): CopyText {
    let text = this.texts.get(row);
    if (!text) this.texts.set(row, (text = new CopyText(this.tables.metadata(row))));
    return text;
  }

  private tableOf(row: RowClass): string {
    return tableName(this.tables.metadata(row), this.suffix);
  }

  /** The live tables, beside those that are being filled. Their shape may be another release's. */
  private readonly live: RowReader = async (row, ids) => {
    if (ids.length === 0) return [];
    const meta = this.tables.metadata(row);
    const table = tableName(meta);
    const names = meta.columns.map((c) => c.databaseName);
    // Asked first: within a transaction a statement that fails would end it.
    const [{ found } = { found: 0 }] = (await this.db.query(
      `select count(*)::int as found from pg_attribute
        where attrelid = to_regclass($1) and attname = any($2) and not attisdropped`,
      [table, names],
    )) as { found: number }[];
    if (found < names.length) return [];
    return (await this.db.query(
      `select ${this.columnsOf(row)} from ${table}${ids === 'all' ? '' : ' where id = any($1)'}`,
      ids === 'all' ? [] : [ids],
    )) as never[];
  };

  private columnsOf(row: RowClass): string {
    return (
      this.tables
        .metadata(row)
        // The driver would turn a date into a Date in the process's own time zone, and a moment into one without its microseconds.
        .columns.map((c) => `"${c.databaseName}"${asText.has(c.type) ? '::text' : ''} as "${c.propertyName}"`)
        .join(', ')
    );
  }

  /** Rows as they stand with everything folded so far, written or not. */
  private readonly read: RowReader = async (row, ids) => {
    if (ids.length === 0) return [];
    const all = ids === 'all';
    if (!all) this.readFrom.add(row);
    const unwritten = [this.leaving, this.pending].flatMap((fold) => fold?.tables.get(row) ?? []);
    const whole = (id: string) =>
      unwritten.some((rows) => ['insert', 'put', 'remove'].includes(rows.get(id)?.kind ?? ''));
    const asked = unwritten.length === 0 || all ? ids : ids.filter((id) => !whole(id));
    const found =
      asked.length === 0
        ? []
        : ((await this.db.query(
            `select ${this.columnsOf(row)} from ${this.tableOf(row)}${all ? '' : ' where id = any($1)'}`,
            all ? [] : [asked],
          )) as { id: string }[]);
    if (unwritten.length === 0) return found as never[];
    const rows = new Map<string, Readonly<Record<string, unknown>>>(found.map((each) => [each.id, each]));
    for (const fold of unwritten)
      for (const id of all ? [...fold.values()].map((op) => op.id) : ids) {
        const op = fold.get(id);
        if (op?.kind === 'insert' || op?.kind === 'put') rows.set(id, op.values);
        else if (op?.kind === 'patch') rows.set(id, { ...rows.get(id), ...op.values });
        else if (op?.kind === 'remove') rows.delete(id);
        else if (op)
          throw new Error(`${row.name} is a row of sums: what it stands at is known to the database alone`);
      }
    return [...rows.values()] as never[];
  };
}

/**
 * A condition: the log has these events at these places. What was read may be remembered from another database than the one that is written to.
 * By a subselect for each of them, which looks into the index; a join is planned by how many there may be, and could read the whole log.
 */
export const areInLog = (seqs: string, ids: string): string =>
  `coalesce((select bool_and(coalesce((select i.event_id from log.log_index i where i.seq = p.seq) = p.id, false))
     from unnest(${seqs}::bigint[], ${ids}::uuid[]) as p(seq, id)), true)`;

/** Events as the two values of `areInLog`. */
export const placesIn = (events: readonly Place[]): [seqs: number[], ids: string[]] => [
  events.map(({ seq }) => seq),
  events.map(({ id }) => id),
];

const moveCheckpoint = `update log.checkpoint set seq = $4::bigint, updated_at = clock_timestamp(), failed_seq = null, failure = null
  where name = $1 and seq = $2::bigint and generation = $3::int and ${areInLog('$5', '$6')}`;

// Each session keeps every statement that it has prepared, so their number is limited.
const mostNames = 100;
const names = new Map<string, string>();

const nameOf = (text: string): string | undefined => {
  let name = names.get(text);
  if (name === undefined && names.size < mostNames)
    names.set(text, (name = `yf-fold-${createHash('sha256').update(text).digest('hex').slice(0, 16)}`));
  return name;
};

const notThere = (row: RowClass): string => `${row.name}: a row to change is not there`;
