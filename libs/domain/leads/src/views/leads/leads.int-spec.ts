import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { chainNames } from '#domain/catalogue';
import { AccountNames } from '#platform/access';
import { openDataSource } from '#platform/database';
import { Loaders, PageArgs, type GraphqlContext, type Page } from '#platform/graphql';
import { RowFold, Views, type Progress } from '#platform/projections';
import { readingIn, recordedOn } from '#platform/testing';
import * as fc from 'fast-check';
import type { DataSource } from 'typeorm';
import { testDatabase, type TestDatabase } from '../../../../../../test/support/database.js';
import { leadGrades, leadStages, type LeadEvent } from '../../lead.events.js';
import {
  assigned,
  creditCode,
  followedUp,
  judged,
  linked,
  lost,
  owner,
  qualified,
  released,
  reported,
  stationId,
  union,
  userId,
  yuan,
} from '../../testing/lead.examples.js';
import { FollowUps } from './follow-ups.js';
import type { LeadFilter } from './lead-filter.js';
import { LeadsResolver } from './leads.resolver.js';
import { LeadFollowUpRow, LeadRow, leadsView } from './leads.view.js';
import { SimilarArgs } from './similar-leads.js';

type LeadOrder = NonNullable<Parameters<LeadsResolver['many']>[4]>;
const idOf = (n: number) => `00000000-0000-4000-8000-${String(n).padStart(12, '0')}`;
const eventIdOf = (n: number, i: number) =>
  `00000000-0000-4000-9${String(n).padStart(3, '0')}-${String(i).padStart(12, '0')}`;

/** By number: what became of each. */
const leads: Readonly<Record<number, readonly LeadEvent[]>> = {
  1: [reported({ title: '100%国产_电解槽', reportedOn: '2022-01-05', expectedInvestment: yuan(300) })],
  2: [
    reported({ title: '1000国产x电解槽', reportedOn: '2022-02-05', stationId }),
    qualified(),
    assigned(),
    followedUp('2022-04-05', '2022-05-01'),
    followedUp('2022-05-01'),
    followedUp('2022-04-20', undefined, { followedUpOn: '2022-05-01' }),
  ],
  3: [
    reported({ reportedOn: '2022-03-05', investorCreditCode: creditCode, expectedInvestment: yuan(500) }),
    released(),
  ],
  4: [reported({ reportedOn: '2022-03-05', chainCode: 'QD22-01', regionCode: '370202' }), judged(), lost()],
  5: [
    reported({ kind: 'TALENT', reportedOn: '2022-04-05', investorName: 'Phoenix 集团' }),
    released(),
    linked(),
  ],
};

/** Of every stage, grade and verdict, with and without an amount, a next step, an owner; of another jurisdiction. */
const many: Readonly<Record<number, readonly LeadEvent[]>> = Object.fromEntries(
  Array.from({ length: 48 }, (_, i): [number, readonly LeadEvent[]] => {
    const day = (n: number) => `2022-04-${String(1 + (n % 20)).padStart(2, '0')}`;
    const report = reported({
      title: `线索${i % 7}`,
      kind: i % 5 === 0 ? 'TALENT' : 'INVESTMENT',
      reportedOn: day(i * 7),
      ...(i % 3 === 0 ? {} : { expectedInvestment: yuan(9_007_199_254_740_000 - i * 1_000) }),
      ...(i % 4 === 0 ? { stationId } : {}),
    });
    const steps: LeadEvent[] = [
      qualified(),
      assigned(i % 2 === 0 ? {} : { current: { ...owner, userId }, owner: { ...owner, userId } }),
      followedUp(day(i), i % 8 === 5 ? undefined : day(i * 3)),
      lost(),
    ];
    return [
      100 + i,
      [report, ...(i % 6 === 0 ? [released()] : []), ...(i % 2 ? [judged()] : []), ...steps.slice(0, i % 5)],
    ];
  }),
);

let database: TestDatabase;
let source: DataSource;
let resolver: LeadsResolver;
let statements: string[] = [];
const home = readingIn('qingdao');

