import { randomUUID } from 'node:crypto';
import { createClient } from 'graphql-ws';
import { Client } from 'pg';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { demoAccounts, DEMO_PASSWORD } from '#platform/access';
import { contract } from '#platform/ledger';
import { runningServer, type Ask, type RunningServer } from '../support/server.js';
import {
  august,
  entriesOf,
  essentials,
  figuresOf,
  rebuilds,
  scaled,
  sum,
  TOTALS,
  type Figure,
  type Row,
} from './essentials.js';
import { printedFigures } from './printed-figures.js';

// The demonstration, planted through the bus like any user's commands, and what an analyst asks of it.
let server: RunningServer;
let analyst: Ask;
let admin: Ask;
beforeAll(async () => {
  server = await runningServer({ seed: 'qingdao-2022' });
  [analyst, admin] = [await server.as('analyst'), await server.as('admin')];
}, 240_000);
afterAll(() => server?.end());

printedFigures(() => server);
essentials(() => server);

describe('what else the bureau printed, out of events', () => {
  it('says the same with the document date as its limit', async () => {
    const { totals } = await analyst(TOTALS, {
      m: ['PROJECTS_LANDED', 'PLANNED_INVESTMENT'],
      g: [],
      f: august,
    });
    expect(totals.grand.map((f: Figure) => f.value)).toEqual(['69', '5820000000000']);
    expect(totals.rows).toEqual([]);
  });

  it('69 projects are behind the 69, each with its name, and sum to it', async () => {
    const seen: { subjectId: string; subjectName: string; value: string }[] = [];
    for (let after: string | null = null, more = true; more;) {
      const { figureSubjects: page }: any = await analyst(
        `query($a: String) { figureSubjects(measure: PROJECTS_LANDED, first: 50, after: $a) {
           totalCount total { display entryCount } edges { node { subjectId subjectKind subjectName value display } }
           pageInfo { hasNextPage endCursor } } }`,
        { a: after },
      );
      expect([page.totalCount, page.total]).toEqual([69, { display: '69个', entryCount: 93 }]);
      seen.push(...page.edges.map(({ node }: any) => node));
      [after, more] = [page.pageInfo.endCursor, page.pageInfo.hasNextPage];
    }
    expect(new Set(seen.map(({ subjectId }) => subjectId)).size).toBe(69);
    expect(seen.reduce((sum, { value }) => sum + Number(value), 0)).toBe(69);
    expect(seen.every(({ subjectName }) => subjectName !== '')).toBe(true);
  });

  it('28 organizations in the network, 8 stations, 28 sessions', async () => {
    const { totals } = await analyst(TOTALS, {
      m: ['NETWORK_MEMBERS', 'STATIONS_OPEN', 'ACTIVITY_SESSIONS'],
      f: august,
    });
    expect(totals.grand.map((f: Figure) => f.display)).toEqual(['28家', '8处', '28场次']);
  });

  it('24 industry chains in force on 2022-08-31, the unverified names marked', async () => {
    const { industryChains } = await analyst('{ industryChains(on: "2022-08-31") { code name verified } }');
    expect(industryChains).toHaveLength(24);
    expect(industryChains.filter((chain: any) => !chain.verified).length).toBeGreaterThanOrEqual(7);
  });

  it('more than 30 organizations on outbound delegations to Guangdong and Shanghai', async () => {
    const { visits } = await analyst(
      `{ visits(first: 100, filter: { direction: OUTBOUND }) { edges { node { status organizationIds destinationRegionCode } } } }`,
    );
    const there = visits.edges
      .map((edge: any) => edge.node)
      .filter((visit: any) => visit.status === 'LOGGED' && /^(44|31)/.test(visit.destinationRegionCode));
    expect(new Set(there.flatMap((visit: any) => visit.organizationIds)).size).toBeGreaterThan(30);
  });

  it('every single project says that it is illustrative', async () => {
    const { projects } = await analyst(
      '{ projects(first: 100) { totalCount edges { node { illustrative } } } }',
    );
    expect(projects.totalCount).toBeGreaterThan(69);
    expect(projects.edges.every((edge: any) => edge.node.illustrative)).toBe(true);
  });
});

