import { afterAll, afterEach, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { once } from 'node:events';
import { chmodSync, existsSync, mkdirSync, readdirSync } from 'node:fs';
import { connect, createServer, type Server } from 'node:net';
import { LAND, smallPipeline } from '../support/pipeline.js';
import { built } from './built.js';
import { landed, signedIn } from './client.js';
import {
  cleanUp,
  freePort,
  killAll,
  newFolder,
  patience,
  processesOn,
  ready,
  startServer,
  startWorker,
  status,
  until,
  type Program,
} from './program.js';
import { subscribed } from './subscribed.js';
import { withoutSeed } from './without-seed.js';

jest.setTimeout(patience);

let env: { DATA_DIR: string };
beforeAll(async () => {
  await built();
  env = { DATA_DIR: newFolder() };
  await withoutSeed(env);
});
afterAll(cleanUp);

/** How a process that cannot start ends: one line, without a stack, and not with 0. */
const refusalOf = async (program: Program): Promise<string> => {
  const code = await program.ended;
  expect({ code, out: program.out() }).toEqual({ code: 1, out: '' });
  expect(program.err()).toMatch(/^[^\n]+\n$/);
  return program.err();
};

describe('a start that cannot be', () => {
  it('says in one line who has the folder; the first server goes on answering, until SIGTERM to it alone', async () => {
    const first = await ready(await startServer(env));
    expect(await refusalOf(await startServer(env))).toMatch(
      `Yinfeng server cannot start: ${env.DATA_DIR} is in use by npm start (pid ${first.pid},`,
    );
    expect(await status(`${first.url}/readyz`)).toBe(200);
    expect(await landed(await signedIn(first.url, 'analyst'))).toEqual([0n, 0n]);
    first.sendSignal('SIGTERM');
    expect(await first.ended).toBe(0);
    expect(processesOn(env.DATA_DIR)).toEqual([]);
    expect(first.err()).toBe('');
  });

  it.each([
    ['server', startServer],
    ['worker', async (given: Record<string, string>) => startWorker(given)],
  ])('says in one line that the PostgreSQL given to the %s is not there', async (_what, starting) => {
    const port = await freePort();
    const given = { DATA_DIR: newFolder(), DATABASE_URL: `postgres://who:secret@127.0.0.1:${port}/yinfeng` };
    expect(await refusalOf(await starting(given))).toMatch(
      new RegExp(`cannot start: PostgreSQL at 127.0.0.1:${port}: nothing listens there\n$`),
    );
  });

  it('says in one line that the port is taken, and takes its PostgreSQL along', async () => {
    const other: Server = createServer();
    const port = await freePort();
    await new Promise<void>((done) => other.listen(port, '127.0.0.1', done));
    try {
      expect(await refusalOf(await startServer({ ...env, PORT: String(port) }))).toBe(
        `Yinfeng server cannot start: port ${port} of 127.0.0.1 is taken: choose another with PORT\n`,
      );
      expect(processesOn(env.DATA_DIR)).toEqual([]);
    } finally {
      other.close();
    }
  });

  it('says in one line that Node is too old', async () => {
    const old = `data:text/javascript,Object.defineProperty(process, 'versions', { value: { node: '20.1.0' } })`;
    for (const app of ['api', 'worker'])
      expect(
        await refusalOf(
          await startServer(env, [process.execPath, '--import', old, `dist/apps/${app}/src/main.js`]),
        ),
      ).toMatch(/cannot start: it needs Node 24\.7 or later, and this is 20\.1\.0/);
  });

  it('says in one line that there is no key, and has made nothing by then', async () => {
    const folder = newFolder();
    expect(await refusalOf(await startServer({ DATA_DIR: folder, DEMO: '0' }))).toMatch(
      /cannot start: no digest key: set YINFENG_DIGEST_KEY/,
    );
    expect(existsSync(folder)).toBe(false);
  });

  it.each([0o777, 0o775, 0o1777])(
    'says in one line that others may write the folder (mode %s), and how to mend it',
    async (mode) => {
      const folder = newFolder();
      mkdirSync(folder);
      chmodSync(folder, mode);
      expect(await refusalOf(await startServer({ DATA_DIR: folder }))).toMatch(
        `cannot start: DATA_DIR ${folder} may be written by others (mode ${mode.toString(8).padStart(4, '0')}): chmod go-w ${folder}\n`,
      );
      expect(readdirSync(folder)).toEqual([]);
    },
  );

  it.each([
    [{ TRUST_PROXY: 'true' }, 'TRUST_PROXY'],
    [{ ALLOWED_HOSTS: '*' }, 'ALLOWED_HOSTS'],
    [{ PORT: 'x' }, 'PORT'],
    [{ EVENT_STORE: 'kurrentdb' }, 'EVENT_STORE'],
  ])('names the variable at fault: %j', async (wrong, variable) => {
    expect(await refusalOf(await startServer({ ...env, ...(wrong as Record<string, string>) }))).toContain(
      variable,
    );
  });
});

describe('a stop', () => {
  let server: Program;
  afterEach(killAll);

  const gone = async (): Promise<void> => {
    expect(await server.ended).toBe(0);
    expect(processesOn(env.DATA_DIR)).toEqual([]);
    expect(server.err()).toBe('');
  };

  it('by SIGTERM to npm alone leaves nothing running', async () => {
    server = await startServer({ ...env, npm_config_update_notifier: 'false' }, ['npm', 'start', '--silent']);
    await ready(server);
    server.sendSignal('SIGTERM');
    await server.ended;
    await until('nothing runs', () => processesOn(env.DATA_DIR).length === 0);
  });

  it('during the start ends it, once it has started', async () => {
    server = await startServer(env);
    await until('it has PostgreSQL', () => processesOn(env.DATA_DIR).length > 1, 5);
    server.sendSignal('SIGHUP');
    await gone();
  });

  it('by Ctrl-C, pressed twice, ends subscriptions, also of one who has fallen silent', async () => {
    server = await ready(await startServer(env));
    const { cookie } = await signedIn(server.url, 'admin');
    const listening = subscribed(server.url, cookie);
    const silent = connect(Number(new URL(server.url).port), '127.0.0.1');
    try {
      silent.write(
        `GET /graphql/ws HTTP/1.1\r\nHost: ${new URL(server.url).host}\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n` +
          'Sec-WebSocket-Version: 13\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n' +
          `Sec-WebSocket-Protocol: graphql-transport-ws\r\nCookie: ${cookie}\r\n\r\n`,
      );
      expect(String((await once(silent, 'data'))[0])).toMatch(/^HTTP\/1\.1 101 /);
      await listening.connected;
      server.signalGroup('SIGINT');
      server.signalGroup('SIGINT');
      await gone();
      expect(await listening.closed).toMatchObject({ code: 1001 });
    } finally {
      silent.destroy();
      await listening.client.dispose();
    }
  });

  it('under load answers whatever was begun, and counts nothing else', async () => {
    server = await ready(await startServer(env));
    const admin = await signedIn(server.url, 'admin');
    const { landing } = await smallPipeline(admin);
    let acknowledged = 0;
    const land = async (): Promise<void> => {
      for (;;) {
        // What is recorded and was not shown in time has happened as well.
        await admin(LAND, { i: landing() }).catch((error: unknown) => {
          if (!String(error).includes('VIEW_BEHIND')) throw error;
        });
        acknowledged += 1;
      }
    };
    const loads = Array.from({ length: 8 }, () => land());
    await until('some have landed', () => acknowledged > 20, 1);
    server.sendSignal('SIGTERM');
    await Promise.allSettled(loads);
    await gone();

    server = await ready(await startServer(env));
    expect(await landed(await signedIn(server.url, 'analyst'))).toEqual([
      BigInt(acknowledged),
      BigInt(acknowledged) * 100_000_001n,
    ]);
    server.sendSignal('SIGTERM');
    await gone();
  });
});
