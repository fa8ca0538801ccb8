import { createHash } from 'node:crypto';
import path from 'node:path';
import { beforeAll, describe, expect, it } from '@jest/globals';
import { guestAnalysts, SYSTEM_ACTOR_ID } from '#platform/access';
import { MemoryEventStore, StreamWriter, type StoredEvent } from '#platform/event-store';
import type { Measure } from '#platform/kernel';
import { baselineRule, type Cell } from '#platform/ledger';
import { subjects } from '#composition/program';
import { plantOnRequest, projectRoot, readSeed, Seeder, seedsOnRequest, type Seed } from '#composition/seeds';
import type { CommandBus } from '@nestjs/cqrs';
import { busOn, types } from '../support/memory-program.js';

/* The seeds on request, over a log in memory. What their documents' figures come to is asked of a database, in test/journeys/documents. */
const read = (name: string) => readSeed(path.join(projectRoot(), 'seeds', name));
type Place = {
  readonly store: MemoryEventStore;
  readonly bus: CommandBus;
  readonly accounts: readonly string[];
};
const place = async (accounts: readonly string[] = []): Promise<Place> => {
  const store = new MemoryEventStore('00000000-0000-4000-8000-000000000001');
  return { store, bus: await busOn(new StreamWriter(store, types, Buffer.alloc(32, 7))), accounts };
};
const seeder = ({ bus, accounts }: Place) =>
  new Seeder(
    {
      apiDb: {
        query: async (sql: string) => (sql.includes('access.account') ? accounts.map((id) => ({ id })) : []),
      } as never,
    },
    bus,
  );
const storedAt = ({ store }: Place) => store.readAll(null, 20_000);

/** A seed that follows the demonstration is read with it, as one. */
const whole = async (name: string): Promise<Seed> => {
  const { follows, ...seed } = await read(name);
  if (follows === undefined) return seed;
  const before = await read(follows);
  return { ...seed, files: [...before.files, ...seed.files] };
};

const cellsOf = (log: readonly StoredEvent[]): Cell[] => {
  const states = new Map<string, { subject: (typeof subjects)[number]; state: unknown }>();
  for (const stored of log) {
    const subject = subjects.find(({ category }) => stored.streamId.slice(0, -37) === category);
    if (!subject) continue;
    const { state } = states.get(stored.streamId) ?? { state: subject.initial };
    states.set(stored.streamId, { subject, state: subject.evolve(state, types.upcast(stored)) });
  }
  return [...states.values()].flatMap(({ subject, state }) => subject.cells(baselineRule, state));
};
const whatIsNoRecord = ['defineIndicators'];

describe('seeds on request', () => {
  it('are these, and each says what it is', async () => {
    const seeds = await seedsOnRequest();
    expect(seeds.map(({ name }) => name)).toEqual([
      'qingdao-federation-2023',
      'weifang-2024',
      'zhejiang-2024',
      'jinan-2024',
    ]);
    for (const { about } of seeds) expect(about).toMatch(/文件00\d/);
  });

  it('are planted in a demonstration alone: their analysts have a password that everybody knows', async () => {
    const nobody = { query: async () => [] };
    await expect(
      plantOnRequest({ apiDb: nobody } as never, {} as never, 'weifang-2024'),
    ).rejects.toMatchObject({ code: 'DEMONSTRATION_ONLY' });
  });
});

