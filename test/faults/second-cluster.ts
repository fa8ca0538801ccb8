import { appendFileSync, copyFileSync, mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { connect } from '#platform/database';
import { startEmbedded } from '#platform/supervision';
import type { Cluster } from '../process/cluster.js';
import { queryAt, until } from '../process/program.js';
import { postgresProxy } from './postgres-proxy.js';

/** A PostgreSQL on a physical copy of another one's data. */
export type SecondCluster = {
  readonly port: number;
  /** As the superuser. */
  readonly query: <Row>(sql: string, values?: unknown[]) => Promise<Row[]>;
  readonly stop: () => Promise<void>;
};

export type Standby = SecondCluster & {
  /** Resolves when it has replayed what the primary has written by now. */
  readonly caughtUp: () => Promise<void>;
  /** Cuts it off the primary, for good. */
  readonly cutOff: () => Promise<void>;
  readonly promote: () => Promise<void>;
};

/** The address with another port. */
export const atPort = (url: string, port: number): string => {
  const made = new URL(url);
  made.port = String(port);
  return made.href;
};

/** The files of a folder that changes meanwhile: what goes while it is copied is not needed. */
const copyFiles = (from: string, to: string, isLeftOut: (name: string) => boolean = () => false): void => {
  mkdirSync(to, { recursive: true, mode: 0o700 });
  for (const entry of readdirSync(from, { withFileTypes: true })) {
    const [source, target] = [path.join(from, entry.name), path.join(to, entry.name)];
    try {
      if (!entry.isDirectory()) {
        if (!isLeftOut(entry.name)) copyFileSync(source, target);
      } else if (isLeftOut(`${entry.name}/`)) mkdirSync(target, { mode: 0o700 });
      else copyFiles(source, target);
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error;
    }
  }
};

/**
 * A base backup of a cluster that goes on serving, by PostgreSQL's low-level interface: the embedded package has no client tools. Started, it
 * recovers to the moment at which the backup ended.
 */
export const backUp = async (cluster: Cluster, to: string): Promise<void> => {
  const client = await connect(cluster.env['DATABASE_URL']!);
  try {
    await client.query(`select pg_backup_start('copy', true)`);
    copyFiles(cluster.folder, to, (name) =>
      ['postmaster.pid', 'postmaster.opts', 'pg_wal/', 'pg_replslot/'].includes(name),
    );
    const { rows } = await client.query<{ labelfile: string }>('select labelfile from pg_backup_stop(false)');
    copyFiles(path.join(cluster.folder, 'pg_wal'), path.join(to, 'pg_wal'));
    writeFileSync(path.join(to, 'backup_label'), rows[0]!.labelfile);
  } finally {
    await client.end();
  }
};

/** Starts PostgreSQL on a backup. */
export const startCopy = async (cluster: Cluster, folder: string): Promise<SecondCluster> => {
  const admin = cluster.env['DATABASE_URL']!;
  const postgres = await startEmbedded(folder, decodeURIComponent(new URL(admin).password), {
    onTrouble: () => {},
  });
  const { port } = postgres;
  return {
    port,
    query: (sql, values) => queryAt(atPort(admin, port), sql, values),
    stop: () => postgres.stop(),
  };
};

/** Makes a standby that follows by streaming; a synchronous one is waited for by each commit on the primary. */
export const startStandby = async (cluster: Cluster, synchronous: boolean): Promise<Standby> => {
  const folder = `${cluster.folder}-standby`;
  await backUp(cluster, folder);
  const { username, password } = new URL(cluster.env['DATABASE_URL']!);
  const link = await postgresProxy(cluster.port);
  const { port } = new URL(link.through(cluster.env['DATABASE_URL']!));
  appendFileSync(
    path.join(folder, 'postgresql.auto.conf'),
    `primary_conninfo = 'host=127.0.0.1 port=${port} user=${username} password=${password} sslmode=disable gssencmode=disable application_name=standby'\n`,
  );
  writeFileSync(path.join(folder, 'standby.signal'), '');
  const standby = await startCopy(cluster, folder);
  const caughtUp = async (): Promise<void> => {
    const [{ end } = { end: '' }] = await cluster.query<{ end: string }>(
      'select pg_current_wal_flush_lsn()::text as end',
    );
    await until('the standby has caught up', async () => {
      const [at] = await standby.query<{ there: boolean | null }>(
        'select pg_last_wal_replay_lsn() >= $1::pg_lsn as there',
        [end],
      );
      return at?.there === true;
    });
  };
  await caughtUp();
  if (synchronous) {
    await cluster.query(`alter system set synchronous_standby_names = 'standby'`);
    await cluster.query('select pg_reload_conf()');
    await until('the standby is synchronous', async () => {
      const [at] = await cluster.query<{ sync_state: string }>('select sync_state from pg_stat_replication');
      return at?.sync_state === 'sync';
    });
  }
  let isCut = false;
  const cutOff = async (): Promise<void> => {
    if (!isCut) await link.close();
    isCut = true;
  };
  return {
    ...standby,
    caughtUp,
    cutOff,
    promote: async () => void (await standby.query('select pg_promote(true, 60)')),
    stop: async () => {
      await cutOff();
      await standby.stop();
    },
  };
};
