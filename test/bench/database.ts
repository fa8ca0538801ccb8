import { randomBytes } from 'node:crypto';
import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { connect, migrate, roles, urlFor, type Role } from '#platform/database';
import { randomPassword, startEmbedded, superuser } from '#platform/supervision';
import { prepare } from '../../libs/platform/database/src/roles.js';
import type { BenchDatabase } from './harness.js';

/**
 * The bench's own PostgreSQL: durable, with the settings that the product gives its embedded one, but for more connections: all
 * contenders keep theirs open through a run.
 */
export type BenchCluster = { readonly database: BenchDatabase; readonly stop: () => Promise<void> };

/** Starts it in a temporary folder, which `stop` removes; so does the end of the process, however it comes but by kill -9. */
export const startCluster = async (): Promise<BenchCluster> => {
  removeLeftovers();
  const folder = mkdtempSync(join(tmpdir(), `${prefix}${process.pid}-`));
  const remove = () => rmSync(folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 });
  process.on('exit', remove);
  const passwords = {
    superuser: randomPassword(),
    owner: randomPassword(),
    worker: randomPassword(),
    api: randomPassword(),
  };
  const digestKey = randomBytes(32).toString('base64');
  const postgres = await startEmbedded(join(folder, 'postgres'), passwords.superuser, {
    settings: { max_connections: '300' },
    onTrouble: (line) => console.error(line),
  });
  const address = (user: string, password: string, name: string) =>
    `postgres://${user}:${password}@127.0.0.1:${postgres.port}/${name}`;
  const asSuperuser = async (
    name: string,
    work: (client: Awaited<ReturnType<typeof connect>>) => Promise<unknown>,
  ) => {
    const client = await connect(address(superuser, passwords.superuser, name));
    try {
      await work(client);
    } finally {
      await client.end();
    }
  };

  const make = async (
    name: string,
    migrations: readonly Function[],
  ): Promise<BenchDatabase & { drop(): Promise<void> }> => {
    await asSuperuser('postgres', (client) => client.query(`create database ${name}`));
    await asSuperuser(name, (client) => prepare(client, passwords));
    const login = (role: Role) => address(roles[role], passwords[role], name);
    const made = {
      owner: urlFor('owner', login('owner')),
      worker: urlFor('worker', login('worker')),
      api: urlFor('api', login('api')),
      superuser: address(superuser, passwords.superuser, name),
      env: {
        DATABASE_URL: address(superuser, passwords.superuser, name),
        DATABASE_URL_WORKER: login('worker'),
        DATABASE_URL_API: login('api'),
        YINFENG_DIGEST_KEY: digestKey,
      },
      fresh: (more: readonly Function[] = []) => make(`bench_${randomBytes(6).toString('hex')}`, more),
      drop: () =>
        asSuperuser('postgres', (client) => client.query(`drop database if exists ${name} with (force)`)),
    };
    if (migrations.length > 0) await migrate(made.owner, migrations);
    return made;
  };

  const stop = async () => {
    await postgres.stop();
    process.off('exit', remove);
    remove();
  };
  try {
    return { database: await make('yinfeng', []), stop };
  } catch (error) {
    await stop();
    throw error;
  }
};

const prefix = 'yinfeng-bench-';

/** A run that was killed with -9 took its PostgreSQL along, but left its folder. */
const removeLeftovers = (): void => {
  for (const name of readdirSync(tmpdir()).filter((found) => /^yinfeng-bench-\d+-/.test(found))) {
    try {
      process.kill(Number.parseInt(name.slice(prefix.length), 10), 0);
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code === 'ESRCH')
        rmSync(join(tmpdir(), name), { recursive: true, force: true });
    }
  }
};
