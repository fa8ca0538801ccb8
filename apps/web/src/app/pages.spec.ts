import { describe, expect, it } from '@jest/globals';
import { pageAt, pages } from './pages.ts';

describe('the page at an address', () => {
  it.each([
    ['/', '/'],
    ['/leads', '/leads'],
    ['/leads/', '/leads'],
    ['/leads/new', '/leads/new'],
    ['/leads/4f7c', '/leads/$id'],
    ['/admin/stations/4f7c', '/admin/stations/$id'],
    ['/receipts/q1Yq.mBc-Zr2d', '/receipts/$token'],
    ['/leads/4f7c/more', undefined],
    ['/nowhere', undefined],
  ])('%s is that of %s', (pathname, path) => expect(pageAt(pathname)?.path).toBe(path));
});

it('a page goes by the moment in its address, or stands under the word that it is of now', () => {
  const recordsOf = (kind: string) => [`/${kind}`, `/${kind}/$id`];
  expect(
    pages
      .filter(({ dated }) => dated)
      .map(({ path }) => path)
      .toSorted(),
  ).toEqual(
    [
      ...['leads', 'visits', 'activities', 'agreements', 'projects', 'outcomes', 'documents'].flatMap(
        recordsOf,
      ),
      '/figures',
      '/receipts/$token',
    ].toSorted(),
  );
});