beforeAll(async () => {
  database = await testDatabase();
  source = await openDataSource(database.worker, [LeadRow, LeadFollowUpRow]);
  await source.synchronize();
  const fold = new RowFold();
  const folding = leadsView.begin(() => Promise.resolve([]));
  for (const [jurisdictionId, those] of Object.entries({ qingdao: leads, jinan: many }))
    for (const [n, events] of Object.entries(those)) {
      const recorded = recordedOn(`lead-${idOf(Number(n))}`, events).map((event, i) => ({
        ...event,
        id: eventIdOf(Number(n), i),
        data: { ...event.data, leadId: idOf(Number(n)) },
        meta: { ...event.meta, jurisdictionId },
        knownAt: `2022-08-31T0${Number(n) % 9}:00:00+08:00`,
      }));
      for (const op of await folding(recorded)) fold.apply(op);
    }
  for (const [row, rows] of fold.tables)
    for (const folded of rows.values())
      if (folded.kind !== 'remove') await source.getRepository(row).insert(folded.values as object);
  const views = new Views(source, {} as Progress);
  const loaders = new Loaders(views);
  resolver = new LeadsResolver(
    views,
    loaders,
    new FollowUps(views, loaders),
    new AccountNames(source, loaders),
  );
  const query = source.query.bind(source);
  source.query = ((text: string, parameters?: unknown[]) => {
    statements.push(text);
    return query(text, parameters);
  }) as typeof source.query;
});
afterAll(async () => {
  await source.destroy();
  await database.drop();
});

const page = (first: number | null = null, after: string | null = null) =>
  Object.assign(new PageArgs(), { first, after });
const numbers = ({ edges }: Page<LeadRow>) => edges.map(({ node }) => Number(node.id.slice(-12)));
const found = async (filter: LeadFilter = {}, orderBy?: LeadOrder, reading = home) =>
  numbers(await resolver.many(page(), false, reading, filter, orderBy));

describe('leads', () => {
  it('come newest report first, the later id first of one day', async () => {
    expect(await found()).toEqual([5, 4, 3, 2, 1]);
  });

  it('come by what is expected, those that say nothing last, or by what happened last', async () => {
    expect(await found({}, { field: 'EXPECTED', direction: 'DESC' })).toEqual([3, 1, 5, 4, 2]);
    expect(await found({}, { field: 'EXPECTED', direction: 'ASC' })).toEqual([1, 3, 2, 4, 5]);
    expect(await found({}, { field: 'UPDATED', direction: 'ASC' })).toEqual([1, 2, 3, 4, 5]);
    expect(await found({}, { field: 'REPORTED_ON' })).toEqual([5, 4, 3, 2, 1]);
  });

  it('page on without skipping or repeating, and count when asked', async () => {
    const order: LeadOrder = { field: 'EXPECTED', direction: 'DESC' };
    const first = await resolver.many(page(2), true, home, {}, order);
    const rest = await resolver.many(page(3, first.pageInfo.endCursor), false, home, {}, order);
    expect([...numbers(first), ...numbers(rest)]).toEqual([3, 1, 5, 4, 2]);
    expect([first.totalCount, rest.totalCount]).toEqual([5, -1]);
  });

  it('stay within the viewer’s jurisdiction', async () => {
    await expect(found({ jurisdictionId: 'jinan' })).rejects.toThrow('FORBIDDEN');
  });

  it('are filtered by status, stage and kind', async () => {
    expect(await found({ status: 'LOST' })).toEqual([4]);
    expect(await found({ stages: ['NEGOTIATING', 'LOST'] })).toEqual([4, 2]);
    expect(await found({ kind: 'TALENT' })).toEqual([5]);
  });

  it('are filtered by who reported or owns them, and through which station', async () => {
    expect(await found({ organizationIds: [union] })).toEqual([2]);
    expect(await found({ stationIds: [stationId] })).toEqual([2]);
  });

  it('are filtered by chain, by region with those below it, and by day', async () => {
    expect(await found({ chainCodes: ['QD22-01'] })).toEqual([4]);
    expect(await found({ regionCode: '370202' })).toEqual([4]);
    expect(await found({ regionCode: '370200' })).toEqual([5, 4, 3, 2, 1]);
    expect(await found({ reported: { from: '2022-02-05', to: '2022-03-05' } })).toEqual([4, 3, 2]);
  });

  it('are found by a part of the title or the investor, whatever its case, or by the whole code', async () => {
    expect(await found({ search: 'phoenix' })).toEqual([5]);
    expect(await found({ search: ` ${creditCode.toLowerCase()} ` })).toEqual([3]);
    expect(await found({ search: creditCode.slice(0, 10) })).toEqual([]);
  });

  it('takes wildcards of a search for themselves', async () => {
    expect(await found({ search: '100%' })).toEqual([1]);
    expect(await found({ search: '国产_' })).toEqual([1]);
    expect(await found({ search: '\\' })).toEqual([]);
  });

  it('lie in the pool when they can be claimed there: not as a duplicate', async () => {
    expect(await found({ openPool: true })).toEqual([3]);
    expect(await found({ openPool: false })).toEqual([5, 4, 2, 1]);
  });

  it('say what their chain and region are called', async () => {
    const lead = (await resolver.one(home, idOf(4)))!;
    const names = new (chainNames(LeadRow))({
      nameOf: (_: unknown, code: string) => Promise.resolve(`链 ${code}`),
    });
    expect(await names.chainName(lead, home)).toBe('链 QD22-01');
    expect(lead).toMatchObject({ regionName: '市南区' });
    expect(lead.reopenable).toBe(true);
    expect(lead.expectedInvestment).toBeNull();
  });

  it('are one by its id, and none by what is no id', async () => {
    expect((await resolver.one(home, idOf(3)))?.expectedInvestment).toMatchObject({
      amount: '500',
      cny: '500',
    });
    expect(await resolver.one(home, 'lead 3')).toBeNull();
  });
});

