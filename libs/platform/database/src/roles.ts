import { createHash, createHmac, pbkdf2Sync, randomBytes } from 'node:crypto';
import type { Client } from 'pg';
import { StartRefused } from '#platform/supervision';

/** The three logins of DESIGN.md §7. Policies and grants name them, so their names are fixed. */
export const roles = { owner: 'yinfeng_owner', worker: 'yinfeng_worker', api: 'yinfeng_api' } as const;
export type Role = keyof typeof roles;

/** Where unqualified names are looked up, by role. `public` holds the extensions. */
export const searchPaths: Readonly<Record<Role, string>> = {
  owner: 'log,access,views,public',
  worker: 'views,log,access,public',
  api: 'views,access,log,public',
};

/** Raise when `prepare` changes: it then runs once more on every database. All of it can be repeated. */
const preparation = 'yinfeng preparation 1';

/** Whether `prepare` has run on this database. */
export const isPrepared = async (client: Client): Promise<boolean> => {
  const { rows } = await client.query<{ stamp: string | null }>(
    `select obj_description(to_regnamespace('log'), 'pg_namespace') as stamp`,
  );
  return rows[0]?.stamp === preparation;
};

/**
 * Makes the roles, schemas, default privileges and the extension, in one transaction, unless they are there.
 * The session may be a superuser's or that of a role with CREATEROLE and CREATE on the database.
 *
 * `log` (events, index, checkpoints) and `access` (accounts, sessions) belong to the owner. `views` belongs to the
 * worker, because a rebuild makes, renames and drops tables; what it makes there the API may read.
 * @param passwords of the roles that are made here; a role without one can't log in by password
 */
export const prepare = async (client: Client, passwords: Partial<Record<Role, string>>): Promise<void> => {
  await client.query('begin');
  try {
    await client.query(`select pg_advisory_xact_lock(hashtext('yinfeng prepare'))`);
    if (!(await isPrepared(client)))
      for (const sql of await statements(client, passwords)) await client.query(sql);
    await client.query('commit');
  } catch (error) {
    await client.query('rollback').catch(() => undefined);
    throw error;
  }
};

const statements = async (client: Client, passwords: Partial<Record<Role, string>>): Promise<string[]> => {
  const { rows } = await client.query<{
    database: string;
    me: string;
    superuser: boolean;
    present: string[];
    ours: string[];
  }>(
    `select current_database() as database, current_user as me, rolsuper as superuser,
            array(select rolname::text from pg_roles where rolname = any($1)) as present,
            array(select rolname::text from pg_roles where rolname = any($1)
                     and pg_has_role(oid, 'member with admin option')) as ours
       from pg_roles where rolname = current_user`,
    [Object.values(roles)],
  );
  const { database, me, superuser, present, ours } = rows[0]!;
  const [db, self] = [client.escapeIdentifier(database), client.escapeIdentifier(me)];
  const { owner, worker, api } = roles;
  const all = Object.entries(roles) as [Role, string][];
  return [
    ...all
      .filter(([, name]) => !present.includes(name))
      .map(([role, name]) => {
        const password = passwords[role];
        return (
          `create role ${name} login nosuperuser nobypassrls nocreatedb nocreaterole noreplication` +
          (password === undefined ? '' : ` password '${scramVerifier(password)}'`)
        );
      }),
    // A superuser may act for everybody; anybody else must be a member first. What an administrator made stays.
    ...Object.values(roles)
      .filter((name) => !superuser && !present.includes(name))
      .map((name) => `grant ${name} to ${self} with inherit true, set true`),
    `revoke all on database ${db} from public`,
    `grant connect, temporary on database ${db} to ${owner}, ${worker}`,
    `grant connect on database ${db} to ${api}`,
    'revoke create on schema public from public',
    'create extension if not exists pg_trgm schema public',
    `create schema if not exists log authorization ${owner}`,
    `create schema if not exists access authorization ${owner}`,
    `create schema if not exists views authorization ${worker}`,
    `grant usage on schema log to ${worker}, ${api}`,
    `grant usage on schema access to ${worker}, ${api}`,
    `grant usage on schema views to ${api}, ${owner}`,
    `alter default privileges for role ${worker} in schema views grant select on tables to ${api}, ${owner}`,
    `alter default privileges for role ${worker} in schema views grant usage on sequences to ${api}, ${owner}`,
    // For sessions that did not come through our options, a psql for instance.
    ...all
      .filter(([, name]) => superuser || !present.includes(name) || ours.includes(name))
      .map(([role, name]) => `alter role ${name} in database ${db} set search_path = ${searchPaths[role]}`),
    `comment on schema log is '${preparation}'`,
  ];
};

/** Gives these roles these passwords. For a cluster whose password file was lost, or was left behind on another machine. */
export const setPasswords = async (
  client: Client,
  passwords: Partial<Record<Role, string>>,
): Promise<void> => {
  for (const [role, name] of Object.entries(roles) as [Role, string][]) {
    const password = passwords[role];
    if (password !== undefined)
      await client.query(`alter role ${name} password '${scramVerifier(password)}'`);
  }
};

/**
 * What PostgreSQL stores of a password (SCRAM-SHA-256, RFC 5803), so that the password itself never travels and never
 * stands in a server's statement log. For ASCII passwords: others would need SASLprep.
 */
const scramVerifier = (password: string, salt = randomBytes(16), iterations = 4096): string => {
  if (!/^[\x21-\x7e]+$/.test(password)) throw new StartRefused('a database password is printable ASCII');
  const salted = pbkdf2Sync(password, salt, iterations, 32, 'sha256');
  const hmac = (text: string) => createHmac('sha256', salted).update(text).digest();
  const storedKey = createHash('sha256').update(hmac('Client Key')).digest('base64');
  return `SCRAM-SHA-256$${iterations}:${salt.toString('base64')}$${storedKey}:${hmac('Server Key').toString('base64')}`;
};
