import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { createHash } from 'node:crypto';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import http from 'node:http';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { brotliCompressSync, brotliDecompressSync } from 'node:zlib';
import { ask, cookieOf, startSampleApp, type SampleApp } from './testing/sample-app.js';
import { webAppIn } from './web.js';

const script = 'if (!Object.hasOwn) {\n  document.title = "浏览器太旧 · browser too old"\n}';
const page = [
  '<!doctype html><title>引凤</title>',
  // As a checkout on Windows may have it: a browser hashes what it has parsed.
  `<script>${script.replaceAll('\n', '\r\n')}</script>`,
  '<script type="module" src="/assets/app-1a2b.js"></script>',
].join('\n');
const app = `export const words = ${JSON.stringify('引凤'.repeat(1_000))}`;

let folder: string;
let sample: SampleApp;

beforeAll(async () => {
  folder = mkdtempSync(path.join(tmpdir(), 'yinfeng-web-'));
  mkdirSync(path.join(folder, 'assets'));
  mkdirSync(path.join(folder, 'icons'));
  const files = {
    'index.html': page,
    'ahead.json': JSON.stringify([
      { address: '/', scripts: ['/assets/home-5e6f.js'], styles: [] },
      { address: '/leads/new', scripts: ['/assets/report-7a8b.js'], styles: [] },
      { address: '/leads/$id', scripts: ['/assets/lead-9c0d.js'], styles: ['/assets/lead-1e2f.css'] },
    ]),
    'sw.js': '/* worker */',
    'manifest.webmanifest': '{"name":"引凤"}',
    'icons/192.png': 'png',
    'assets/app-1a2b.js': app,
    'assets/plain-3c4d.css': 'p{}',
  };
  for (const [file, text] of Object.entries(files)) writeFileSync(path.join(folder, file), text);
  for (const file of ['index.html', 'assets/app-1a2b.js'] as const)
    writeFileSync(path.join(folder, `${file}.br`), brotliCompressSync(files[file]));
  sample = await startSampleApp({ web: webAppIn(folder) });
});
afterAll(async () => {
  await sample.close();
  rmSync(folder, { recursive: true });
});

type Answer = { status: number; headers: http.IncomingHttpHeaders; body: Buffer };

/** Not by fetch, which unpacks what it got. */
const get = (at: string, accept = 'text/html', { method = 'GET', ...more } = {}): Promise<Answer> =>
  new Promise((done, fail) => {
    http
      .request(sample.url + at, { method, headers: { accept, ...more } }, (response) => {
        const parts: Buffer[] = [];
        response.on('data', (part: Buffer) => parts.push(part));
        response.on('end', () =>
          done({ status: response.statusCode!, headers: response.headers, body: Buffer.concat(parts) }),
        );
      })
      .on('error', fail)
      .end();
  });
const br = { 'accept-encoding': 'gzip, br' };

