import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import { verifyStream } from '../hash.js';
import { EventIdTaken, VersionConflict, type EventStore, type HashedEvent } from '../port.js';
import { appendNext, following, headOf, readOn, sampleMeta, start } from './samples.js';

/**
 * What every adapter promises, as one suite.
 * @param open makes a store on a log of its own, which nobody else writes to
 */
export const eventStoreContract = (name: string, open: () => Promise<EventStore>): void => {
  describe(`the event store in ${name}`, () => {
    let store: EventStore;
    let logId: string;
    beforeAll(async () => {
      store = await open();
      logId = await store.logId();
    });
    afterAll(() => store.close());

    const newStream = () => `sample-${randomUUID()}`;
    const idsOf = (events: readonly { id: string }[]) => events.map((event) => event.id);
    /** Some stores also return the token of each event when a stream is read. */
    const bare = (stored: HashedEvent & { token?: string }): HashedEvent => {
      const { token: _, ...event } = stored;
      return event;
    };
    const caughtBy = (promise: Promise<unknown>) =>
      promise.then(
        () => undefined,
        (error: unknown) => error,
      );

    it('keeps one identity for its log', async () => {
      expect(logId).toMatch(/^[0-9a-f-]{36}$/);
      expect(await store.logId()).toBe(logId);
    });

    describe('append', () => {
      it('gives back exactly what was appended, one event or several', async () => {
        const stream = newStream();
        const one = following(stream, start(logId, stream), [{ type: 'LeadReported', v: 3 }]);
        await store.append(start(logId, stream), one);
        const more = following(stream, headOf(one), [{ type: 'LeadQualified' }, { type: 'LeadLost', v: 2 }]);
        await store.append(headOf(one), more);
        expect((await store.readStream(stream)).map(bare)).toEqual([...one, ...more]);
      });

      it('keeps every member of the metadata', async () => {
        const stream = newStream();
        const meta = sampleMeta({ causationId: randomUUID(), organizationId: randomUUID() });
        await store.append(start(logId, stream), following(stream, start(logId, stream), [{}], [meta]));
        expect((await store.readStream(stream))[0]!.meta).toEqual(meta);
      });

      it('keeps the metadata of each event where those of one append differ', async () => {
        const streams = [newStream(), newStream(), newStream()];
        const appends = streams.map((stream, n) => {
          const [first, second] = [sampleMeta(), sampleMeta({ organizationId: randomUUID() })];
          const metas = [first, first, second, first, structuredClone(second)].slice(n);
          return following(
            stream,
            start(logId, stream),
            metas.map(() => ({})),
            metas,
          );
        });
        await Promise.all(appends.map((events, n) => store.append(start(logId, streams[n]!), events)));
        for (const [n, stream] of streams.entries())
          expect((await store.readStream(stream)).map(bare)).toEqual(appends[n]);
      });

      it('keeps control characters in texts, whichever an adapter writes lists with', async () => {
        const text = Array.from({ length: 31 }, (_, code) => String.fromCharCode(code + 1)).join('a');
        const appends = [1, 2].map((count) => {
          const stream = newStream();
          const head = start(logId, stream);
          return {
            head,
            events: following(
              stream,
              head,
              Array.from({ length: count }, () => ({ data: { text } })),
            ),
          };
        });
        await Promise.all(appends.map(({ head, events }) => store.append(head, events)));
        for (const { events } of appends)
          expect((await store.readStream(events[0]!.streamId)).map(bare)).toEqual(events);
      });

      it('does nothing when there is nothing to append', async () => {
        const stream = newStream();
        await store.append(start(logId, stream), []);
        expect(await store.readStream(stream)).toEqual([]);
      });

      it('keeps what was written when the caller changes its objects afterwards', async () => {
        const stream = newStream();
        const data = { list: ['as written'] };
        const events = following(stream, start(logId, stream), [{ data }]);
        await store.append(start(logId, stream), events);
        data.list.push('added later');
        expect((await store.readStream(stream))[0]!.data).toEqual({ list: ['as written'] });
      });

      it('gives texts, large numbers and nested values back as they were, and the hashes hold', async () => {
        const stream = newStream();
        const data = {
          汉字: '青岛市社会组织总会 𠮷野家 👩‍👩‍👧 e\u0301 \u202e \u200b',
          text: 'quotes " and \\ and \n\t and \u2028 and \u007f \u0001',
          largest: Number.MAX_SAFE_INTEGER,
          smallest: Number.MIN_SAFE_INTEGER,
          zero: 0,
          yes: true,
          nothing: null,
          digits: '5820000000000.10',
          empty: { list: [], object: {}, text: '' },
          nested: { z: [{ b: [1, [2, [3, null]]], a: 'x' }], '': 'no name', '10': 1, '9': 2 },
        };
        const events = following(stream, start(logId, stream), [{ data }, { data: {} }, { data: { data } }]);
        await store.append(start(logId, stream), events);
        const stored = await store.readStream(stream);
        expect(stored.map((event) => event.data)).toStrictEqual([data, {}, { data }]);
        expect(verifyStream(logId, stream, stored)).toBeUndefined();
      });
    });

    describe('behind an expected head', () => {
      const standing = async (facts: number) => {
        const stream = newStream();
        const past = following(
          stream,
          start(logId, stream),
          Array.from({ length: facts }, () => ({})),
        );
        if (facts > 0) await store.append(start(logId, stream), past);
        return { stream, past };
      };
      const refused = async (stream: string, past: readonly HashedEvent[], attempt: Promise<void>) => {
        expect(await caughtBy(attempt)).toBeInstanceOf(VersionConflict);
        expect(idsOf(await store.readStream(stream))).toEqual(idsOf(past));
      };

      for (const count of [1, 3]) {
        const said = count === 1 ? 'an event' : 'several events';
        const facts = Array.from({ length: count }, () => ({}));

        it(`refuses ${said} of a stale writer`, async () => {
          const { stream, past } = await standing(3);
          const seen = headOf(past.slice(0, 1));
          await refused(stream, past, store.append(seen, following(stream, seen, facts)));
        });

        it(`refuses ${said} beginning a stream that has begun`, async () => {
          const { stream, past } = await standing(1);
          const head = start(logId, stream);
          await refused(stream, past, store.append(head, following(stream, head, facts)));
        });

        it(`refuses ${said} at a version the stream has not reached, and leaves no hole`, async () => {
          const { stream, past } = await standing(2);
          const ahead = { version: 7, hash: headOf(past).hash };
          await refused(stream, past, store.append(ahead, following(stream, ahead, facts)));
        });

        it(`refuses ${said} at a version above one of a stream that does not exist`, async () => {
          const { stream } = await standing(0);
          const ahead = { version: 1, hash: start(logId, stream).hash };
          await refused(stream, [], store.append(ahead, following(stream, ahead, facts)));
        });

        it(`refuses ${said} built on another hash than the head's`, async () => {
          const { stream, past } = await standing(2);
          const other = { version: 2, hash: 'ab'.repeat(32) };
          await refused(stream, past, store.append(other, following(stream, other, facts)));
        });

        it(`refuses ${said} beginning a stream on another log's hash`, async () => {
          const { stream } = await standing(0);
          const foreign = start(randomUUID(), stream);
          await refused(stream, [], store.append(foreign, following(stream, foreign, facts)));
        });
      }

      it('names the stream and the version in a conflict', async () => {
        const { stream, past } = await standing(2);
        const seen = headOf(past.slice(0, 1));
        expect(await caughtBy(store.append(seen, following(stream, seen, [{}])))).toMatchObject({
          streamId: stream,
          expectedVersion: 1,
        });
      });

      it('takes no events that are not the next versions of one stream', async () => {
        const { stream, past } = await standing(1);
        const [next, after] = following(stream, headOf(past), [{}, {}]) as [HashedEvent, HashedEvent];
        const elsewhere = { ...after, streamId: newStream() };
        for (const events of [[after], [next, elsewhere], [after, next]])
          expect(await caughtBy(store.append(headOf(past), events))).toBeInstanceOf(TypeError);
        expect(idsOf(await store.readStream(stream))).toEqual(idsOf(past));
      });
    });

    describe('all or nothing', () => {
      it('writes none of several events when one id is taken', async () => {
        const taken = (await appendNext(store, newStream()))[0]!.id;
        const stream = newStream();
        const head = start(logId, stream);
        const attempt = store.append(head, following(stream, head, [{}, { id: taken }, {}]));
        expect(await caughtBy(attempt)).toBeInstanceOf(EventIdTaken);
        expect(await store.readStream(stream)).toEqual([]);
      });

      it('writes none of several events when an id stands twice among them', async () => {
        const stream = newStream();
        const head = start(logId, stream);
        const id = randomUUID();
        const attempt = store.append(head, following(stream, head, [{ id }, { id }]));
        expect(await caughtBy(attempt)).toBeInstanceOf(EventIdTaken);
        expect(await store.readStream(stream)).toEqual([]);
      });
    });

    describe('repeated event ids', () => {
      for (const count of [1, 3])
        it(`append ${count === 1 ? 'an event' : 'several events'} once, with the same answer`, async () => {
          const stream = newStream();
          const head = start(logId, stream);
          const events = following(
            stream,
            head,
            Array.from({ length: count }, () => ({})),
          );
          await store.append(head, events);
          await store.append(head, events);
          await appendNext(store, stream);
          await store.append(head, events); // also when the stream has gone on
          expect(idsOf(await store.readStream(stream)).slice(0, count)).toEqual(idsOf(events));
          expect(await store.readStream(stream)).toHaveLength(count + 1);
        });

      it('append once when said many times at the same moment', async () => {
        const stream = newStream();
        const head = start(logId, stream);
        const events = following(stream, head, [{}, {}]);
        await Promise.all(Array.from({ length: 20 }, () => store.append(head, events)));
        expect((await store.readStream(stream)).map(bare)).toEqual(events);
      });

      it('are refused for another stream, naming them', async () => {
        const [event] = await appendNext(store, newStream());
        const stream = newStream();
        const head = start(logId, stream);
        const caught = await caughtBy(store.append(head, following(stream, head, [{ id: event!.id }])));
        expect(caught).toBeInstanceOf(EventIdTaken);
        expect(caught).toMatchObject({ eventIds: [event!.id] });
        expect(await store.readStream(stream)).toEqual([]);
      });

      it('are refused at another version of the same stream', async () => {
        const stream = newStream();
        const [event] = await appendNext(store, stream);
        const attempt = appendNext(store, stream, { id: event!.id });
        expect(await caughtBy(attempt)).toBeInstanceOf(EventIdTaken);
        expect(await store.readStream(stream)).toHaveLength(1);
      });

      it('are refused with other content', async () => {
        const stream = newStream();
        const head = start(logId, stream);
        const id = randomUUID();
        await store.append(head, following(stream, head, [{ id, data: { said: 'first' } }]));
        const other = following(stream, head, [{ id, data: { said: 'otherwise' } }]);
        expect(await caughtBy(store.append(head, other))).toBeInstanceOf(EventIdTaken);
        expect((await store.readStream(stream))[0]!.data).toEqual({ said: 'first' });
      });

      it('are refused where only some of the events had been written', async () => {
        const stream = newStream();
        const head = start(logId, stream);
        const events = following(stream, head, [{}, {}]);
        await store.append(head, events.slice(0, 1));
        expect(await caughtBy(store.append(head, events))).toBeInstanceOf(EventIdTaken);
        expect(await store.readStream(stream)).toHaveLength(1);
      });
    });

    describe('readStream', () => {
      it('gives nothing for a stream that does not exist', async () =>
        expect(await store.readStream(newStream())).toEqual([]));

      it('gives the versions after the one asked for', async () => {
        const stream = newStream();
        const events = await appendNext(store, stream, {}, {}, {});
        expect(idsOf(await store.readStream(stream, 1))).toEqual(idsOf(events.slice(1)));
        expect(await store.readStream(stream, 3)).toEqual([]);
      });

      it('takes a stream name for what it is, not for a pattern or a prefix', async () => {
        const stream = newStream();
        await appendNext(store, `${stream}-longer`);
        for (const name of [stream, `${stream}%`, `${stream.toUpperCase()}-LONGER`, `${stream}-longer `])
          expect(await store.readStream(name)).toEqual([]);
      });
    });

    describe('readAll', () => {
      it('gives every event once, in the order of each stream, whatever the size of a page', async () => {
        const before = await store.head();
        const streams = Array.from({ length: 5 }, newStream);
        const written: HashedEvent[] = [];
        for (let turn = 0; turn < 6; turn++)
          for (const stream of streams)
            written.push(...(await appendNext(store, stream, ...(turn % 2 ? [{}, {}] : [{}]))));

        const whole = await readOn(store, before, (found) => found.length >= written.length);
        expect(idsOf(whole).toSorted()).toEqual(idsOf(written).toSorted());
        for (const stream of streams)
          expect(idsOf(whole.filter((event) => event.streamId === stream))).toEqual(
            idsOf(written.filter((event) => event.streamId === stream)),
          );
        for (const page of [1, 2, 7, 1000])
          expect(await readOn(store, before, (found) => found.length >= written.length, page)).toEqual(whole);
        expect(await store.readAll(whole.at(-1)!.token, 10)).toEqual([]);
      });

      it('gives the events as readStream does', async () => {
        const before = await store.head();
        const stream = newStream();
        await appendNext(store, stream, { data: { 名称: '青岛' } }, {});
        const found = await readOn(store, before, (events) => events.length >= 2);
        expect(found.map(bare)).toEqual((await store.readStream(stream)).map(bare));
        for (const { token } of found) expect(token).toEqual(expect.any(String));
      });

      it('begins at the first event of the log where no token is given', async () => {
        await appendNext(store, newStream(), {}, {});
        const all = await readOn(store, null, (found) => found.length >= 2);
        const [first] = await readOn(store, null, (found) => found.length >= 1, 1);
        expect(first).toEqual(all[0]);
        expect((await store.readAll(first!.token, 1))[0]).toEqual(all[1]);
      });
    });

    it('gives events by their tokens in any order, where it gives them so at all, and nothing where none stands', async () => {
      const before = await store.head();
      for (let n = 0; n < 3; n++) await appendNext(store, newStream());
      const events = await readOn(store, before, (found) => found.length >= 3);
      const shuffled = [events[2]!, events[0]!, events[1]!];
      // KurrentDB's order is made by its server: nothing gets a place late, and nobody has to ask for it.
      if (!store.readAt) return;
      expect(
        await store.readAt([...shuffled.map(({ token }) => token), '9.999999999999.999999999999']),
      ).toEqual([...shuffled, undefined]);
      expect(await store.readAt([])).toEqual([]);
    });

    it('names the last event of readAll as its head', async () => {
      const before = await store.head();
      await appendNext(store, newStream(), {}, {});
      const found = await readOn(store, before, (events) => events.length >= 2);
      expect(await store.head()).toBe(found.at(-1)!.token);
    });

    it('lets exactly one of many writers win each version', async () => {
      const stream = newStream();
      let head = start(logId, stream);
      for (let round = 0; round < 8; round++) {
        const offers = Array.from({ length: 12 }, (_, writer) =>
          following(
            stream,
            head,
            Array.from({ length: 1 + (writer % 3) }, () => ({ data: { writer } })),
          ),
        );
        const results = await Promise.allSettled(offers.map((events) => store.append(head, events)));
        const won = offers.filter((_, writer) => results[writer]!.status === 'fulfilled');
        expect(won).toHaveLength(1);
        const reasons = results.flatMap((result) => (result.status === 'rejected' ? [result.reason] : []));
        for (const reason of reasons) expect(reason).toBeInstanceOf(VersionConflict);
        head = headOf(won[0]!);
      }
      const stored = await store.readStream(stream);
      expect(stored.map((event) => event.version)).toEqual(stored.map((_, index) => index + 1));
      expect(verifyStream(logId, stream, stored)).toBeUndefined();
    });

    it('lets a reader that follows many writers miss nothing, repeat nothing and see each stream in order', async () => {
      const before = await store.head();
      const streams = Array.from({ length: 24 }, newStream);
      const written: string[] = [];
      const writing = Promise.all(
        streams.map(async (stream, index) => {
          for (let turn = 0; turn < 8; turn++)
            written.push(
              ...idsOf(await appendNext(store, stream, ...((turn + index) % 3 ? [{}] : [{}, {}]))),
            );
        }),
      );
      let done = false;
      void writing.finally(() => (done = true));
      const followed = await readOn(store, before, (found) => done && found.length >= written.length, 17);
      await writing;

      expect(new Set(idsOf(followed)).size).toBe(followed.length);
      expect(idsOf(followed).toSorted()).toEqual(written.toSorted());
      for (const stream of streams) {
        const versions = followed.filter((event) => event.streamId === stream).map((event) => event.version);
        expect(versions).toEqual(versions.map((_, index) => index + 1));
      }
      // The order is for ever: whoever reads later sees what the follower saw.
      expect(await readOn(store, before, (found) => found.length >= followed.length)).toEqual(followed);
    });
  });
};
