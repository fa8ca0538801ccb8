import { isIP } from 'node:net';
import { resolve } from 'node:path';
import { StartRefused } from '#platform/supervision';

type EventStoreKind = 'postgres' | 'kurrentdb' | 'memory';

export type KurrentConfig = {
  /** As the client takes it. May hold a password. */
  readonly url: string;
  /** What the names of this installation's streams begin with. */
  readonly prefix: string;
};

/** What the environment configures, checked. Holds secrets: never log it whole. */
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
  /** Where the log is with `EVENT_STORE=kurrentdb`, or where `yinfeng migrate-log` moves it. */
  readonly kurrentdb?: KurrentConfig;
  /** Demonstration: made-up data, known passwords, 127.0.0.1 only. */
  readonly demo: boolean;
  /** Whether the session cookie is sent over TLS only. */
  readonly cookieSecure: boolean;
  /**
   * Whose word about the caller (X-Forwarded-For, -Host, -Proto) is believed: proxies by address, network or one of `loopback`,
   * `linklocal`, `uniquelocal`; or how many stand before this server, whatever their addresses. Absent: nobody's.
   */
  readonly trustProxy?: readonly string[] | number;
  /** Names by which this server is asked besides localhost, its addresses and `host`: lower case, with a port where a page has one. */
  readonly allowedHosts?: readonly string[];
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

  const kurrentUrl = text('KURRENTDB_URL');
  if (eventStore === 'kurrentdb' && kurrentUrl === undefined)
    refuse('EVENT_STORE=kurrentdb needs KURRENTDB_URL (esdb://user:password@host:2113)');
  const kurrentPrefix = text('KURRENTDB_PREFIX') ?? 'yinfeng';
  if (!/^[A-Za-z][A-Za-z0-9_]{0,62}$/.test(kurrentPrefix))
    refuse(
      `KURRENTDB_PREFIX is letters, digits and _, beginning with a letter, not ${JSON.stringify(kurrentPrefix)}`,
    );

  const digestKey = text('YINFENG_DIGEST_KEY');
  const trustProxy = trustedFrom(text('TRUST_PROXY'));
  const allowedHosts = hostsFrom(text('ALLOWED_HOSTS'));
  return {
    port: portFrom(text('PORT')),
    host: hostFrom(text('HOST'), demo),
    dataDir: resolve(text('DATA_DIR') ?? './data'),
    eventStore: eventStore as EventStoreKind,
    demo,
    worker: onOff('WORKER', true),
    cookieSecure: onOff('COOKIE_SECURE', !demo),
    ...(trustProxy === undefined ? {} : { trustProxy }),
    ...(allowedHosts === undefined ? {} : { allowedHosts }),
    ...(databaseUrl === undefined ? {} : { databaseUrl }),
    ...(databaseUrlWorker === undefined ? {} : { databaseUrlWorker }),
    ...(databaseUrlApi === undefined ? {} : { databaseUrlApi }),
    ...(kurrentUrl === undefined
      ? {}
      : { kurrentdb: { url: kurrentUrlFrom(kurrentUrl), prefix: kurrentPrefix } }),
    ...(digestKey === undefined ? {} : { digestKey }),
  };
};

const kurrentOptions = [
  'connectionName',
  'discoveryInterval',
  'gossipTimeout',
  'keepAliveInterval',
  'keepAliveTimeout',
  'maxDiscoverAttempts',
  'nodePreference',
  'tls',
  'tlsCAFile',
  'userCertFile',
  'userKeyFile',
];

/**
 * The connection string as the client takes it. The client prints the whole of it, password included, beside an option that it does not
 * know: so it gets none of those.
 */
