import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { connect } from '#platform/database';
import { runningServer, type Ask, type RunningServer } from '../support/server.js';

// Lists as they stood, through the whole program: the demonstration's log has two years in it, and goes on.
let server: RunningServer;
let admin: Ask;
let analyst: Ask;

const LISTS = {
  leads: {
    filter: 'LeadFilter',
    order: 'LeadOrder',
    fields:
      'title stage status verdict duplicateOf ownerOrganizationId updatedAt inPool expectedInvestment { cny }',
  },
  agreements: {
    filter: 'AgreementFilter',
    order: 'AgreementOrder',
    fields: 'title status amount { cny } lead { id stage }',
  },
  projects: {
    filter: 'ProjectFilter',
    order: 'ProjectOrder',
    fields: 'name status duplicateOf plannedInvestment { cny }',
  },
  visits: {
    filter: 'VisitFilter',
    order: 'VisitOrder',
    fields: `name status direction startsOn endsOn delegateCount result regionName chainName host { id }
      leads { id stage } activity { id name } credits { organizationId basisPoints } itinerary { on place }`,
  },
  activities: {
    filter: 'ActivityFilter',
    order: null,
    fields: `name status kind purpose startsOn sessionCount participants sessions { heldOn sessions participants }
      organizationIds regionName credits { organizationId basisPoints }`,
  },
  outcomes: {
    filter: 'OutcomeFilter',
    order: null,
    fields: `title kind status periodTo jobsOffered hires withdrawReason cash { cny } activity { id name }
      credits { organizationId basisPoints }`,
  },
} as const;
type List = keyof typeof LISTS;
const lists = Object.keys(LISTS) as List[];
/** Whose records say what may be done next. */
const nexts: readonly List[] = ['leads', 'agreements', 'projects'];
const questionOf = (list: List, fields: string = LISTS[list].fields) => {
  const { filter, order } = LISTS[list];
  return `query($f: ${filter}, $s: AsOf, $a: String, ${order === null ? '' : `$o: ${order},`} $n: Int = 100) {
     ${list}(filter: $f, asOf: $s, after: $a, ${order === null ? '' : 'orderBy: $o,'} first: $n) { totalCount pageInfo { endCursor hasNextPage } edges { node { id version ${fields} } } } }`;
};
const page = async (list: List, variables: object, ask = analyst): Promise<any> =>
  (await ask(questionOf(list), variables))[list];
const all = async (list: List, variables: object): Promise<any[]> => {
  const found: any[] = [];
  for (let a: string | null = null; ;) {
    const { edges, pageInfo } = await page(list, { ...variables, a });
    found.push(...edges.map((edge: any) => edge.node));
    if (!pageInfo.hasNextPage) return found;
    a = pageInfo.endCursor;
  }
};
const BOARD = `query($f: LeadFilter, $s: AsOf) {
  leadBoard(filter: $f, asOf: $s) { stage status count inPool withoutAmount expected { cny } } }`;
const TOTAL = `query($m: [Measure!]!, $s: AsOf) { totals(measures: $m, asOf: $s) { position grand { measure value } } }`;
const days = ['2021-06-30', '2022-02-28', '2022-05-31', '2022-07-31', '2022-08-31'];
const by = (day: string) => ({ recordedBy: `${day}T23:59:59+08:00` });
const send = async (verb: string, input: object): Promise<any> =>
  (
    await admin(
      `mutation($i: ${verb[0]!.toUpperCase()}${verb.slice(1)}Input!) { ${verb}(input: $i) { id } }`,
      {
        i: input,
      },
    )
  )[verb];
const positionNow = async (): Promise<string> =>
  (await analyst(TOTAL, { m: ['PROJECTS_LANDED'] })).totals.position;

beforeAll(async () => {
  server = await runningServer({ seed: 'qingdao-2022' });
  [admin, analyst] = [await server.as('admin'), await server.as('analyst')];
}, 240_000);
afterAll(() => server?.end());

