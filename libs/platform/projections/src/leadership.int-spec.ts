import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { connect } from '#platform/database';
import { testDatabase, type TestDatabase } from '../../../../test/support/database.js';
import { Leadership, type Led } from './leadership.js';
import { until } from './testing/sample-log.js';

let database: TestDatabase;
const leaders: Leadership[] = [];
beforeAll(async () => {
  database = await testDatabase();
});
afterEach(() => Promise.all(leaders.splice(0).map((leader) => leader.stop())));
afterAll(() => database.drop());

/** A part that notes who runs it; `most` is how many ran it at one time. */
const part = (name: string) => {
  const runs: string[] = [];
  let [now, most] = [0, 0];
  return {
    runs,
    most: () => most,
    now: () => now,
    for: (who: string): Led => ({
      name,
      start: async () => {
        runs.push(who);
        most = Math.max(most, ++now);
        return async () => void (now -= 1);
      },
    }),
  };
};
const leader = (parts: readonly Led[], onError: (error: unknown) => void = () => undefined, retryMs = 20) => {
  const made = new Leadership({ connectionString: database.worker }, parts, onError, retryMs);
  leaders.push(made);
  return made;
};
/** Cuts the connection that holds the lock of a part. */
const cut = async (name: string) => {
  const client = await connect(database.worker);
  await client.query(
    `select pg_terminate_backend(pid) from pg_locks
      where locktype = 'advisory' and database = (select oid from pg_database where datname = current_database())
        and ((classid::bigint << 32) | objid::bigint) = hashtextextended($1, 0)`,
    [`yinfeng/${name}`],
  );
  await client.end();
};

describe('leadership', () => {
  it('lets one process run a part, and gives another the parts it has alone', async () => {
    const [shared, own] = [part('shared'), part('own')];
    const first = leader([shared.for('first')]);
    const second = leader([shared.for('second'), own.for('second')]);
    await first.start();
    await second.start();
    expect(first.leads()).toEqual(['shared']);
    expect(second.leads()).toEqual(['own']);
    expect(shared.runs).toEqual(['first']);
  });

  it('passes on when the leader stops, after the part has stopped', async () => {
    const shared = part('passed on');
    const [first, second] = [leader([shared.for('first')]), leader([shared.for('second')])];
    await first.start();
    await second.start();
    await first.stop();
    expect(first.leads()).toEqual([]);
    await until(() => second.leads().length === 1);
    expect(shared.runs).toEqual(['first', 'second']);
    expect(shared.most()).toBe(1);
  });

  it('passes on when the leader’s connection dies, and the leader lets the part go', async () => {
    const shared = part('cut');
    const errors: unknown[] = [];
    const first = leader([shared.for('first')], (error) => errors.push(error), 10_000); // or it might be there first
    const second = leader([shared.for('second')], undefined, 5);
    await first.start();
    await second.start();
    await cut('cut');
    await until(() => second.leads().length === 1);
    await until(() => errors.length > 0 && shared.now() === 1);
    expect(first.leads()).toEqual([]);
    expect(shared.runs).toEqual(['first', 'second']);
  });

  it('takes its parts again after its connection died, should nobody else want them', async () => {
    const shared = part('again');
    const only = leader([shared.for('only')]);
    await only.start();
    await cut('again');
    await until(() => shared.runs.length === 2);
    await until(() => only.leads().length === 1);
    expect(shared.most()).toBe(1);
  });

  it('lets other parts run while one cannot start, and tries that one again', async () => {
    const [before, after] = [part('before'), part('after')];
    const errors: unknown[] = [];
    let failures = 3;
    const failing = part('failing');
    const sick: Led = {
      name: 'failing',
      start: async (signal, later) => {
        if (failures-- > 0) throw new Error('not yet');
        return failing.for('only').start(signal, later);
      },
    };
    const only = leader([before.for('only'), sick, after.for('only')], (error) => errors.push(error), 5);
    await only.start();
    expect(only.leads()).toEqual(['before', 'after']);
    await until(() => only.leads().length === 3);
    expect(errors.map((error) => (error as Error).message)).toEqual(['not yet', 'not yet', 'not yet']);
    expect(failing.runs).toHaveLength(1);
  });

  it('leaves a part that it cannot start to another', async () => {
    const shared = part('left');
    const sick: Led = {
      name: 'left',
      start: async () => {
        throw new Error('never here');
      },
    };
    const first = leader([sick], undefined, 10_000); // tries again after a long while
    const second = leader([shared.for('second')], undefined, 5);
    await first.start();
    await second.start();
    await until(() => second.leads().length === 1);
  });

  it('lets other parts run while one takes long to start', async () => {
    let release: (stop: () => Promise<void>) => void = () => undefined;
    const slow: Led = { name: 'slow', start: () => new Promise((done) => (release = done)) };
    const quick = part('quick');
    const only = leader([slow, quick.for('only')]);
    const started = only.start();
    await until(() => quick.runs.length === 1);
    expect(only.leads()).toEqual(['quick']);
    release(async () => undefined);
    await started;
    expect(only.leads()).toEqual(['slow', 'quick']);
  });

  it('does not wait for a part whose start takes long, and stops it all the same', async () => {
    let release: (stop: () => Promise<void>) => void = () => undefined;
    let stops = 0;
    const long: Led = {
      name: 'long',
      start: (_signal, later) => {
        later();
        return new Promise((done) => (release = done));
      },
    };
    const only = leader([long]);
    await only.start();
    expect(only.leads()).toEqual([]);
    const stopped = only.stop();
    release(async () => void (stops += 1));
    await stopped;
    expect(stops).toBe(1);
  });

  it('stops a part whose lock was lost while it was starting', async () => {
    let release: () => void = () => undefined;
    let [starts, stops] = [0, 0];
    const slow: Led = {
      name: 'lost meanwhile',
      start: async () => {
        if (++starts === 1) await new Promise<void>((done) => (release = done));
        return async () => void (stops += 1);
      },
    };
    const only = leader([slow]);
    void only.start();
    await until(() => starts === 1);
    await cut('lost meanwhile');
    const other = part('lost meanwhile');
    const second = leader([other.for('second')], undefined, 5);
    await second.start();
    await until(() => second.leads().length === 1);
    release();
    await until(() => stops === 1);
    expect(only.leads()).toEqual([]);
  });

  it('tells a part that is starting that it is no longer wanted, when asked to stop', async () => {
    const errors: unknown[] = [];
    const slow: Led = {
      name: 'interrupted',
      start: (signal) =>
        new Promise((_done, failed) => signal.addEventListener('abort', () => failed(signal.reason))),
    };
    const only = leader([slow], (error) => errors.push(error));
    const started = only.start();
    await until(async () => {
      const client = await connect(database.worker);
      const { rows } = await client.query(
        `select pg_try_advisory_lock(hashtextextended('yinfeng/interrupted', 0)) as won`,
      );
      await client.end();
      return (rows[0] as { won: boolean }).won === false;
    });
    await only.stop();
    await started;
    expect(errors).toEqual([]);
    const other = part('interrupted');
    const second = leader([other.for('second')]);
    await second.start();
    await until(() => second.leads().length === 1);
  });

  it('keeps trying while PostgreSQL cannot be reached, and stops all the same', async () => {
    const errors: unknown[] = [];
    const nowhere = new Leadership(
      { host: '127.0.0.1', port: 1, user: 'x', database: 'x' },
      [part('nowhere').for('only')],
      (error) => errors.push(error),
      5,
    );
    await nowhere.start();
    await until(() => errors.length >= 3);
    await nowhere.stop();
    expect(nowhere.leads()).toEqual([]);
  });
});