describe('a work list', () => {
  it('is of those that an account has, or an organization itself', async () => {
    const of = (filter: LeadFilter) => found(filter, undefined, readingIn('jinan'));
    expect((await of({ ownerUserId: userId })).every((n) => n % 2 === 1)).toBe(true);
    expect((await of({ ownerUserId: userId })).length).toBeGreaterThan(3);
    expect(await found({ ownerOrganizationIds: [union] })).toEqual([2]);
    // Below its hub, but the hub itself owns nothing.
    expect(await found({ organizationIds: owner.hubs.slice() })).toContain(2);
    expect(await found({ ownerOrganizationIds: owner.hubs.slice() })).toEqual([]);
  });

  it('is of what is due, or of what nobody has touched since before a day', async () => {
    expect(await found({ nextFollowUp: { from: '2022-04-30' } })).toEqual([]);
    expect(await found({ withoutFollowUpSince: '2022-05-02' })).toEqual([5, 4, 3, 2, 1]);
    expect(await found({ withoutFollowUpSince: '2022-05-01' })).toEqual([5, 4, 3, 1]);
    expect(await found({ withoutFollowUpSince: '2022-03-05' })).toEqual([1]);
  });

  it('is of a grade, a verdict, an amount with both ends', async () => {
    expect(await found({ grades: ['B'] })).toEqual([2]);
    expect(await found({ grades: ['A', 'C'] })).toEqual([]);
    expect(await found({ verdicts: ['FIRST'] })).toEqual([4]);
    expect(await found({ expected: { min: '300', max: '500' } })).toEqual([3, 1]);
    expect(await found({ expected: { min: '301' } })).toEqual([3]);
    expect(await found({ expected: { max: '300' } })).toEqual([1]);
  });

  it('comes by the next step that is due, by the last that was taken, by title, by stage as stages follow each other', async () => {
    expect(await found({}, { field: 'STAGE', direction: 'ASC' })).toEqual([1, 3, 5, 2, 4]);
    expect(await found({}, { field: 'STAGE', direction: 'DESC' })).toEqual([4, 2, 5, 3, 1]);
    expect(await found({}, { field: 'LAST_FOLLOW_UP', direction: 'ASC' })).toEqual([2, 1, 3, 4, 5]);
    expect(await found({}, { field: 'LAST_FOLLOW_UP', direction: 'DESC' })).toEqual([2, 5, 4, 3, 1]);
  });
});