describe('the entries behind a figure', () => {
  it.each(['SHARED', 'FULL'])(
    'add up to every single row by organization under %s credit',
    async (credit) => {
      const { totals } = await analyst(TOTALS, { m: ['PLANNED_INVESTMENT'], g: ['ORGANIZATION'], c: credit });
      for (const row of totals.rows.slice(0, 5) as Row[]) {
        const entries = await entriesOf(analyst, {
          m: 'PLANNED_INVESTMENT',
          k: [{ dimension: 'ORGANIZATION', code: row.keys[0]!.code }],
          c: credit,
        });
        expect([sum(entries.map((entry) => entry.value)), entries.length]).toEqual([
          scaled(row.figures[0]!.value),
          row.figures[0]!.entryCount,
        ]);
      }
      expect(totals.grand[0].additive).toBe(credit === 'SHARED');
    },
  );

  it.each([
    ['INDUSTRY_CHAIN'],
    ['REGION'],
    ['STATION'],
    ['ACTIVITY'],
    ['MONTH'],
    ['QUARTER'],
    ['YEAR'],
    ['ORGANIZATION', 'MONTH'],
    ['REGION', 'INDUSTRY_CHAIN', 'QUARTER'],
  ])('rows by %s %s add up exactly, and the first is explained by its entries', async (...dimensions) => {
    const by = dimensions.filter(Boolean);
    const { totals } = await analyst(TOTALS, { m: ['PLANNED_INVESTMENT', 'PROJECTS_LANDED'], g: by });
    expect(sum(figuresOf(totals.rows, 0))).toBe(5_820_000_000_000n * 10_000n);
    expect(sum(figuresOf(totals.rows, 1))).toBe(69n * 10_000n);
    const [first] = totals.rows as Row[];
    const entries = await entriesOf(analyst, {
      m: 'PLANNED_INVESTMENT',
      k: first!.keys.map(({ dimension, code }) => ({ dimension, code })),
    });
    expect(sum(entries.map((entry) => entry.value))).toBe(scaled(first!.figures[0]!.value));
  });

  it('name the post that recorded them: in the demonstration each does its own work', async () => {
    const actors = async (given: object) => [
      ...new Set((await entriesOf(analyst, given)).map((entry) => entry.actorName)),
    ];
    expect(await actors({ m: 'NETWORK_MEMBERS' })).toEqual(['演示管理员']);
    expect(await actors({ m: 'ACTIVITY_SESSIONS' })).toEqual(['演示招商专员']);
    expect(await actors({ m: 'VISITS_LOGGED' })).toEqual(['演示站点联络员']);
    expect(await actors({ m: 'PROJECTS_LANDED', f: { basis: 'RECOGNIZED' } })).toEqual(
      expect.arrayContaining(['演示认定员']),
    );
  });

  it('stand in the timeline of their subject', async () => {
    const [entry] = await entriesOf(analyst, { m: 'PLANNED_INVESTMENT', f: august });
    const { timeline } = await analyst(
      'query($id: ID!) { timeline(subjectId: $id) { totalCount edges { node { eventId type actorName data } } } }',
      { id: entry!.subjectId },
    );
    expect(timeline.edges.map((edge: any) => edge.node.eventId)).toContain(entry!.eventId);
  });
});

