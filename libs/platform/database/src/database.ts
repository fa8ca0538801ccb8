import { access, mkdir } from 'node:fs/promises';
import { realpathSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import type { Client } from 'pg';
import {
  codeOf,
  livingOwner,
  makeSecret,
  own,
  randomPassword,
  readSecret,
  refuseWritable,
  resetPassword,
  StartRefused,
  startEmbedded,
  superuser,
  type EmbeddedOptions,
  type Owner,
  type Ownership,
} from '#platform/supervision';
import type { Config } from './config.js';
import { connect, urlFor, type PoolUrl } from './connection.js';
import { isPrepared, prepare, roles, setPasswords, type Role } from './roles.js';

/** A PostgreSQL that is up, has the three roles, the schemas and the extension. Migrations are the caller's. */
export type OpenDatabase = {
  /** Owns `log` and `access`: for migrations only. */
  readonly owner: PoolUrl;
  /** Writes the log's index and checkpoints, owns `views`. */
  readonly worker: PoolUrl;
  /** Appends, and reads what it is granted. */
  readonly api: PoolUrl;
  readonly embedded: boolean;
  /** Whether another process owns this embedded PostgreSQL; `stop` then leaves it running. */
  readonly attached: boolean;
  /** Close all pools first. Stops an embedded PostgreSQL that this process owns. */
  stop(): Promise<void>;
};

export type OpenOptions = Pick<EmbeddedOptions, 'onTrouble' | 'onLost'> & {
  /** Use the PostgreSQL of a server that runs on this folder, or else start one until `stop`. Default: false. */
  readonly attach?: boolean;
  /** The name shown to whoever finds the folder taken. Default: `npm start`. */
  readonly purpose?: string;
  /**
   * Give the roles of a given PostgreSQL the passwords that are kept here, or made now: for a copy that was restored, whose own were left behind.
   * Whoever still uses the old ones is let in no more.
   */
  readonly renewPasswords?: boolean;
  /** Accept a PostgreSQL that may lose acknowledged events in a power cut (fsync=off …). For tests. */
  readonly unsafe?: boolean;
  /** Called with a warning: not wrong enough to refuse. Default: standard error. */
  readonly onWarning?: (line: string) => void;
};

/**
 * Opens the given PostgreSQL, or the embedded one under `dataDir`, and prepares it on first use.
 * @throws StartRefused with one line when it can't
 */
export const openDatabase = (config: Config, options: OpenOptions = {}): Promise<OpenDatabase> =>
  config.databaseUrl === undefined
    ? openEmbedded(config, options)
    : openGiven(config, config.databaseUrl, options);

/** Whether `openDatabase` has prepared this database before; looking makes nothing. */
export const databaseExists = async ({ databaseUrl, dataDir }: Config): Promise<boolean> => {
  if (databaseUrl === undefined) return exists(join(dataDir, 'postgres'));
  const client = await connect(databaseUrl);
  try {
    return await isPrepared(client);
  } finally {
    await client.end();
  }
};

const exists = (path: string): Promise<boolean> =>
  access(path).then(
    () => true,
    () => false,
  );

// The given PostgreSQL

const openGiven = async (config: Config, url: string, options: OpenOptions): Promise<OpenDatabase> => {
  const { databaseUrlWorker, databaseUrlApi, dataDir } = config;
  const admin = await connect(url);
  try {
    await checkVersion(admin);
    await refuseStandby(admin);
    const areGiven = databaseUrlWorker !== undefined && databaseUrlApi !== undefined;
    const passwords = areGiven
      ? { worker: passwordIn(databaseUrlWorker), api: passwordIn(databaseUrlApi) }
      : await passwordsIn(await folderOf(dataDir), 'database.json', ['worker', 'api']);
    if (!(await isPrepared(admin)))
      await prepare(admin, withoutUndefined(passwords)).catch((error: unknown) => {
        throw new StartRefused(
          `DATABASE_URL may not prepare the database (${(error as Error).message}): give it a role with CREATEROLE ` +
            'that owns the database, or see libs/platform/database/README.md for what an administrator runs',
          { cause: error },
        );
      });
    else if (options.renewPasswords && !areGiven)
      await setPasswords(admin, {
        ...(databaseUrlWorker === undefined ? { worker: passwords.worker! } : {}),
        ...(databaseUrlApi === undefined ? { api: passwords.api! } : {}),
      }).catch((error: unknown) => {
        throw new StartRefused(
          `DATABASE_URL may not set the passwords of ${roles.worker} and ${roles.api} anew (${(error as Error).message}): ` +
            'let it, or name them by DATABASE_URL_WORKER and DATABASE_URL_API',
          { cause: error },
        );
      });
    const as = (role: 'worker' | 'api', given: string | undefined): PoolUrl =>
      given === undefined
        ? urlFor(role, url, { user: roles[role], password: passwords[role] ?? '' })
        : urlFor(role, given);
    const open: OpenDatabase = {
      owner: urlFor('owner', url),
      worker: as('worker', databaseUrlWorker),
      api: as('api', databaseUrlApi),
      embedded: false,
      attached: false,
      stop: () => Promise.resolve(),
    };
    await checkLogin(open.owner, 'DATABASE_URL');
    await checkLogin(open.worker, 'DATABASE_URL_WORKER', databaseUrlWorker === undefined);
    await checkLogin(open.api, 'DATABASE_URL_API', databaseUrlApi === undefined);
    await checkSettings(admin, options);
    return open;
  } finally {
    await admin.end();
  }
};

const passwordIn = (url: string): string | undefined =>
  decodeURIComponent(new URL(url).password) || undefined;

/** Row-level security does not hold for a superuser or BYPASSRLS: such a login is refused. */
const checkLogin = async (url: PoolUrl, variable: string, isKept = false): Promise<void> => {
  const client = await connect(url).catch((error: unknown) => {
    // Never by itself: another machine may be using the passwords that are not here.
    const orRenew = isKept
      ? ', or for a restored copy run npx yinfeng adopt-log, which sets its passwords anew'
      : '';
    throw new StartRefused(`${(error as Error).message} (set ${variable}${orRenew})`, { cause: error });
  });
  try {
    // An administrator may act as the owner; the other logins must not be able to gain more rights.
    const { rows } = await client.query<{ name: string }>(
      `select rolname as name from pg_roles where (rolsuper or rolbypassrls)
          and rolname in (current_user, ${variable === 'DATABASE_URL' ? 'current_user' : 'session_user'})`,
    );
    if (rows[0] !== undefined)
      throw new StartRefused(`${variable}: ${rows[0].name} is a superuser or has BYPASSRLS, and must not`);
  } finally {
    await client.end();
  }
};

// The embedded PostgreSQL

const databaseName = 'yinfeng';
type Passwords = Record<Role | 'superuser', string>;

const openEmbedded = async (config: Config, options: OpenOptions): Promise<OpenDatabase> => {
  const { attach = false, purpose = 'npm start' } = options;
  const dataDir = await folderOf(config.dataDir);
  const ownerFile = join(dataDir, 'owner.json');
  for (const begun = Date.now(); ; await pause(200)) {
    if (attach) {
      const owner = await livingOwner(ownerFile);
      if (owner !== undefined) return attached(dataDir, ownerFile, owner);
    }
    const ownership = await own(ownerFile, purpose).catch((error: unknown) => {
      throw new StartRefused(`DATA_DIR ${dataDir} can't be used: ${(error as Error).message}`, {
        cause: error,
      });
    });
    if (!('heldBy' in ownership)) return owned(dataDir, ownership, options);
    const { heldBy } = ownership;
    if (attach) continue;
    // One that was killed this very moment is still seen for a while. A container that was killed leaves an owner in a pid namespace that we
    // can't look into: only its heartbeat shows whether it lives.
    if (Date.now() - begun > (heldBy.visible ? 2_000 : 20_000))
      throw new StartRefused(
        `${dataDir} is in use by ${heldBy.purpose} (pid ${heldBy.pid}, since ${heldBy.startedAt}): ` +
          'stop it first, or set another DATA_DIR',
      );
  }
};

const owned = async (dataDir: string, ownership: Ownership, options: OpenOptions): Promise<OpenDatabase> => {
  const folder = join(dataDir, 'postgres');
  try {
    const isOld = await exists(folder);
    const kept = isOld ? await readSecret(passwordFile(dataDir, 'postgres.json')) : '';
    const passwords = await passwordsIn(dataDir, 'postgres.json', ['superuser', 'owner', 'worker', 'api']);
    if (kept === undefined) await resetPassword(folder, passwords.superuser);

    const { onTrouble, onLost } = options;
    const postgres = await startEmbedded(
      folder,
      passwords.superuser,
      withoutUndefined({ onTrouble, onLost }),
    );
    try {
      await makeDatabase(postgres.port, passwords, kept === undefined, options);
      await ownership.publish(postgres.port);
    } catch (error) {
      await postgres.stop();
      throw error;
    }
    return {
      ...urlsAt(postgres.port, passwords),
      embedded: true,
      attached: false,
      stop: async () => {
        await postgres.stop();
        await ownership.release();
      },
    };
  } catch (error) {
    await ownership.release();
    throw error;
  }
};

const makeDatabase = async (
  port: number,
  passwords: Passwords,
  renewed: boolean,
  options: OpenOptions,
): Promise<void> => {
  const at = (database: string) => addressOf(port, superuser, passwords.superuser, database);
  const system = await connect(at('postgres'));
  try {
    await refuseStandby(system);
    const { rowCount } = await system.query('select from pg_database where datname = $1', [databaseName]);
    if (rowCount === 0) await system.query(`create database ${databaseName}`);
    if (renewed) await setPasswords(system, passwords);
  } finally {
    await system.end();
  }
  const client = await connect(at(databaseName));
  try {
    await prepare(client, passwords);
    await checkSettings(client, options);
  } finally {
    await client.end();
  }
};

/** Uses the PostgreSQL of a living owner, as soon as it has one. */
const attached = async (dataDir: string, ownerFile: string, owner: Owner): Promise<OpenDatabase> => {
  let current: Owner | undefined = owner;
  for (const until = Date.now() + 60_000; current?.port === undefined; await pause(100)) {
    current = await livingOwner(ownerFile);
    if (current === undefined)
      throw new StartRefused(`${owner.purpose} (pid ${owner.pid}) ended while it started`);
    if (Date.now() > until)
      throw new StartRefused(`${owner.purpose} (pid ${owner.pid}) does not get its PostgreSQL up`);
  }
  const passwords = await passwordsIn(dataDir, 'postgres.json', ['superuser', 'owner', 'worker', 'api']);
  const urls = urlsAt(current.port, passwords);
  await (await connect(urls.owner)).end();
  return { ...urls, embedded: true, attached: true, stop: () => Promise.resolve() };
};

const urlsAt = (port: number, passwords: Passwords): Record<Role, PoolUrl> => {
  const url = (role: Role) => urlFor(role, addressOf(port, roles[role], passwords[role], databaseName));
  return { owner: url('owner'), worker: url('worker'), api: url('api') };
};

const addressOf = (port: number, user: string, password: string, database: string): string =>
  `postgres://${user}:${encodeURIComponent(password)}@127.0.0.1:${port}/${database}`;

// Both

const folderOf = async (dataDir: string): Promise<string> => {
  try {
    await mkdir(dataDir, { recursive: true, mode: 0o700 });
    const folder = realpathSync(dataDir);
    await refuseWritable(folder, `DATA_DIR ${folder}`);
    return folder;
  } catch (error) {
    if (error instanceof StartRefused) throw error;
    throw new StartRefused(`DATA_DIR ${dataDir} can't be made: ${codeOf(error)}`, { cause: error });
  }
};

const passwordFile = (dataDir: string, name: string): string => join(dataDir, 'keys', name);

const passwordsIn = async <N extends string>(
  dataDir: string,
  file: string,
  names: readonly N[],
): Promise<Record<N, string>> => {
  const path = passwordFile(dataDir, file);
  const made = JSON.stringify(Object.fromEntries(names.map((name) => [name, randomPassword()])));
  const kept = (await readSecret(path)) ?? (await makeSecret(path, `${made}\n`));
  try {
    const passwords = JSON.parse(kept) as Record<N, string>;
    if (names.every((name) => typeof passwords[name] === 'string')) return passwords;
  } catch {
    // reported below, without the text of the file
  }
  throw new StartRefused(`${path} is damaged: restore it, or delete it to have new passwords made`);
};

/** A standby takes no events, and what it holds may be behind what was acknowledged. */
const refuseStandby = async (client: Client): Promise<void> => {
  const { rows } = await client.query<{ standby: boolean }>('select pg_is_in_recovery() as standby');
  if (rows[0]!.standby)
    throw new StartRefused(
      'PostgreSQL is a standby (it is in recovery): lead DATABASE_URL to the primary, or promote this one (select pg_promote()) ' +
        'once the old primary has ended for good, and run npx yinfeng promoted',
      { named: 'DATABASE_IN_RECOVERY' },
    );
};

const oldest = 16;

const checkVersion = async (client: Client): Promise<void> => {
  const { rows } = await client.query<{ number: number; encoding: string }>(
    `select current_setting('server_version_num')::int as number, current_setting('server_encoding') as encoding`,
  );
  const { number, encoding } = rows[0]!;
  if (number < oldest * 10_000)
    throw new StartRefused(
      `PostgreSQL ${Math.floor(number / 10_000)} is too old: ${oldest} or later, please`,
    );
  if (encoding !== 'UTF8') throw new StartRefused(`the database is encoded in ${encoding}: UTF8, please`);
};

/** What an acknowledged event rests on, and whether search sees Chinese. */
const checkSettings = async (
  client: Client,
  { unsafe = false, onWarning = (line) => console.error(line) }: OpenOptions,
): Promise<void> => {
  const { rows } = await client.query<{ off: string[]; checksums: boolean; chinese: number }>(
    `select array(select name from pg_settings
                   where name in ('fsync', 'full_page_writes', 'synchronous_commit') and setting = 'off') as off,
            current_setting('data_checksums') = 'on' as checksums,
            cardinality(public.show_trgm('青岛')) as chinese`,
  );
  const { off, checksums, chinese } = rows[0]!;
  if (off.length > 0 && !unsafe)
    throw new StartRefused(
      `PostgreSQL runs with ${off.join(', ')} off: a power cut would lose acknowledged events`,
    );
  if (!checksums)
    onWarning('PostgreSQL has no data checksums: a damaged page would go unnoticed (pg_checksums)');
  if (chinese === 0)
    onWarning(
      'pg_trgm sees no Chinese under this locale: search is slow (make the database with LC_CTYPE C.UTF-8)',
    );
};

const withoutUndefined = <T extends object>(record: T): { [K in keyof T]: Exclude<T[K], undefined> } =>
  Object.fromEntries(Object.entries(record).filter(([, value]) => value !== undefined)) as never;
