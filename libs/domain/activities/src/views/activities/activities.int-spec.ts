import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { runningServer, type Ask, type RunningServer } from '../../../../../../test/support/server.js';

// Activities as a liaison sees them: through the API, the log and the read tables.
let server: RunningServer;
let admin: Ask;
let liaison: Ask;
let chamber: string;
let society: string;

const ACTIVITY = `{ id version name kind purpose status regionCode regionName chainCode chainName startsOn endsOn expectedFrom
  sessions { heldOn sessions participants } sessionCount participants cancelReason sourceDocument illustrative
  credits { organizationId basisPoints } }`;
const say = (mutation: string) => {
  const type = `${mutation[0]!.toUpperCase()}${mutation.slice(1)}Input!`;
  return `mutation($i: ${type}) { ${mutation}(input: $i) ${ACTIVITY} }`;
};
const LIST = `query($f: ActivityFilter, $n: Int, $a: String) { activities(filter: $f, first: $n, after: $a) {
  totalCount pageInfo { hasNextPage endCursor } edges { node { id name } } } }`;
const listed = async (filter: object) => {
  const { activities } = await liaison(LIST, { f: filter });
  return activities.edges.map((edge: { node: { name: string } }) => edge.node.name);
};
const figures = async (filter: object) => {
  const { totals } = await liaison(
    `query($f: FigureFilter) { totals(measures: [ACTIVITIES_HELD, ACTIVITY_SESSIONS], groupBy: [ACTIVITY], filter: $f) {
      rows { keys { name } figures { value } } grand { value display } } }`,
    { f: filter },
  );
  return totals;
};

beforeAll(async () => {
  server = await runningServer();
  admin = await server.as('admin');
  liaison = await server.as('liaison');
  const register = async (name: string) =>
    (
      await admin('mutation($i: RegisterOrganizationInput!) { registerOrganization(input: $i) { id } }', {
        i: { name, kind: 'SOCIAL_ASSOCIATION', regionCode: '370202' },
      })
    ).registerOrganization.id;
  chamber = await register('青岛示例商会');
  society = await register('青岛示例学会');
  await admin('mutation($i: AdoptChainCatalogueInput!) { adoptChainCatalogue(input: $i) { id } }', {
    i: { name: '示例产业链目录', validFrom: '2022-01-01', chains: [{ code: 'EX-01', name: '氢能与储能' }] },
  });
});
afterAll(() => server?.end());