describe('a hub in a filter', () => {
  it.each([
    ['SHARED', 'CLAIMED'],
    ['SHARED', 'RECOGNIZED'],
    ['FULL', 'CLAIMED'],
    ['FULL', 'RECOGNIZED'],
  ])(
    'finds what stands in its row by HUB, for every measure, and its entries sum to it: %s %s',
    async (c, basis) => {
      const hubs = (
        await analyst('{ organizations(first: 100, filter: { isHub: true }) { edges { node { id } } } }')
      ).organizations.edges.map((edge: any) => edge.node.id) as string[];
      const m = [...contract().keys()];
      const rows = (await analyst(TOTALS, { m, g: ['HUB'], c, f: { basis } })).totals.rows as Row[];
      let some = 0;
      for (const hub of hubs) {
        const f = { basis, organizationIds: [hub] };
        const { grand } = (await analyst(TOTALS, { m, c, f })).totals;
        const row = rows.find((each) => each.keys[0]!.code === hub);
        expect([hub, grand.map((figure: any) => figure.value)]).toEqual([
          hub,
          m.map((_, i) => row?.figures[i]!.value ?? '0'),
        ]);
        const planned = m.indexOf('PLANNED_INVESTMENT');
        if (BigInt(grand[planned].value) > 0n) some++;
        const entries = await entriesOf(analyst, { m: 'PLANNED_INVESTMENT', c, f });
        expect(sum(entries.map((entry) => entry.value))).toBe(scaled(grand[planned].value));
        expect(entries).toHaveLength(grand[planned].entryCount);
      }
      expect(some).toBeGreaterThan(0);
    },
  );

  it.each([
    ['leads', 'LEADS_REPORTED'],
    ['activities', 'ACTIVITY_SESSIONS'],
    ['agreements', 'AGREEMENTS_SIGNED'],
    ['projects', 'PROJECTS_LANDED'],
    ['visits', 'VISITS_LOGGED'],
  ])('finds the %s that are its own or of those below it, and no others', async (list, m) => {
    const { edges } = (await analyst('{ organizations(first: 100) { edges { node { id hubId } } } }'))
      .organizations;
    const all = edges.map((edge: any) => edge.node) as { id: string; hubId: string | null }[];
    const under = (top: string): string[] => [
      top,
      ...all.filter(({ hubId }) => hubId === top).flatMap(({ id }) => under(id)),
    ];
    const ids = async (o: string[] | null): Promise<string[]> => {
      const found: string[] = [];
      let page: any;
      do {
        page = (
          await analyst(
            `query($o: [ID!], $a: String) { ${list}(first: 100, after: $a, filter: { organizationIds: $o }) {
               edges { node { id } } pageInfo { hasNextPage endCursor } } }`,
            { o, a: page?.pageInfo.endCursor ?? null },
          )
        )[list];
        found.push(...page.edges.map((edge: any) => edge.node.id));
      } while (page.pageInfo.hasNextPage);
      return found;
    };
    const beyond = (some: readonly string[], most: readonly string[]) =>
      some.filter((id) => !most.includes(id));
    const whole = await ids(null);
    let fewer = 0;
    for (const hub of new Set(all.map(({ hubId }) => hubId).filter((id) => id !== null))) {
      const found = await ids([hub]);
      const below = await ids(under(hub));
      expect([hub, beyond(found, below)]).toEqual([hub, []]);
      // Who took part in a visit before it belonged to the hub was not below it on that day.
      expect([hub, list === 'visits' ? [] : beyond(below, found)]).toEqual([hub, []]);
      // The list agrees with the figures: what counts for the hub is in it.
      const counted = await entriesOf(analyst, { m, c: 'FULL', f: { organizationIds: [hub] } });
      const subjects = [...new Set(counted.map(({ subjectId }) => subjectId))];
      expect([hub, beyond(subjects, found)]).toEqual([hub, []]);
      if (subjects.length > 0 && found.length < whole.length) fewer += 1;
    }
    expect(fewer).toBeGreaterThan(0);
  });
});

describe('the two accounts', () => {
  it('recognized is less than claimed, and never added to it', async () => {
    const recognized = (
      await analyst(TOTALS, { m: ['PROJECTS_LANDED', 'PLANNED_INVESTMENT'], f: { basis: 'RECOGNIZED' } })
    ).totals.grand;
    expect(scaled(recognized[0].value)).toBeGreaterThan(0n);
    expect(scaled(recognized[1].value)).toBeLessThan(5_820_000_000_000n * 10_000n);
  });
});

describe('stock measures', () => {
  it('show the balance at each month end, not to be added up', async () => {
    const { totals } = await analyst(TOTALS, {
      m: ['NETWORK_MEMBERS'],
      g: ['MONTH'],
      f: { occurred: { from: '2022-06-01', to: '2022-08-31' } },
    });
    expect(totals.rows.map((row: Row) => row.keys[0]!.code).toSorted()).toEqual([
      '2022-06',
      '2022-07',
      '2022-08',
    ]);
    expect(totals.rows.find((row: Row) => row.keys[0]!.code === '2022-08').figures[0]).toMatchObject({
      value: '28',
      additive: false,
    });
    expect(totals.grand[0].value).toBe('28');
  });
});

