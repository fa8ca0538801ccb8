import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { execFileSync } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { mkdirSync, mkdtempSync, openSync, rmSync, statfsSync, writeSync, closeSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { LAND, smallPipeline } from '../support/pipeline.js';
import { built } from '../process/built.js';
import { landed, signedIn, type Ask } from '../process/client.js';
import { openCluster, type Cluster } from '../process/cluster.js';
import {
  cleanUp,
  killAll,
  patience,
  ready,
  startServer,
  status,
  until,
  type Program,
} from '../process/program.js';
import type { Acknowledged, SentCommand } from './journal.js';
import { wholeness } from './wholeness.js';

jest.setTimeout(2 * patience);

/** A disk of its own for one folder, so small that it can be filled. */
const disk = mkdtempSync(path.join(tmpdir(), 'yinfeng-disk-'));
const whyNot = ((): string | undefined => {
  if (process.platform !== 'linux') return `${process.platform} has no tmpfs`;
  try {
    execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=192m,mode=700', 'yinfeng-full-disk', disk], {
      stdio: 'pipe',
    });
    return undefined;
  } catch (error) {
    return `no file system may be mounted here: ${String((error as { stderr?: Buffer }).stderr ?? error).trim()}`;
  }
})();
if (whyNot !== undefined) process.stderr.write(`a full disk is not tried: ${whyNot}\n`);
const where = whyNot === undefined ? describe : describe.skip;

const filler = path.join(disk, 'filler');
/** Writes until there is no room at all. */
const fill = (): void => {
  const file = openSync(filler, 'a');
  try {
    for (const size of [1 << 20, 4096]) {
      const block = Buffer.alloc(size, 1);
      try {
        while (writeSync(file, block) === size);
      } catch (error) {
        if ((error as NodeJS.ErrnoException).code !== 'ENOSPC') throw error;
      }
    }
  } finally {
    closeSync(file);
  }
};

let cluster: Cluster;
let server: Program;
let admin: Ask;
let landing: Awaited<ReturnType<typeof smallPipeline>>['landing'];

type Answered = { readonly status: number; readonly retryAfter: string | null; readonly code?: string };
const acknowledged = new Map<string, Acknowledged>();
/** Lands a project, once. */
const land = async (commandId: string): Promise<Answered> => {
  const response = await fetch(`${server.url}/graphql`, {
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      accept: 'application/json',
      cookie: admin.cookie,
    },
    body: JSON.stringify({ query: LAND, variables: { i: landing({ commandId }) } }),
  });
  const { data, errors } = (await response.json()) as {
    data?: { landProject: { id: string } | null } | null;
    errors?: { extensions: { code: string } }[];
  };
  const id = data?.landProject?.id;
  if (id !== undefined) acknowledged.set(commandId, { commandId, streamId: `project-${id}` });
  const code = errors?.[0]?.extensions.code;
  return {
    status: response.status,
    retryAfter: response.headers.get('retry-after'),
    ...(code === undefined ? {} : { code }),
  };
};
const eventsOf = async (ids: readonly string[]): Promise<number[]> => {
  const rows = await cluster.query<{ id: string; events: number }>(
    `select meta->>'commandId' as id, count(*)::int as events from log.events where meta->>'commandId' = any($1) group by 1`,
    [ids],
  );
  const found = new Map(rows.map(({ id, events }) => [id, events]));
  return ids.map((id) => found.get(id) ?? 0);
};

beforeAll(async () => {
  if (whyNot !== undefined) return;
  await built();
  mkdirSync(path.join(disk, 'database'), { mode: 0o700 });
  cluster = await openCluster(path.join(disk, 'database'));
});
afterAll(async () => {
  await killAll();
  await cluster?.stop();
  if (whyNot === undefined) execFileSync('umount', [disk]);
  rmSync(disk, { recursive: true, force: true });
  await cleanUp();
});

where('a disk that is full', () => {
  it('is STORE_FULL to whoever writes, and halves nothing; what is there is still shown; all goes on once there is room', async () => {
    server = await ready(await startServer(cluster.env));
    admin = await signedIn(server.url, 'admin');
    ({ landing } = await smallPipeline(admin));
    const before = randomUUID();
    expect(await land(before)).toEqual({ status: 200, retryAfter: null });
    const setUp = await cluster.query<{ commandId: string; events: number }>(
      `select meta->>'commandId' as "commandId", count(*)::int as events from log.events where meta->>'commandId' <> $1 group by 1`,
      [before],
    );

    // PostgreSQL may give a file back meanwhile.
    do fill();
    while (statfsSync(disk).bavail > 0);
    // The pages that are there take some more.
    const sent: string[] = [];
    let refused: string[] = [];
    await until(
      'there is no room',
      async () => {
        const id = randomUUID();
        sent.push(id);
        const answer = await land(id);
        if (answer.status === 200) {
          refused = [];
          return false;
        }
        expect(answer).toEqual({
          status: 503,
          retryAfter: expect.stringMatching(/^\d+$/),
          code: 'STORE_FULL',
        });
        refused.push(id);
        return refused.length >= 40;
      },
      0,
    );
    expect(new Set(await eventsOf(refused))).toEqual(new Set([0]));
    const there = await eventsOf(sent);
    expect(there.filter((events) => events > 1)).toEqual([]);
    expect(sent.filter((id, n) => acknowledged.has(id) && there[n] !== 1)).toEqual([]);
    // Reading needs no room.
    expect((await landed(admin))[0]).toBeGreaterThanOrEqual(1n);
    // Forty commands, each met by several parts of the program: one line, and no stack.
    const said = server.err().trim().split('\n');
    expect(said.filter((line) => line.includes('STORE_FULL')).length).toBeGreaterThan(0);
    expect(said.length).toBeLessThan(10);
    expect(said.filter((line) => /^\s+at /.test(line))).toEqual([]);

    rmSync(filler);
    const waiting = sent.filter((id) => !acknowledged.has(id));
    for (const id of waiting)
      await until('the same command is answered', async () => (await land(id)).status === 200);
    for (const id of waiting) expect(await land(id)).toEqual({ status: 200, retryAfter: null });
    await until('it is ready', async () => (await status(`${server.url}/readyz`)) === 200);
    const all = BigInt(sent.length + 1);
    expect(await landed(admin)).toEqual([all, all * 100_000_001n]);
    expect(await server.stop()).toBe(0);

    const commands: SentCommand[] = [
      ...setUp,
      ...[before, ...sent].map((commandId) => ({ commandId, events: 1 })),
    ].map((one) => ({ command: 'any', input: {}, ...one }));
    const { events } = await wholeness(cluster.env, {
      sent: new Map(commands.map((one) => [one.commandId, one])),
      acknowledged,
    });
    expect(events).toBeGreaterThanOrEqual(sent.length + 1);
  });
});
