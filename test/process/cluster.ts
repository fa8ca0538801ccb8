import { constants, cpSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { Pool } from 'pg';
import { connect, migrate, roles, urlFor, type Role } from '#platform/database';
import { logMigrations } from '#platform/event-store';
import { randomPassword, startEmbedded, superuser } from '#platform/supervision';
import { prepare } from '../../libs/platform/database/src/roles.js';
import { onceInRun } from '../support/once-in-run.js';
import { newFolder, queryAt, ready, startServer } from './program.js';

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

/** What clusters are copied from: a data folder of PostgreSQL, and that of the program. */
type Template = { readonly folder: string; readonly passwords: Readonly<Record<Role | 'superuser', string>> };
const database = 'faults';

/** A server has been ready on it once, so that every table is there. */
const template = async (): Promise<Template> => {
  const { folder, made: passwords } = await onceInRun('cluster', async (folder) => {
    const passwords = {
      superuser: randomPassword(),
      owner: randomPassword(),
      worker: randomPassword(),
      api: randomPassword(),
    };
    const postgres = await startEmbedded(path.join(folder, 'postgres'), passwords.superuser);
    try {
      const { admin, owner, env } = addressesOf(postgres.port, passwords, path.join(folder, 'data'));
      await queryAt(
        urlOf(postgres.port, superuser, passwords.superuser, 'postgres'),
        `create database ${database}`,
      );
      const client = await connect(admin);
      await prepare(client, passwords);
      await client.end();
      await migrate(owner, logMigrations);
      await queryAt(owner, `insert into log.seed (name) values ('qingdao-2022')`);
      await (await ready(await startServer(env))).stop();
    } finally {
      await postgres.stop();
    }
    return passwords;
  });
  return { folder, passwords };
};

const urlOf = (port: number, user: string, password: string, name = database) =>
  `postgres://${user}:${password}@127.0.0.1:${port}/${name}`;
const addressesOf = (port: number, passwords: Template['passwords'], dataDir: string) => {
  const admin = urlOf(port, superuser, passwords.superuser);
  const env = {
    DATABASE_URL: admin,
    DATABASE_URL_WORKER: urlOf(port, roles.worker, passwords.worker),
    DATABASE_URL_API: urlOf(port, roles.api, passwords.api),
    DATA_DIR: dataDir,
    DEMO: '1',
  };
  return { admin, owner: urlFor('owner', urlOf(port, roles.owner, passwords.owner)), env };
};

/**
 * In a new folder, which `cleanUp` removes.
 * @param on folder for PostgreSQL's data, where that is to be on another disk; whoever made it removes it
 */
export const openCluster = async (on?: string): Promise<Cluster> => {
  const { folder: from, passwords } = await template();
  const folder = newFolder();
  const dataFolder = path.join(on ?? path.dirname(folder), 'postgres');
  for (const [name, to] of [
    ['postgres', dataFolder],
    ['data', folder],
  ] as const)
    cpSync(path.join(from, name), to, { recursive: true, mode: constants.COPYFILE_FICLONE });
  const postgres = await startEmbedded(dataFolder, passwords.superuser, {
    onTrouble: () => {},
  });
  const { admin, owner, env } = addressesOf(postgres.port, passwords, folder);
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
    env,
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