describe('lists as of a moment', () => {
  it('have the records that the figures of then count, and those whose figure was rejected by then', async () => {
    const COUNTED = `query($m: Measure!, $s: AsOf, $a: String) { figureSubjects(measure: $m, asOf: $s, first: 100, after: $a) {
      pageInfo { endCursor hasNextPage } edges { node { subjectId } } } }`;
    const REJECTED = `query($m: Measure!, $s: AsOf, $a: String) { ledgerEntries(measure: $m, asOf: $s, first: 100, after: $a) {
      pageInfo { endCursor hasNextPage } edges { node { subjectId cause } } } }`;
    const idsOf = async (
      query: string,
      variables: object,
    ): Promise<{ subjectId: string; cause?: string }[]> => {
      const found: { subjectId: string; cause?: string }[] = [];
      for (let a: string | null = null; ;) {
        const { edges, pageInfo } = Object.values(await analyst(query, { ...variables, a }))[0] as any;
        found.push(...edges.map((edge: any) => edge.node));
        if (!pageInfo.hasNextPage) return found;
        a = pageInfo.endCursor;
      }
    };
    for (const [list, m, stands] of [
      ['leads', 'LEADS_REPORTED', ({ verdict }: any) => ['NONE', 'FIRST'].includes(verdict)],
      ['projects', 'PROJECTS_LANDED', ({ status }: any) => status === 'LANDED'],
      ['visits', 'VISITS_LOGGED', ({ status }: any) => status === 'LOGGED'],
      [
        'activities',
        'ACTIVITIES_HELD',
        ({ status, purpose }: any) => status === 'HELD' && purpose === 'INVESTMENT',
      ],
      [
        'outcomes',
        'JOBS_OFFERED',
        ({ status, jobsOffered }: any) => status === 'REPORTED' && jobsOffered !== null,
      ],
    ] as const)
      for (const s of days.map(by)) {
        const counted = (await idsOf(COUNTED, { m, s })).map(({ subjectId }) => subjectId);
        const entries = await idsOf(REJECTED, { m, s });
        const rejected = new Set(
          entries.filter(({ cause }) => cause === 'REJECTED').map(({ subjectId }) => subjectId),
        );
        const listed = (await all(list, { s })).filter(
          (row) => (row.duplicateOf ?? null) === null && stands(row),
        );
        const expected = listed.map(({ id }) => id).filter((id) => counted.includes(id) || !rejected.has(id));
        expect([m, s, expected.toSorted()]).toEqual([m, s, counted.toSorted()]);
      }
    expect(await page('leads', { s: by('1990-01-01') })).toMatchObject({ totalCount: 0, edges: [] });
  });

  it('end as the lists of now, whatever they are narrowed to and ordered by', async () => {
    const s = { position: await positionNow() };
    const asked: Record<List, object[]> = {
      leads: [
        {},
        { f: { status: 'OPEN', stages: ['ASSIGNED', 'NEGOTIATING'] } },
        { f: { openPool: false, search: '氢' } },
        { f: { withoutFollowUpSince: '2022-06-01' }, o: { field: 'STAGE', direction: 'ASC' } },
        { o: { field: 'EXPECTED' } },
        { o: { field: 'UPDATED', direction: 'ASC' } },
      ],
      agreements: [
        {},
        { f: { kinds: ['FRAMEWORK'] } },
        { f: { status: 'TERMINATED' }, o: { field: 'AMOUNT' } },
      ],
      projects: [{}, { f: { regionCode: '370211' } }, { f: { planMissing: true } }, { o: { field: 'NAME' } }],
      visits: [
        {},
        { f: { direction: 'INBOUND', status: 'LOGGED' } },
        { f: { occurred: { from: '2022-05-01', to: '2022-06-30' } }, o: { field: 'DELEGATE_COUNT' } },
        { o: { field: 'NAME', direction: 'ASC' } },
      ],
      activities: [{}, { f: { purpose: 'SERVICE' } }, { f: { regionCode: '370200', status: 'HELD' } }],
      outcomes: [{}, { f: { kinds: ['EMPLOYMENT'] } }, { f: { status: 'REPORTED' } }],
    };
    for (const list of lists)
      for (const variables of asked[list]) {
        const now = await all(list, variables);
        expect(await all(list, { ...variables, s })).toEqual(now);
      }
    expect((await page('leads', {})).totalCount).toBeGreaterThan(100);
  });

  it('come to what the board of then says, stage by stage, narrowed alike', async () => {
    const moments = [by(days[1]!), by(days[3]!), { position: await positionNow() }];
    const filters = [{}, { status: 'OPEN' }, { openPool: true }, { search: '氢', grades: ['A', 'B'] }];
    const counts: number[] = [];
    for (const s of moments)
      for (const f of filters) {
        const rows = await all('leads', { f, s });
        const { leadBoard } = await analyst(BOARD, { f, s });
        const fen = (lead: any) => BigInt(lead.expectedInvestment?.cny ?? 0);
        for (const { stage, ...column } of leadBoard) {
          const those = rows.filter((row) => row.stage === stage);
          expect([s, f, stage, column]).toEqual([
            s,
            f,
            stage,
            {
              status: stage === 'LOST' ? 'LOST' : 'OPEN',
              count: those.length,
              inPool: those.filter(({ inPool }) => inPool).length,
              withoutAmount: those.filter((lead) => lead.expectedInvestment === null).length,
              expected: { cny: String(those.reduce((sum, lead) => sum + fen(lead), 0n)) },
            },
          ]);
        }
        expect(leadBoard.reduce((sum: number, { count }: any) => sum + count, 0)).toBe(rows.length);
        if (f === filters[0]) counts.push(rows.length);
      }
    // The log goes on: it knows more at each of those moments.
    expect(counts).toEqual([...new Set(counts)].toSorted((a, b) => a - b));
  });

  it('show a lead that was transferred since with who had it then, and find it there', async () => {
    const lead = (await all('leads', { f: { status: 'OPEN' } })).find(
      ({ ownerOrganizationId, duplicateOf }) => ownerOrganizationId !== null && duplicateOf === null,
    );
    const { organizations } = await analyst(`{ organizations(first: 100) { edges { node { id } } } }`);
    const others = organizations.edges.map(({ node }: any) => node.id);
    const heir = others.find((id: string) => id !== lead.ownerOrganizationId);
    const position = await positionNow();
    await send('transferLead', {
      leadId: lead.id,
      organizationId: heir,
      transferredOn: '2022-08-31',
      reason: '分工调整',
    });

    const ownedBy = async (owner: string, s?: object) =>
      (await all('leads', { f: { ownerOrganizationIds: [owner] }, s })).some(({ id }) => id === lead.id);
    expect([await ownedBy(heir), await ownedBy(lead.ownerOrganizationId)]).toEqual([true, false]);
    expect([
      await ownedBy(heir, { position }),
      await ownedBy(lead.ownerOrganizationId, { position }),
    ]).toEqual([false, true]);
    const one = async (s?: object) =>
      (
        await analyst(
          'query($id: ID!, $s: AsOf) { lead(id: $id, asOf: $s) { id version ownerOrganizationId ownerOrganization { id } } }',
          { id: lead.id, s },
        )
      ).lead;
    expect(await one({ position })).toEqual({
      id: lead.id,
      version: lead.version,
      ownerOrganizationId: lead.ownerOrganizationId,
      ownerOrganization: { id: lead.ownerOrganizationId },
    });
    expect(await one()).toMatchObject({ version: lead.version + 1, ownerOrganizationId: heir });
    expect(await one({ position: `${position.split(':')[0]}:0` })).toBeNull();
  });

  it('show a visit as it was planned, amended, made and corrected, and find it by what it was then', async () => {
    const { organizations } = await analyst(`{ organizations(first: 1) { edges { node { id } } } }`);
    const hostOrganizationId = organizations.edges[0].node.id;
    const before = await positionNow();
    const { id: activityId } = await send('planActivity', {
      name: '示例推介会',
      kind: 'PROMOTION_CONFERENCE',
      regionCode: '370200',
      expectedFrom: '2022-08-28',
      organizerIds: [hostOrganizationId],
    });
    const { id: visitId } = await send('planVisit', {
      direction: 'INBOUND',
      name: '示例来访',
      hostOrganizationId,
      plannedOn: '2022-08-29',
      delegateCount: 20,
      activityId,
    });
    const steps: [string, object][] = [
      ['amendVisit', { visitId, delegateCount: 25 }],
      ['holdActivity', { activityId, sessions: [{ heldOn: '2022-08-28', sessions: 1, participants: 60 }] }],
      ['logVisit', { visitId, visitedOn: '2022-08-30', delegateCount: 23, result: '达成意向' }],
      ['correctVisit', { visitId, name: '示例回访', reason: '名称有误' }],
      ['correctActivity', { activityId, name: '示例对接会', reason: '名称有误' }],
    ];
    const places = [await positionNow()];
    for (const [verb, input] of steps) {
      await send(verb, input);
      places.push(await positionNow());
    }
    const ONE = `query($v: ID!, $a: ID!, $s: AsOf) {
      visit(id: $v, asOf: $s) { id version name status delegateCount startsOn result activity { name status } }
      activity(id: $a, asOf: $s) { id version name status sessionCount participants } }`;
    const one = (s?: object) => analyst(ONE, { v: visitId, a: activityId, s });
    const activities = [
      { version: 1, name: '示例推介会', status: 'PLANNED', sessionCount: 0, participants: null },
      { version: 2, name: '示例推介会', status: 'HELD', sessionCount: 1, participants: 60 },
      { version: 3, name: '示例对接会', status: 'HELD', sessionCount: 1, participants: 60 },
    ];
    const planned = {
      version: 1,
      name: '示例来访',
      status: 'PLANNED',
      delegateCount: 20,
      startsOn: '2022-08-29',
    };
    const made = {
      version: 3,
      name: '示例来访',
      status: 'LOGGED',
      delegateCount: 23,
      startsOn: '2022-08-30',
    };
    const visits = [
      planned,
      { ...planned, version: 2, delegateCount: 25 },
      { ...planned, version: 2, delegateCount: 25 },
      made,
      { ...made, version: 4, name: '示例回访' },
      { ...made, version: 4, name: '示例回访' },
    ];
    for (const [at, position] of places.entries()) {
      const activity = activities[[0, 0, 1, 1, 1, 2][at]!]!;
      expect([at, await one({ position })]).toEqual([
        at,
        {
          visit: {
            id: visitId,
            ...visits[at],
            result: at < 3 ? null : '达成意向',
            activity: { name: activity.name, status: activity.status },
          },
          activity: { id: activityId, ...activity },
        },
      ]);
      // The list of then finds it by what it was then.
      const found = async (f: object) =>
        (await all('visits', { f: { search: '示例', ...f }, s: { position } })).map(({ id }) => id);
      expect([at, await found({ status: 'PLANNED' })]).toEqual([at, at < 3 ? [visitId] : []]);
      expect([at, await found({ status: 'LOGGED', occurred: { from: '2022-08-30' } })]).toEqual([
        at,
        at < 3 ? [] : [visitId],
      ]);
    }
    expect(await one()).toEqual(await one({ position: places.at(-1)! }));
    expect(await one({ position: before })).toEqual({ visit: null, activity: null });
  });

  it('show an outcome as it was reported, corrected and taken back', async () => {
    const { organizations } = await analyst(`{ organizations(first: 1) { edges { node { id } } } }`);
    const credits = [{ organizationId: organizations.edges[0].node.id, basisPoints: 10_000 }];
    const before = await positionNow();
    const { id: outcomeId } = await send('reportOutcome', {
      kind: 'EMPLOYMENT',
      periodTo: '2022-08-31',
      jobsOffered: 120,
      credits,
    });
    const places = [await positionNow()];
    for (const [verb, input] of [
      ['correctOutcome', { outcomeId, jobsOffered: 102, reason: '录入有误' }],
      ['withdrawOutcome', { outcomeId, reason: '重复报送' }],
    ] as const) {
      await send(verb, input);
      places.push(await positionNow());
    }
    const one = async (s?: object) =>
      (
        await analyst(
          'query($id: ID!, $s: AsOf) { outcome(id: $id, asOf: $s) { version status jobsOffered withdrawReason } }',
          { id: outcomeId, s },
        )
      ).outcome;
    const corrected = { version: 2, status: 'REPORTED', jobsOffered: 102, withdrawReason: null };
    expect([
      await one({ position: before }),
      ...(await Promise.all(places.map((position) => one({ position })))),
      await one(),
    ]).toEqual([
      null,
      { ...corrected, version: 1, jobsOffered: 120 },
      corrected,
      { ...corrected, version: 3, status: 'WITHDRAWN', withdrawReason: '重复报送' },
      { ...corrected, version: 3, status: 'WITHDRAWN', withdrawReason: '重复报送' },
    ]);
    const stands = async (s: object) =>
      (await all('outcomes', { f: { status: 'REPORTED' }, s })).some(({ id }) => id === outcomeId);
    expect(await Promise.all(places.map((position) => stands({ position })))).toEqual([true, true, false]);
  });

  it('stay what they were after more is recorded, also in what they name', async () => {
    const answers = async () =>
      Promise.all(lists.flatMap((list) => days.slice(1, 4).map((day) => all(list, { s: by(day) }))));
    const before = await answers();
    const agreement = (await all('agreements', { s: by('2022-07-31') })).find(({ lead }) => lead !== null);
    const named = (await all('leads', {})).find(({ id }) => id === agreement.lead.id);
    await send(named.status === 'OPEN' ? 'loseLead' : 'reopenLead', {
      leadId: named.id,
      reason: '情况变化',
      ...(named.status === 'OPEN' ? { lostOn: '2022-08-31' } : { reopenedOn: '2022-08-31' }),
    });
    const now = (await all('agreements', {})).find(({ id }) => id === agreement.id);
    expect(now.lead.stage).not.toBe(agreement.lead.stage);
    expect(await answers()).toEqual(before);
  });

  it('are refused what the present alone can answer, and moments and places that there are not', async () => {
    const [log, branch, seq] = (await positionNow()).split(/[:.]/);
    const refusal = (s: object, fields?: string, list: List = 'leads') =>
      analyst.refusal(questionOf(list, fields), { s });
    for (const list of lists)
      for (const fields of [
        ...(nexts.includes(list) ? ['next { mutation }'] : []),
        'recognition { measure }',
      ])
        expect([list, fields, await refusal(by('2022-07-31'), fields, list)]).toEqual([
          list,
          fields,
          'NOT_AS_OF',
        ]);
    expect(await refusal(by('2022-07-31'), 'followUps { edges { node { note } } }')).toBe('NOT_AS_OF');
    for (const list of lists) {
      expect(await refusal(by('2999-01-01'), undefined, list)).toBe('AS_OF_FUTURE');
      expect(await refusal({}, undefined, list)).toBe('AS_OF_AMBIGUOUS');
      expect(await refusal({ ...by('2022-07-31'), position: `${log}:1` }, undefined, list)).toBe(
        'AS_OF_AMBIGUOUS',
      );
      expect(await refusal({ position: `00000000-0000-4000-8000-000000000000:1` }, undefined, list)).toBe(
        'POSITION_FOREIGN',
      );
      expect(
        await refusal({ position: `${log}:${branch}.${Number(seq) + 1_000_000}` }, undefined, list),
      ).toBe('POSITION_UNKNOWN');
      expect(
        await analyst.refusal(questionOf(list), { s: by('2022-07-31'), f: { jurisdictionId: 'jinan' } }),
      ).toBe('FORBIDDEN');
    }
    const board = (s: object, f?: object) => analyst.refusal(BOARD, { s, f });
    expect(await board(by('2999-01-01'))).toBe('AS_OF_FUTURE');
    expect(await board({})).toBe('AS_OF_AMBIGUOUS');
    expect(await board({ ...by('2022-07-31'), position: `${log}:1` })).toBe('AS_OF_AMBIGUOUS');
    expect(await board({ position: '00000000-0000-4000-8000-000000000000:1' })).toBe('POSITION_FOREIGN');
    expect(await board({ position: `${log}:${branch}.${Number(seq) + 1_000_000}` })).toBe('POSITION_UNKNOWN');
    expect(await board(by('2022-07-31'), { jurisdictionId: 'jinan' })).toBe('FORBIDDEN');
  });

  it('show another jurisdiction nothing, at any moment', async () => {
    const { id } = (await all('leads', {}))[0];
    const owner = await connect(server.platform.database.owner);
    await owner.query(`update access.account set jurisdiction_id = 'jinan' where username = 'reviewer'`);
    await owner.end();
    const other = await server.as('reviewer');
    for (const list of lists)
      expect(await page(list, { s: by('2022-08-31') }, other)).toMatchObject({ totalCount: 0, edges: [] });
    for (const { count } of (await other(BOARD, { s: by('2022-08-31') })).leadBoard) expect(count).toBe(0);
    const one = 'query($id: ID!, $s: AsOf) { lead(id: $id, asOf: $s) { id } }';
    expect(await other(one, { id, s: by('2022-08-31') })).toEqual({ lead: null });
  });
});
