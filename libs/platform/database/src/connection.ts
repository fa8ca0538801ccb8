import { Client } from 'pg';
import { codeOf, StartRefused } from '#platform/supervision';
import { roles, searchPaths, type Role } from './roles.js';

/**
 * A connection string for one role. It carries the role's search path and time limits, so that it behaves the same in
 * `pg`, TypeORM and psql. Holds a password: never log it.
 */
export type PoolUrl = string;

/** Milliseconds until a PostgreSQL that does not answer is given up. That includes seconds in which this process is too busy to listen. */
export const connectTimeout = 10_000;

/**
 * An open transaction holds every projection back, hence 30 s for a forgotten one; a query of the API that takes
 * longer than 10 s is cancelled, so that one reader can't use the machine up.
 */
const limits: Readonly<Record<Role, readonly string[]>> = {
  owner: ['idle_in_transaction_session_timeout=30s'],
  worker: ['idle_in_transaction_session_timeout=30s'],
  api: ['idle_in_transaction_session_timeout=30s', 'statement_timeout=10s'],
};

/** The given address, for one of the three roles: with its settings, and acting as it when the login is another's. */
export const urlFor = (role: Role, url: string, login?: { user: string; password: string }): PoolUrl => {
  const made = new URL(url);
  if (login !== undefined) {
    made.username = encodeURIComponent(login.user);
    made.password = encodeURIComponent(login.password);
  }
  const settings = [
    ...(decodeURIComponent(made.username) === roles[role] ? [] : [`role=${roles[role]}`]),
    `search_path=${searchPaths[role]}`,
    'TimeZone=UTC',
    ...limits[role],
  ].map((setting) => `-c ${setting}`);
  const given = made.searchParams.get('options');
  made.searchParams.set('options', [...(given === null ? [] : [given]), ...settings].join(' '));
  made.search = made.searchParams.toString().replaceAll('+', '%20'); // libpq takes a plus for a plus
  return made.href;
};

/**
 * One connected client. End it with `end()`.
 * @throws StartRefused with one line, without the password, when it can't connect
 */
export const connect = async (url: string, applicationName = 'yinfeng'): Promise<Client> => {
  const client = new Client({
    connectionString: url,
    connectionTimeoutMillis: connectTimeout,
    application_name: applicationName,
  });
  client.on('error', () => undefined); // the next query reports a connection that is lost later
  try {
    await client.connect();
    return client;
  } catch (error) {
    await client.end().catch(() => undefined);
    throw notConnected(url, error);
  }
};

/** The one line for a PostgreSQL that can't be reached or lets nobody in. */
export const notConnected = (url: string, error: unknown): StartRefused => {
  const { host, username, pathname } = new URL(url);
  const [where, user, database] = [host, username, pathname.slice(1)].map(decodeURIComponent);
  const code = codeOf(error);
  const reason =
    {
      ECONNREFUSED: 'nothing listens there',
      ENOTFOUND: 'no such host',
      EAI_AGAIN: 'its name is not resolved',
      ETIMEDOUT: `no answer within ${connectTimeout / 1000} s`,
      '28P01': `it refuses the password of ${user}`,
      '28000': `it does not let ${user} in`,
      '42501': `it does not let ${user} in`,
      '3D000': `it has no database ${database}`,
      '53300': 'it has no connection left',
      '57P03': 'it is starting up or shutting down',
    }[code] ??
    (/timeout/i.test(String(error)) ? `no answer within ${connectTimeout / 1000} s` : messageOf(error));
  return new StartRefused(`PostgreSQL at ${where}: ${reason}`, { cause: error });
};

const messageOf = (error: unknown): string => (error instanceof Error && error.message) || codeOf(error);
