import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { Client } from 'pg';
import { contract } from '#platform/ledger';
import { runningServer, type Ask, type RunningServer } from '../../../../../../test/support/server.js';

// What reviewers have before them: of the demonstration, some of it decided on and changed since.
let server: RunningServer;
let reviewer: Ask;
let liaison: Ask;

const STANDINGS = ['NONE', 'RECOGNIZED', 'REJECTED', 'STALE'];
const QUEUE = `query($f: RecognitionQueueFilter, $o: RecognitionQueueOrder, $n: Int, $a: String) {
  recognitionQueue(filter: $f, orderBy: $o, first: $n, after: $a) { totalCount pageInfo { hasNextPage endCursor }
    sums { measure unit claimed counted count display }
    edges { node { subjectId subjectKind subjectName measure unit claimed counted display occurredOn chainCode chainName subjectVersion
      standing changedSince illustrative organizations { id name share } recognition { decision value } } } } }`;
const page = async (f: object = {}, more: object = {}): Promise<any> =>
  (await reviewer(QUEUE, { f, n: 100, ...more })).recognitionQueue;
/** Every claim, page by page. */
const queue = async (f: object = {}, o: object | null = null, n = 100): Promise<any[]> => {
  const found: any[] = [];
  for (let a: string | null = null; ;) {
    const { edges, pageInfo }: any = await page(f, { o, n, a });
    found.push(...edges.map((edge: any) => edge.node));
    if (!pageInfo.hasNextPage) return found;
    a = pageInfo.endCursor;
  }
};
const decide = (claim: any, decision: string, more: object = {}) =>
  reviewer('mutation($i: RecognizeInput!) { recognize(input: $i) { id } }', {
    i: {
      subjectId: claim.subjectId,
      measure: claim.measure,
      decision,
      seenVersion: claim.subjectVersion,
      ...more,
    },
  });
const grand = async (measures: string[], filter: object = {}): Promise<Record<string, string>> => {
  const { totals } = await reviewer(
    'query($m: [Measure!]!, $f: FigureFilter) { totals(measures: $m, filter: $f) { grand { measure value } } }',
    { m: measures, f: filter },
  );
  return Object.fromEntries(totals.grand.map(({ measure, value }: any) => [measure, value]));
};
/** Decimals with up to four places, added exactly. */
const plus = (a: bigint, text: string): bigint => {
  const [whole, fraction = ''] = text.split('.');
  return a + BigInt(whole + fraction.padEnd(4, '0'));
};
const keyOf = ({ subjectId, measure }: any) => `${subjectId}/${measure}`;
const all = { standings: STANDINGS };
let measures: string[];

beforeAll(async () => {
  server = await runningServer({ seed: 'qingdao-2022' });
  [reviewer, liaison] = [await server.as('reviewer'), await server.as('liaison')];
  measures = [...contract().keys()];
  const projects = await queue({ kinds: ['PROJECT'], measures: ['PLANNED_INVESTMENT'] });
  // Every third is recognized, one of them in part; every other third rejected; some change afterwards; some decisions are taken back.
  const again = async (claim: any) => ({
    ...claim,
    subjectVersion: (
      await reviewer('query($id: ID!) { project(id: $id) { version } }', { id: claim.subjectId })
    ).project.version,
  });
  for (const [index, claim] of projects.slice(0, 24).entries()) {
    if (index % 3 === 0)
      await decide(claim, 'RECOGNIZE', index % 6 === 0 ? { value: String(BigInt(claim.claimed) / 2n) } : {});
    if (index % 3 === 1) await decide(claim, 'REJECT', { reason: '重复申报' });
    if (index % 4 === 0)
      await liaison('mutation($i: ReviseProjectPlanInput!) { reviseProjectPlan(input: $i) { id } }', {
        i: {
          projectId: claim.subjectId,
          plannedInvestment: { amount: String(BigInt(claim.claimed) + 100n * BigInt(index + 1)) },
          revisedOn: '2022-09-01',
          reason: '增资',
        },
      });
    if (index % 9 === 0) await decide(await again(claim), 'REOPEN');
    if (index % 11 === 10)
      await liaison('mutation($i: WithdrawProjectInput!) { withdrawProject(input: $i) { id } }', {
        i: { projectId: claim.subjectId, withdrawnOn: '2022-09-02', reason: '终止' },
      });
  }
}, 240_000);
afterAll(() => server?.end());