describe('a landing with shared credit', () => {
  const LAND = 'mutation($i: LandProjectInput!) { landProject(input: $i) { id version } }';
  const input = async (shares: readonly [number, number], commandId = randomUUID()) => {
    const { organizations } = await admin(
      '{ organizations(first: 2, filter: { isHub: false }) { edges { node { id } } } }',
    );
    const [a, b] = organizations.edges.map((edge: any) => edge.node.id);
    return {
      commandId,
      name: '联合项目（示意）',
      chainCode: 'QD22-01',
      regionCode: '370202',
      landedOn: '2022-09-01',
      plannedInvestment: { amount: '100000001', currency: 'CNY' },
      credits: [
        { organizationId: a, basisPoints: shares[0] },
        { organizationId: b, basisPoints: shares[1] },
      ],
    };
  };
  const of = async (organizationId?: string) => {
    const { totals } = await admin(TOTALS, {
      m: ['PLANNED_INVESTMENT'],
      f: organizationId ? { organizationIds: [organizationId] } : null,
    });
    return BigInt(totals.grand[0].value);
  };

  it('raises both organizations and the total to the fen, at once, and only once for one command id', async () => {
    const i = await input([6667, 3333]);
    const [a, b] = i.credits.map((credit) => credit.organizationId) as [string, string];
    const before = [await of(), await of(a), await of(b)];
    const first = await admin(LAND, { i });
    const moved = async () => [
      (await of()) - before[0]!,
      (await of(a)) - before[1]!,
      (await of(b)) - before[2]!,
    ];
    expect(await moved()).toEqual([100_000_001n, 66_670_001n, 33_330_000n]);
    expect(await admin(LAND, { i })).toEqual(first);
    expect(await moved()).toEqual([100_000_001n, 66_670_001n, 33_330_000n]);
    expect(await admin.refusal(LAND, { i: { ...i, name: '另一个项目' } })).toBe('COMMAND_ID_REUSED');
  });

  it('is refused with shares short of 10,000, and nothing is appended', async () => {
    const head = await server.platform.log.head();
    expect(await admin.refusal(LAND, { i: await input([6667, 3332]) })).toBe('CREDIT_SHARES_INCOMPLETE');
    expect(await server.platform.log.head()).toBe(head);
  });
});

describe('a subscription to the pipeline', () => {
  it('fires once the read tables hold the change, and only for the subjects asked for', async () => {
    const client = createClient({
      url: `${server.url.replace('http', 'ws')}/graphql/ws`,
      webSocketImpl: class extends WebSocket {
        constructor(url: string, protocols: string) {
          super(url, { protocols, headers: { cookie: analyst.cookie } } as never);
        }
      },
      retryAttempts: 0,
    });
    const { organizations } = await admin('{ organizations(first: 1) { edges { node { id } } } }');
    const organizationId = organizations.edges[0].node.id;
    const changes = client.iterate<{ pipelineChanged: any }>({
      query: `subscription($o: [ID!]) { pipelineChanged(subjects: [PROJECT], organizationIds: $o) {
        kind subjectId type position actorName occurredOn subjectName } }`,
      variables: { o: [organizationId] },
    });
    const next = changes.next();
    await new Promise((resolve) => setTimeout(resolve, 300)); // until the server listens
    await admin('mutation($i: ReportLeadInput!) { reportLead(input: $i) { id } }', {
      i: {
        title: '线索（示意）',
        reporterOrganizationId: organizationId,
        chainCode: 'QD22-01',
        regionCode: '370202',
        reportedOn: '2022-09-01',
      },
    });
    const { landProject } = await admin('mutation($i: LandProjectInput!) { landProject(input: $i) { id } }', {
      i: {
        name: '订阅项目（示意）',
        chainCode: 'QD22-01',
        regionCode: '370202',
        landedOn: '2022-09-02',
        plannedInvestment: { amount: '100' },
        credits: [{ organizationId, basisPoints: 10_000 }],
      },
    });
    const { value } = await next;
    expect(value?.data?.pipelineChanged).toMatchObject({
      kind: 'PROJECT',
      subjectId: landProject.id,
      type: 'ProjectLanded',
      occurredOn: '2022-09-02',
      subjectName: '订阅项目（示意）',
    });
    expect(value?.data?.pipelineChanged.actorName).toMatch(/[^0-9a-f-]/);
    expect(
      (await analyst('query($id: ID!) { project(id: $id) { name } }', { id: landProject.id })).project.name,
    ).toBe('订阅项目（示意）');
    await changes.return?.();
    await client.dispose();
  });
});

