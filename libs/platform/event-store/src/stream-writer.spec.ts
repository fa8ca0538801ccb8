import { beforeEach, describe, expect, it } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { everybodyAtHome, Refused, streamOf, type EventOf, type Meta } from '#platform/kernel';
import { EventRegistry, UnknownEvent } from './event-registry.js';
import { eventId, verifyStream } from './hash.js';
import { MemoryEventStore } from './memory/memory-event-store.js';
import { VersionConflict, type HashedEvent, type StreamHead } from './port.js';
import { StreamWriter } from './stream-writer.js';
import { appendNext } from './testing/samples.js';

// A tally that is opened once and counted up; closing is final.
type TallyEvent =
  | EventOf<'TallyOpened', { name: string }>
  | EventOf<'TallyCounted', { by: number; sum: number }>
  | EventOf<'TallyClosed', object>;
type Tally = { readonly status: 'absent' | 'open' | 'closed'; readonly sum: number };
const absent: Tally = { status: 'absent', sum: 0 };
const tally = streamOf<Tally, TallyEvent>(
  'tally',
  absent,
  (state, event) => {
    switch (event.type) {
      case 'TallyOpened':
        return { ...state, status: 'open' };
      case 'TallyCounted':
        return { ...state, sum: event.data.sum };
      case 'TallyClosed':
        return { ...state, status: 'closed' };
    }
  },
  everybodyAtHome,
);
const open = (name: string) => (): TallyEvent[] => [{ type: 'TallyOpened', data: { name } }];
const close = (): TallyEvent[] => [{ type: 'TallyClosed', data: {} }];
const countUp =
  (...steps: number[]) =>
  (state: Tally): TallyEvent[] => {
    if (state.status !== 'open') throw new Refused('TALLY_NOT_OPEN', { field: 'tallyId' });
    let { sum } = state;
    return steps.map((by) => ({ type: 'TallyCounted', data: { by, sum: (sum += by) } }));
  };

class CountTally {
  constructor(
    readonly data: object,
    readonly meta: Meta,
  ) {}
}
class CloseTally extends CountTally {}

const metaOf = (given: Partial<Meta> = {}): Meta => ({
  commandId: randomUUID(),
  actorId: '00000000-0000-4000-8000-000000000001',
  jurisdictionId: 'qingdao',
  correlationId: randomUUID(),
  at: '2022-08-31T09:30:00+08:00',
  ...given,
});
const sent = (data: object = {}, meta: Partial<Meta> = {}) => new CountTally(data, metaOf(meta));

const registry = new EventRegistry([
  {
    types: { TallyOpened: { v: 1 }, TallyCounted: { v: 2 }, TallyClosed: { v: 1 } },
    upcasts: [{ type: 'TallyCounted', from: 1, step: (data) => ({ by: 0, ...data }) }],
  },
]);
const key = Buffer.alloc(32, 7);

let store: MemoryEventStore;
let writer: StreamWriter;
let id: string;
beforeEach(async () => {
  store = new MemoryEventStore();
  writer = new StreamWriter(store, registry, key);
  id = randomUUID();
});
const opened = () => writer.change(tally(id), sent({ name: '甲' }), open('甲'));
const stored = () => store.readStream(tally(id).id);
const refusal = async (attempt: Promise<unknown>): Promise<Refused> => {
  const caught = await attempt.then(
    () => undefined,
    (error: unknown) => error,
  );
  expect(caught).toBeInstanceOf(Refused);
  return caught as Refused;
};

