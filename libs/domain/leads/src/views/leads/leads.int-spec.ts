import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { chainNames } from '#domain/catalogue';
import { AccountNames } from '#platform/access';
import { openDataSource } from '#platform/database';
import { Loaders, PageArgs, type GraphqlContext, type Page } from '#platform/graphql';
import { RowFold, Views, type Progress } from '#platform/projections';
import { readingIn, recordedOn } from '#platform/testing';
import type { DataSource } from 'typeorm';
import { testDatabase, type TestDatabase } from '../../../../../../test/support/database.js';
import type { LeadEvent } from '../../lead.events.js';
import {
  assigned,
  creditCode,
  followedUp,
  judged,
  linked,
  lost,
  qualified,
  released,
  reported,
  stationId,
  union,
  yuan,
} from '../../testing/lead.examples.js';
import { FollowUps } from './follow-ups.js';
import { LeadsResolver, type LeadFilter, type LeadOrder } from './leads.resolver.js';
import { LeadFollowUpRow, LeadRow, leadsView } from './leads.view.js';

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
  for (const [n, events] of Object.entries(leads)) {
    const recorded = recordedOn(`lead-${idOf(Number(n))}`, events).map((event, i) => ({
      ...event,
      id: eventIdOf(Number(n), i),
      data: { ...event.data, leadId: idOf(Number(n)) },
      meta: { ...event.meta, jurisdictionId: 'qingdao' },
      knownAt: `2022-08-31T0${n}:00:00+08:00`,
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
}, 60_000);
afterAll(async () => {
  await source.destroy();
  await database.drop();
});

const page = (first: number | null = null, after: string | null = null) =>
  Object.assign(new PageArgs(), { first, after });
const numbers = ({ edges }: Page<LeadRow>) => edges.map(({ node }) => Number(node.id.slice(-12)));
const found = async (filter: LeadFilter = {}, orderBy?: LeadOrder) =>
  numbers(await resolver.leads(page(), false, home, filter, orderBy));

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
    const first = await resolver.leads(page(2), true, home, {}, order);
    const rest = await resolver.leads(page(3, first.pageInfo.endCursor), false, home, {}, order);
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
