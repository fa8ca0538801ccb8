import { afterAll, afterEach, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { Logger } from '@nestjs/common';
import { once } from 'node:events';
import http from 'node:http';
import { connect } from 'node:net';
import { startSampleApp, type SampleApp } from './testing/sample-app.js';

let sample: SampleApp;
let restarted: SampleApp | undefined;

beforeAll(async () => {
  sample = await startSampleApp({ allowedHosts: ['crm.example.org', 'crm.example.org:8443'] });
});
afterEach(async () => {
  await restarted?.close();
  restarted = undefined;
});
afterAll(() => sample.close());

type Answer = { status: number; code: string | undefined; body: string; headers: http.IncomingHttpHeaders };

/** A request with whatever headers, from whatever address of this machine. */
const ask = (
  headers: Record<string, string>,
  {
    path = '/graphql',
    method = 'POST',
    query = '{ hello }',
    localAddress = '127.0.0.1',
    to = sample.url,
  }: { path?: string; method?: string; query?: string; localAddress?: string; to?: string } = {},
): Promise<Answer> =>
  new Promise((done, fail) => {
    const request = http.request(
      to + path,
      { method, localAddress, headers: { 'content-type': 'application/json', ...headers } },
      (response) => {
        let body = '';
        response.on('data', (chunk) => (body += chunk));
        response.on('end', () => {
          let code: string | undefined;
          try {
            const answer = JSON.parse(body) as { code?: string; errors?: { extensions: { code: string } }[] };
            code = answer.errors?.[0]?.extensions.code ?? answer.code;
          } catch {
            // a page
          }
          done({ status: response.statusCode!, code, body, headers: response.headers });
        });
      },
    );
    request.on('upgrade', (response, socket) => {
      socket.destroy();
      done({ status: response.statusCode!, code: undefined, body: '', headers: response.headers });
    });
    request.on('error', fail);
    request.end(method === 'POST' ? JSON.stringify({ query }) : undefined);
  });

const port = () => new URL(sample.url).port;
const upgrade = {
  connection: 'upgrade',
  upgrade: 'websocket',
  'sec-websocket-version': '13',
  'sec-websocket-key': 'dGhlIHNhbXBsZSBub25jZQ==',
  'sec-websocket-protocol': 'graphql-transport-ws',
};

describe('the host that is asked', () => {
  it.each(['localhost', 'LOCALHOST.', '127.0.0.1', '[::1]', 'crm.example.org', 'CRM.example.org'])(
    'is this one by the name %s, on whatever port',
    async (name) => {
      for (const host of [name, `${name}:${port()}`, `${name}:1`])
        expect((await ask({ host })).status).toBe(200);
    },
  );

  it('is this one by the address that the connection came to', async () => {
    expect((await ask({ host: '127.0.0.9' })).status).toBe(421);
    restarted = await startSampleApp({ on: '127.0.0.9' });
    const to = restarted.url;
    for (const host of ['127.0.0.9', new URL(to).host])
      expect((await ask({ host }, { to })).status).toBe(200);
    expect((await ask({ host: '127.0.0.8' }, { to })).status).toBe(421);
  });

  it('is this one by the name that it listens on', async () => {
    restarted = await startSampleApp({ host: 'Yinfeng.internal' });
    expect((await ask({ host: 'yinfeng.internal:80' }, { to: restarted.url })).status).toBe(200);
  });

  it.each([
    'evil.example',
    'evil.example:80',
    'crm.example.org.evil.example',
    'localhost.evil.example',
    'evilcrm.example.org',
    'localhost@evil.example',
    '127.0.0.1.evil.example',
    '10.0.0.1',
    '[::2]',
    'a b',
  ])('is none by the name %s', async (host) => {
    for (const origin of [undefined, `http://${host}`])
      expect(await ask({ host, ...(origin && { origin }) })).toMatchObject({
        status: 421,
        code: 'HOST_NOT_ALLOWED',
      });
    for (const path of ['/graphql?query={hello}', '/graphiql', '/files/refused', '/nowhere'])
      expect(await ask({ host }, { path, method: 'GET' })).toMatchObject({
        status: 421,
        code: 'HOST_NOT_ALLOWED',
      });
    expect((await ask({ host, ...upgrade }, { path: '/graphql/ws', method: 'GET' })).status).toBe(421);
  });

  it('may be any in a probe', async () => {
    for (const path of ['/healthz', '/readyz'])
      expect((await ask({ host: 'evil.example' }, { path, method: 'GET' })).status).not.toBe(421);
  });

  it('keeps no connection whose upgrade was refused', async () => {
    for (const headers of [{ host: 'evil.example' }, { origin: 'https://evil.example' }]) {
      const socket = connect(Number(port()), '127.0.0.1');
      const closed = once(socket, 'close');
      const lines = Object.entries({ host: '127.0.0.1', ...upgrade, ...headers }).map((pair) =>
        pair.join(': '),
      );
      socket.write(`GET /graphql/ws HTTP/1.1\r\n${lines.join('\r\n')}\r\n\r\n`);
      socket.resume();
      await closed;
    }
  });

  it('upgrades to a WebSocket by its own name', async () =>
    expect((await ask(upgrade, { path: '/graphql/ws', method: 'GET' })).status).toBe(101));
});

describe('the page that asks', () => {
  it('is our own by a configured name, also where a proxy asks by another', async () => {
    const host = `127.0.0.1:${port()}`;
    for (const origin of ['https://crm.example.org', 'https://crm.example.org:8443', `http://${host}`])
      expect((await ask({ host, origin })).status).toBe(200);
    for (const origin of [
      'https://crm.example.org:1',
      'http://127.0.0.1',
      'http://localhost',
      'file:///a',
      'null',
      '',
    ])
      expect(await ask({ host, origin })).toMatchObject({ status: 403, code: 'FORBIDDEN' });
  });

  it.each([
    { 'sec-fetch-site': 'cross-site' },
    { 'sec-fetch-site': 'same-site' },
    { origin: 'https://evil.example' },
  ])('is another, and refused also a GET and an upgrade: %j', async (headers) => {
    const path = `/graphql?${new URLSearchParams({ query: '{ hello }' })}`;
    expect(await ask(headers, { path, method: 'GET' })).toMatchObject({ status: 403, code: 'FORBIDDEN' });
    expect(await ask(headers)).toMatchObject({ status: 403, code: 'FORBIDDEN' });
    expect((await ask({ ...headers, ...upgrade }, { path: '/graphql/ws', method: 'GET' })).status).toBe(403);
  });

  it.each(['same-origin', 'none'])('is our own or nobody where the browser says %s', async (site) => {
    const path = `/graphql?${new URLSearchParams({ query: '{ hello }' })}`;
    expect((await ask({ 'sec-fetch-site': site }, { path, method: 'GET' })).status).toBe(200);
  });
});

describe('a proxy', () => {
  const restart = async (options: Parameters<typeof startSampleApp>[0]) =>
    (restarted = await startSampleApp({ allowedHosts: ['crm.example.org'], ...options }));

  const SIGN_IN = 'mutation { signIn(input: { username: "nobody", password: "x" }) { id } }';
  /** Guesses until the caller is told to wait: who that was is seen by who else must wait then. */
  const guess = async (forwarded: string | undefined, localAddress = '127.0.0.1') =>
    (
      await ask(forwarded === undefined ? {} : { 'x-forwarded-for': forwarded }, {
        to: restarted!.url,
        query: SIGN_IN,
        localAddress,
      })
    ).code;
  const exhaust = async (forwarded?: string, localAddress?: string) => {
    for (let n = 0; n < 5; n += 1) expect(await guess(forwarded, localAddress)).toBe('SIGN_IN_FAILED');
  };

  it('is not believed about its caller unless it is named, also over TLS, and that is said once', async () => {
    const warned = jest.spyOn(Logger.prototype, 'warn').mockReturnValue();
    try {
      await restart({ overTls: true });
      for (let n = 0; n < 5; n += 1) expect(await guess(`203.0.113.${n}`)).toBe('SIGN_IN_FAILED');
      expect(await guess('203.0.113.9')).toBe('TOO_MANY_REQUESTS');
      expect(await guess(undefined)).toBe('TOO_MANY_REQUESTS');
      expect(await guess('203.0.113.9', '127.0.0.2')).toBe('SIGN_IN_FAILED');
      expect(warned.mock.calls).toEqual([[expect.stringMatching(/127\.0\.0\.1 .* name it in TRUST_PROXY/)]]);
    } finally {
      warned.mockRestore();
    }
  });

  it('is believed where it is named, about the caller that it saw itself and no further', async () => {
    await restart({ trustProxy: ['127.0.0.1', '10.0.0.0/8'] });
    await exhaust('9.9.9.9, 203.0.113.7');
    expect(await guess('8.8.8.8, 203.0.113.7')).toBe('TOO_MANY_REQUESTS');
    expect(await guess('8.8.8.8, 203.0.113.7, 10.1.2.3')).toBe('TOO_MANY_REQUESTS'); // through two of ours
    expect(await guess('9.9.9.9')).toBe('SIGN_IN_FAILED'); // nobody has guessed from there
    // Another one that says so is only itself.
    await exhaust('203.0.113.8', '127.0.0.2');
    expect(await guess('203.0.113.99', '127.0.0.2')).toBe('TOO_MANY_REQUESTS');
  });

  it('is counted from the right where it is said how many there are', async () => {
    await restart({ trustProxy: 1 });
    await exhaust('9.9.9.9, 203.0.113.7');
    expect(await guess('203.0.113.7')).toBe('TOO_MANY_REQUESTS');
    expect(await guess('203.0.113.7, 203.0.113.8')).toBe('SIGN_IN_FAILED');
    await restarted!.close();
    await restart({ trustProxy: 2 });
    await exhaust('9.9.9.9, 203.0.113.7, 10.0.0.1');
    expect(await guess('8.8.8.8, 203.0.113.7, 10.0.0.2')).toBe('TOO_MANY_REQUESTS');
    expect(await guess('203.0.113.7, 9.9.9.9, 10.0.0.1')).toBe('SIGN_IN_FAILED');
  });

  it('that names no address of its caller leaves all of them with its own', async () => {
    await restart({ trustProxy: ['127.0.0.1'] });
    for (let n = 0; n < 5; n += 1) expect(await guess(`unknown${n}`)).toBe('SIGN_IN_FAILED');
    expect(await guess('_hidden')).toBe('TOO_MANY_REQUESTS');
  });

  it('says by which name it was asked only where it is named', async () => {
    await restart({ trustProxy: ['127.0.0.1'] });
    const { url } = restarted!;
    const forwarded = (host: string, origin: string, localAddress?: string) =>
      ask(
        { 'x-forwarded-host': host, origin, host: `127.0.0.1:${new URL(url).port}` },
        { to: url, ...(localAddress && { localAddress }) },
      );
    expect((await forwarded('crm.example.org', 'https://crm.example.org')).status).toBe(200);
    expect((await forwarded('evil.example', 'https://evil.example')).status).toBe(421);
    expect((await forwarded('evil.example', 'https://evil.example', '127.0.0.2')).status).toBe(403);
  });
});