describe('the queue of all standings', () => {
  it('has what the figures count as claimed, measure by measure, and what is rejected beside it', async () => {
    const { sums, totalCount } = await page(all);
    const claims = await queue(all);
    expect(claims).toHaveLength(totalCount);
    const counted = new Map<string, bigint>();
    const claimed = new Map<string, bigint>();
    for (const claim of claims) {
      counted.set(claim.measure, plus(counted.get(claim.measure) ?? 0n, claim.counted));
      claimed.set(claim.measure, plus(claimed.get(claim.measure) ?? 0n, claim.claimed));
      const isRejected = claim.recognition?.decision === 'REJECT';
      expect(claim.counted).toBe(isRejected ? '0' : claim.claimed);
      expect(BigInt(plus(0n, claim.claimed)) > 0n).toBe(true);
    }
    // A claim is net over all days, those to come too: a grade that expires is none.
    const figures = await grand(measures, { occurred: { to: '9999-12-31' } });
    expect(sums.length).toBeGreaterThan(8);
    for (const [measure, value] of Object.entries(figures))
      expect([measure, counted.get(measure) ?? 0n]).toEqual([measure, plus(0n, value)]);
    for (const sum of sums) {
      expect(plus(0n, sum.counted)).toBe(counted.get(sum.measure));
      expect(plus(0n, sum.claimed)).toBe(claimed.get(sum.measure));
      expect(sum.count).toBe(claims.filter(({ measure }) => measure === sum.measure).length);
    }
    expect(claimed.get('PLANNED_INVESTMENT')! > counted.get('PLANNED_INVESTMENT')!).toBe(true);
  });

  it('is parted by them: no claim is in two, and none in no one', async () => {
    const parts = await Promise.all(STANDINGS.map((standing) => queue({ standings: [standing] })));
    for (const part of parts) expect(part.length).toBeGreaterThan(0);
    const keys = parts.flat().map(keyOf);
    expect(new Set(keys).size).toBe(keys.length);
    expect(keys.toSorted()).toEqual((await queue(all)).map(keyOf).toSorted());
    for (const [index, part] of parts.entries())
      for (const claim of part) {
        expect(claim.standing).toBe(STANDINGS[index]);
        expect(claim.changedSince).toBe(STANDINGS[index] === 'STALE');
      }
    const [none, recognized, rejected, stale] = parts as [any[], any[], any[], any[]];
    const decisionsOf = (part: any[]) =>
      new Set(part.map(({ recognition }) => recognition?.decision ?? null));
    expect(decisionsOf(none)).toEqual(new Set([null, 'REOPEN']));
    expect(decisionsOf(recognized)).toEqual(new Set(['RECOGNIZE']));
    expect(decisionsOf(rejected)).toEqual(new Set(['REJECT']));
    expect(decisionsOf(stale)).toEqual(new Set(['RECOGNIZE', 'REJECT']));
    // By itself it shows what nobody has decided as it stands.
    expect((await queue()).map(keyOf).toSorted()).toEqual([...none, ...stale].map(keyOf).toSorted());
  });

  it('has nothing of what is claimed no more', async () => {
    const claims = await queue({ ...all, kinds: ['PROJECT'], measures: ['PROJECTS_WITHDRAWN'] });
    expect(claims.length).toBeGreaterThan(0);
    const planned = new Set(
      (await queue({ ...all, measures: ['PLANNED_INVESTMENT'] })).map(({ subjectId }) => subjectId),
    );
    for (const { subjectId } of claims) expect(planned.has(subjectId)).toBe(false);
  });
});

describe('a claim in the queue', () => {
  it('says whose it is, of what chain, and at what version', async () => {
    const [claim] = await queue({ measures: ['PLANNED_INVESTMENT'], standings: ['NONE'] });
    const { project } = await reviewer(
      'query($id: ID!) { project(id: $id) { name version chainCode chainName illustrative plannedInvestment { cny } credits { organizationId organization { name } basisPoints } } }',
      { id: claim.subjectId },
    );
    expect(claim).toMatchObject({
      subjectKind: 'PROJECT',
      subjectName: project.name,
      subjectVersion: project.version,
      chainCode: project.chainCode,
      chainName: project.chainName,
      unit: 'FEN',
      claimed: project.plannedInvestment.cny,
      illustrative: project.illustrative,
    });
    expect(claim.organizations.map(({ id, name }: any) => `${id} ${name}`).toSorted()).toEqual(
      project.credits.map((share: any) => `${share.organizationId} ${share.organization.name}`).toSorted(),
    );
    expect(claim.organizations.reduce((sum: bigint, { share }: any) => sum + BigInt(share), 0n)).toBe(
      BigInt(claim.claimed),
    );
  });

  it('leaves for the recognized when it is recognized', async () => {
    const [claim] = await queue({ measures: ['CONTRACT_AMOUNT'] });
    await decide(claim, 'RECOGNIZE');
    const has = async (standings: string[]) =>
      (await queue({ measures: ['CONTRACT_AMOUNT'], standings })).some(
        ({ subjectId }) => subjectId === claim.subjectId,
      );
    expect([await has(['NONE', 'STALE']), await has(['RECOGNIZED'])]).toEqual([false, true]);
  });
});

