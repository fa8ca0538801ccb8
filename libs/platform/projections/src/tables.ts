import { createHash } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import { Table, type DataSource, type EntityMetadata, type QueryRunner } from 'typeorm';
import type { Projection } from './projection.js';
import type { RowClass } from './row-op.js';
import { tableName } from './row-statements.js';

/** Ends the names of the tables, and of the checkpoint, that a rebuild fills beside the live ones. */
export const shadowSuffix = '__next';

/** How often a table is vacuumed at most until all of it counts as seen, and how long to wait in between: transactions are short. */
const VACUUMS = 10;
const VACUUM_AGAIN_MS = 200;

/** The projected tables, made from entity metadata: never migrated by hand. */
export class ProjectedTables {
  constructor(private readonly db: DataSource) {}

  metadata(row: RowClass): EntityMetadata {
    return this.db.getMetadata(row);
  }

  /** Changes with any column or index, so that an edited row class rebuilds even where nobody raised the version. */
  shapeOf(projection: Projection): string {
    const shape = projection.rows.map((row) => {
      const meta = this.metadata(row);
      return [
        tableName(meta),
        meta.columns.map((c) => [
          c.databaseName,
          this.db.driver.normalizeType(c),
          c.isArray,
          c.isNullable,
          c.collation ?? '',
        ]),
        meta.indices.map((i) => [i.columns.map((c) => c.databaseName), i.isUnique, i.where ?? '']),
      ];
    });
    return createHash('sha256').update(JSON.stringify(shape)).digest('hex').slice(0, 16);
  }

  /**
   * Makes the projection's tables, empty; the suffix names those that stand beside the live ones.
   * @param bare without key and indexes, which cost far less when they are made of all rows at once (`addKey`, `addIndexes`)
   */
  async create(run: QueryRunner, projection: Projection, suffix = '', bare = false): Promise<void> {
    for (const row of projection.rows) {
      const table = this.tableOf(row, suffix);
      if (bare) for (const column of table.columns) column.isPrimary = false;
      await run.createTable(table, false, false, !bare);
      // What entity metadata cannot say.
      if (projection.appended?.includes(row))
        await run.query(
          `alter table ${tableName(this.metadata(row), suffix)} set (autovacuum_vacuum_insert_scale_factor = 0.01)`,
        );
    }
  }

  /** Gives a bare table its primary key. */
  async addKey(run: QueryRunner, row: RowClass, suffix: string): Promise<void> {
    const [key] = this.tableOf(row, suffix).columns.filter((column) => column.isPrimary);
    await run.query(
      `alter table ${tableName(this.metadata(row), suffix)} add constraint "${key!.primaryKeyConstraintName}" primary key ("${key!.name}")`,
    );
  }

  /** Gives a table that was made bare its indexes. */
  async addIndexes(run: QueryRunner, row: RowClass, suffix: string): Promise<void> {
    const table = this.tableOf(row, suffix);
    // A copy: each index that was made is added to the table's own.
    await run.createIndices(table, [...table.indices]);
  }

  private tableOf(row: RowClass, suffix: string): Table {
    const table = Table.create(this.metadata(row), this.db.driver);
    // Index and constraint names are unique in a schema, also across the tables of two generations.
    const tag = createHash('sha256')
      .update(`${table.name}${suffix}${Date.now()}${Math.random()}`)
      .digest('hex')
      .slice(0, 10);
    table.name += suffix;
    for (const index of table.indices) index.name = `${index.name ?? 'ix'}_${tag}`;
    for (const unique of table.uniques) unique.name = `${unique.name ?? 'uq'}_${tag}`;
    for (const column of table.columns) if (column.isPrimary) column.primaryKeyConstraintName = `pk_${tag}`;
    return table;
  }

  /** The names of the projection's tables, without their schema. */
  namesOf(projection: Projection, suffix = ''): string[] {
    return projection.rows.map((row) => this.metadata(row).tableName + suffix);
  }

  /**
   * Lets PostgreSQL count what is in a table. Until then it plans as if there were little: a range of days then took a thousand times as
   * long (seen), and autovacuum comes by once a minute only. A table that is read by an index alone is vacuumed as well.
   * @param db no transaction is open there: a vacuum has its own
   */
  async analyze(db: DataSource, { appended }: Projection, row: RowClass, suffix = ''): Promise<void> {
    const name = tableName(this.metadata(row), suffix);
    if (!appended?.includes(row)) return void (await db.query(`analyze ${name}`));
    // Rows that a transaction older than they are could still not see are left out, and a table that grows no more is not come by for again.
    for (let left = VACUUMS; left > 0; left--) {
      await db.query(`vacuum (analyze) ${name}`);
      const [{ whole } = { whole: true }] = (await db.query(
        'select relallvisible >= relpages as whole from pg_class where oid = $1::regclass',
        [name],
      )) as { whole: boolean }[];
      if (whole) return;
      await pause(VACUUM_AGAIN_MS);
    }
  }

  /** The row classes whose live tables were never analyzed, or are more than twice as large as when they were last vacuumed or analyzed. */
  async outgrown(projection: Projection): Promise<RowClass[]> {
    const names = projection.rows.map((row) => tableName(this.metadata(row)));
    const rows = (await this.db.query(
      `select name from unnest($1::text[]) as name join pg_class on oid = to_regclass(name)
        where reltuples < 0 or pg_relation_size(oid) > 2 * (relpages + 4) * current_setting('block_size')::bigint`,
      [names],
    )) as { name: string }[];
    return projection.rows.filter((_, i) => rows.some(({ name }) => name === names[i]));
  }

  /** What is locked and dropped: the live tables are also those that earlier versions had. */
  private tablesOf({ rows, formerly = [] }: Projection, suffix: string): string[] {
    const names = rows.map((row) => tableName(this.metadata(row), suffix));
    return suffix === '' ? [...names, ...formerly.map((name) => `"views"."${name}"`)] : names;
  }

  /** Drops the live tables with those of earlier versions, or the tables with a suffix. */
  async drop(run: QueryRunner, projection: Projection, suffix = ''): Promise<void> {
    const names = this.tablesOf(projection, suffix);
    if (names.length > 0) await run.query(`drop table if exists ${names.join(', ')}`);
  }

  /**
   * Keeps others from the live tables, or from those with a suffix, as far as they exist, until the transaction ends.
   * @param whom everybody, or only who vacuums, analyzes or changes them: readers and writers neither wait nor are waited for
   */
  async lock(
    run: QueryRunner,
    projection: Projection,
    whom: 'all' | 'maintenance',
    suffix = '',
  ): Promise<void> {
    const names = this.tablesOf(projection, suffix);
    const rows = (await run.query(
      'select name from unnest($1::text[]) as name where to_regclass(name) is not null',
      [names],
    )) as { name: string }[];
    const mode = whom === 'all' ? 'access exclusive' : 'share update exclusive';
    if (rows.length > 0)
      await run.query(`lock table ${rows.map((row) => row.name).join(', ')} in ${mode} mode`);
  }

  /** Puts the tables with the suffix in place of the live ones. Others wait meanwhile: in two round trips, however many there are. */
  async swap(run: QueryRunner, projection: Projection, suffix: string): Promise<void> {
    await this.drop(run, projection);
    const renames = projection.rows.map((row) => {
      const meta = this.metadata(row);
      return `alter table ${tableName(meta, suffix)} rename to "${meta.tableName}"`;
    });
    if (renames.length > 0) await run.query(renames.join(';\n'));
  }
}