// Keys and what stands under them are for ever: steps are added, and none is changed. A seed that was never released may be pinned anew.
describe.each([
  ['qingdao-federation-2023', 101, '3dcade0f95e1ba50'],
  ['weifang-2024', 494, 'fc0f24ed40be763c'],
  ['zhejiang-2024', 929, '9e2f056f9dee7f15'],
  ['jinan-2024', 692, '62c360fd3a7fa589'],
])('the seed %s', (name, count, digest) => {
  let seed: Seed;
  let all: Seed;
  let log: readonly StoredEvent[];
  let at: Place;
  beforeAll(async () => {
    [seed, all] = [await read(name), await whole(name)];
    at = await place();
    await seeder(at).plant(all);
    log = await storedAt(at);
  });

  it('is the same steps everywhere, and for ever', () => {
    const steps = seed.files.flat();
    expect(steps).toHaveLength(count);
    expect(createHash('sha256').update(JSON.stringify(steps)).digest('hex').slice(0, 16)).toBe(digest);
  });

  it('changes nothing when it is planted again', async () => {
    await seeder(at).plant(all);
    expect(await storedAt(at)).toHaveLength(log.length);
  });

  it('is planted on where it was interrupted, also by others: in the middle, and nothing twice', async () => {
    const there = await place(guestAnalysts.map(({ id }) => id));
    const interrupted = seeder(there);
    const bus = there.bus as unknown as { execute: (command: unknown) => Promise<unknown> };
    const execute = bus.execute.bind(bus);
    let sent = 0;
    bus.execute = (command) => {
      sent += 1;
      if (sent > all.files.flat().length / 2) interrupted.stop();
      return execute(command);
    };
    expect(await interrupted.plant(all)).toBe(false);
    const half = (await storedAt(there)).length;
    expect(half).toBeGreaterThan(log.length / 4);
    expect(half).toBeLessThan(log.length);
    await seeder({ ...there, accounts: [] }).plant(all);
    const streams = (stored: readonly StoredEvent[]) =>
      stored.map(({ streamId, version, type }) => `${streamId} ${version} ${type}`).toSorted();
    expect(streams(await storedAt(there))).toEqual(streams(log));
  });

  it('says of every record that it illustrates, and which document states the figure behind it', () => {
    const document = new Set(
      seed.files.flat().map(({ input }) => input['sourceDocument'] as string | undefined),
    );
    document.delete(undefined);
    expect(document.size).toBe(1);
    const made = seed.files
      .flat()
      .filter(({ of, command }) => of === undefined && !whatIsNoRecord.includes(command));
    const [, ...registering] = [made.length, ...made.filter(({ command }) => command === 'registerDocument')];
    expect(registering).toHaveLength(1);
    for (const { command, input } of made) {
      expect(input['sourceDocument']).toBeDefined();
      if (command === 'registerDocument') continue;
      expect(input['illustrative']).toBe(true);
      expect(JSON.stringify(input)).toContain('（示意）');
    }
  });

  it('lets no fen drift between shares, and dates nothing that counts later than its document but the ends of grades', () => {
    const cells = cellsOf(log).filter(({ basis }) => basis === 'CLAIMED');
    const sum = (measure: Measure, kind: Cell['kind']) =>
      cells
        .filter((c) => c.measure === measure && c.kind === kind)
        .reduce((total, c) => total + c.amount, 0n);
    for (const measure of new Set(cells.map((c) => c.measure)))
      expect([measure, sum(measure, 'SHARED')]).toEqual([measure, sum(measure, 'UNDIVIDED')]);
    const late = cells.filter(({ on, amount }) => on > '2024-12-31' && amount > 0n);
    expect(late).toEqual([]);
  });
});

describe('who records a seed of another jurisdiction', () => {
  it('is its analyst, where the documents are concerned, and the system’s administrator for the rest', async () => {
    const analyst = guestAnalysts.find(({ jurisdictionId }) => jurisdictionId === 'weifang')!;
    const at = await place([analyst.id]);
    await seeder(at).plant(await read('weifang-2024'));
    const actors = (pattern: RegExp, stored: readonly StoredEvent[]) => [
      ...new Set(stored.filter(({ streamId }) => pattern.test(streamId)).map(({ meta }) => meta.actorId)),
    ];
    const log = await storedAt(at);
    expect(actors(/^(document|indicator-catalogue)-/, log)).toEqual([analyst.id]);
    expect(actors(/^(organization|agreement|activity)-/, log)).toEqual([SYSTEM_ACTOR_ID]);
  });
});
