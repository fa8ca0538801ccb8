import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { testDatabase, type TestDatabase } from '../../../../test/support/database.js';
import { connect } from './connection.js';
import { Signals } from './signals.js';

let database: TestDatabase;
const open: Signals[] = [];
const signals = (onTrouble?: (line: string) => void) => {
  const made = new Signals(database.worker, onTrouble);
  open.push(made);
  return made;
};

beforeAll(async () => {
  database = await testDatabase();
});
afterEach(() => Promise.all(open.splice(0).map((each) => each.close())));
afterAll(() => database.drop());

/** Collects what is heard; `heard(n)` resolves when there are n. */
const ear = () => {
  const all: string[] = [];
  const waiting: (() => void)[] = [];
  return {
    all,
    hear: (payload: string) => {
      all.push(payload);
      for (const wake of waiting.splice(0)) wake();
    },
    heard: async (n: number) => {
      while (all.length < n) await new Promise<void>((done) => waiting.push(done));
      return all;
    },
  };
};

describe('signals', () => {
  it('reach another process', async () => {
    const [here, there, { hear, heard }] = [signals(), signals(), ear()];
    await there.listen('log', hear);
    here.notify('log', '7');
    expect(await heard(1)).toEqual(['7']);
  });

  it('are heard at once by the process that sends them, and not a second time', async () => {
    const [here, there, local, marker] = [signals(), signals(), ear(), ear()];
    await here.listen('log', local.hear);
    await here.listen('back', marker.hear);
    await there.listen('log', () => there.notify('back', 'seen'));
    here.notify('log', '1');
    expect(local.all).toEqual(['1']);
    // What came back to us was sent after our own, on the same connection: an echo would be here by now.
    await marker.heard(1);
    expect(local.all).toEqual(['1']);
  });

  it('are merged per channel, the latest wins', async () => {
    const [here, there, { all, hear, heard }] = [signals(), signals(), ear()];
    await here.listen('warm', () => undefined); // connected, so that nothing waits for that
    await there.listen('log', hear);
    for (let seq = 1; seq <= 1_000; seq++) here.notify('log', String(seq));
    while (all.at(-1) !== '1000') await heard(all.length + 1);
    expect(all.length).toBeLessThan(10);
  });

  it('are no longer heard after listening ended', async () => {
    const [here, there, gone, marker] = [signals(), signals(), ear(), ear()];
    (await there.listen('log', gone.hear))();
    await there.listen('marker', marker.hear);
    here.notify('log', '1');
    here.notify('marker', '1');
    await marker.heard(1);
    expect(gone.all).toEqual([]);
  });

  it('come back after the connection was cut, and show that something may have been missed', async () => {
    const lines: string[] = [];
    const [here, there, { hear, heard }] = [signals(), signals((line) => lines.push(line)), ear()];
    await there.listen('log', hear);
    const client = await connect(database.worker);
    await client.query(
      `select pg_terminate_backend(pid) from pg_stat_activity
        where application_name = 'yinfeng signals' and datname = current_database()`,
    );
    await client.end();
    expect(await heard(1)).toEqual(['']);
    here.notify('log', '2');
    expect(await heard(2)).toEqual(['', '2']);
    expect(lines.at(-1)).toBe('signals are back');
  });

  it('refuse a payload that PostgreSQL would not take', () => {
    expect(() => signals().notify('log', '汉'.repeat(2_667))).toThrow(RangeError);
  });

  it('send what is due before they close', async () => {
    const [here, there, { hear, heard }] = [signals(), signals(), ear()];
    await there.listen('log', hear);
    await here.listen('other', () => undefined);
    here.notify('log', 'last');
    await here.close();
    expect(await heard(1)).toEqual(['last']);
  });
});
