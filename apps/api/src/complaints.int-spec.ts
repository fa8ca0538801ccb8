import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { Logger } from '@nestjs/common';
import { once } from 'node:events';
import { connect } from 'node:net';
import { ask, startSampleApp, type SampleApp } from './testing/sample-app.js';

let sample: SampleApp;
beforeAll(async () => {
  sample = await startSampleApp();
});
afterAll(() => sample.close());

/** Begins an upload and hangs up. */
const abortedUpload = async (path: string): Promise<void> => {
  const { host, port } = new URL(sample.url);
  const socket = connect(Number(port), '127.0.0.1');
  const request = [
    `POST ${path} HTTP/1.1`,
    `Host: ${host}`,
    'Content-Type: application/json',
    'Content-Length: 1000',
  ];
  socket.write(`${request.join('\r\n')}\r\n\r\n{"query":"{ hel`);
  await once(socket, 'connect');
  // It has begun to read it once it answers another.
  await ask(sample.url, '{ hello }');
  socket.destroy();
};

describe('complaints', () => {
  it('are not made of callers who hang up in the midst of an upload', async () => {
    const complained = jest.spyOn(Logger.prototype, 'error').mockReturnValue();
    const noted = jest.spyOn(Logger.prototype, 'debug').mockReturnValue();
    const written = jest.spyOn(process.stderr, 'write').mockReturnValue(true);
    try {
      for (const path of ['/graphql', '/nowhere', '/files/refused']) await abortedUpload(path);
      while (noted.mock.calls.length + complained.mock.calls.length < 3) await ask(sample.url, '{ hello }');
      await ask(sample.url, '{ hello }');
      expect(noted.mock.calls.map(String)).toEqual(Array(3).fill(expect.stringContaining('aborted')));
      expect(complained.mock.calls).toEqual([]);
      expect(written.mock.calls).toEqual([]);
    } finally {
      for (const spy of [complained, noted, written]) spy.mockRestore();
    }
  });
});
