import { describe, expect, it } from '@jest/globals';
import { DatabaseClock } from './database-clock.js';

/** A database some way ahead of this process, which takes 100 ms to answer. */
const setUp = (ahead: number) => {
  const time = { now: Date.parse('2022-08-31T00:00:00Z') };
  const asked = { times: 0, fails: false };
  const source = {
    query: async () => {
      asked.times += 1;
      if (asked.fails) throw new Error('away');
      time.now += 50;
      const row = { now: String(time.now + ahead) };
      time.now += 50;
      return [row];
    },
  };
  return { time, asked, clock: new DatabaseClock(source as never, () => time.now) };
};

describe('the database clock', () => {
  it("is this process's, corrected by the offset to the database's and half the way there", async () => {
    const { clock, time } = setUp(5_000);
    await clock.refresh();
    expect(Date.parse(clock.now())).toBe(time.now + 5_000);
  });

  it('asks once a minute, and once for all who come at once', async () => {
    const { clock, time, asked } = setUp(0);
    await Promise.all([clock.refresh(), clock.refresh()]);
    time.now += 59_000;
    await clock.refresh();
    expect(asked.times).toBe(1);
    time.now += 2_000;
    await clock.refresh();
    expect(asked.times).toBe(2);
  });

  it('asks anew when this process has its clock set back', async () => {
    const { clock, time, asked } = setUp(0);
    await clock.refresh();
    time.now -= 86_400_000;
    await clock.refresh();
    expect(asked.times).toBe(2);
  });

  it('keeps the last offset when the database is away', async () => {
    const { clock, time, asked } = setUp(5_000);
    await clock.refresh();
    time.now += 61_000;
    asked.fails = true;
    await clock.refresh();
    expect(Date.parse(clock.now())).toBe(time.now + 5_000);
  });
});
