import { Client } from 'pg';
import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { runningServer, type Ask, type RunningServer } from '../support/server.js';

// Names beside ids, of a whole page at once: what a board or a list shows without a second request.
let server: RunningServer;
let liaison: Ask;
let admin: Ask;
beforeAll(async () => {
  server = await runningServer({ seed: 'qingdao-2022' });
  [liaison, admin] = [await server.as('liaison'), await server.as('admin')];
}, 120_000);
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
