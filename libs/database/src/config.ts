import { isIP } from 'node:net';
import { resolve } from 'node:path';

/**
 * The process can't start, and the message says in one line what to do. Mains print the message alone, without
 * a stack, and exit non-zero.
 */
export class StartRefused extends Error {
  constructor(message: string, options?: ErrorOptions) {
    super(message.replace(/\s*\n\s*/g, ' '), options);
    this.name = 'StartRefused';
  }
}

export type EventStoreKind = 'postgres' | 'kurrentdb' | 'memory';

/** What the environment says, checked. Holds secrets: never log it whole. */
export type Config = {
  /** 0 lets the system choose. */
  readonly port: number;
  readonly host: string;
  /** Absolute. */
  readonly dataDir: string;
  /** A PostgreSQL of yours; absent: the embedded one under `dataDir`. */
  readonly databaseUrl?: string;
  /** Logins of the worker's and the API's roles in a given PostgreSQL; absent: derived from `databaseUrl`. */
  readonly databaseUrlWorker?: string;
  readonly databaseUrlApi?: string;
  readonly eventStore: EventStoreKind;
  /** Demonstration: made-up data, known passwords, 127.0.0.1 only. */
  readonly demo: boolean;
  /** Whether the session cookie is sent over TLS only. */
  readonly cookieSecure: boolean;
  /** Whether the API's process also runs the sequencer, the projections and the reactions; else `apps/worker` does. */
  readonly worker: boolean;
  /** Base64, as given by the environment; absent: a file under `dataDir/keys`. */
  readonly digestKey?: string;
};

const eventStores: readonly string[] = ['postgres', 'kurrentdb', 'memory'] satisfies EventStoreKind[];
const switches: Readonly<Record<string, boolean>> = { '1': true, true: true, '0': false, false: false };

/**
 * Reads the configuration. A variable that is empty counts as unset.
 * @throws StartRefused naming the variable at fault, without repeating a secret.
 */
export const configFrom = (env: NodeJS.ProcessEnv): Config => {
  const text = (name: string): string | undefined => env[name]?.trim() || undefined;

  const onOff = (name: string, unset: boolean): boolean => {
    const value = text(name);
    if (value === undefined) return unset;
    return switches[value.toLowerCase()] ?? refuse(`${name} is 1 or 0, not ${JSON.stringify(value)}`);
  };

  const url = (name: string): string | undefined => {
    const value = text(name);
    if (value === undefined) return undefined;
    // The value may hold a password: it is never repeated.
    const parsed = URL.canParse(value) ? new URL(value) : undefined;
    if (parsed?.protocol !== 'postgres:' && parsed?.protocol !== 'postgresql:')
      return refuse(`${name} is not a PostgreSQL address (postgres://user:password@host:5432/database)`);
    if (parsed.username === '' || parsed.pathname.length < 2)
      return refuse(`${name} must name a user and a database (postgres://user:password@host:5432/database)`);
    return value;
  };

  const demo = onOff('DEMO', false);
  const databaseUrl = url('DATABASE_URL');
  const databaseUrlWorker = url('DATABASE_URL_WORKER');
  const databaseUrlApi = url('DATABASE_URL_API');
  if ((databaseUrlWorker ?? databaseUrlApi) !== undefined && databaseUrl === undefined)
    refuse('DATABASE_URL_WORKER and DATABASE_URL_API need DATABASE_URL beside them');

  const eventStore = text('EVENT_STORE') ?? 'postgres';
  if (!eventStores.includes(eventStore))
    refuse(`EVENT_STORE is one of ${eventStores.join(', ')}, not ${JSON.stringify(eventStore)}`);

  const digestKey = text('YINFENG_DIGEST_KEY');
  return {
    port: portFrom(text('PORT')),
    host: hostFrom(text('HOST'), demo),
    dataDir: resolve(text('DATA_DIR') ?? './data'),
    eventStore: eventStore as EventStoreKind,
    demo,
    worker: onOff('WORKER', true),
    cookieSecure: onOff('COOKIE_SECURE', !demo),
    ...(databaseUrl === undefined ? {} : { databaseUrl }),
    ...(databaseUrlWorker === undefined ? {} : { databaseUrlWorker }),
    ...(databaseUrlApi === undefined ? {} : { databaseUrlApi }),
    ...(digestKey === undefined ? {} : { digestKey }),
  };
};

const portFrom = (value = '3000'): number => {
  const port = /^\d{1,5}$/.test(value) ? Number(value) : Number.NaN;
  return port <= 65_535 ? port : refuse(`PORT is a number from 0 to 65535, not ${JSON.stringify(value)}`);
};

const hostFrom = (value: string | undefined, demo: boolean): string => {
  if (value === undefined || value === 'localhost') return '127.0.0.1';
  if (isIP(value) === 0 && !/^[A-Za-z0-9]([A-Za-z0-9.-]{0,252}[A-Za-z0-9])?$/.test(value))
    refuse(`HOST is an address or a host name, not ${JSON.stringify(value)}`);
  // Its passwords are published, so it must not be reachable from another machine.
  if (demo && value !== '127.0.0.1')
    refuse(`HOST=${value} is refused with DEMO=1: the demonstration binds to 127.0.0.1 only`);
  return value;
};

const refuse = (message: string): never => {
  throw new StartRefused(message);
};
