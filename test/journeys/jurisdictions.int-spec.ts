import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { connect } from '#platform/database';
import { LAND, smallPipeline } from '../support/pipeline.js';
import { runningServer, type Ask, type RunningServer } from '../support/server.js';

// Two jurisdictions on one installation: the administrator and the reviewer are at home in the other one, the analyst in Qingdao.
let server: RunningServer;
let other: Ask;
let analyst: Ask;
const ids: Record<string, string> = {};

const lists = [
  'organizations',
  'stations',
  'activities',
  'leads',
  'visits',
  'agreements',
  'projects',
] as const;
const made = async (verb: string, input: object): Promise<string> =>
  (
    await other(
      `mutation($i: ${verb[0]!.toUpperCase()}${verb.slice(1)}Input!) { ${verb}(input: $i) { id } }`,
      { i: input },
    )
  )[verb].id;

beforeAll(async () => {
  server = await runningServer();
  const owner = await connect(server.platform.database.owner);
  await owner.query(
    `update access.account set jurisdiction_id = 'jinan' where username in ('admin', 'reviewer')`,
  );
  await owner.end();
  other = await server.as('admin');
  analyst = await server.as('analyst');

  const { first, landing } = await smallPipeline(other);
  const credits = [{ organizationId: first, basisPoints: 10_000 }];
  ids['organization'] = first;
  ids['station'] = await made('openStation', {
    name: '示意工作站',
    kind: 'WORKSTATION',
    hostOrganizationId: first,
    openedOn: '2022-03-01',
    regionCode: '370102',
  });
  ids['activity'] = await made('holdActivity', {
    name: '示意推介会',
    kind: 'PROMOTION_CONFERENCE',
    regionCode: '370102',
    organizerIds: [first],
    sessions: [{ heldOn: '2022-05-01', sessions: 1 }],
  });
  ids['lead'] = await made('reportLead', {
    title: '示意线索',
    reporterOrganizationId: first,
    reportedOn: '2022-04-01',
    investorName: '示意投资方',
  });
  ids['visit'] = await made('logVisit', {
    direction: 'OUTBOUND',
    name: '示意考察',
    hostOrganizationId: first,
    visitedOn: '2022-06-01',
    destinationRegionCode: '440300',
  });
  ids['agreement'] = await made('signAgreement', {
    title: '示意协议',
    kind: 'FRAMEWORK',
    partyOrganizationIds: [first],
    counterpartName: '示意公司',
    signedOn: '2022-06-01',
    regionCode: '370102',
    credits,
  });
  const { landProject } = await other(LAND, { i: landing({ credits }) });
  ids['project'] = landProject.id;
  await (
    await server.as('reviewer')
  )('mutation($i: RecognizeInput!) { recognize(input: $i) { id } }', {
    i: {
      subjectId: landProject.id,
      measure: 'PROJECTS_LANDED',
      decision: 'REJECT',
      seenVersion: landProject.version,
      reason: '示意',
    },
  });
}, 90_000);
afterAll(() => server?.end());

describe('what belongs to another jurisdiction', () => {
  it('is there for those at home in it', async () => {
    for (const [noun, id] of Object.entries(ids))
      expect({
        noun,
        found: (await other(`query($id: ID!) { ${noun}(id: $id) { id } }`, { id }))[noun],
      }).toEqual({
        noun,
        found: { id },
      });
    for (const list of lists)
      expect((await other(`{ ${list} { totalCount } }`))[list].totalCount).toBeGreaterThan(0);
  });

  it('is not found by its id', async () => {
    for (const [noun, id] of Object.entries(ids))
      expect({
        noun,
        found: (await analyst(`query($id: ID!) { ${noun}(id: $id) { id } }`, { id }))[noun],
      }).toEqual({
        noun,
        found: null,
      });
  });

  it('stands in no list, and asking for it is refused', async () => {
    for (const list of lists) {
      expect((await analyst(`{ ${list} { totalCount } }`))[list].totalCount).toBe(0);
      expect(await analyst.refusal(`{ ${list}(filter: { jurisdictionId: "jinan" }) { totalCount } }`)).toBe(
        'FORBIDDEN',
      );
    }
    expect(
      await analyst.refusal(
        '{ totals(measures: [PROJECTS_LANDED], filter: { jurisdictionId: "jinan" }) { rowCount } }',
      ),
    ).toBe('FORBIDDEN');
  });

  it('shows neither its decisions nor its timeline', async () => {
    const ask =
      'query($id: ID!) { recognitions(subjectId: $id) { id } timeline(subjectId: $id) { totalCount } }';
    expect(await analyst(ask, { id: ids['project'] })).toEqual({
      recognitions: [],
      timeline: { totalCount: 0 },
    });
    const seen = await other(ask, { id: ids['project'] });
    expect(seen.recognitions).toHaveLength(1);
    expect(seen.timeline.totalCount).toBe(2);
  });

  it('keeps its chains to itself, under its catalogue too', async () => {
    const { chainCatalogues } = await other('{ chainCatalogues { id } }');
    const [{ id }] = chainCatalogues;
    expect(await analyst('{ chainCatalogues { id } industryChains(on: "2022-08-31") { code } }')).toEqual({
      chainCatalogues: [],
      industryChains: [],
    });
    expect(
      (await analyst('query($id: ID) { industryChains(catalogueId: $id) { code } }', { id })).industryChains,
    ).toEqual([]);
    for (const query of [
      'chainCatalogues(jurisdictionId: "jinan") { id }',
      'industryChains(jurisdictionId: "jinan") { code }',
    ])
      expect(await analyst.refusal(`{ ${query} }`)).toBe('FORBIDDEN');
  });

  it('is written to by its own people only', async () => {
    const liaison = await server.as('liaison');
    const withdraw = (ask: Ask) =>
      ask.refusal('mutation($i: WithdrawProjectInput!) { withdrawProject(input: $i) { id } }', {
        i: { projectId: ids['project'], withdrawnOn: '2022-10-01', reason: '示意' },
      });
    expect(await withdraw(liaison)).toBe('JURISDICTION_FOREIGN');
    expect(await withdraw(other)).toBeNull();
  });
});
