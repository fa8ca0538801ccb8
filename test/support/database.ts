import { randomBytes } from 'node:crypto';
import { connect as dial } from 'node:net';
import { text } from 'node:stream/consumers';
import { connect, migrate, roles, urlFor, type PoolUrl, type Role } from '#platform/database';

/** A database of one's own in the PostgreSQL of this run of Jest, prepared as `openDatabase` does. */
export type TestDatabase = {
  readonly name: string;
  readonly owner: PoolUrl;
  readonly worker: PoolUrl;
  readonly api: PoolUrl;
  /**
   * For those who test a whole process: `configFrom({ ...env })`. This PostgreSQL has fsync off, so
   * `openDatabase` needs `unsafe: true`.
   */
  readonly env: Readonly<Record<'DATABASE_URL' | 'DATABASE_URL_WORKER' | 'DATABASE_URL_API', string>>;
  /** Call it in `afterAll`; connections that are still open are cut. */
  drop(): Promise<void>;
};

type Cluster = {
  readonly port: number;
  readonly superuser: string;
  readonly passwords: Readonly<Record<Role | 'superuser', string>>;
  readonly template: string;
};

/**
 * A fresh database, with these migrations run. The first call of a run waits for PostgreSQL, about 2 s.
 * @param of the database of which it is a copy, by its `name`; nobody may be connected to that one
 */
export const testDatabase = async (
  migrations: readonly Function[] = [],
  of?: string,
): Promise<TestDatabase> => {
  const { port, superuser, passwords, template } = await cluster();
  const name = `test_${randomBytes(6).toString('hex')}`;
  const address = (user: string, password: string, database = name) =>
    `postgres://${user}:${password}@127.0.0.1:${port}/${database}`;
  const asSuperuser = async (...statements: string[]) => {
    const client = await connect(address(superuser, passwords.superuser, 'postgres'));
    try {
      for (const statement of statements) await client.query(statement);
    } finally {
      await client.end();
    }
  };

  await asSuperuser(
    // The files as they are: here nothing has to reach the disk, and the log of changes would hold every page once more.
    `create database ${name} template ${of ?? template} strategy file_copy`,
    // A copy has its template's schemas and rights but for those on the database itself.
    `revoke all on database ${name} from public`,
    `grant connect, temporary on database ${name} to ${roles.owner}, ${roles.worker}`,
    `grant connect on database ${name} to ${roles.api}`,
  );
  const login = (role: Role) => address(roles[role], passwords[role]);
  const database: TestDatabase = {
    name,
    owner: urlFor('owner', login('owner')),
    worker: urlFor('worker', login('worker')),
    api: urlFor('api', login('api')),
    env: {
      DATABASE_URL: address(superuser, passwords.superuser),
      DATABASE_URL_WORKER: login('worker'),
      DATABASE_URL_API: login('api'),
    },
    drop: () => asSuperuser(`drop database if exists ${name} with (force)`),
  };
  if (migrations.length > 0) await migrate(database.owner, migrations);
  return database;
};

const cluster = async (): Promise<Cluster> => {
  const [port, word] = (process.env['YINFENG_TEST_POSTGRES'] ?? '').split(':');
  if (port === undefined || word === undefined) throw new Error('test/support/global-setup.mjs has not run');
  const socket = dial(Number(port), '127.0.0.1');
  socket.write(word);
  const answer = JSON.parse(await text(socket)) as Cluster | { readonly error: string };
  if ('error' in answer) throw new Error(answer.error);
  return answer;
};
