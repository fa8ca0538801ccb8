import { setTimeout as pause } from 'node:timers/promises';
import type { ClientBase } from 'pg';
import { DataSource, type EntitySchema } from 'typeorm';
import { SnakeNaming } from './naming.js';
import { connect, connectTimeout, notConnected, type PoolUrl } from './connection.js';

type PoolOptions = {
  /** Connections at most. The embedded PostgreSQL has 100 for everybody. Default: 10. */
  readonly poolSize?: number;
  /** Shown in pg_stat_activity. */
  readonly applicationName?: string;
  /** Where entities without a schema of their own lie. Default: `views`. */
  readonly schema?: string;
  /**
   * Commits do not wait for the disk: a crash may undo the last ones, never half of one. For read tables, which are made
   * again from the log and whose checkpoints are undone with them.
   */
  readonly relaxed?: boolean;
  /** Called with each new connection before it serves anybody; where it rejects, the connection is closed and whoever asked gets the reason. */
  readonly onConnect?: (client: ClientBase) => Promise<void>;
  /** Called when a pooled connection was lost; the pool makes another. Default: standard error. */
  readonly onLost?: (line: string) => void;
};

// Their types, as TypeORM wants them.
type Classes = readonly (Function | EntitySchema)[];

/**
 * A TypeORM data source on one role's pool, not yet initialised. bigint and numeric columns are text, as pg gives
 * them: money and sums exceed a double. Nobody sets a parser for the whole process.
 */
export const dataSource = (
  url: PoolUrl,
  entities: Classes,
  {
    poolSize = 10,
    applicationName = 'yinfeng',
    schema = 'views',
    relaxed = false,
    onLost = complain,
    onConnect,
  }: PoolOptions = {},
): DataSource =>
  new DataSource({
    type: 'postgres',
    url: relaxed ? withSetting(url, 'synchronous_commit=off') : url,
    schema,
    entities: [...entities],
    namingStrategy: new SnakeNaming(),
    poolSize,
    applicationName,
    connectTimeoutMS: connectTimeout,
    extra: { keepAlive: true, ...(onConnect ? { onConnect } : {}) }, // pg's pool takes it
    // Our roles may make no extension, and need none of TypeORM's.
    installExtensions: false,
    poolErrorHandler: (error: Error) => onLost(`a connection to PostgreSQL was lost: ${error.message}`),
  });

/**
 * `dataSource`, initialised. Nest gets it ready-made, since its TypeORM module prints a stack and retries when
 * PostgreSQL is away.
 * @throws StartRefused when PostgreSQL can't be reached
 */
export const openDataSource = async (
  url: PoolUrl,
  entities: Classes,
  options?: PoolOptions,
): Promise<DataSource> => {
  const source = dataSource(url, entities, options);
  try {
    return await source.initialize();
  } catch (error) {
    throw isOfConnection(error) ? notConnected(url, error) : error;
  }
};

/** A statement as pg takes it; with a name PostgreSQL parses and plans it once a connection. */
export type Statement = { readonly name?: string; readonly text: string; readonly values: unknown[] };

/** The rows of a statement that may be prepared: TypeORM has no way to name one, its pool has. Names are few and never user's text. */
export const rowsOfStatement = async <Row>(source: DataSource, statement: Statement): Promise<Row[]> => {
  const { master } = source.driver as unknown as {
    master: { query(statement: Statement): Promise<{ rows: Row[] }> };
  };
  return (await master.query(statement)).rows;
};

/**
 * Runs the migrations that the database has not seen, each in a transaction of its own, and returns their names. Any
 * number of processes may try at once: one does the work.
 * @param migrations classes of TypeORM migrations whose names end in 13 digits, in any order
 */
export const migrate = async (owner: PoolUrl, migrations: readonly Function[]): Promise<string[]> => {
  const turn = await connect(owner, 'yinfeng migrate');
  try {
    // Asked for again and again: a session that waits within pg_advisory_lock holds a snapshot, for which CREATE INDEX
    // CONCURRENTLY waits in turn, and no deadlock is noticed.
    for (;;) {
      const { rows } = await turn.query<{ ours: boolean }>(
        `select pg_try_advisory_lock(hashtext('yinfeng migrate')) as ours`,
      );
      if (rows[0]?.ours === true) break;
      await pause(100);
    }
    const source = new DataSource({
      type: 'postgres',
      url: owner,
      schema: 'log',
      migrations: [...migrations],
      migrationsTableName: 'migrations',
      migrationsTransactionMode: 'each',
      poolSize: 2,
      applicationName: 'yinfeng migrate',
      connectTimeoutMS: connectTimeout,
      installExtensions: false,
    });
    await source.initialize();
    try {
      return (await source.runMigrations()).map(({ name }) => name);
    } finally {
      await source.destroy();
    }
  } finally {
    await turn.end(); // and with it the lock
  }
};

const isOfConnection = (error: unknown): boolean =>
  /^(E[A-Z_]+|28\w{3}|3D000|53300|57P03)$/.test(String((error as { code?: unknown }).code)) ||
  /timeout/i.test(String(error));

const complain = (line: string): void => console.error(line);

/** The address with one more setting (`name=value`) for its sessions. */
export const withSetting = (url: PoolUrl, setting: string): PoolUrl => {
  const made = new URL(url);
  const given = made.searchParams.get('options');
  made.searchParams.set('options', [...(given === null ? [] : [given]), `-c ${setting}`].join(' '));
  made.search = made.searchParams.toString().replaceAll('+', '%20'); // libpq takes a plus for a plus
  return made.toString();
};