describe('changing a stream', () => {
  it('appends what the rule decides, and says where the stream now stands', async () => {
    await opened();
    const command = sent({ steps: [2, 3] });
    const appended = await writer.change(tally(id), command, countUp(2, 3));
    expect(appended).toEqual({
      streamId: `tally-${id}`,
      version: 3,
      factCount: 3,
      lastEventId: eventId(command.meta.commandId, 1),
      types: ['TallyCounted', 'TallyCounted'],
      repeated: false,
    });
    expect((await writer.load(tally(id))).state).toEqual({ status: 'open', sum: 5 });
  });

  it('writes who sent what, when and for whom, the schema version, and no name of a person', async () => {
    const meta = metaOf({ organizationId: randomUUID(), causationId: randomUUID() });
    await writer.change(tally(id), new CountTally({ name: '甲' }, meta), open('甲'));
    const [event] = await stored();
    const { at, ...rest } = meta;
    expect(event!.meta).toEqual({ ...rest, recordedAt: at, digest: expect.stringMatching(/^[0-9a-f]{64}$/) });
    await writer.change(tally(id), sent(), countUp(1));
    expect((await stored()).map(({ type, v }) => [type, v])).toEqual([
      ['TallyOpened', 1],
      ['TallyCounted', 2],
    ]);
  });

  it('hands the rule the state and the version it stands at', async () => {
    await opened();
    const seen: unknown[] = [];
    await writer.change(tally(id), sent(), (state, version) => {
      seen.push(state, version);
      return [];
    });
    expect(seen).toEqual([{ status: 'open', sum: 0 }, 1]);
  });

  it('keeps a chain of hashes that verifies', async () => {
    await opened();
    for (const steps of [[1], [2, 3, 4], [5]])
      await writer.change(tally(id), sent({ steps }), countUp(...steps));
    expect(await stored()).toHaveLength(6);
    expect(verifyStream(await store.logId(), tally(id).id, await stored())).toBeUndefined();
  });

  it('appends nothing when the rule refuses', async () => {
    expect((await refusal(writer.change(tally(id), sent(), countUp(1)))).code).toBe('TALLY_NOT_OPEN');
    expect(await stored()).toEqual([]);
  });

  it('appends nothing of a fact that the log could not give back', async () => {
    await opened();
    await expect(writer.change(tally(id), sent(), countUp(1, 0.5))).rejects.toThrow(TypeError);
    expect(await stored()).toHaveLength(1);
  });

  it('appends nothing of a type that nobody declared', async () => {
    const stray = () => [{ type: 'TallyLost', data: {} } as unknown as TallyEvent];
    await expect(writer.change(tally(id), sent(), stray)).rejects.toBeInstanceOf(UnknownEvent);
    expect(await stored()).toEqual([]);
  });

  it('appends nothing when nothing follows, and names what a reader has to see all the same', async () => {
    const before = await writer.change(tally(id), sent(), () => []);
    expect(before).toMatchObject({ version: 0, lastEventId: undefined, types: [], repeated: false });
    const { lastEventId } = await opened();
    const after = await writer.change(tally(id), sent({}, { unrepeatable: true }), () => []);
    expect(after).toMatchObject({ version: 1, lastEventId, types: ['TallyOpened'], repeated: false });
    expect(await stored()).toHaveLength(1);
  });

  it('counts facts apart from commands that changed nothing, also for a repeat', async () => {
    await opened();
    const [idle, counting] = [sent({ steps: [0] }), sent({ steps: [1] })];
    const noted = await writer.change(tally(id), idle, () => []);
    expect(noted).toMatchObject({ version: 2, factCount: 1 });
    const counted = await writer.change(tally(id), counting, countUp(1));
    expect(counted).toMatchObject({ version: 3, factCount: 2 });
    const again = async (command: ReturnType<typeof sent>) => writer.change(tally(id), command, () => []);
    expect(await again(idle)).toMatchObject({ version: 2, factCount: 1, repeated: true });
    expect(await again(counting)).toMatchObject({ version: 3, factCount: 2, repeated: true });
  });

  it('tells whoever wakes the sequencer, once an append and never otherwise', async () => {
    let appends = 0;
    writer.appended = () => (appends += 1);
    const command = sent({ name: '甲' });
    await writer.change(tally(id), command, open('甲'));
    await writer.change(tally(id), command, open('甲'));
    await writer.change(tally(id), sent({}, { unrepeatable: true }), () => []);
    await refusal(writer.change(tally(randomUUID()), sent(), countUp(1)));
    expect(appends).toBe(1);
  });

  it('folds old versions in their latest shape', async () => {
    await opened();
    await appendNext(store, tally(id).id, { type: 'TallyCounted', v: 1, data: { sum: 9 } });
    expect((await writer.load(tally(id))).state.sum).toBe(9);
  });

  it('stops on a stored event that this release does not know', async () => {
    await opened();
    await appendNext(store, tally(id).id, { type: 'TallyCounted', v: 3 });
    await expect(writer.load(tally(id))).rejects.toBeInstanceOf(UnknownEvent);
  });
});

describe('a stream as it stood at one of its versions', () => {
  it('is the same whatever was appended since', async () => {
    await opened();
    await writer.change(tally(id), sent(), countUp(1, 2));
    await writer.change(tally(id), sent(), close);
    expect((await writer.loadAt(tally(id), 2)).state).toEqual({ status: 'open', sum: 1 });
    expect((await writer.loadAt(tally(id), 2)).head.version).toBe(2);
    expect((await writer.loadAt(tally(id), 4)).state).toEqual({ status: 'closed', sum: 3 });
  });

  it('is not made up where the stream has not come as far', async () => {
    await opened();
    await expect(writer.loadAt(tally(id), 2)).rejects.toThrow('has not come to version 2');
  });
});

