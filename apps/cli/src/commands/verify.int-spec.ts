import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import type { Pool } from 'pg';
import {
  eventHash,
  logMigrations,
  placePassedOver,
  PostgresEventStore,
  Sequencer,
} from '#platform/event-store';
import { openPool } from '../../../../libs/platform/event-store/src/testing/pool.js';
import { appendNext } from '../../../../libs/platform/event-store/src/testing/samples.js';
import { testDatabase, type TestDatabase } from '../../../../test/support/database.js';
import { LogDamaged, verifyLog } from './verify.js';

let database: TestDatabase;
let [api, worker, owner]: Pool[] = [];
let store: PostgresEventStore;
beforeAll(async () => {
  database = await testDatabase(logMigrations);
  api = openPool(database.api, 4);
  worker = openPool(database.worker, 2);
  owner = openPool(database.owner, 2);
  store = new PostgresEventStore(api);
});
afterAll(async () => {
  await Promise.all([api, worker, owner].map((pool) => pool!.end()));
  await database.drop();
});

const [first, second] = [`sample-${randomUUID()}`, `sample-${randomUUID()}`];
const sequenced = async () => {
  while ((await new Sequencer(new PostgresEventStore(worker!), worker!).advance()).length > 0);
};
/** As the owner of the tables, whom no right holds back. */
const tamper = (sql: string, values: unknown[] = []) => owner!.query(sql, values);
const verified = () =>
  verifyLog(store, { query: async (text, params) => (await api!.query(text, params)).rows });
const found = (): Promise<string> =>
  verified().then(
    () => 'nothing',
    (error: unknown) => {
      if (!(error instanceof LogDamaged)) throw error;
      return error.message;
    },
  );

/** Two streams of four events, taking turns, all with their places. */
beforeEach(async () => {
  await tamper(`truncate log.events, log.log_index, log.held_place`);
  await tamper(`update log.sequencer set seq = 0, token = null, checked = null`);
  for (let turn = 0; turn < 4; turn++)
    for (const stream of [first, second]) await appendNext(store, stream, { data: { turn } });
  await sequenced();
});

