import { afterAll, beforeAll, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { Logger } from '@nestjs/common';
import type { DataSource } from 'typeorm';
import { openDataSource } from '#platform/database';
import { testDatabase, type TestDatabase } from '../../../../test/support/database.js';
import { accessMigrations } from './access.migration.js';
import { SignInLimiter } from './sign-in-limiter.js';

let database: TestDatabase;
let owner: DataSource;
let api: DataSource;

beforeAll(async () => {
  database = await testDatabase(accessMigrations);
  [owner, api] = await Promise.all([openDataSource(database.owner, []), openDataSource(database.api, [])]);
});
afterAll(async () => {
  await Promise.all([owner, api].map((source) => source.destroy()));
  await database.drop();
});
beforeEach(() => owner.query('delete from access.sign_in_attempt'));

const limiter = () => new SignInLimiter(api);

/** `undefined` where a guess may be made, which then fails; else the code of the refusal. */
const guess = async (
  username: string,
  address: string,
  { device, at = limiter() }: { device?: string; at?: SignInLimiter } = {},
): Promise<string | undefined> => {
  try {
    await (await at.admit(username, { address, device })).failed();
    return undefined;
  } catch (error) {
    return (error as { code: string }).code;
  }
};

const guesses = async (times: number, ask: (n: number) => Promise<string | undefined>) => {
  const refused: (string | undefined)[] = [];
  for (let n = 0; n < times; n += 1) refused.push(await ask(n));
  return refused.filter((code) => code !== undefined);
};

const lapse = (by: string) =>
  owner.query(
    `update access.sign_in_attempt set expire = expire - extract(epoch from interval '${by}') * 1000`,
  );

describe('the sign-in limiter', () => {
  it('lets one address guess five times at one account, and nobody else pays for it', async () => {
    expect(await guesses(5, () => guess('admin', 'a'))).toEqual([]);
    expect(await guess('admin', 'a')).toBe('TOO_MANY_REQUESTS');
    expect(await guess('admin', 'b')).toBeUndefined();
    expect(await guess('analyst', 'a')).toBeUndefined();
  });

  it('says how long to wait, and further attempts do not make it longer', async () => {
    await guesses(5, () => guess('admin', 'a'));
    await lapse('14 minutes');
    for (let n = 0; n < 3; n += 1) {
      const refusal = limiter().admit('admin', { address: 'a', device: undefined });
      await expect(refusal).rejects.toMatchObject({ code: 'TOO_MANY_REQUESTS' });
      const { details } = (await refusal.catch((error: unknown) => error)) as {
        details: { retryAfterSeconds: number };
      };
      expect(details.retryAfterSeconds).toBeGreaterThan(0);
      expect(details.retryAfterSeconds).toBeLessThanOrEqual(60);
    }
    await lapse('1 minute');
    expect(await guess('admin', 'a')).toBeUndefined();
  });

  it('forgets failures at a success, but only those at this account', async () => {
    await guesses(4, () => guess('admin', 'a'));
    await (await limiter().admit('admin', { address: 'a', device: undefined })).succeeded();
    expect(await guesses(5, () => guess('admin', 'a'))).toEqual([]);
    expect(await guess('admin', 'a')).toBe('TOO_MANY_REQUESTS');
  });

  it('counts what is under way: of many guesses at once five are made', async () => {
    const at = limiter();
    const answers = await Promise.all(Array.from({ length: 12 }, () => guess('admin', 'a', { at })));
    expect(answers.filter((code) => code === undefined)).toHaveLength(5);
  });

  it('lets one address fail thirty times at whatever accounts, and one that succeeds as often as it likes', async () => {
    expect(await guesses(30, (n) => guess(`name ${n}`, 'a'))).toEqual([]);
    expect(await guess('another', 'a')).toBe('TOO_MANY_REQUESTS');
    expect(await guess('another', 'b')).toBeUndefined();
    for (let n = 0; n < 40; n += 1)
      await (await limiter().admit(`name ${n}`, { address: 'office', device: undefined })).succeeded();
  });

  it('closes an account to nobody, however many guess at it: each address has one guess then, and the next finds it open', async () => {
    expect(await guesses(60, (n) => guess('liaison', `address ${n}`))).toEqual([]);
    expect(await guess('liaison', 'address 59')).toBe('TOO_MANY_REQUESTS');
    const right = await limiter().admit('liaison', { address: 'a new one', device: undefined });
    await right.succeeded();
    await limiter().admit('liaison', { address: 'a new one', device: undefined }); // and is not counted there
    expect(await guess('liaison', 'address 60')).toBeUndefined();
    expect(await guess('liaison', 'address 60')).toBe('TOO_MANY_REQUESTS');
  });

  it('does not count against an account what it refused', async () => {
    await guesses(40, () => guess('liaison', 'a'));
    expect(await guesses(5, () => guess('liaison', 'b'))).toEqual([]); // five were made: the others are not slowed down
    expect(await guesses(5, () => guess('admin', 'a'))).toEqual([]); // nor is the rest of the office
  });

  it('counts a device that was there before apart from its address and from all strangers', async () => {
    await guesses(60, (n) => guess('liaison', `address ${n}`));
    await guesses(31, (n) => guess(`name ${n}`, 'a'));
    expect(await guess('liaison', 'a')).toBe('TOO_MANY_REQUESTS');
    expect(await guesses(5, () => guess('liaison', 'a', { device: 'known' }))).toEqual([]);
    expect(await guess('liaison', 'a', { device: 'known' })).toBe('TOO_MANY_REQUESTS');
    expect(await guess('liaison', 'a', { device: 'another' })).toBeUndefined();
  });

  it('keeps its counters where every process and the next start find them, without names and addresses', async () => {
    await guesses(5, () => guess('admin', '203.0.113.7', { at: limiter() }));
    const kept = JSON.stringify(await owner.query('select * from access.sign_in_attempt'));
    expect(kept).not.toMatch(/admin|203\.0/);
    expect(await guess('admin', '203.0.113.7')).toBe('TOO_MANY_REQUESTS');
  });

  it('deletes the counters that have lapsed', async () => {
    const time = { now: Date.now() };
    const at = new SignInLimiter(api, () => time.now);
    await guesses(20, (n) => guess(`name ${n}`, 'a', { at }));
    await lapse('2 hours');
    await guess('another', 'b', { at });
    const rows = () => owner.query('select from access.sign_in_attempt') as Promise<unknown[]>;
    expect((await rows()).length).toBeGreaterThan(40); // at most once a minute
    time.now += 60_000;
    await guess('another', 'b', { at });
    expect(await rows()).toHaveLength(3);
  });

  it('lets nobody in unseen where its table cannot be reached', async () => {
    const complaint = jest.spyOn(Logger.prototype, 'error').mockReturnValue();
    await owner.query('revoke all on access.sign_in_attempt from yinfeng_api');
    try {
      expect(await guess('admin', 'a')).toBe('SIGN_IN_UNAVAILABLE');
      expect(await guess('admin', 'a', { device: 'known' })).toBe('SIGN_IN_UNAVAILABLE');
      expect(complaint).toHaveBeenCalledTimes(2);
    } finally {
      complaint.mockRestore();
      await owner.query('grant select, insert, update, delete on access.sign_in_attempt to yinfeng_api');
    }
  });
});