describe('a command sent again', () => {
  it('changes nothing and answers the same, also after others changed the stream', async () => {
    await opened();
    const command = sent({ steps: [2, 3] });
    const first = await writer.change(tally(id), command, countUp(2, 3));
    await writer.change(tally(id), sent({ steps: [10] }), countUp(10));
    await writer.change(tally(id), sent(), close);
    // The rule would refuse now: a repeat is answered before it is asked.
    const again = await writer.change(tally(id), command, countUp(2, 3));
    expect(again).toEqual({ ...first, repeated: true });
    expect(await stored()).toHaveLength(5);
  });

  it('is known by its content, not by the moment, the trace or the order of its members', async () => {
    await opened();
    const command = sent({ a: 1, b: { c: 2, d: undefined } });
    await writer.change(tally(id), command, countUp(1));
    const meta = { ...command.meta, at: '2022-09-01T00:00:00+08:00', correlationId: randomUUID() };
    const again = new CountTally({ b: { c: 2 }, a: 1, commandId: meta.commandId }, meta);
    expect(await writer.change(tally(id), again, countUp(1))).toMatchObject({ repeated: true });
  });

  it.each<[string, (meta: Meta) => CountTally]>([
    ['other input', (meta) => new CountTally({ steps: [2] }, meta)],
    ['another actor', (meta) => new CountTally({ steps: [1] }, { ...meta, actorId: randomUUID() })],
    ['another command', (meta) => new CloseTally({ steps: [1] }, meta)],
  ])('is refused with %s', async (_, other) => {
    await opened();
    const command = sent({ steps: [1] });
    await writer.change(tally(id), command, countUp(1));
    const refused = await refusal(writer.change(tally(id), other(command.meta), countUp(1)));
    expect([refused.code, refused.details['field']]).toEqual(['COMMAND_ID_REUSED', 'commandId']);
    expect(await stored()).toHaveLength(2);
  });

  it('is refused on another stream', async () => {
    await opened();
    const elsewhere = randomUUID();
    const command = sent({ name: '乙' });
    await writer.change(tally(elsewhere), command, open('乙'));
    const refused = await refusal(writer.change(tally(id), command, countUp(1)));
    expect(refused.code).toBe('COMMAND_ID_REUSED');
    expect(await stored()).toHaveLength(1);
  });

  it('has one effect and one answer when it comes fifty times at the same moment', async () => {
    await opened();
    const { commandId } = metaOf();
    // As from a client that sends again: the same command, each time with the moment and the trace of its own request.
    const answers = await Promise.all(
      Array.from({ length: 50 }, (_, n) => {
        const at = `2022-08-31T09:30:${String(n).padStart(2, '0')}+08:00`;
        return writer.change(tally(id), sent({ steps: [1, 1] }, { commandId, at }), countUp(1, 1));
      }),
    );
    expect(await stored()).toHaveLength(3);
    expect(answers.filter((answer) => !answer.repeated)).toHaveLength(1);
    expect(new Set(answers.map((answer) => JSON.stringify({ ...answer, repeated: true }))).size).toBe(1);
  });

  it('is refused with other input also at the same moment', async () => {
    await opened();
    const { commandId } = metaOf();
    const results = await Promise.allSettled(
      [1, 2].map((by) => writer.change(tally(id), sent({ by }, { commandId }), countUp(by))),
    );
    expect(results.map((result) => result.status).toSorted()).toEqual(['fulfilled', 'rejected']);
    expect(results.find((result) => result.status === 'rejected')!.reason).toMatchObject({
      code: 'COMMAND_ID_REUSED',
    });
    expect(await stored()).toHaveLength(2);
  });

  it('does not stumble over half a surrogate pair, which is for the rule to refuse', async () => {
    const attempt = writer.change(tally(id), sent({ name: '\ud83d' }), () => {
      throw new Refused('BAD_USER_INPUT');
    });
    expect((await refusal(attempt)).code).toBe('BAD_USER_INPUT');
  });
});

