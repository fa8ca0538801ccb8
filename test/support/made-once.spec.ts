import {
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { madeOnce, nameOf } from './made-once.js';

/** Above the highest number that a system gives to a process. */
const DEAD = 2 ** 22 + 1;

let within: string;
let times: number;
beforeEach(() => {
  within = mkdtempSync(path.join(tmpdir(), 'yinfeng-made-once-'));
  times = 0;
});
afterEach(() => rmSync(within, { recursive: true, force: true }));

const made =
  (content: string, meanwhile: () => Promise<void> | void = () => undefined) =>
  async (folder: string) => {
    times += 1;
    mkdirSync(folder);
    writeFileSync(path.join(folder, 'first'), content);
    await meanwhile();
    writeFileSync(path.join(folder, 'last'), content);
  };
const contentOf = (folder: string) =>
  readdirSync(folder).map((file) => readFileSync(path.join(folder, file), 'utf8'));
const names = () => readdirSync(within).toSorted();

describe('a folder that runs at once share', () => {
  it('is made once, and found by whoever comes later', async () => {
    const folder = await madeOnce(within, 'a', made('甲'));
    expect(await madeOnce(within, 'a', made('乙'))).toBe(folder);
    expect([times, contentOf(folder)]).toEqual([1, ['甲', '甲']]);
  });

  it('is not to be seen before it is whole', async () => {
    await madeOnce(
      within,
      'a',
      made('甲', () => expect(names()).not.toContain('a')),
    );
    expect(names()).toEqual(['a']);
  });

  it('is whole for both who make it at once, whoever is first', async () => {
    let both = () => {};
    const begun = new Promise<void>((resolve) => (both = resolve));
    const wait = () => (times === 2 ? both() : begun);
    const [one, other] = await Promise.all([
      madeOnce(within, 'a', made('甲', wait)),
      madeOnce(within, 'a', made('甲', wait)),
    ]);
    expect([times, one, contentOf(one), names()]).toEqual([2, other, ['甲', '甲'], ['a']]);
  });

  it('is left by one who fails as it was: not there, and made by the next', async () => {
    const fails = () => Promise.reject(new Error('no space'));
    await expect(madeOnce(within, 'a', made('甲', fails))).rejects.toThrow('no space');
    expect(names()).toEqual([]);
    expect(contentOf(await madeOnce(within, 'a', made('乙')))).toEqual(['乙', '乙']);
  });

  it('stays beside a newer one as long as somebody lives who reads it, and goes afterwards', async () => {
    const read = await madeOnce(within, 'a', made('甲'));
    await madeOnce(within, 'b', made('乙'), DEAD);
    expect([names(), contentOf(read)]).toEqual([
      ['a', 'b'],
      ['甲', '甲'],
    ]);
    await madeOnce(within, 'c', made('丙'), DEAD);
    expect(names()).toEqual(['a', 'c']);
  });

  it('of one who was killed while making it is swept, and of one who is still at it is not', async () => {
    mkdirSync(path.join(within, 'without-users'));
    for (const maker of [DEAD, process.pid]) mkdirSync(path.join(within, `a.unfinished-${maker}-0`));
    writeFileSync(path.join(within, 'as-it-was-before.mjs'), '');
    await madeOnce(within, 'b', made('乙'));
    expect(names()).toEqual([`a.unfinished-${process.pid}-0`, 'b']);
  });

  it('is made anew by one who comes while it is swept by one who saw no user', async () => {
    const folder = path.dirname(await madeOnce(within, 'a', made('甲'), DEAD));
    const sweeper = path.join(folder, `swept-by-${process.ppid}`);
    writeFileSync(sweeper, '');
    const read = madeOnce(within, 'a', made('乙'));
    renameSync(folder, `${folder}.unfinished-${process.ppid}-0`);
    expect([contentOf(await read), times]).toEqual([['乙', '乙'], 2]);
  });

  it('is what it was to one who comes while it is looked at by a sweeper who leaves it', async () => {
    const folder = path.dirname(await madeOnce(within, 'a', made('甲')));
    const sweeper = path.join(folder, `swept-by-${process.ppid}`);
    writeFileSync(sweeper, '');
    const read = madeOnce(within, 'a', made('乙'));
    rmSync(sweeper);
    // Nor does anybody wait for one who was killed.
    writeFileSync(path.join(folder, `swept-by-${DEAD}`), '');
    expect([contentOf(await read), times]).toEqual([['甲', '甲'], 1]);
    await madeOnce(within, 'b', made('丙'), DEAD);
    expect(readdirSync(folder).toSorted()).toEqual(['made', `swept-by-${DEAD}`, 'users']);
  });

  it('is left to another sweeper who is at it', async () => {
    const folder = path.dirname(await madeOnce(within, 'a', made('甲'), DEAD));
    const other = path.join(folder, `swept-by-${process.ppid}`);
    writeFileSync(other, '');
    await madeOnce(within, 'b', made('乙'));
    expect([names(), readdirSync(folder).length]).toEqual([['a', 'b'], 3]);
    rmSync(other);
    await madeOnce(within, 'b', made('乙'));
    expect(names()).toEqual(['b']);
  });

  it.each([Number.NaN, 0, 1.5, -1])('is refused to a user who is no process (%s)', async (user) => {
    await expect(madeOnce(within, 'a', made('甲'), user)).rejects.toThrow('has no number');
    expect([times, names()]).toEqual([0, []]);
    // One who was let in before keeps nothing.
    await madeOnce(within, 'a', made('甲'), DEAD);
    writeFileSync(path.join(within, 'a/users', String(user)), '');
    await madeOnce(within, 'b', made('乙'), DEAD);
    expect(names()).toEqual(['b']);
  });

  it('has another name for other contents, also where together they read the same', () => {
    expect(nameOf(['a', 'bc'])).toBe(nameOf(['a', Buffer.from('bc')]));
    expect(nameOf(['a', 'bc'])).not.toBe(nameOf(['ab', 'c']));
  });
});
