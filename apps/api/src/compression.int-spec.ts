import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import http from 'node:http';
import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import { startSampleApp, type SampleApp } from './testing/sample-app.js';

let sample: SampleApp;
beforeAll(async () => {
  sample = await startSampleApp();
});
afterAll(() => sample.close());

/** The answer as it travels: fetch would unpack it. `bytes`: of the text that is asked for. */
const asked = (accepted: string | undefined, bytes: number, path?: string) =>
  new Promise<{ headers: http.IncomingHttpHeaders; body: Buffer }>((done, fail) => {
    const request = http.request(
      sample.url + (path ?? '/graphql'),
      {
        method: path ? 'GET' : 'POST',
        headers: {
          'content-type': 'application/json',
          accept: 'application/graphql-response+json',
          ...(accepted === undefined ? {} : { 'accept-encoding': accepted }),
        },
      },
      (response) => {
        const parts: Buffer[] = [];
        response.on('data', (part: Buffer) => parts.push(part));
        response.on('end', () => done({ headers: response.headers, body: Buffer.concat(parts) }));
      },
    );
    request.on('error', fail);
    request.end(
      path ? undefined : JSON.stringify({ query: `{ dear(cells: 1, bytes: ${bytes}) hello(name: "引凤") }` }),
    );
  });

const unpack: Record<string, (body: Buffer) => Buffer> = {
  br: brotliDecompressSync,
  gzip: gunzipSync,
  none: (body) => body,
};

describe('answers of GraphQL', () => {
  it.each([
    ['br', 'gzip, deflate, br, zstd', 50_000],
    ['br', 'br', 2_000],
    ['gzip', 'gzip, deflate', 50_000],
    ['gzip', 'br;q=0, gzip', 50_000],
    ['gzip', 'br;q=0.1, gzip;q=0.2', 50_000],
    ['none', 'deflate', 50_000],
    ['none', 'br;q=0', 50_000],
    ['none', 'identity', 50_000],
    ['none', undefined, 50_000],
    ['none', 'br, gzip', 10],
  ])('come as %s to who takes %s, at %d bytes', async (encoding, accepted, bytes) => {
    const { headers, body } = await asked(accepted, bytes);
    expect(headers['content-encoding'] ?? 'none').toBe(encoding);
    expect(headers['content-length']).toBe(String(body.length));
    expect(headers['content-type']).toBe('application/graphql-response+json; charset=utf-8');
    expect(headers['vary']).toBe('accept-encoding');
    expect(JSON.parse(unpack[encoding]!(body).toString())).toEqual({
      data: { dear: '1'.padEnd(bytes, '-'), hello: 'hello 引凤' },
    });
  });

  it('are compressed to a GET as well', async () => {
    const query = encodeURIComponent('{ dear(cells: 1, bytes: 5000) }');
    const { headers, body } = await asked('br', 0, `/graphql?query=${query}`);
    expect(headers['content-encoding']).toBe('br');
    expect(JSON.parse(brotliDecompressSync(body).toString())).toEqual({
      data: { dear: '1'.padEnd(5000, '-') },
    });
  });
});

it('probes are not compressed', async () => {
  const { headers } = await asked('br', 0, '/readyz');
  expect([headers['content-encoding'], headers['vary']]).toEqual([undefined, undefined]);
});
