import { startServer, type Server } from '../../apps/api/src/server.js';
import { demoAccounts, DEMO_PASSWORD, type guestAnalysts } from '#platform/access';
import { configFrom } from '#platform/database';
import type { KurrentOptions } from '#platform/event-store';
import { testDatabase, type TestDatabase } from './database.js';
import { onceInRun } from './once-in-run.js';
import { cp, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';

export type Answer = {
  readonly data: any;
  readonly errors?: readonly { message: string; path?: unknown; extensions: Record<string, any> }[];
};
export type Ask = ((query: string, variables?: object) => Promise<any>) & {
  /** With its errors, for those who look at them. */
  readonly raw: (query: string, variables?: object) => Promise<Answer>;
  /** The code of the refusal; null when there was none. */
  readonly refusal: (query: string, variables?: object) => Promise<string | null>;
  readonly cookie: string;
};

export type RunningServer = Server & {
  readonly reports: string[];
  readonly as: (username: (typeof demoAccounts | typeof guestAnalysts)[number]['username']) => Promise<Ask>;
  readonly end: () => Promise<void>;
};

const post = async (url: string, cookie: string, query: string, variables?: object) => {
  const response = await fetch(`${url}/graphql`, {
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      accept: 'application/json',
      ...(cookie ? { cookie } : {}),
    },
    body: JSON.stringify({ query, variables }),
  });
  return { response, answer: (await response.json()) as Answer };
};

const newDataDir = () => mkdtemp(path.join(tmpdir(), 'yinfeng-test-'));

/**
 * A database with the demonstration, and the folder that belongs to it. One server of a run plants it, in the same way as any other; each spec
 * has a copy of what that one left.
 * @throws Error with what that server reported
 */
const plantedBefore = async (seed: string): Promise<{ database: TestDatabase; dataDir: string }> => {
  const { folder, made } = await onceInRun(seed, async (folder) => {
    const database = await testDatabase();
    try {
      const server = await runningServer({ seed, on: { database, dataDir: path.join(folder, 'data') } });
      await server.end();
      if (server.reports.length > 0) throw new Error(server.reports.join('\n'));
    } catch (error) {
      await database.drop();
      throw error;
    }
    return database.name;
  });
  const dataDir = await newDataDir();
  await cp(path.join(folder, 'data'), dataDir, { recursive: true });
  return { database: await testDatabase([], made), dataDir };
};

/** The whole program in this process, on a database of its own; ready, with or without the demonstration. */
export const runningServer = async ({
  seed = null,
  env = {},
  kurrent,
  on,
  mayReport,
}: {
  seed?: string | null;
  env?: NodeJS.ProcessEnv;
  kurrent?: KurrentOptions;
  /** A database and a folder that outlive the server; whoever made them ends them. */
  on?: { readonly database: TestDatabase; readonly dataDir: string };
  /** What is no reason not to become ready. */
  mayReport?: RegExp;
} = {}): Promise<RunningServer> => {
  const { database, dataDir } =
    on ??
    // A log elsewhere has its events elsewhere.
    (seed === null || kurrent !== undefined
      ? { database: await testDatabase(), dataDir: await newDataDir() }
      : await plantedBefore(seed));
  const reports: string[] = [];
  const server = await startServer(
    configFrom({ ...database.env, PORT: '0', DEMO: '1', DATA_DIR: dataDir, ...env }),
    {
      seed,
      report: (message, error) => reports.push(`${message} ${String(error ?? '')}`),
      print: () => {},
      open: { unsafe: true, onWarning: () => {}, ...(kurrent ? { kurrent } : {}) },
    },
  );
  for (;;) {
    const response = await fetch(`${server.url}/readyz`);
    if (response.status === 200) break;
    if (reports.some((line) => !mayReport?.test(line))) throw new Error(reports.join('\n'));
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  return {
    ...server,
    reports,
    as: async (username) => {
      const { response } = await post(
        server.url,
        '',
        'mutation($i: SignInInput!) { signIn(input: $i) { username } }',
        { i: { username, password: DEMO_PASSWORD } },
      );
      const cookie = response.headers
        .getSetCookie()
        .map((line) => line.split(';')[0])
        .join('; ');
      const raw = async (query: string, variables?: object) =>
        (await post(server.url, cookie, query, variables)).answer;
      const ask = async (query: string, variables?: object) => {
        const answer = await raw(query, variables);
        if (answer.errors)
          throw new Error(
            answer.errors
              .map((e) => `${e.extensions['code']} ${e.message} ${JSON.stringify(e.extensions)}`)
              .join('; '),
          );
        return answer.data;
      };
      return Object.assign(ask, {
        raw,
        cookie,
        refusal: async (query: string, variables?: object) =>
          (await raw(query, variables)).errors?.[0]?.extensions['code'] ?? null,
      });
    },
    end: async () => {
      await server.stop();
      if (on) return;
      await database.drop();
      await rm(dataDir, { recursive: true, force: true });
    },
  };
};