describe('verifying the log', () => {
  it('finds nothing where nothing was changed', async () =>
    expect(await verified()).toEqual({ events: 8, streams: 2, unsequenced: 0 }));

  it('finds nothing in an empty log', async () => {
    await tamper(`truncate log.events, log.log_index, log.held_place`);
    await tamper(`update log.sequencer set seq = 0, token = null, checked = null`);
    expect(await verified()).toEqual({ events: 0, streams: 0, unsequenced: 0 });
  });

  it('counts apart what has no place yet, and checks its hashes too', async () => {
    await appendNext(store, first, {}, {});
    expect(await verified()).toEqual({ events: 10, streams: 2, unsequenced: 2 });
    await tamper(`update log.events set data = '{}' where stream_id = $1 and version = 6`, [first]);
    expect(await found()).toMatch(`event 6 of ${first}`);
  });

  it.each([
    ['data', `data = '{"turn": 9}'`],
    ['who recorded it', `meta = jsonb_set(meta, '{actorId}', '"somebody else"')`],
    ['type', `type = 'Other'`],
    ['hash', `hash = sha256('')`],
    ['id', 'event_id = gen_random_uuid()'],
  ])('names the first event whose %s was changed', async (_what, change) => {
    await tamper(`update log.events set ${change} where stream_id = $1 and version = 3`, [second]);
    expect(await found()).toMatch(`event 3 of ${second}`);
  });

  it('finds the end of a stream cut off, which leaves a sound stream', async () => {
    const { rows } = await tamper(
      `delete from log.events where stream_id = $1 and version > 2 returning event_id, version`,
      [first],
    );
    const gone = rows.find(({ version }) => version === 3) as { event_id: string };
    expect(await found()).toMatch(`event ${gone.event_id} is gone from place 5`);
  });

  it('finds the end of the log cut off', async () => {
    const { rows } = await tamper(
      `delete from log.events where event_id = any (select event_id from log.log_index where seq > 6) returning event_id, version, stream_id`,
    );
    const gone = rows.find(({ stream_id }) => stream_id === first) as { event_id: string };
    expect(await found()).toBe(`event ${gone.event_id} is gone, which stood at place 7, and 1 behind it`);
  });

  it('finds a whole log gone', async () => {
    await tamper(`truncate log.events`);
    expect(await found()).toMatch('which stood at place 1, and 7 behind it');
  });

  it('finds a stream that was hashed anew from a change on, which leaves a sound stream', async () => {
    const events = await store.readStream(first);
    let prev = events[1]!.hash;
    for (const event of events.slice(2)) {
      const data = { ...event.data, forged: true };
      prev = eventHash({ ...event, data }, prev);
      await tamper(`update log.events set data = $2, hash = decode($3, 'hex') where event_id = $1`, [
        event.id,
        data,
        prev,
      ]);
    }
    expect(await found()).toBe(
      `event 3 of ${first} (${events[2]!.id}) is not the one that was given place 5`,
    );
  });

  it('finds an event that moved in the order of the log', async () => {
    await tamper(`update log.events set xid = '1' where stream_id = $1 and version = 4`, [second]);
    expect(await found()).toMatch(
      new RegExp(`^event 4 of ${second} .* has moved in the store's order, away from place 8$`),
    );
  });

  it('finds a place lost from the index, in its midst and at its end', async () => {
    await tamper('delete from log.log_index where seq = 4');
    expect(await found()).toMatch(/^the index has lost place 4, at which event 2 of /);
    await tamper('delete from log.log_index where seq = 8');
    expect(await found()).toBe('the index ends at place 7, and the sequencer stands at 8');
  });

  describe('with events that were passed over', () => {
    /** Appended, and behind what has places, as if their transaction had begun before all of these. */
    const passedOver = async (stream: string, count = 1) => {
      const events = await appendNext(store, stream, ...Array.from({ length: count }, () => ({})));
      await tamper(`update log.events set xid = '700' where event_id = any($1)`, [
        events.map(({ id }) => id),
      ]);
      return events;
    };
    const third = `sample-${randomUUID()}`;

    it('tells them from events that are gone, at the end of a stream, between its versions and as a whole stream', async () => {
      const [atTheEnd] = await passedOver(first);
      expect(await found()).toMatch(`event 5 of ${first} (${atTheEnd!.id}) was passed over, and 0 others`);
      await appendNext(store, first);
      await passedOver(third, 3);
      await appendNext(store, second);
      await sequenced();
      expect(await found()).toMatch(/ was passed over, and 3 others.* npx yinfeng repair-log /);
      // What was altered or is gone is said first.
      await tamper(`update log.events set data = '{}' where stream_id = $1 and version = 2`, [third]);
      expect(await found()).toMatch(`event 2 of ${third}`);
      await tamper(`delete from log.events where stream_id = $1 and version = 2`, [third]);
      expect(await found()).toMatch(`event 2 of ${third}, before event 3`);
    });

    it('finds nothing once they have their places, also where later versions had theirs before', async () => {
      await passedOver(first);
      await passedOver(third, 2);
      await appendNext(store, first, {}, {});
      await sequenced();
      const client = await owner!.connect();
      expect(await placePassedOver(client)).toEqual({ placed: 3, held: 2 });
      client.release();
      expect(await verified()).toEqual({ events: 13, streams: 3, unsequenced: 0, late: 3 });
      await appendNext(store, first);
      expect(await verified()).toEqual({ events: 14, streams: 3, unsequenced: 1, late: 3 });
      await tamper(`update log.events set data = '{"forged": 1}' where stream_id = $1 and version = 6`, [
        first,
      ]);
      expect(await found()).toMatch(`event 6 of ${first}`);
    });
  });

  it('finds places that were exchanged, and tells how many came late', async () => {
    await tamper('update log.log_index set seq = -seq where seq in (2, 3)');
    await tamper('update log.log_index set seq = 5 + seq where seq < 0');
    expect(await found()).toMatch(/^event 1 of .* has place 3, and stands before that of an earlier place/);
    await tamper('update log.log_index set late = true where seq = 3');
    // As if it had been passed over. Whoever may only append can give no place again, and changes none.
    expect(await verified()).toEqual({ events: 8, streams: 2, unsequenced: 0, late: 1 });
  });

  it('finds events that are held behind nothing, or behind what is not of their stream', async () => {
    await tamper('insert into log.held_place values (7, 1000)');
    expect(await found()).toBe('place 7 is held behind place 1000, which has not been given');
    await tamper('update log.held_place set behind = 8');
    expect(await found()).toMatch(/^event 4 of .* is held behind event 4 of .*, which is nothing to it$/);
    await tamper('update log.held_place set seq = 5, behind = 7');
    await tamper('insert into log.held_place values (7, 8)');
    expect(await found()).toMatch(/is held behind/);
  });

  it('is not misled by those who append and sequence meanwhile', async () => {
    let done = false;
    const writing = (async () => {
      while (!done) {
        await appendNext(store, first, {});
        await sequenced();
      }
    })();
    for (let time = 0; time < 20; time++) expect(await found()).toBe('nothing');
    done = true;
    await writing;
    expect((await verified()).unsequenced).toBe(0);
  });
});
