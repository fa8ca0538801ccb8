import { fork, type ChildProcess } from 'node:child_process';
import { createRequire } from 'node:module';
import type { BenchDatabase, Contender, Measured } from '../harness.js';
import { shapes, type Contestant, type Row, type ServerConfig } from './asked.js';

export type Server = {
  readonly who: Contestant;
  readonly url: string;
  /** What it answers, once, to whom has signed in. */
  readonly rows: (cookie: string) => Promise<Row[]>;
  /** Its status to nobody: every one of them must refuse. */
  readonly refuses: () => Promise<boolean>;
  readonly stop: () => Promise<void>;
};

const post = (url: string, who: Contestant, cookie?: string): Promise<Response> =>
  fetch(`${url}${shapes[who].path}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...(cookie === undefined ? {} : { cookie }) },
    body: shapes[who].body,
  });

/** Starts one of them in a process of its own. */
export const startServerOf = async (
  who: Contestant,
  database: BenchDatabase,
  statement: ServerConfig['statement'],
): Promise<Server> => {
  const config: ServerConfig = { who, env: database.env, api: database.api, statement };
  const child = fork(new URL('./serve.js', import.meta.url), [], {
    env: {
      ...process.env,
      NODE_ENV: 'production',
      GRAPHILE_ENV: 'production',
      BENCH_SERVER: JSON.stringify(config),
    },
    execArgv: [],
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
  });
  let output = '';
  for (const stream of [child.stdout!, child.stderr!])
    stream.on('data', (text: Buffer) => (output = (output + text.toString()).slice(-2000)));
  const url = await new Promise<string>((done, failed) => {
    child.once('message', (message) => done((message as { url: string }).url));
    child.once('exit', (code) => failed(new Error(`${who} ended with ${code}: ${output}`)));
  });
  return {
    who,
    url,
    rows: async (cookie) => {
      const response = await post(url, who, cookie);
      const answer: unknown = await response.json();
      if (response.status !== 200)
        throw new Error(`${who} answers ${response.status}: ${JSON.stringify(answer)}`);
      try {
        return shapes[who].rowsOf(answer);
      } catch {
        throw new Error(`${who} answers ${JSON.stringify(answer).slice(0, 500)}`);
      }
    },
    refuses: async () => {
      const response = await post(url, who);
      const text = await response.text();
      return response.status === 401 || /UNAUTHENTICATED/.test(text);
    },
    stop: () => ended(child),
  };
};

const ended = async (child: ChildProcess): Promise<void> => {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const gone = new Promise<void>((done) => child.once('exit', () => done()));
  child.removeAllListeners('message');
  child.disconnect();
  const patience = setTimeout(() => child.kill('SIGKILL'), 10_000);
  await gone;
  clearTimeout(patience);
};

/** The session cookie of a demonstration user. */
export const signIn = async (url: string, username: string, password: string): Promise<string> => {
  const response = await fetch(`${url}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({
      query: 'mutation($input: SignInInput!) { signIn(input: $input) { id } }',
      variables: { input: { username, password } },
    }),
  });
  const cookie = response.headers.getSetCookie()[0]?.split(';')[0];
  if (cookie === undefined) throw new Error(`nobody is signed in: ${await response.text()}`);
  return cookie;
};

type Autocannon = {
  (
    options: object,
    done: (error: Error | null, result: { errors: number; non2xx: number }) => void,
  ): {
    on: (
      event: 'response',
      heard: (client: unknown, status: number, bytes: number, ms: number) => void,
    ) => void;
  };
};

// The peers' package has it; installed by then.
const autocannon = (): Autocannon =>
  createRequire(new URL('../../../../test/bench/package.json', import.meta.url))('autocannon') as Autocannon;

/** `amount` requests over this many connections, one under way on each. */
export const loaded = async (
  server: Server,
  cookie: string,
  connections: number,
  amount: number,
): Promise<Measured> => {
  const { path, body } = shapes[server.who];
  const latenciesMs: number[] = [];
  const begun = performance.now();
  let last = begun;
  await new Promise<void>((done, failed) => {
    const run = autocannon()(
      {
        url: `${server.url}${path}`,
        method: 'POST',
        headers: { 'content-type': 'application/json', accept: 'application/json', cookie },
        body,
        connections,
        amount,
        timeout: 30,
        sampleInt: 50,
      },
      (error, { errors, non2xx }) =>
        error !== null || errors > 0 || non2xx > 0
          ? failed(error ?? new Error(`${server.who}: ${errors} errors, ${non2xx} refusals`))
          : done(),
    );
    run.on('response', (_client, _status, _bytes, ms) => {
      latenciesMs.push(ms);
      last = performance.now();
    });
  });
  return { count: latenciesMs.length, ms: last - begun, latenciesMs };
};

/** A contender that sends as many requests a round as take about `roundMs`, by what it did before. */
export const contender = (
  server: Server,
  cookie: string,
  connections: number,
  roundMs: number,
): Contender & { warm: (ms: number) => Promise<void> } => {
  let amount = Math.max(connections * 2, Math.min(Math.max(300, connections * 10), roundMs));
  const round = async () => {
    const measured = await loaded(server, cookie, connections, amount);
    amount = Math.max(connections * 2, Math.round((measured.count / measured.ms) * roundMs));
    return measured;
  };
  return {
    name: server.who,
    round,
    /** Sends requests for so long, and learns how many make a round. */
    warm: async (ms) => {
      for (const until = performance.now() + ms; performance.now() < until;)
        await loaded(server, cookie, 32, Math.min(300, roundMs));
      await round();
    },
  };
};
