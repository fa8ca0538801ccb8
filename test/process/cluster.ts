import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { Pool } from 'pg';
import { connect, migrate, roles, urlFor, type Role } from '#platform/database';
import { logMigrations } from '#platform/event-store';
import { randomPassword, startEmbedded, superuser } from '#platform/supervision';
import { prepare } from '../../libs/platform/database/src/roles.js';
import { newFolder, queryAt } from './program.js';

/** A PostgreSQL of one's own with everything durable, for several processes at once, and to be killed. It comes back by itself. */
export type Cluster = {
  /** For any process of the program; its log holds the demonstration as planted, empty as it is. */
  readonly env: Readonly<Record<string, string>>;
  readonly port: number;
  /** As the superuser, past all rights. Asks again while it is down. */
  readonly query: <Row>(sql: string, values?: unknown[]) => Promise<Row[]>;
  /** Where its data is. */
  readonly folder: string;
  /** As the owner of the log, who may change it. */
  readonly owner: string;
  /** The postmaster. */
  readonly pid: () => number;
  readonly stop: () => Promise<void>;
};

/** In a new folder, which `cleanUp` removes. */
export const openCluster = async (): Promise<Cluster> => {
  const folder = newFolder();
  const passwords: Record<Role | 'superuser', string> = {
    superuser: randomPassword(),
    owner: randomPassword(),
    worker: randomPassword(),
    api: randomPassword(),
  };
  const dataFolder = path.join(path.dirname(folder), 'postgres');
  const postgres = await startEmbedded(dataFolder, passwords.superuser, {
    onTrouble: () => {},
  });
  const address = (user: string, password: string, database = 'faults') =>
    `postgres://${user}:${password}@127.0.0.1:${postgres.port}/${database}`;
  const admin = address(superuser, passwords.superuser);
  const owner = urlFor('owner', address(roles.owner, passwords.owner));

  await queryAt(address(superuser, passwords.superuser, 'postgres'), 'create database faults');
  const client = await connect(admin);
  await prepare(client, passwords);
  await client.end();
  await migrate(owner, logMigrations);
  await queryAt(owner, `insert into log.seed (name) values ('qingdao-2022')`);
  // Kept open between questions: signing in takes longer than answering.
  const sessions = new Pool({ connectionString: admin, max: 2 }).on('error', () => undefined);
  const query = async <Row>(sql: string, values: unknown[] = []): Promise<Row[]> => {
    for (let failures = 0; ; await pause(100))
      try {
        return (await sessions.query(sql, values)).rows as Row[];
      } catch (error) {
        // A session that ended with PostgreSQL, or none yet: it may just have been killed. An answer of its own has more to say.
        const { code = '' } = error as { code?: string };
        if ((/^[0-9A-Z]{5}$/.test(code) && !/^(57P|08)/.test(code)) || ++failures > 300) throw error;
      }
  };
  return {
    env: {
      DATABASE_URL: admin,
      DATABASE_URL_WORKER: address(roles.worker, passwords.worker),
      DATABASE_URL_API: address(roles.api, passwords.api),
      DATA_DIR: folder,
      DEMO: '1',
    },
    port: postgres.port,
    folder: dataFolder,
    query,
    owner,
    pid: () => postgres.pid!,
    stop: async () => {
      await sessions.end();
      await postgres.stop();
    },
  };
};
