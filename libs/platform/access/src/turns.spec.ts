import { describe, expect, it } from '@jest/globals';
import { Turns, TurnsFull } from './turns.js';

/** Work that ends when it is told to, with the order in which it began. */
const setUp = (options: { atOnce: number; waiting: number; ofOne: number }) => {
  const turns = new Turns(options);
  const begun: string[] = [];
  const ends: (() => void)[] = [];
  const take = (caller: string) =>
    turns.take(caller, () => {
      begun.push(caller);
      return new Promise<void>((end) => ends.push(end));
    });
  /** Ends the work that began first, and lets the next begin. */
  const endOne = async () => {
    ends.shift()!();
    await new Promise(setImmediate);
  };
  return { begun, take, endOne };
};

describe('turns', () => {
  it('go round the callers, whoever asked how often', async () => {
    const { begun, take, endOne } = setUp({ atOnce: 1, waiting: 10, ofOne: 10 });
    const all = [...'aaaa', 'b', 'c', 'b'].map(take);
    for (const _ of all) await endOne();
    await Promise.all(all);
    expect(begun.join('')).toBe('aabcaba');
  });

  it('are as many at once as there may be, and handed on', async () => {
    const { begun, take, endOne } = setUp({ atOnce: 2, waiting: 10, ofOne: 10 });
    const all = [...'abcd'].map(take);
    expect(begun.join('')).toBe('ab');
    await endOne();
    expect(begun.join('')).toBe('abc');
    for (let left = 3; left > 0; left -= 1) await endOne();
    await Promise.all(all);
    const again = take('e');
    expect(begun.join('')).toBe('abcde');
    await endOne();
    await again;
  });

  it('are handed on by work that fails, too', async () => {
    const turns = new Turns({ atOnce: 1, waiting: 1, ofOne: 1 });
    const failing = turns.take('a', () => Promise.reject(new Error('no')));
    const next = turns.take('b', () => Promise.resolve('yes'));
    await expect(failing).rejects.toThrow('no');
    expect(await next).toBe('yes');
  });

  it('are not given to one caller who has too many waiting', async () => {
    const { begun, take, endOne } = setUp({ atOnce: 1, waiting: 10, ofOne: 2 });
    const all = [take('a'), take('a'), take('a')];
    await expect(take('a')).rejects.toBeInstanceOf(TurnsFull);
    all.push(take('b'));
    for (const _ of all) await endOne();
    await Promise.all(all);
    expect(begun.join('')).toBe('aaba');
  });

  it('when all places are taken, are given to one who waits less than another', async () => {
    const { begun, take, endOne } = setUp({ atOnce: 1, waiting: 3, ofOne: 3 });
    const [running, first, second, last] = ['a', 'a', 'a', 'a'].map(take);
    const other = take('b');
    await expect(last).rejects.toBeInstanceOf(TurnsFull);
    // Everybody waits as often as another would: nobody is turned away for a third.
    const third = take('c');
    await expect(second).rejects.toBeInstanceOf(TurnsFull);
    await expect(take('d')).rejects.toBeInstanceOf(TurnsFull);
    for (let left = 4; left > 0; left -= 1) await endOne();
    await Promise.all([running, first, other, third]);
    expect(begun.join('')).toBe('aabc');
  });
});