describe('what is asked of the queue', () => {
  it('narrows it by subject, chain, kind, organization and name, and so its sums', async () => {
    const claims = await queue(all);
    const { chainCode, subjectName, subjectId } = claims.find(
      ({ measure }) => measure === 'PLANNED_INVESTMENT',
    );
    const ofSubject = claims.filter((claim) => claim.subjectId === subjectId);
    expect(ofSubject.length).toBeLessThan(claims.length);
    expect((await queue({ ...all, subjectIds: [subjectId] })).map(keyOf)).toEqual(ofSubject.map(keyOf));
    const ofChain = claims.filter((claim) => claim.chainCode === chainCode);
    expect((await queue({ ...all, chainCodes: [chainCode] })).map(keyOf)).toEqual(ofChain.map(keyOf));
    const kinds = ['AGREEMENT', 'VISIT'];
    expect((await queue({ ...all, kinds })).map(keyOf)).toEqual(
      claims.filter((claim) => kinds.includes(claim.subjectKind)).map(keyOf),
    );
    const part = subjectName.slice(1, 4);
    expect((await queue({ ...all, search: ` ${part} ` })).map(keyOf)).toEqual(
      claims.filter((claim) => claim.subjectName.includes(part)).map(keyOf),
    );
    expect(await queue({ ...all, search: '%' })).toEqual([]);
    expect(await queue({ ...all, standings: [] })).toEqual([]);
    const { organizations } = claims.find((claim) => claim.organizations.length > 0);
    const organizationIds = [organizations[0].id];
    const { sums } = await page({ ...all, organizationIds, measures: ['PLANNED_INVESTMENT'] });
    const figures = await grand(['PLANNED_INVESTMENT'], { organizationIds });
    for (const { counted } of sums)
      expect(BigInt(counted) >= BigInt(figures['PLANNED_INVESTMENT']!)).toBe(true);
  });

  it('has a hub mean all below it, as figures of the whole involvement do', async () => {
    const { totals } = await reviewer(
      '{ totals(measures: [PLANNED_INVESTMENT], groupBy: [HUB], credit: FULL, first: 1000) { rows { keys { code } figures { value } } } }',
    );
    const hubs = totals.rows.filter(({ keys }: any) => keys[0].code !== '-');
    expect(hubs.length).toBeGreaterThan(0);
    for (const { keys, figures } of hubs) {
      const filter = { ...all, organizationIds: [keys[0].code], measures: ['PLANNED_INVESTMENT'] };
      const { sums } = await page(filter);
      expect([keys[0].code, sums[0]?.counted]).toEqual([keys[0].code, figures[0].value]);
    }
  });

  it.each([
    ['CLAIMED_ON', 'occurredOn'],
    ['AMOUNT', 'claimed'],
    ['NAME', 'subjectName'],
  ])('orders it by %s, both ways, page by page', async (field, property) => {
    const filter = { ...all, measures: ['PLANNED_INVESTMENT'] };
    const up = await queue(filter, { field }, 7);
    const down = await queue(filter, { field, direction: 'DESC' }, 100);
    expect(up.length).toBeGreaterThan(30);
    expect(down.map(keyOf)).toEqual(up.map(keyOf).toReversed());
    if (field === 'NAME') return;
    const values = up.map((claim) => (field === 'AMOUNT' ? BigInt(claim[property]) : claim[property]));
    for (const [index, value] of values.slice(1).entries()) expect(value >= values[index]).toBe(true);
  });

  it('is for those alone who may recognize, and for their own jurisdiction', async () => {
    expect(await liaison.refusal(QUEUE)).toBe('FORBIDDEN');
    expect(await reviewer.refusal(QUEUE, { f: { jurisdictionId: 'jinan' } })).toBe('FORBIDDEN');
    expect(await reviewer.refusal(QUEUE, { n: 101 })).toBe('BAD_USER_INPUT');
  });

  it('takes as many statements for a hundred claims as for two', async () => {
    const statementsOf = async (n: number): Promise<number> => {
      const sent = jest.spyOn(Client.prototype, 'query');
      expect((await page(all, { n })).edges).toHaveLength(n);
      const texts = sent.mock.calls.map(([of]: any) => String(of?.text ?? of));
      sent.mockRestore();
      return texts.filter((text) => /views"?\./.test(text)).length;
    };
    const few = await statementsOf(2);
    expect(few).toBeGreaterThan(4);
    expect(await statementsOf(100)).toBeLessThanOrEqual(few);
  });
});
