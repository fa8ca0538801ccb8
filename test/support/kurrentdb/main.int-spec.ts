import { EventStoreDBClient, NO_STREAM, jsonEvent } from '@eventstore/db-client';
import { afterEach, describe, expect, it } from '@jest/globals';
import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const file = (name: string): string => fileURLToPath(new URL(name, import.meta.url));
const folder = mkdtempSync(join(tmpdir(), 'yinfeng-kurrentdb-'));
const running = new Set<ChildProcess>();

afterEach(async () => {
  for (const child of running) {
    const gone = once(child, 'exit');
    if (child.kill('SIGKILL')) await gone;
  }
  running.clear();
  rmSync(folder, { recursive: true, force: true });
});

/** The stand-in as a process of its own, and what it prints first. */
const run = async (env: Record<string, string>) => {
  const child = spawn(process.execPath, ['--import', file('../typescript.mjs'), file('./main.ts')], {
    env: { PATH: process.env['PATH'], ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  running.add(child);
  const ended = once(child, 'exit').finally(() => running.delete(child));
  const output = { out: '', err: '' };
  child.stdout.on('data', (text) => (output.out += text));
  child.stderr.on('data', (text) => (output.err += text));
  await Promise.race([once(child.stdout, 'data'), ended]);
  return { child, ended, output, url: output.out.split(' ')[0] ?? '' };
};

describe('npm run dev:kurrentdb', () => {
  it('says where it listens and that it is no database; keeps its log through kill -9 when it has a file; ends on SIGTERM', async () => {
    const env = { KURRENTDB_PORT: '0', KURRENTDB_DATA: join(folder, 'log') };
    const first = await run(env);
    expect(first.output.out).toMatch(
      /^esdb:\/\/127\.0\.0\.1:\d+\?tls=false — [^\n]+ not a database: [^\n]+\n$/,
    );
    const client = EventStoreDBClient.connectionString(first.url);
    await client.appendToStream('x-1', jsonEvent({ type: 'planted', data: {} }), {
      expectedRevision: NO_STREAM,
    });
    await client.dispose();
    first.child.kill('SIGKILL');
    await first.ended;

    const again = await run(env);
    const other = EventStoreDBClient.connectionString(again.url);
    const types: (string | undefined)[] = [];
    for await (const { event } of other.readStream('x-1')) types.push(event?.type);
    expect(types).toEqual(['planted']);
    await other.dispose();
    again.child.kill('SIGTERM');
    expect(await again.ended).toEqual([0, null]);
    expect(again.output.err).toBe('');
  });

  it('says in one line that its port is taken, or is none', async () => {
    const { url } = await run({ KURRENTDB_PORT: '0' });
    const taken = await run({ PORT: /:(\d+)\?/.exec(url)?.[1] ?? '' });
    expect(await taken.ended).toEqual([1, null]);
    expect(taken.output).toEqual({
      out: '',
      err: expect.stringMatching(/^cannot start: [^\n]*EADDRINUSE[^\n]*\n$/),
    });
    const none = await run({ KURRENTDB_PORT: 'x' });
    expect(await none.ended).toEqual([1, null]);
    expect(none.output).toEqual({ out: '', err: 'KURRENTDB_PORT is no port: x\n' });
  });
});
