import { Client } from 'pg';
import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { runningServer, type Ask, type RunningServer } from '../support/server.js';

// Lists as a screen needs them: names beside ids, a search, an order.
let server: RunningServer;
let liaison: Ask;
let admin: Ask;
beforeAll(async () => {
  server = await runningServer({ seed: 'qingdao-2022' });
  [liaison, admin] = [await server.as('liaison'), await server.as('admin')];
}, 240_000);
afterAll(() => server?.end());

type Node = Record<string, any>;
const listed = async (many: string, fields: string): Promise<Node[]> =>
  (await liaison(`{ ${many}(first: 100) { edges { node { id ${fields} } } } }`))[many].edges.map(
    (edge: { node: Node }) => edge.node,
  );
/** How many statements read each table while something is asked. */
const reads = async (ask: () => Promise<unknown>): Promise<Record<string, number>> => {
  const counted: Record<string, number> = {};
  const sent = jest.spyOn(Client.prototype, 'query');
  try {
    await ask();
    for (const [statement] of sent.mock.calls as unknown[][]) {
      const text = typeof statement === 'string' ? statement : ((statement as { text?: string })?.text ?? '');
      const table = /FROM "views"\."(\w+)"/i.exec(text)?.[1];
      if (table) counted[table] = (counted[table] ?? 0) + 1;
    }
  } finally {
    sent.mockRestore();
  }
  return counted;
};

const organization = '{ id name }';
const kinds: [many: string, ids: string, related: string, named: Record<string, string>, tables: object][] = [
  [
    'leads',
    'reporterOrganizationId ownerOrganizationId ownerStationId stationId activityId firstLeadId duplicateOf',
    `reporter ${organization} ownerOrganization ${organization} ownerStation ${organization} station ${organization}
     activity ${organization} firstLead { id title } duplicateOfLead { id title }`,
    {
      reporter: 'reporterOrganizationId',
      ownerOrganization: 'ownerOrganizationId',
      ownerStation: 'ownerStationId',
      station: 'stationId',
      activity: 'activityId',
      firstLead: 'firstLeadId',
      duplicateOfLead: 'duplicateOf',
    },
    { organizations: 1, stations: 1, leads: 2 },
  ],
  [
    'visits',
    'hostOrganizationId stationId organizationIds leadIds activityId',
    `host ${organization} station ${organization} organizations ${organization} leads { id title reporter ${organization} }
     activity ${organization}`,
    {
      host: 'hostOrganizationId',
      station: 'stationId',
      organizations: 'organizationIds',
      leads: 'leadIds',
      activity: 'activityId',
    },
    { visits: 1, stations: 1 },
  ],
  [
    'activities',
    'organizationIds',
    `organizations ${organization}`,
    { organizations: 'organizationIds' },
    { activities: 1, organizations: 1 },
  ],
  [
    'agreements',
    'leadId stationId partyOrganizationIds activityId',
    `lead { id title } station ${organization} partyOrganizations ${organization} activity ${organization}`,
    {
      lead: 'leadId',
      station: 'stationId',
      partyOrganizations: 'partyOrganizationIds',
      activity: 'activityId',
    },
    { agreements: 1, organizations: 1 },
  ],
  [
    'projects',
    'leadId agreementId stationId activityId duplicateOf',
    `lead { id title } agreement { id title } station ${organization} activity ${organization} duplicateOfProject { id name }`,
    {
      lead: 'leadId',
      agreement: 'agreementId',
      station: 'stationId',
      activity: 'activityId',
      duplicateOfProject: 'duplicateOf',
    },
    // Those that it counts in place of, too.
    { projects: 2, agreements: 1 },
  ],
];

describe('what a record names by id', () => {
  it.each(kinds)('is there by name, of all %s of a page in a statement a kind', async (...kind) => {
    const [many, ids, related, named, tables] = kind;
    let nodes: Node[] = [];
    const counted = await reads(async () => {
      nodes = await listed(many, `${ids} ${related}`);
    });
    expect(nodes.length).toBeGreaterThan(1);
    for (const node of nodes)
      for (const [field, by] of Object.entries(named))
        expect(
          Array.isArray(node[by]) ? node[field].map(({ id }: Node) => id) : (node[field]?.id ?? null),
        ).toEqual(node[by]);
    // Somebody is named at all, or nothing was compared.
    expect(nodes.some((node) => Object.values(named).some((by) => node[by]?.length > 0))).toBe(true);
    expect(counted).toMatchObject(tables);
  });

  it('is the account, too, that a lead was given to', async () => {
    const { me } = await liaison('{ me { id displayName } }');
    const [lead] = await listed('leads', 'ownerOrganizationId ownerUserName');
    const { assignLead } = await admin(
      `mutation($i: AssignLeadInput!) { assignLead(input: $i) { ownerUserId ownerUserName } }`,
      { i: { leadId: lead!['id'], organizationId: lead!['ownerOrganizationId'], userId: me.id } },
    );
    expect(assignLead).toEqual({ ownerUserId: me.id, ownerUserName: me.displayName });
    const unnamed = (await listed('leads', 'ownerUserId ownerUserName')).filter(
      ({ ownerUserId }) => ownerUserId === null,
    );
    expect(new Set(unnamed.map(({ ownerUserName }) => ownerUserName))).toEqual(new Set([null]));
  });
});