const maybe = <T>(of: fc.Arbitrary<T>) => fc.option(of, { nil: null, freq: 2 });
const day = fc.integer({ min: 1, max: 28 }).map((n) => `2022-04-${String(n).padStart(2, '0')}`);
const anyFilter = fc.record({
  status: maybe(fc.constantFrom('OPEN' as const, 'LOST' as const)),
  stages: maybe(fc.subarray([...leadStages])),
  kind: maybe(fc.constantFrom('INVESTMENT' as const, 'TALENT' as const)),
  grades: maybe(fc.subarray([...leadGrades])),
  verdicts: maybe(fc.subarray(['NONE' as const, 'PENDING' as const, 'FIRST' as const, 'LATER' as const])),
  ownerUserId: maybe(fc.constant(userId)),
  ownerOrganizationIds: maybe(fc.constantFrom<string[]>([union], [])),
  stationIds: maybe(fc.constant<string[]>([stationId])),
  openPool: maybe(fc.boolean()),
  search: maybe(fc.constantFrom('线', '索3', '氢', ' ')),
  reported: maybe(fc.record({ from: maybe(day), to: maybe(day) })),
  nextFollowUp: maybe(fc.record({ from: maybe(day), to: maybe(day) })),
  withoutFollowUpSince: maybe(day),
  expected: maybe(
    fc.record({ min: maybe(fc.constant('9007199254720000')), max: maybe(fc.constant('9007199254730000')) }),
  ),
});
const anyOrder = fc.record({
  field: fc.constantFrom(
    'REPORTED_ON',
    'EXPECTED',
    'UPDATED',
    'NEXT_FOLLOW_UP',
    'LAST_FOLLOW_UP',
    'TITLE',
    'STAGE',
  ),
  direction: fc.constantFrom('ASC' as const, 'DESC' as const),
});
const jinan = readingIn('jinan');
const walked = async (filter: LeadFilter | null, size: number, order: LeadOrder): Promise<LeadRow[]> => {
  const rows: LeadRow[] = [];
  for (let after: string | null = null; ;) {
    const { edges, pageInfo }: Page<LeadRow> = await resolver.many(
      page(size, after),
      false,
      jinan,
      filter,
      order,
    );
    rows.push(...edges.map(({ node }) => node));
    if (!pageInfo.hasNextPage) return rows;
    after = pageInfo.endCursor;
  }
};
const sort = {
  REPORTED_ON: 'reportedOn',
  EXPECTED: 'expectedFen',
  UPDATED: 'updatedAt',
  NEXT_FOLLOW_UP: 'nextFollowUpOn',
  LAST_FOLLOW_UP: 'lastFollowUpOn',
} as const;

describe('the board', () => {
  it('comes to what the leads of the same filter come to, whatever it is and in whatever pages they are read', async () => {
    let seen = 0;
    await fc.assert(
      fc.asyncProperty(anyFilter, anyOrder, fc.integer({ min: 1, max: 60 }), async (filter, order, size) => {
        const rows = await walked(filter, size, order);
        expect(new Set(rows.map(({ id }) => id)).size).toBe(rows.length);
        const board = await resolver.leadBoard(jinan, filter);
        expect(board.map(({ expected: { amount, cny }, ...column }) => ({ ...column, amount, cny }))).toEqual(
          leadStages.map((stage) => {
            const those = rows.filter((row) => row.stage === stage);
            const amount = String(those.reduce((sum, { expectedFen }) => sum + BigInt(expectedFen ?? 0), 0n));
            return {
              stage,
              status: stage === 'LOST' ? 'LOST' : 'OPEN',
              count: those.length,
              amount,
              cny: amount,
              withoutAmount: those.filter(({ expectedInvestment }) => expectedInvestment === null).length,
              inPool: those.filter(({ inPool }) => inPool).length,
            };
          }),
        );
        seen = Math.max(seen, rows.length);
      }),
      { numRuns: 120, seed: 582 },
    );
    expect(seen).toBeGreaterThan(10);
  });

  it('has all leads without a filter, and every stage where there are none', async () => {
    const all = await resolver.leadBoard(jinan);
    expect(all.map(({ count }) => count).reduce((a, b) => a + b)).toBe(48);
    expect(all.every(({ count }) => count > 0)).toBe(true);
    const none = await resolver.leadBoard(jinan, { search: 'nobody says so' });
    expect(none.map(({ stage, count, expected }) => [stage, count, expected.amount])).toEqual(
      leadStages.map((stage) => [stage, 0, '0']),
    );
  });

  it('stays within the viewer’s jurisdiction', async () => {
    await expect((async () => resolver.leadBoard(home, { jurisdictionId: 'jinan' }))()).rejects.toThrow(
      'FORBIDDEN',
    );
  });

  it('lists are in the order that was asked for, what says nothing last, page after page', async () => {
    await fc.assert(
      fc.asyncProperty(anyOrder, fc.integer({ min: 1, max: 60 }), async (order, size) => {
        const rows = await walked(null, size, order);
        expect(rows).toHaveLength(48);
        const key = ({ title, stage, ...row }: LeadRow): string | null => {
          if (order.field === 'TITLE') return title;
          if (order.field === 'STAGE') return String(leadStages.indexOf(stage));
          const value = row[sort[order.field as keyof typeof sort]];
          return value instanceof Date ? value.toISOString() : value;
        };
        const keys = rows.map(key);
        const said = keys.filter((each) => each !== null);
        expect(keys.slice(0, said.length)).toEqual(said);
        const sorted = said.toSorted();
        expect(said).toEqual(order.direction === 'ASC' ? sorted : sorted.toReversed());
      }),
      { numRuns: 60, seed: 582 },
    );
  });
});

