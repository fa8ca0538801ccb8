import { describe, expect, it } from '@jest/globals';
import { RegionsResolver } from './regions.resolver.js';

const resolver = new RegionsResolver();

describe('the query of regions', () => {
  it('pages through the divisions below one, each once', () => {
    const whole = resolver.regions({ first: 100 }, '370200');
    const codes: string[] = [];
    let after: string | null = null;
    do {
      const page = resolver.regions({ first: 3, after }, '370200');
      codes.push(...page.edges.map(({ node }) => node.code));
      after = page.pageInfo.hasNextPage ? page.pageInfo.endCursor : null;
    } while (after);
    expect(codes).toEqual(whole.edges.map(({ node }) => node.code));
    expect(codes).toContain('370215');
    expect(whole.totalCount).toBe(codes.length);
  });

  it('begins with the provinces', () => {
    const { edges, totalCount } = resolver.regions({});
    expect(totalCount).toBe(34);
    expect(edges[0]?.node).toMatchObject({ code: '110000', name: '北京市', level: 'PROVINCE' });
  });

  it('refuses a parent that is no division, and a cursor of another list', () => {
    expect(() => resolver.regions({}, '370299')).toThrow(expect.objectContaining({ code: 'REGION_UNKNOWN' }));
    expect(() => resolver.regions({ after: 'nonsense' })).toThrow(
      expect.objectContaining({ code: 'BAD_USER_INPUT' }),
    );
  });

  it('finds one by its code', () => {
    expect(resolver.region('370215')).toMatchObject({ fullName: '山东省青岛市即墨区' });
    expect(resolver.region('370282')).toBeNull();
  });
});