describe('activities', () => {
  const input = () => ({
    name: '深圳推介会',
    kind: 'PROMOTION_CONFERENCE',
    regionCode: '440300',
    chainCode: 'EX-01',
    sessions: [
      { heldOn: '2022-06-11', sessions: 2 },
      { heldOn: '2022-06-10', sessions: 1, participants: 80 },
    ],
    organizerIds: [society, chamber],
    sourceDocument: '001',
  });

  it('are held with their sessions, answered as they then stand, and count at once', async () => {
    const { holdActivity } = await liaison(say('holdActivity'), { i: input() });
    expect(holdActivity).toEqual({
      id: expect.any(String),
      version: 1,
      name: '深圳推介会',
      kind: 'PROMOTION_CONFERENCE',
      purpose: 'INVESTMENT',
      status: 'HELD',
      regionCode: '440300',
      regionName: '深圳市',
      chainCode: 'EX-01',
      chainName: '氢能与储能',
      startsOn: '2022-06-10',
      endsOn: '2022-06-11',
      expectedFrom: null,
      sessions: [
        { heldOn: '2022-06-10', sessions: 1, participants: 80 },
        { heldOn: '2022-06-11', sessions: 2, participants: null },
      ],
      sessionCount: 3,
      participants: 80,
      cancelReason: null,
      sourceDocument: '001',
      illustrative: false,
      credits: [chamber, society]
        .toSorted()
        .map((organizationId) => ({ organizationId, basisPoints: 5_000 })),
    });
    expect(await figures({ activityIds: [holdActivity.id] })).toEqual({
      rows: [{ keys: [{ name: '深圳推介会' }], figures: [{ value: '1' }, { value: '3' }] }],
      grand: [
        { value: '1', display: '1场' },
        { value: '3', display: '3场次' },
      ],
    });
  });

  it('have one effect and one answer for one command id', async () => {
    const i = { ...input(), name: '重复的推介会', commandId: randomUUID() };
    const once = await liaison(say('holdActivity'), { i });
    expect(await liaison(say('holdActivity'), { i })).toEqual(once);
    expect(await liaison.refusal(say('holdActivity'), { i: { ...i, name: '另一场' } })).toBe(
      'COMMAND_ID_REUSED',
    );
    expect((await listed({})).filter((name: string) => name === '重复的推介会')).toHaveLength(1);
  });

  it('go from plan to holding to further sessions to a correction', async () => {
    const { planActivity } = await liaison(say('planActivity'), {
      i: {
        name: '上海对接会',
        kind: 'MATCHMAKING',
        regionCode: '310000',
        chainCode: 'EX-01',
        expectedFrom: '2022-07-01',
        credits: [
          { organizationId: chamber, basisPoints: 6_667 },
          { organizationId: society, basisPoints: 3_333 },
        ],
        illustrative: true,
      },
    });
    expect(planActivity).toMatchObject({
      status: 'PLANNED',
      startsOn: '2022-07-01',
      sessionCount: 0,
      sessions: [],
    });
    const activityId = planActivity.id;
    expect((await figures({ activityIds: [activityId] })).rows).toEqual([]);

    const { holdActivity } = await liaison(say('holdActivity'), {
      i: { activityId, sessions: [{ heldOn: '2022-07-02', sessions: 1 }] },
    });
    expect(holdActivity).toMatchObject({
      id: activityId,
      version: 2,
      name: '上海对接会',
      status: 'HELD',
      expectedFrom: '2022-07-01',
      startsOn: '2022-07-02',
      illustrative: true,
    });
    expect(holdActivity.credits).toContainEqual({ organizationId: chamber, basisPoints: 6_667 });

    const { addActivitySessions } = await liaison(say('addActivitySessions'), {
      i: { activityId, sessions: [{ heldOn: '2022-06-30', sessions: 4 }] },
    });
    expect(addActivitySessions).toMatchObject({ version: 3, startsOn: '2022-06-30', sessionCount: 5 });

    const { correctActivity } = await liaison(say('correctActivity'), {
      i: { activityId, kind: 'FAIR', clear: ['CHAIN_CODE'], reason: '类别记错' },
    });
    expect(correctActivity).toMatchObject({ version: 4, kind: 'FAIR', chainCode: null, chainName: null });
    const values = async (filter: object) =>
      (await figures({ activityIds: [activityId], ...filter })).grand.map((f: { value: string }) => f.value);
    expect(await values({})).toEqual(['1', '5']);
    expect(await values({ chainCodes: ['EX-01'] })).toEqual(['0', '0']);
    expect(await values({ occurred: { to: '2022-06-30' } })).toEqual(['1', '4']);
  });

  it('record no correction that changes nothing', async () => {
    const { holdActivity } = await liaison(say('holdActivity'), { i: { ...input(), name: '无误的推介会' } });
    const { id, version, credits } = holdActivity;
    const head = await server.platform.log.head();
    const { correctActivity } = await liaison(say('correctActivity'), {
      i: { activityId: id, name: '无误的推介会', credits, sessions: holdActivity.sessions, reason: '核对' },
    });
    expect(correctActivity.version).toBe(version);
    expect(await server.platform.log.head()).toBe(head);
  });

  it('are cancelled while planned only', async () => {
    const plan = {
      name: '取消的调研',
      kind: 'RESEARCH_TRIP',
      regionCode: '370285',
      expectedFrom: '2022-08-01',
    };
    const { planActivity } = await liaison(say('planActivity'), { i: { ...plan, organizerIds: [chamber] } });
    const cancel = { i: { activityId: planActivity.id, reason: '疫情防控' } };
    expect((await liaison(say('cancelActivity'), cancel)).cancelActivity).toMatchObject({
      status: 'CANCELLED',
      cancelReason: '疫情防控',
    });
    expect(await liaison.refusal(say('cancelActivity'), cancel)).toBe('ACTIVITY_CANCELLED');
  });

  it('are listed by kind, state, organizer, chain, region and days, page by page', async () => {
    expect(await listed({ kind: 'FAIR' })).toEqual(['上海对接会']);
    expect(await listed({ status: 'CANCELLED' })).toEqual(['取消的调研']);
    expect(await listed({ regionCode: '310000' })).toEqual(['上海对接会']);
    expect(
      await listed({ regionCode: '440000', chainCodes: ['EX-01'], organizationIds: [society] }),
    ).toHaveLength(3);
    expect(await listed({ organizationIds: [randomUUID()] })).toEqual([]);
    await expect(listed({ organizationIds: [randomUUID(), 'not a uuid'] })).rejects.toThrow('BAD_USER_INPUT');
    expect(await listed({ occurred: { from: '2022-07-01', to: '2022-07-01' } })).toEqual(['上海对接会']);
    expect(await listed({ occurred: { from: '2022-07-03', to: '2022-07-31' } })).toEqual([]);
    await expect(listed({ jurisdictionId: 'jinan' })).rejects.toThrow('FORBIDDEN');
    const all = await listed({});
    const paged: string[] = [];
    for (let after: string | null = null; ;) {
      const { activities }: any = await liaison(LIST, { f: {}, n: 2, a: after });
      expect(activities.totalCount).toBe(all.length);
      paged.push(...activities.edges.map((edge: { node: { name: string } }) => edge.node.name));
      if (!activities.pageInfo.hasNextPage) break;
      after = activities.pageInfo.endCursor;
    }
    expect(paged).toEqual(all);
    expect(all[0]).toBe('取消的调研'); // the latest first day
  });

  it('refuse bad input with its field, and append nothing', async () => {
    const head = await server.platform.log.head();
    const faults = async (change: object) => {
      const { errors } = await liaison.raw(say('holdActivity'), { i: { ...input(), ...change } });
      const { code, fields, field } = errors![0]!.extensions;
      // Every fault is a field's now; a rule's has the answer's own code.
      return code === 'BAD_USER_INPUT'
        ? fields.map((f: { field: string; code: string }) => `${f.field} ${f.code}`)
        : `${code} ${field}`;
    };
    const session = { heldOn: '2022-06-10', sessions: 1 };
    expect(await faults({ sessions: [] })).toEqual(['sessions ARRAY_MIN_SIZE']);
    expect(await faults({ sessions: [session, { ...session, sessions: 0 }] })).toEqual([
      'sessions.1.sessions MIN',
    ]);
    expect(await faults({ sessions: [{ ...session, heldOn: '2022-02-30' }] })).toEqual([
      'sessions.0.heldOn DATE_NOT_REAL',
    ]);
    expect(await faults({ sessions: [{ ...session, heldOn: '2999-01-01' }] })).toBe(
      'DATE_IN_FUTURE sessions.0.heldOn',
    );
    expect(await faults({ regionCode: '999999' })).toBe('REGION_UNKNOWN regionCode');
    expect(await faults({ chainCode: 'EX-99' })).toBe('CHAIN_UNKNOWN chainCode');
    expect(await faults({ chainCode: 'EX-01', sessions: [{ ...session, heldOn: '2021-12-31' }] })).toBe(
      'CHAIN_NOT_IN_FORCE chainCode',
    );
    expect(await faults({ name: null })).toEqual(['name FIELD_MISSING']);
    expect(await faults({ organizerIds: null })).toEqual(['organizerIds FIELD_MISSING']);
    expect(await faults({ organizerIds: [randomUUID()] })).toBe('ORGANIZATION_NOT_FOUND organizerIds');
    expect(await faults({ credits: [{ organizationId: chamber, basisPoints: 10_000 }] })).toEqual([
      'credits ORGANIZERS_GIVEN_TWICE',
    ]);
    expect(
      await faults({ organizerIds: null, credits: [{ organizationId: chamber, basisPoints: 9_999 }] }),
    ).toBe('CREDIT_SHARES_INCOMPLETE credits');
    expect(await faults({ activityId: randomUUID() })).toBe('ACTIVITY_NOT_FOUND activityId');
    expect(await server.platform.log.head()).toBe(head);
  });

  it('are found by id, or not at all', async () => {
    const one = 'query($id: ID!) { activity(id: $id) { name } }';
    expect(await liaison(one, { id: randomUUID() })).toEqual({ activity: null });
    expect(await liaison(one, { id: 'no uuid' })).toEqual({ activity: null });
  });
});

