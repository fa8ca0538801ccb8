import { describe, expect, it } from '@jest/globals';
import { findOrKept } from './find-or-kept.ts';

const kept = [
  { id: '1', name: '青岛市氢能产业协会', detail: '黄岛区' },
  { id: '2', name: 'Chamber of Laoshan', detail: '崂山区' },
];

describe('what a form finds', () => {
  it('is what the server finds, where it answers', async () => {
    const found = [{ id: '3', name: '氢能' }];
    expect(await findOrKept(async () => found, kept)('氢能')).toEqual(found);
    expect(await findOrKept(async () => [], kept)('氢能')).toEqual([]);
  });

  it('is what the device keeps of that name or place, where it does not', async () => {
    const find = findOrKept(() => Promise.reject(new Error('offline')), kept);
    expect((await find(' 氢能 ')).map(({ id }) => id)).toEqual(['1']);
    expect((await find('chamber')).map(({ id }) => id)).toEqual(['2']);
    expect((await find('崂山')).map(({ id }) => id)).toEqual(['2']);
    expect(await find('')).toHaveLength(2);
  });
});
