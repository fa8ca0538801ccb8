import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import type { SequencedLog } from '#platform/event-store';
import type { Recorded } from '#platform/kernel';
import { PROJECTED, type Progress, type Wakeups } from '#platform/projections';
import { readingIn } from '#platform/testing';
import { ChangeFeed, type Change } from './change-feed.js';
import './testing/kinds.js';

const id = (n: number) => `00000000-0000-4000-8000-${String(n).padStart(12, '0')}`;

/** A log in memory; `shown` is how far the read tables are as this process has heard, `written` as another has written down. */
let events: Recorded[];
let [shown, written] = [0, 0];
/** How far the tables are that projects concern, where others are behind them. */
let projectsShown: number;
let headFails: boolean;
let wakers: Set<() => void>;
let feed: ChangeFeed;
let errors: unknown[];
beforeEach(() => {
  [events, shown, written, projectsShown] = [[], 0, 0, 0];
  [headFails, wakers, errors] = [false, new Set(), []];
  const log = {
    head: async () => {
      if (headFails) throw new Error('the database is away');
      return events.length;
    },
    read: async (after: number, limit: number) => events.slice(after, after + limit),
  } as unknown as SequencedLog;
  const progress = {
    passed: () => shown,
    shownNow: () => {
      const [all, projects] = [shown, Math.max(shown, projectsShown)];
      return ({ type, seq }: Recorded) => seq <= (type.startsWith('Project') ? projects : all);
    },
    refresh: async () => void (shown = Math.max(shown, written)),
  } as unknown as Progress;
  const wakeups: Wakeups = {
    listen: (channel, handler) => {
      expect(channel).toBe(PROJECTED);
      const wake = () => handler('');
      wakers.add(wake);
      return () => void wakers.delete(wake);
    },
    notify: () => undefined,
  };
  feed = new ChangeFeed(log, progress, wakeups, (error) => errors.push(error));
});
afterEach(() => feed.stop());

const happened = (streamId: string, jurisdictionId = 'qingdao') =>
  events.push({
    type: 'ProjectLanded',
    data: {},
    id: id(1000 + events.length),
    streamId,
    version: 1,
    seq: events.length + 1,
    knownAt: '2022-08-31T01:30:00.000000Z',
    meta: { jurisdictionId },
  } as Recorded);
const show = (seq = events.length) => {
  shown = seq;
  for (const wake of wakers) wake();
};
const changes = (wanted: (change: Change) => boolean = () => true, reading = readingIn('qingdao')) =>
  feed.changes(reading, wanted, async (change) => change);
const take = async (from: AsyncIterator<Change>, count: number): Promise<number[]> => {
  const seqs: number[] = [];
  while (seqs.length < count) seqs.push((await from.next()).value.seq as number);
  return seqs;
};