describe('the web app', () => {
  it.each([
    '/',
    '/leads',
    '/leads/4f7c?view=table',
    '/sign-in',
    '/index.html',
    // A receipt's token has a point between what it says and its signature.
    '/receipts/q1YqS8xLUbJSKkktLlHS.mBc-Zr2d8p_QkM3vN0tXw5uYh1LJ4aEoG7sKfTiV6Rb',
    '/receipts/q1YqS8xLUbJSKkktLlHS.mBc',
  ])('is the page at %s, asked for anew each time', async (at) => {
    const { status, headers, body } = await get(at);
    expect([status, headers['content-type'], headers['cache-control']]).toEqual([
      200,
      'text/html; charset=utf-8',
      'no-cache',
    ]);
    expect(body.toString()).toBe(page);
    expect(headers['vary']).toContain('accept-encoding');
    const again = await get(at, 'text/html', { 'if-none-match': headers['etag']! } as object);
    expect([again.status, again.body.length]).toEqual([304, 0]);
  });

  it.each(['/', '/leads', '/assets/app-1a2b.js'])('comes compressed at %s', async (at) => {
    const { status, headers, body } = await get(at, 'text/html', br as object);
    expect([status, headers['content-encoding'], headers['content-length']]).toEqual([
      200,
      'br',
      String(body.length),
    ]);
    expect(brotliDecompressSync(body).toString()).toBe(at.startsWith('/assets') ? app : page);
  });

  it('keeps assets for ever, compressed or not', async () => {
    for (const at of ['/assets/app-1a2b.js', '/assets/plain-3c4d.css']) {
      const { status, headers } = await get(at, '*/*', br as object);
      expect([status, headers['cache-control'], headers['vary']]).toEqual([
        200,
        'public, max-age=31536000, immutable',
        'accept-encoding',
      ]);
    }
  });

  it.each([
    ['/', '</assets/home-5e6f.js>; rel=modulepreload; crossorigin'],
    ['/leads/new', '</assets/report-7a8b.js>; rel=modulepreload; crossorigin'],
    [
      '/leads/4f7c?act=assign',
      '</assets/lead-1e2f.css>; rel=preload; as=style; crossorigin, </assets/lead-9c0d.js>; rel=modulepreload; crossorigin',
    ],
    ['/nowhere', undefined],
  ])('names at %s what somebody signed in will need there, and nobody else', async (at, link) => {
    const cookie = await cookieOf(sample.url, 'liaison');
    const known = await get(at, 'text/html', { cookie } as object);
    expect([known.status, known.headers['link']]).toEqual([200, link]);
    const nobody = await get(at);
    expect([nobody.status, nobody.headers['link']]).toEqual([200, undefined]);
    expect([known.headers['server-timing'], nobody.headers['server-timing']]).toEqual(['session', 'nobody']);
    const again = await get(at, 'text/html', { cookie, 'if-none-match': nobody.headers['etag']! } as object);
    expect([again.status, again.headers['server-timing']]).toEqual([304, 'session']);
  });

  it.each([
    ['/sw.js', 'application/javascript; charset=utf-8'],
    ['/manifest.webmanifest', 'application/manifest+json'],
    ['/icons/192.png', 'image/png'],
  ])('asks for %s anew each time, whoever asks', async (at, type) => {
    for (const accept of ['*/*', 'text/html']) {
      const { status, headers } = await get(at, accept);
      expect([status, headers['content-type'], headers['cache-control']]).toEqual([200, type, 'no-cache']);
    }
  });

  it.each([
    ['a missing asset', '/assets/none.js', 'text/html'],
    ['a missing file', '/x.png', 'text/html'],
    ['an address for no person', '/leads', 'application/json'],
    ['anything, by a program', '/leads', '*/*'],
    ['a compressed file by its own name', '/index.html.br', 'text/html'],
    ['what the server alone reads', '/ahead.json', 'text/html'],
    ['what is almost the API', '/graphqlx', 'text/html'],
    ['what lies above', '/assets/%2e%2e/%2e%2e/package.json', 'text/html'],
  ])('does not stand in for %s', async (_, at, accept) => {
    const { status, headers, body } = await get(at, accept);
    expect([status, headers['content-type']]).toEqual([404, 'application/json; charset=utf-8']);
    expect(JSON.parse(body.toString())).toMatchObject({ statusCode: 404, error: 'Not Found' });
  });

  it('answers nothing but GET and HEAD', async () => {
    const posted = await get('/leads', 'text/html', { method: 'POST' });
    expect(posted.status).toBe(404);
    for (const at of ['/', '/leads', '/assets/app-1a2b.js']) {
      const [head, whole] = [await get(at, 'text/html', { method: 'HEAD' }), await get(at)];
      const told = ({ status, headers }: Answer) => [status, headers['content-length'], headers['etag']];
      expect([at, ...told(head), head.body.length]).toEqual([at, ...told(whole), 0]);
    }
    const missing = await get('/assets/none.js', 'text/html', { method: 'HEAD' });
    expect([missing.status, missing.body.length]).toEqual([404, 0]);
  });

  it('leaves the API as it was', async () => {
    expect((await ask(sample.url, '{ hello }')).data).toEqual({ hello: 'hello nobody' });
    for (const at of ['/healthz', '/readyz'])
      expect(JSON.parse((await get(at)).body.toString())).toHaveProperty('status');
    expect((await get('/graphiql', 'text/html')).body.toString()).toContain('GraphiQL');
    expect((await get('/graphql/ws')).status).toBe(404);
    expect((await get('/files/figures')).status).toBe(401);
  });

  it('runs its own scripts only, and of inline ones that of the page', async () => {
    const hash = createHash('sha256').update(script).digest('base64');
    for (const at of ['/', '/leads', '/assets/none.js', '/nowhere.txt'])
      expect((await get(at)).headers['content-security-policy']).toBe(
        [
          "default-src 'none'",
          `script-src 'self' 'sha256-${hash}'`,
          "style-src 'self' 'sha256-gYiS/BvZvRcK27JIXTuwhZ3hs2+VJ1X+2gUlE+farlg='",
          "style-src-attr 'none'",
          "img-src 'self' data: blob:",
          "font-src 'self'",
          "connect-src 'self'",
          "worker-src 'self'",
          "manifest-src 'self'",
          "base-uri 'none'",
          "form-action 'self'",
          "frame-ancestors 'none'",
        ].join('; '),
      );
    expect((await get('/graphiql')).headers['content-security-policy']).not.toContain(hash);
  });

  it('says with a script of the page only what is heeded of one', async () => {
    const { status, headers } = await get('/assets/app-1a2b.js');
    expect(status).toBe(200);
    expect(headers).toMatchObject({
      'x-content-type-options': 'nosniff',
      'referrer-policy': 'same-origin',
      'cross-origin-resource-policy': 'same-origin',
    });
    for (const name of ['content-security-policy', 'x-frame-options', 'permissions-policy'])
      expect(headers).not.toHaveProperty(name);
  });
});

describe('a folder without a build', () => {
  it('is no web app', () => {
    expect(webAppIn(path.join(folder, 'assets'))).toBeUndefined();
    expect(webAppIn(path.join(folder, 'nowhere'))).toBeUndefined();
  });
});

it('another page is another build', () => {
  const { build } = webAppIn(folder)!;
  writeFileSync(path.join(folder, 'index.html'), page.replace('1a2b', '5e6f'));
  expect(webAppIn(folder)!.build).not.toBe(build);
  writeFileSync(path.join(folder, 'index.html'), page);
  expect(webAppIn(folder)!.build).toBe(build);
});