describe('a command that finds nothing to do', () => {
  // Closing a tally that is closed already, so to speak: opening it again comes in between.
  type Door = EventOf<'TallyOpened', { name: string }> | EventOf<'TallyClosed', object>;
  const door = streamOf<string, Door>(
    'tally',
    'absent',
    (_, event) => {
      switch (event.type) {
        case 'TallyOpened':
          return 'open';
        case 'TallyClosed':
          return 'closed';
      }
    },
    everybodyAtHome,
  );
  const shut = (state: string): Door[] => (state === 'open' ? [{ type: 'TallyClosed', data: {} }] : []);
  const reopen = (): Door[] => [{ type: 'TallyOpened', data: { name: '甲' } }];
  const types = async () => (await stored()).map(({ type }) => type);
  const closed = async () => {
    await opened();
    await writer.change(door(id), sent({ first: true }), shut);
  };

  it('is kept, and takes no effect when it is sent again after others changed the stream', async () => {
    await closed();
    const command = new CloseTally({}, metaOf());
    const first = await writer.change(door(id), command, shut);
    expect(first).toMatchObject({ version: 3, types: ['TallyOpened', 'TallyClosed', 'CommandNoted'] });
    expect((await stored()).at(-1)).toMatchObject({
      type: 'CommandNoted',
      v: 1,
      data: { command: 'CloseTally' },
    });
    await writer.change(door(id), sent({ again: true }), reopen);
    const again = await writer.change(door(id), command, shut);
    expect(again).toEqual({ ...first, repeated: true });
    expect((await writer.load(door(id))).state).toBe('open');
    expect(await types()).toEqual(['TallyOpened', 'TallyClosed', 'CommandNoted', 'TallyOpened']);
  });

  it('is refused when its id comes again with another content', async () => {
    await closed();
    const { meta } = sent();
    await writer.change(door(id), new CloseTally({}, meta), shut);
    const refused = await refusal(writer.change(door(id), new CloseTally({ why: '乙' }, meta), shut));
    expect(refused.code).toBe('COMMAND_ID_REUSED');
  });

  it('is kept once when it comes twenty times at the same moment', async () => {
    await closed();
    const { commandId } = metaOf();
    const answers = await Promise.all(
      Array.from({ length: 20 }, (_, n) => {
        const at = `2022-08-31T09:30:${String(n).padStart(2, '0')}+08:00`;
        return writer.change(door(id), new CloseTally({}, metaOf({ commandId, at })), shut);
      }),
    );
    expect(answers.filter(({ repeated }) => !repeated)).toHaveLength(1);
    expect(await types()).toEqual(['TallyOpened', 'TallyClosed', 'CommandNoted']);
  });

  it('hands the rule a state that never heard of it', async () => {
    await closed();
    await writer.change(door(id), new CloseTally({}, metaOf()), shut);
    const seen: unknown[] = [];
    await writer.change(door(id), sent({}, { unrepeatable: true }), (state, version) => {
      seen.push(state, version);
      return [];
    });
    expect(seen).toEqual(['closed', 3]);
  });

  it('does not begin a stream', async () => {
    await writer.change(door(id), sent(), shut);
    expect(await types()).toEqual([]);
  });

  it.each<[string, Partial<Meta>, { doneForGood?: boolean }]>([
    ['nobody can send again', { unrepeatable: true }, {}],
    ['a reaction sends, which goes by what is when it sends it again', { causationId: randomUUID() }, {}],
    ['finds done what is done for good', {}, { doneForGood: true }],
  ])('is not kept where %s', async (_, meta, ways) => {
    await closed();
    await writer.change(door(id), new CloseTally({}, metaOf(meta)), shut, ways);
    expect(await types()).toEqual(['TallyOpened', 'TallyClosed']);
  });

  it('is read as it was stored', () => {
    const sample = JSON.parse(
      readFileSync(path.join(import.meta.dirname, '../samples/CommandNoted.v1.json'), 'utf8'),
    ) as { type: string; v: number; data: object };
    expect(registry.upcast(sample)).toEqual({
      type: 'CommandNoted',
      data: { command: 'UnlinkDuplicateProject' },
    });
  });
});