const kurrentUrlFrom = (value: string): string => {
  const parts = /^(?<scheme>[a-z+]+):\/\/(?<login>[^@/?#]*@)?(?<hosts>[^@/?#]+)\/?(?:\?(?<query>.*))?$/.exec(
    value,
  );
  const scheme = parts?.groups?.['scheme']?.replace(/^(kurrentdb|kurrent|kdb)(?=\+|$)/, 'esdb');
  const { login = '', hosts = '', query = '' } = parts?.groups ?? {};
  const isHost = (host: string) => /^[A-Za-z0-9._-]+(:\d{1,5})?$/.test(host);
  if ((scheme !== 'esdb' && scheme !== 'esdb+discover') || !hosts.split(',').every(isHost))
    return refuse('KURRENTDB_URL is not a KurrentDB address (esdb://user:password@host:2113?tls=true)');
  if (login !== '' && !/^[^:]+:[^:]+@$/.test(login))
    return refuse(
      'KURRENTDB_URL has a user without a password, or the other way round (write : in them as %3A)',
    );
  const given = new Map<string, string>();
  for (const pair of query.split('&').filter((text) => text !== '')) {
    const [name = '', option = ''] = pair.split(/=(.*)/s);
    const flat = (text: string) => text.toLowerCase().replaceAll(/[_-]/g, '');
    // Left out: an append that fails must fail, the deadlines are ours, and without TLS there is nothing to verify.
    if (['throwonappendfailure', 'defaultdeadline'].includes(flat(name))) continue;
    if (flat(name) === 'tlsverifycert') {
      if (option === 'true' || /(^|&)tls=false(&|$)/i.test(query)) continue;
      return refuse('KURRENTDB_URL: tlsVerifyCert=false is not supported; name the authority with tlsCAFile');
    }
    const known = kurrentOptions.find((candidate) => flat(candidate) === flat(name));
    if (known === undefined || option === '')
      return refuse(
        `KURRENTDB_URL has an option that is none of ${kurrentOptions.join(', ')}, or one without a value`,
      );
    given.set(known, option);
  }
  const options = [...given].map(([name, option]) => `${name}=${option}`).join('&');
  return `${scheme}://${login}${hosts}${options === '' ? '' : `?${options}`}`;
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

const listIn = (value: string): string[] =>
  value
    .split(',')
    .map((part) => part.trim())
    .filter((part) => part !== '');

const networks = ['loopback', 'linklocal', 'uniquelocal'];

const isNetwork = (text: string): boolean => {
  const [, address = '', prefix] = /^([^/]+)(?:\/(\d{1,3}))?$/.exec(text) ?? [];
  const kind = isIP(address);
  // A prefix of 0 would trust everybody, which this setting exists to avoid.
  return (
    kind !== 0 && (prefix === undefined || (Number(prefix) > 0 && Number(prefix) <= (kind === 4 ? 32 : 128)))
  );
};

const trustedFrom = (value: string | undefined): readonly string[] | number | undefined => {
  if (value === undefined || value === '0' || value.toLowerCase() === 'none') return undefined;
  if (/^[1-9]$/.test(value)) return Number(value);
  const trusted = listIn(value);
  const wrong = trusted.find((part) => !networks.includes(part) && !isNetwork(part));
  if (trusted.length > 0 && wrong === undefined) return trusted;
  return refuse(
    'TRUST_PROXY is the addresses or networks of the proxies (10.0.0.5, 10.1.0.0/16), ' +
      `${networks.join(', ')}, or how many proxies there are (1 to 9), not ${JSON.stringify(wrong ?? value)}`,
  );
};

const hostsFrom = (value: string | undefined): readonly string[] | undefined => {
  if (value === undefined) return undefined;
  const hosts = listIn(value).map((host) => host.toLowerCase());
  const isHost = (host: string): boolean => {
    const [, inside, name = '', port = ''] = /^(?:\[([^\]]*)\]|([^:]*))(?::(\d{1,5}))?$/.exec(host) ?? [];
    return (
      (inside === undefined ? /^[a-z0-9]([a-z0-9._-]{0,251}[a-z0-9])?$/.test(name) : isIP(inside) === 6) &&
      Number(port) <= 65_535
    );
  };
  const wrong = hosts.find((host) => !isHost(host));
  if (hosts.length > 0 && wrong === undefined) return hosts;
  return refuse(
    'ALLOWED_HOSTS is host names with commas between them (crm.example.org, crm.example.org:8443), without a scheme ' +
      `and without *, not ${JSON.stringify(wrong ?? value)}`,
  );
};

const refuse = (message: string): never => {
  throw new StartRefused(message);
};