describe('the change feed', () => {
  it('tells of what happens from now on, once the read tables show it, in order', async () => {
    happened(`project-${id(1)}`);
    show();
    const feeding = changes();
    happened(`project-${id(2)}`);
    happened(`lead-${id(3)}`);
    const first = feeding.next();
    show(2);
    expect((await first).value).toMatchObject({
      occurredOn: null,
      kind: 'PROJECT',
      subjectId: id(2),
      eventId: id(1001),
      type: 'ProjectLanded',
      seq: 2,
      recordedAt: '2022-08-31T01:30:00.000000Z',
      jurisdictionId: 'qingdao',
    });
    const second = feeding.next();
    show(3);
    expect((await second).value).toMatchObject({ kind: 'LEAD', seq: 3 });
    await feeding.return!();
  });

  it('tells of what another process projected, also where nobody was heard to say so', async () => {
    const feeding = changes();
    happened(`project-${id(1)}`);
    written = 1;
    expect(await take(feeding, 1)).toEqual([1]);
    happened(`project-${id(2)}`);
    written = 2;
    expect(await take(feeding, 1)).toEqual([2]);
    await feeding.return!();
  });

  it('tells of what had been recorded, but was not shown yet, when a listener came', async () => {
    happened(`project-${id(1)}`);
    happened(`project-${id(2)}`);
    shown = 1;
    const feeding = changes();
    const first = feeding.next();
    show(2);
    expect((await first).value).toMatchObject({ seq: 2 });
    await feeding.return!();
  });

  it('does not tell a listener of what its tables showed before it came, though others were behind', async () => {
    happened(`project-${id(1)}`);
    projectsShown = 1;
    const [first, second] = [changes(), changes()];
    const asked = [take(first, 1), take(second, 1)];
    await new Promise((done) => setImmediate(done));
    happened(`project-${id(2)}`);
    show();
    expect(await Promise.all(asked)).toEqual([[2], [2]]);
    await Promise.all([first.return!(), second.return!()]);
  });

  it('does not tell everything again because tables are being filled anew', async () => {
    for (let n = 1; n <= 2000; n++) happened(`project-${id(n)}`);
    shown = 0;
    const feeding = changes();
    const first = feeding.next();
    show();
    expect((await first).value).toMatchObject({ seq: 1501 });
    await feeding.return!();
  });

  it('tells each listener what it wants of what its reading sees, and leaves out streams that are no subject', async () => {
    const [projects, qingdao, jinan] = [
      changes((change) => change.kind === 'PROJECT'),
      changes(),
      changes(undefined, readingIn('jinan')),
    ];
    const asked = [take(projects, 1), take(qingdao, 2), take(jinan, 1)];
    await new Promise((done) => setImmediate(done));
    happened(`project-${id(1)}`, 'jinan');
    happened(`lead-${id(2)}`);
    happened('rule-baseline');
    happened(`project-${id(3)}`);
    show();
    expect(await Promise.all(asked)).toEqual([[4], [2, 4], [1]]);
    await Promise.all([projects.return!(), qingdao.return!(), jinan.return!()]);
  });

  it('tells nothing to who sees only a part of the jurisdiction: a change does not say to which part it belongs', async () => {
    const whole = changes();
    const part = changes(undefined, readingIn('qingdao', { scopes: [id(9)] }));
    const told = part.next();
    const asked = take(whole, 1);
    await new Promise((done) => setImmediate(done));
    happened(`lead-${id(1)}`);
    show();
    expect(await asked).toEqual([1]);
    await part.return!();
    expect(await told).toEqual({ done: true, value: undefined });
    await whole.return!();
  });

  it('keeps what happens between two questions of a listener', async () => {
    const feeding = changes();
    const first = take(feeding, 1);
    await new Promise((done) => setImmediate(done));
    for (let n = 1; n <= 5; n++) happened(`project-${id(n)}`);
    show();
    expect(await first).toEqual([1]);
    expect(await take(feeding, 4)).toEqual([2, 3, 4, 5]);
    await feeding.return!();
  });

  it('lets an idle listener go, and stands still when nobody listens', async () => {
    const feeding = changes();
    const pending = feeding.next();
    await new Promise((done) => setImmediate(done));
    expect(wakers.size).toBe(1);
    await feeding.return!();
    expect(await pending).toEqual({ done: true, value: undefined });
    expect(await feeding.next()).toEqual({ done: true, value: undefined });
    expect(wakers.size).toBe(0);
  });

  it('does not begin for a listener that has gone by then', async () => {
    await changes().return!();
    await new Promise((done) => setImmediate(done));
    expect(wakers.size).toBe(0);
  });

  it('begins anew for the next listener', async () => {
    const first = changes();
    await Promise.all([first.next(), (async () => show((happened(`project-${id(1)}`), 1)))()]);
    await first.return!();
    happened(`project-${id(2)}`);
    show();
    const second = changes();
    const asked = take(second, 1);
    await new Promise((done) => setImmediate(done));
    happened(`project-${id(3)}`);
    show();
    expect(await asked).toEqual([3]);
    await second.return!();
  });

  it('cuts off a listener that does not read, and no other', async () => {
    const [slow, quick] = [changes(), changes((change) => change.seq === 1001)];
    const asked = quick.next();
    await new Promise((done) => setImmediate(done));
    for (let n = 1; n <= 1001; n++) happened(`project-${id(n)}`);
    show();
    expect((await asked).value).toMatchObject({ seq: 1001 });
    expect(await slow.next()).toEqual({ done: true, value: undefined });
    await quick.return!();
  });

  it('tells a listener when it cannot begin, and brings nothing down where nobody asks', async () => {
    headFails = true;
    const unasked = changes();
    await expect(changes().next()).rejects.toThrow('the database is away');
    headFails = false;
    await unasked.return!();
    const feeding = changes();
    const asked = take(feeding, 1);
    await new Promise((done) => setImmediate(done));
    happened(`project-${id(1)}`);
    show();
    expect(await asked).toEqual([1]);
    await feeding.return!();
  });
});
