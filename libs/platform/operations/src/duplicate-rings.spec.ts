import { describe, expect, it } from '@jest/globals';
import { closesRing, type LinkOf } from './duplicate-rings.js';

/** Links as the log has them, in its order: `A>B` links A to B. Its event is named like it. */
const asks = (order: readonly string[], unsequenced: readonly string[] = []) => {
  const linkOf: LinkOf = async (id) => {
    const eventId = order.findLast((link) => link.startsWith(`${id}>`));
    return eventId === undefined ? undefined : { to: eventId.slice(id.length + 1), eventId };
  };
  const seqOf = async (eventId: string) =>
    unsequenced.includes(eventId) ? undefined : order.indexOf(eventId) + 1;
  return (link: string) => closesRing({ seqOf }, linkOf, link[0]!, link);
};
const closing = async (order: readonly string[]): Promise<string[]> => {
  const closes = asks(order);
  const found: string[] = [];
  for (const link of order) if (await closes(link)) found.push(link);
  return found;
};
const permutations = <T>(items: readonly T[]): T[][] =>
  items.length === 0
    ? [[]]
    : items.flatMap((item, i) => permutations(items.toSpliced(i, 1)).map((rest) => [item, ...rest]));
const ring = (length: number) =>
  Array.from({ length }, (_, i) => `${'ABCDE'[i]}>${'ABCDE'[(i + 1) % length]}`);

describe('the link that closes a ring', () => {
  it.each([2, 3, 4, 5])(
    'of %i links is the last in the log’s order, in every order of them',
    async (length) => {
      for (const order of permutations(ring(length))) expect(await closing(order)).toEqual([order.at(-1)]);
    },
  );

  it('is none where the links end at a record that counts', async () =>
    expect(await closing(['A>B', 'B>C', 'D>B'])).toEqual([]));

  it('is none of the links that lead into a ring', async () => {
    expect(await closing(['D>A', 'A>B', 'B>A'])).toEqual(['B>A']);
    expect(await closing(['A>B', 'B>A', 'D>A', 'E>D'])).toEqual(['B>A']);
  });

  it('is found in each of several rings', async () =>
    expect(await closing(['A>B', 'C>D', 'D>C', 'B>A'])).toEqual(['D>C', 'B>A']));

  it('is not the one in hand while another has no place in the log yet: that one comes later', async () => {
    const closes = asks(['B>A', 'A>B'], ['B>A']);
    expect(await closes('A>B')).toBe(false);
  });

  it('is not one that was taken back and made anew since', async () => {
    const linkOf: LinkOf = async (id) =>
      id === 'A' ? { to: 'B', eventId: 'A>B again' } : { to: 'A', eventId: 'B>A' };
    const seqOf = async (eventId: string) => ['A>B', 'B>A', 'A>B again'].indexOf(eventId) + 1;
    expect(await closesRing({ seqOf }, linkOf, 'A', 'A>B')).toBe(false);
    expect(await closesRing({ seqOf }, linkOf, 'A', 'A>B again')).toBe(true);
  });
});
