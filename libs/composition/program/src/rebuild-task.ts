import 'reflect-metadata';
import { Pool } from 'pg';
import { openDataSource, SameDatabase, withSetting, type Config } from '#platform/database';
import { SequencedLog } from '#platform/event-store';
import { ProjectedTables, Rebuilder, type RebuildProgress } from '#platform/projections';
import { endToStartAnew, keepHeapSmall } from '#platform/supervision';
import { logStoreOf } from './log-store.js';
import { projections, registry, rows } from './parts.js';

/** Where a process that rebuilds finds log and views. Holds passwords. */
export type RebuildWhere = {
  /** The worker's login. */
  readonly database: string;
  readonly store: Pick<Config, 'eventStore' | 'kurrentdb'>;
};

export type RebuildTask = RebuildWhere & { readonly projections: readonly string[] };

/** What it reports: how far it is, and at last how it ended. */
export type RebuildNews =
  | {
      readonly at: {
        readonly name: string;
        readonly seq: number;
        readonly head: number;
        readonly waits?: boolean;
      };
    }
  | RebuildEnd;
export type RebuildEnd =
  | { readonly done: true }
  | { readonly failed: { readonly name: string; readonly message: string; readonly stack?: string } };

/**
 * Rebuilds on sessions that leave PostgreSQL to the serving processes: few, in short transactions, without parallel workers, and ended soon
 * after their process.
 */
export const rebuildAsAsked = async (
  { database, store: kind, projections: names }: RebuildTask,
  progress: RebuildProgress,
): Promise<void> => {
  keepHeapSmall();
  const gentle = [
    'max_parallel_workers_per_gather=0',
    'max_parallel_maintenance_workers=0',
    'client_connection_check_interval=1s',
  ].reduce(withSetting, database);
  // The parent meets it as well, and ends by itself.
  const same = new SameDatabase(({ message }) => endToStartAnew(`the rebuild ends: ${message}`));
  const pool = new Pool({
    connectionString: gentle,
    max: 2,
    application_name: 'yinfeng rebuild',
    onConnect: same.check,
  });
  pool.on('error', () => undefined); // whoever uses it next gets the failure
  const store = await logStoreOf(kind, pool, {
    onAnother: ({ message }) => endToStartAnew(`the rebuild ends: ${message}`),
  });
  const db = await openDataSource(gentle, rows, {
    poolSize: 2,
    applicationName: 'yinfeng rebuild',
    relaxed: true,
    onConnect: same.check,
    onLost: () => undefined,
  });
  try {
    const chosen = projections.filter(({ name }) => names.includes(name));
    await new Rebuilder(
      db,
      new ProjectedTables(db),
      new SequencedLog(store, registry(), pool),
      250, // events and
      2_500, // rows at a time: a transaction takes a moment only
      true,
    ).rebuild(chosen, progress);
  } finally {
    await db.destroy();
    await store.close();
    await pool.end();
  }
};