describe('the posts of the demonstration', () => {
  const workplace = 'organization { id name } organizationId station { id host { id } } stationId';

  it.each(demoAccounts.map(({ username }) => username))('%s is somebody: it works somewhere', async (who) => {
    const { me } = await (await server.as(who))(`{ me { ${workplace} } }`);
    expect(me.organization).toEqual({
      id: me.organizationId,
      name: expect.stringMatching(/联合会（示意）$/),
    });
    expect(me.station).toEqual(me.stationId && { id: me.stationId, host: { id: me.organizationId } });
    expect(me.stationId !== null).toBe(who === 'liaison' || who === 'station');
  });

  it('are told where they work by the sign-in itself', async () => {
    const { data } = await (
      await server.as('admin')
    ).raw(`mutation($i: SignInInput!) { signIn(input: $i) { ${workplace} } }`, {
      i: { username: 'station', password: DEMO_PASSWORD, keepSignedIn: true },
    });
    expect(data.signIn.organization.id).toBe(data.signIn.organizationId);
    expect(data.signIn.station.id).toBe(data.signIn.stationId);
  });

  it.each(['liaison', 'station', 'admin'] as const)(
    'report a lead for their own organization: %s',
    async (who) => {
      const ask = await server.as(who);
      const { me } = await ask('{ me { organizationId } }');
      const { reportLead } = await ask(
        'mutation($i: ReportLeadInput!) { reportLead(input: $i) { reporterOrganizationId } }',
        { i: { title: `自己的线索 ${who}` } },
      );
      expect(reportLead.reporterOrganizationId).toBe(me.organizationId);
    },
  );
});

describe('lists', () => {
  /** The statements that this process sends to PostgreSQL while it answers once. */
  const statementsOnce = async (query: string, variables: object): Promise<number> => {
    const { query: send } = Client.prototype;
    const texts: string[] = [];
    Client.prototype.query = function (this: Client, ...sent: unknown[]) {
      texts.push(typeof sent[0] === 'string' ? sent[0] : (sent[0] as { text: string }).text);
      return (send as (...args: unknown[]) => unknown).apply(this, sent);
    } as never;
    try {
      await analyst(query, variables);
    } finally {
      Client.prototype.query = send;
    }
    // The loops of the worker in this process go on meanwhile; their statements are about the log alone.
    return texts.filter(
      (text) => /\bviews\b|\baccess\b/.test(text) && !/log\.checkpoint|log\.log_index/.test(text),
    ).length;
  };
  /** How many it takes when nothing that is kept for a while (names, the session) had to be read again. */
  const statementsFor = async (query: string, variables: object): Promise<number> => {
    await analyst(query, variables); // reads what is kept, and compiles the document
    const counts: number[] = [];
    while (counts.length < 5) counts.push(await statementsOnce(query, variables));
    return Math.min(...counts);
  };

  it.each([
    [
      'projects',
      'projects(first: $n) { edges { node { id chainName regionName plannedInvestment { display } credits { organization { id name hub { name } } basisPoints } } } }',
    ],
    ['leads', 'leads(first: $n) { edges { node { id chainName regionName } } }'],
    ['organizations', 'organizations(first: $n) { edges { node { id name hub { name } } } }'],
    [
      'entries',
      'ledgerEntries(measure: PLANNED_INVESTMENT, credit: SHARED, first: $n) { edges { node { subjectName actorName keys { name } } } }',
    ],
    [
      'subjects',
      'figureSubjects(measure: PLANNED_INVESTMENT, first: $n) { totalCount edges { node { subjectName display } } }',
    ],
  ])('%s take as many statements for 30 rows as for 3', async (_, list) => {
    const query = `query($n: Int!) { ${list} }`;
    const few = await statementsFor(query, { n: 3 });
    expect(few).toBeGreaterThan(0);
    expect(await statementsFor(query, { n: 30 })).toBe(few);
  });

  it.each(['projects', 'leads', 'visits', 'agreements', 'organizations'])(
    '%s page through everything exactly once, stably',
    async (list) => {
      const seen: string[] = [];
      let page: any;
      do {
        page = (
          await analyst(
            `query($a: String) { ${list}(first: 17, after: $a) { totalCount edges { node { id } } pageInfo { hasNextPage endCursor } } }`,
            { a: page?.pageInfo.endCursor ?? null },
          )
        )[list];
        seen.push(...page.edges.map((edge: any) => edge.node.id));
      } while (page.pageInfo.hasNextPage);
      expect([seen.length, new Set(seen).size]).toEqual([page.totalCount, page.totalCount]);
    },
  );
});

rebuilds(() => server);

it('reports no trouble on the way', () => expect(server.reports).toEqual([]));