describe('a service activity', () => {
  const measures = ['ACTIVITIES_HELD', 'ACTIVITY_SESSIONS', 'SERVICE_SESSIONS', 'TRAINING_PARTICIPANTS'];
  const values = async () =>
    (
      await liaison('query($m: [Measure!]!) { totals(measures: $m) { grand { value } } }', { m: measures })
    ).totals.grand.map(({ value }: { value: string }) => Number(value)) as number[];
  const input = (name: string) => ({
    name,
    kind: 'TRAINING',
    purpose: 'SERVICE',
    regionCode: '370202',
    sessions: [{ heldOn: '2022-06-20', sessions: 2, participants: 130 }],
    organizerIds: [chamber],
  });
  const gained = async (run: () => Promise<unknown>) => {
    const before = await values();
    await run();
    return (await values()).map((value, i) => value - before[i]!);
  };

  it('counts as a service alone, is listed by its purpose, and moves once its purpose is corrected', async () => {
    let id = '';
    expect(
      await gained(async () => {
        ({ id } = (await liaison(say('holdActivity'), { i: input('负责人培训') })).holdActivity);
      }),
    ).toEqual([0, 0, 2, 130]);
    expect(await listed({ purpose: 'SERVICE' })).toEqual(['负责人培训']);
    expect(await listed({ purpose: 'INVESTMENT' })).not.toContain('负责人培训');
    const correction = { activityId: id, purpose: 'INVESTMENT', reason: '本是招商培训' };
    expect(await gained(() => liaison(say('correctActivity'), { i: correction }))).toEqual([1, 2, -2, -130]);
    expect(await listed({ purpose: 'SERVICE' })).toEqual([]);
  });

  it('that was planned is held as one', async () => {
    const { sessions, ...plan } = { ...input('公益沙龙'), kind: 'SALON', expectedFrom: '2022-06-20' };
    const { planActivity } = await liaison(say('planActivity'), { i: plan });
    expect(planActivity).toMatchObject({ purpose: 'SERVICE', status: 'PLANNED' });
    expect(
      await gained(async () =>
        expect(
          (await liaison(say('holdActivity'), { i: { activityId: planActivity.id, sessions } })).holdActivity,
        ).toMatchObject({ kind: 'SALON', purpose: 'SERVICE', status: 'HELD' }),
      ),
    ).toEqual([0, 0, 2, 0]);
  });

  it('is refused a purpose that there is none of', async () => {
    const { errors } = await liaison.raw(say('holdActivity'), {
      i: { ...input('沙龙'), purpose: 'PARTY_BUILDING' },
    });
    expect(errors?.[0]?.extensions['code']).toBe('BAD_USER_INPUT');
  });
});