describe('when others change the stream meanwhile', () => {
  it('reads and decides again, so that nobody’s change is lost', async () => {
    await opened();
    let asked = 0;
    await writer.change(tally(id), sent(), async (state) => {
      if (++asked <= 2) await writer.change(tally(id), sent({ n: asked }), countUp(100));
      return countUp(1)(state);
    });
    expect(asked).toBe(3);
    expect((await writer.load(tally(id))).state.sum).toBe(201);
    expect(verifyStream(await store.logId(), tally(id).id, await stored())).toBeUndefined();
  });

  it('gives up with a conflict after a few times', async () => {
    await opened();
    let asked = 0;
    const refused = await refusal(
      writer.change(tally(id), sent(), async (state) => {
        await writer.change(tally(id), sent({ n: ++asked }), countUp(100));
        return countUp(1)(state);
      }),
    );
    expect(refused.code).toBe('CONFLICT');
    expect((await writer.load(tally(id))).state.sum).toBe(asked * 100);
  });

  it('lets the rule refuse what the others’ change forbids', async () => {
    await opened();
    let asked = 0;
    const attempt = writer.change(tally(id), sent(), async (state) => {
      if (++asked === 1) await writer.change(tally(id), sent({ close: true }), close);
      return countUp(1)(state);
    });
    expect((await refusal(attempt)).code).toBe('TALLY_NOT_OPEN');
    expect(await stored()).toHaveLength(2);
  });

  it('passes on what is no conflict', async () => {
    class Broken extends MemoryEventStore {
      override async append(_expected: StreamHead, _events: readonly HashedEvent[]): Promise<void> {
        throw new Error('disk full');
      }
    }
    const broken = new StreamWriter(new Broken(), registry, key);
    await expect(broken.change(tally(id), sent(), open('甲'))).rejects.toThrow('disk full');
  });

  it('asks a store that conflicts for ever a bounded number of times', async () => {
    let appends = 0;
    class Busy extends MemoryEventStore {
      override async append(expected: StreamHead, events: readonly HashedEvent[]): Promise<void> {
        appends += 1;
        throw new VersionConflict(events[0]!.streamId, expected.version);
      }
    }
    const busy = new StreamWriter(new Busy(), registry, key);
    expect((await refusal(busy.change(tally(id), sent(), open('甲')))).code).toBe('CONFLICT');
    expect(appends).toBe(4);
  });
});

describe('jurisdictions', () => {
  it('keep others out of their streams', async () => {
    await opened();
    const refused = await refusal(
      writer.change(tally(id), sent({}, { jurisdictionId: 'jinan' }), countUp(1)),
    );
    expect(refused.code).toBe('JURISDICTION_FOREIGN');
    expect(await stored()).toHaveLength(1);
  });

  it('own a stream from its first event on', async () => {
    await writer.change(tally(id), sent({}, { jurisdictionId: 'jinan' }), open('甲'));
    expect((await refusal(writer.change(tally(id), sent(), countUp(1)))).code).toBe('JURISDICTION_FOREIGN');
  });
});

describe('a stream that a command refers to', () => {
  const referred = (meta: Partial<Meta> = {}) =>
    writer.referred(tally(id), metaOf(meta), 'TALLY_NOT_FOUND', 'input.tallyId');

  it('is given as it stands', async () => {
    await opened();
    expect(await referred()).toEqual({ status: 'open', sum: 0 });
  });

  it('is refused where there is none, with the field', async () =>
    expect(await refusal(referred())).toMatchObject({
      code: 'TALLY_NOT_FOUND',
      details: { field: 'input.tallyId' },
    }));

  it('is refused where it is another jurisdiction’s, with the field', async () => {
    await opened();
    expect(await refusal(referred({ jurisdictionId: 'jinan' }))).toMatchObject({
      code: 'JURISDICTION_FOREIGN',
      details: { field: 'input.tallyId' },
    });
  });
});

describe('the recent state of a stream', () => {
  /** Counts how often a stream is read. */
  class Counted extends MemoryEventStore {
    reads = 0;
    override async readStream(streamId: string, afterVersion?: number) {
      this.reads += 1;
      return super.readStream(streamId, afterVersion);
    }
  }
  let counted: Counted;
  beforeEach(() => {
    counted = new Counted();
    store = counted;
    writer = new StreamWriter(store, registry, key);
  });

  it('is one reading for many that look at the same moment or shortly after', async () => {
    await opened();
    counted.reads = 0;
    await Promise.all(Array.from({ length: 10 }, () => writer.recentState(tally(id))));
    await writer.recentState(tally(id));
    expect(counted.reads).toBe(1);
  });

  it('is never older than what this process appended itself', async () => {
    await opened();
    for (const sum of [1, 2, 3]) {
      const early = writer.recentState(tally(id));
      await writer.change(tally(id), sent({ sum }), countUp(1));
      expect((await writer.recentState(tally(id))).state.sum).toBe(sum);
      await early;
    }
  });

  it('keeps no absence: what another process begins is seen at once', async () => {
    expect((await writer.recentState(tally(id))).head.version).toBe(0);
    await new StreamWriter(store, registry, key).change(tally(id), sent(), open('甲'));
    expect((await writer.recentState(tally(id))).head.version).toBe(1);
  });

  it('keeps no failure', async () => {
    await opened();
    const read = counted.readStream.bind(counted);
    counted.readStream = () => Promise.reject(new Error('connection lost'));
    await expect(writer.recentState(tally(id))).rejects.toThrow('connection lost');
    counted.readStream = read;
    expect((await writer.recentState(tally(id))).state.status).toBe('open');
  });
});