describe('leads that are like what is to be reported', () => {
  const similar = async (asked: Omit<SimilarArgs, 'first'>, first?: number) =>
    (await resolver.similarLeads(Object.assign(new SimilarArgs(), { ...asked, first }), home)).map(
      ({ lead, why, score }) => [Number(lead.id.slice(-12)), why, score],
    );

  it('are those of the code first, then of the name, then of one like it, the earliest report first', async () => {
    expect(await similar({ investorCreditCode: creditCode.toLowerCase(), investorName: '示例氢能' })).toEqual(
      [
        [3, 'SAME_CREDIT_CODE', 1],
        [1, 'SAME_NAME', 0.95],
        [2, 'SAME_NAME', 0.95],
        [4, 'SAME_NAME', 0.95],
      ],
    );
    expect(await similar({ investorName: 'Ｐｈｏｅｎｉｘ（集团）' })).toEqual([[5, 'SAME_NAME', 1]]);
    expect(await similar({ investorName: 'phoenx' })).toEqual([[5, 'SIMILAR_NAME', expect.any(Number)]]);
    expect(await similar({ title: '1000国产电解槽' })).toEqual([
      [1, 'SIMILAR_NAME', 0.9],
      [2, 'SIMILAR_NAME', expect.any(Number)],
    ]);
  });

  it('are as many as were asked for, and none for nothing', async () => {
    expect(await similar({ investorName: '示例氢能' }, 1)).toEqual([[1, 'SAME_NAME', 0.95]]);
    for (const nothing of [{}, { investorName: ' ', title: '', investorCreditCode: null }, { title: '%_\\' }])
      expect(await similar(nothing)).toEqual([]);
    expect(await similar({ investorName: '远洋渔业' })).toEqual([]);
  });
});

describe('follow-ups', () => {
  const context = () => ({ reading: home }) as GraphqlContext;
  const days = ({ edges }: Page<LeadFollowUpRow>) => edges.map(({ node }) => node.followedUpOn);
  const of = async (n: number) => (await resolver.one(home, idOf(n)))!;

  it('come latest first; a page read by itself goes on where one read in bulk ended', async () => {
    const lead = await of(2);
    const first = await resolver.followUps(lead, page(2), true, context());
    expect(days(first)).toEqual(['2022-05-01', '2022-04-20']);
    expect(first.pageInfo.hasNextPage).toBe(true);
    expect(first.totalCount).toBe(3);
    const rest = await resolver.followUps(lead, page(2, first.pageInfo.endCursor), true, context());
    expect(days(rest)).toEqual(['2022-04-05']);
    expect(rest.pageInfo.hasNextPage).toBe(false);
    expect(rest.totalCount).toBe(3);
  });

  it('are none for a lead that nobody followed up', async () => {
    const none = await resolver.followUps(await of(1), page(), true, context());
    expect(none).toMatchObject({ edges: [], totalCount: 0, pageInfo: { hasNextPage: false } });
  });

  it('of many leads are one statement', async () => {
    const rows = await Promise.all([1, 2, 3, 4, 5].map(of));
    const shared = context();
    statements = [];
    const pages = await Promise.all(rows.map((row) => resolver.followUps(row, page(10), false, shared)));
    expect(pages.map(({ edges }) => edges.length)).toEqual([0, 3, 0, 0, 0]);
    expect(statements.filter((text) => text.includes('lead_follow_ups'))).toHaveLength(1);
  });

  it('are at most 100 at a time', async () => {
    await expect(resolver.followUps(await of(2), page(101), false, context())).rejects.toMatchObject({
      code: 'BAD_USER_INPUT',
    });
  });
});