/** All pages of a list. */
const walked = async (
  many: string,
  fields: string,
  { filter = {}, orderBy, first = 100 }: { filter?: object; orderBy?: object; first?: number } = {},
): Promise<Node[]> => {
  const type = { activities: 'Activity' }[many] ?? many[0]!.toUpperCase() + many.slice(1, -1);
  const [declared, given] = orderBy ? [`, $o: ${type}Order`, ', orderBy: $o'] : ['', ''];
  const query = `query($f: ${type}Filter, $n: Int, $a: String${declared}) {
    ${many}(filter: $f, first: $n, after: $a${given}) { edges { node { id ${fields} } } pageInfo { hasNextPage endCursor } } }`;
  const found: Node[] = [];
  for (let a: string | null = null; ;) {
    const variables: object = { f: filter, n: first, a, ...(orderBy ? { o: orderBy } : {}) };
    const { edges, pageInfo }: any = (await liaison(query, variables))[many];
    found.push(...edges.map((edge: { node: Node }) => edge.node));
    if (!pageInfo.hasNextPage) return found;
    a = pageInfo.endCursor;
  }
};

describe('a search', () => {
  it.each([
    ['visits', ['name', 'result'], undefined],
    ['agreements', ['title', 'counterpartName'], 'counterpartCreditCode'],
    ['projects', ['name', 'investorName'], 'companyCreditCode'],
    ['activities', ['name'], undefined],
    ['stations', ['name'], undefined],
    ['organizations', ['name'], 'creditCode'],
  ])('of %s finds a part of what they are called, one character or more', async (many, within, code) => {
    const all = await walked(many, [...within, code ?? ''].join(' '));
    const searched = async (search: string) =>
      (await walked(many, '', { filter: { search }, first: 7 })).map(({ id }) => id);
    const holding = (part: string) =>
      all.filter((node) => within.some((field) => node[field]?.includes(part))).map(({ id }) => id);
    const named = all
      .map((node) => within.map((field) => node[field] ?? '').join(''))
      .find((name) => name !== '')!;
    for (const part of [[...named][1]!, [...named].slice(0, 3).join(''), '没有这样的名称', '%', '_']) {
      expect(await searched(` ${part} `)).toEqual(holding(part));
    }
    expect(await searched('  ')).toEqual(all.map(({ id }) => id));
    for (const said of all.flatMap((node) => (code && node[code]) ?? []).slice(0, 1))
      expect(await searched(said.toLowerCase())).toEqual(
        all.filter((node) => node[code!] === said).map(({ id }) => id),
      );
  });
});

describe('an order', () => {
  const day = (node: Node, field: string) => node[field];
  const fen = (node: Node, field: string) => node[field] && BigInt(node[field].cny);
  it.each<[string, string, string, string, (node: Node, field: string) => any]>([
    ['visits', 'STARTS_ON', 'startsOn', 'startsOn', day],
    ['visits', 'NAME', 'name', 'name', day],
    ['visits', 'DELEGATE_COUNT', 'delegateCount', 'delegateCount', day],
    ['agreements', 'SIGNED_ON', 'signedOn', 'signedOn', day],
    ['agreements', 'AMOUNT', 'amount', 'amount { cny }', fen],
    ['agreements', 'TITLE', 'title', 'title', day],
    ['projects', 'LANDED_ON', 'landedOn', 'landedOn', day],
    ['projects', 'AMOUNT', 'plannedInvestment', 'plannedInvestment { cny }', fen],
    ['projects', 'NAME', 'name', 'name', day],
  ])('of %s by %s holds page after page, what says nothing last', async (many, order, field, fields, of) => {
    const ids = new Set((await walked(many, '')).map(({ id }) => id));
    for (const direction of ['ASC', 'DESC']) {
      const nodes = await walked(many, fields, { orderBy: { field: order, direction }, first: 9 });
      expect(new Set(nodes.map(({ id }) => id))).toEqual(ids);
      expect(nodes).toHaveLength(ids.size);
      const keys = nodes.map((node) => of(node, field));
      const said = keys.filter((key) => key !== null);
      expect(keys.slice(0, said.length)).toEqual(said);
      const sorted = said.toSorted((a, b) => (a < b ? -1 : a > b ? 1 : 0));
      expect(said).toEqual(direction === 'ASC' ? sorted : sorted.toReversed());
    }
  });
});

describe('what was decided of a record’s figures', () => {
  const decided = 'measure decision value display seenVersion standing';
  it('is there with it, of all of a page in one statement', async () => {
    const reviewer = await server.as('reviewer');
    const { version, id } = (await listed('projects', 'version'))[0]!;
    await reviewer('mutation($i: RecognizeInput!) { recognize(input: $i) { id } }', {
      i: {
        subjectId: id,
        seenVersion: version,
        measure: 'PLANNED_INVESTMENT',
        decision: 'REJECT',
        reason: '无佐证',
      },
    });
    const decisions = async (subjectId: string) =>
      (await liaison(`query($s: ID!) { recognitions(subjectId: $s) { ${decided} } }`, { s: subjectId }))
        .recognitions;
    for (const many of ['leads', 'visits', 'activities', 'agreements', 'projects']) {
      let nodes: Node[] = [];
      const counted = await reads(async () => {
        nodes = await listed(many, `recognition { ${decided} }`);
      });
      expect(counted).toMatchObject({ recognitions: 1 });
      const some = nodes
        .slice(0, 3)
        .concat(nodes.filter((node) => node['recognition'].length > 0).slice(0, 3));
      for (const node of some) expect(node['recognition']).toEqual(await decisions(node['id']));
    }
    const of = (await listed('projects', 'recognition { measure decision }')).find(
      (node) => node['id'] === id,
    );
    expect(of!['recognition']).toContainEqual({ measure: 'PLANNED_INVESTMENT', decision: 'REJECT' });
  });
});
