import { describe, expect, it } from '@jest/globals';
import * as fc from 'fast-check';
import { propertySeed } from '../../../../test/support/property-seed.js';
import { groupedByKeys, inLanes } from './lanes.js';

type Item = { readonly n: number; readonly keys: readonly string[] };
const items = fc
  .array(fc.array(fc.constantFrom('a', 'b', 'c', 'd', 'e', 'f', 'g'), { maxLength: 3 }), { maxLength: 30 })
  .map((keys) => keys.map((each, n): Item => ({ n, keys: each })));

describe('groups by keys', () => {
  it('hold everything once, in its order, and share no key', () =>
    fc.assert(
      fc.property(items, (all) => {
        const groups = groupedByKeys(all, ({ keys }) => keys);
        expect(groups.flat().toSorted((a, b) => a.n - b.n)).toEqual(all);
        for (const group of groups) expect(group).toEqual(group.toSorted((a, b) => a.n - b.n));
        const ofGroups = groups.map((group) => [...new Set(group.flatMap(({ keys }) => keys))]);
        expect(ofGroups.flat()).toHaveLength(new Set(ofGroups.flat()).size);
      }),
      { seed: propertySeed },
    ));

  it('put together what shares a key by way of a third, and nothing else', () => {
    const of = (...keys: string[][]) =>
      groupedByKeys(
        keys.map((each, n) => ({ n, keys: each })),
        (item) => item.keys,
      ).map((group) => group.map(({ n }) => n));
    expect(of(['name'], ['code'], ['other'], ['name', 'code'])).toEqual([[0, 1, 3], [2]]);
    expect(of([], [])).toEqual([[0], [1]]);
  });
});

describe('lanes', () => {
  it('run so many groups side by side, each in its order', async () => {
    const groups = Array.from({ length: 9 }, (_, group) => [0, 1, 2].map((n) => ({ group, n })));
    const seen = groups.map((): number[] => []);
    let [under, most] = [0, 0];
    await inLanes(groups, 4, async ({ group, n }) => {
      most = Math.max(most, ++under);
      await new Promise((resolve) => setImmediate(resolve));
      seen[group]!.push(n);
      under--;
    });
    expect([most, seen]).toEqual([4, groups.map(() => [0, 1, 2])]);
  });

  it('begin nothing more once one fails, and wait for what is under way', async () => {
    const done: string[] = [];
    const failed = await inLanes([['a1', 'a2'], ['b1', 'b2'], ['c1']], 2, async (item) => {
      await new Promise((resolve) => setImmediate(resolve));
      if (item === 'a1') throw new Error('refused');
      done.push(item);
    });
    expect(failed).toMatchObject([{ item: 'a1', error: { message: 'refused' } }]);
    expect(done).toEqual(['b1']);
  });
});
