import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { CatchUpGroup } from './catch-up-group.js';

beforeEach(() => void jest.useFakeTimers());
afterEach(() => void jest.useRealTimers());

/** Whether it goes on without anybody else's doing. */
const goes = async (going: Promise<void>): Promise<boolean> => {
  let gone = false;
  void going.then(() => (gone = true));
  await jest.advanceTimersByTimeAsync(0);
  return gone;
};

describe('a group of projections that catch up', () => {
  it('lets go on whoever is not too far ahead of the last', async () => {
    const catchUpGroup = new CatchUpGroup(100);
    await catchUpGroup.goOn('slow', 0);
    expect(await goes(catchUpGroup.goOn('quick', 100))).toBe(true);
    expect(await goes(catchUpGroup.goOn('quick', 101))).toBe(false);
  });

  it('lets the first go on when the last has come near', async () => {
    const catchUpGroup = new CatchUpGroup(100);
    await catchUpGroup.goOn('slow', 0);
    const quick = catchUpGroup.goOn('quick', 200);
    expect(await goes(quick)).toBe(false);
    await catchUpGroup.goOn('slow', 50);
    expect(await goes(quick)).toBe(false);
    await catchUpGroup.goOn('slow', 100);
    expect(await goes(quick)).toBe(true);
  });

  it('waits for nobody who has caught up, failed or stopped', async () => {
    const catchUpGroup = new CatchUpGroup(100);
    await catchUpGroup.goOn('slow', 0);
    const quick = catchUpGroup.goOn('quick', 200);
    catchUpGroup.leave('slow');
    expect(await goes(quick)).toBe(true);
  });

  it('ends the waiting of one that is stopped meanwhile', async () => {
    const catchUpGroup = new CatchUpGroup(100);
    await catchUpGroup.goOn('slow', 0);
    const quick = catchUpGroup.goOn('quick', 200);
    catchUpGroup.leave('quick');
    expect(await goes(quick)).toBe(true);
  });

  it('leaves one behind that does not move, until it moves again', async () => {
    const catchUpGroup = new CatchUpGroup(100, 2000);
    await catchUpGroup.goOn('stuck', 0);
    await catchUpGroup.goOn('slow', 100);
    const quick = catchUpGroup.goOn('quick', 250);
    await jest.advanceTimersByTimeAsync(1999);
    expect(await goes(quick)).toBe(false);
    await jest.advanceTimersByTimeAsync(1);
    expect(await goes(quick)).toBe(true);
    expect(await goes(catchUpGroup.goOn('quick', 300))).toBe(true); // none of the two is waited for again
    await catchUpGroup.goOn('slow', 150);
    expect(await goes(catchUpGroup.goOn('quick', 400))).toBe(false); // but for one that has moved
  });

  it('does not lose patience with one that moves, however slowly', async () => {
    const catchUpGroup = new CatchUpGroup(100, 2000);
    await catchUpGroup.goOn('slow', 100);
    const quick = catchUpGroup.goOn('quick', 500);
    for (let seq = 101; seq <= 105; seq++) {
      await jest.advanceTimersByTimeAsync(1999);
      await catchUpGroup.goOn('slow', seq);
    }
    expect(await goes(quick)).toBe(false);
  });

  it('does not wait for one that begins anew while the others are nearly there', async () => {
    const catchUpGroup = new CatchUpGroup(100);
    await catchUpGroup.goOn('new', 0);
    expect(await goes(catchUpGroup.goOn('nearly there', 499))).toBe(false);
    expect(await goes(catchUpGroup.goOn('there', 500))).toBe(true);
  });

  it('never has all of them wait', async () => {
    const catchUpGroup = new CatchUpGroup(100);
    const names = ['a', 'b', 'c'];
    const reads: number[] = names.map(() => 0);
    await Promise.all(
      names.map(async (name, which) => {
        for (let seq = 0; seq < 5000; seq += (which + 1) * 50) {
          await catchUpGroup.goOn(name, seq);
          reads[which]! += 1;
        }
        catchUpGroup.leave(name);
      }),
    );
    expect(reads).toEqual([100, 50, 34]);
    expect(jest.getTimerCount()).toBe(0);
  });
});
