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
  'outcomes',
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
  ids['outcome'] = await made('reportOutcome', {
    kind: 'EMPLOYMENT',
    hires: 3,
    periodTo: '2022-06-30',
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
});
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

  it('prints documents for everybody to read, with the verdict on each figure and no number behind it', async () => {
    // The station is at home here as the analyst is; the administrator, who may do all, is at home in the other jurisdiction.
    const documentId = await made('registerDocument', {
      title: '示意简报',
      publisher: '示意局',
      sha256: 'd'.repeat(64),
    });
    const figure = (key: string, value: string, question: object) => ({
      key,
      question,
      subject: '引进项目',
      value,
      unit: '个',
      period: { to: '2022-12-31', basis: 'STATED' },
      places: [{ line: 1, quote: `引进项目${value}个` }],
    });
    const led = { measure: 'LEADS_REPORTED', filter: { organizationIds: [ids['organization']] } };
    await other('mutation($i: ObserveFiguresInput!) { observeFigures(input: $i) { id } }', {
      i: {
        documentId,
        figures: [
          figure('1', '7', { figure: led }),
          figure('2', '9', { register: { name: 'INDUSTRY_CHAINS', on: '2022-08-31' } }),
        ],
      },
    });
    const ask = `{ documents { id observations { key value question { figure { filter narrowedTo { name } } }
      comparison { verdict withheld derived { value display } ratio { percent } standing { position } receipt { token } } } } }`;
    const own = (await other(ask)).documents[0];
    expect(own.observations[0].comparison).toMatchObject({ verdict: 'DIFFERS', withheld: false });
    expect(own.observations[0].comparison.derived.value).not.toBe('7');
    const foreign = (await analyst(ask)).documents[0];
    expect(foreign).toEqual({
      id: documentId,
      observations: own.observations.map(({ key, value, comparison: { verdict } }: any) => ({
        key,
        value,
        question: null,
        comparison: { verdict, withheld: true, derived: null, ratio: null, standing: null, receipt: null },
      })),
    });
    // Nobody may bind a document of their own to figures that are not theirs, and so try numbers until one agrees.
    const mine = (
      await analyst('mutation($i: RegisterDocumentInput!) { registerDocument(input: $i) { id } }', {
        i: { title: '试探', publisher: '示意局', sha256: 'e'.repeat(64) },
      })
    ).registerDocument.id;
    const probing = (question: object) =>
      analyst.raw('mutation($i: ObserveFiguresInput!) { observeFigures(input: $i) { id } }', {
        i: { documentId: mine, figures: [figure('1', '7', question)] },
      });
    const { errors } = await probing({
      figure: { measure: 'LEADS_REPORTED', filter: { jurisdictionId: 'jinan' } },
    });
    expect(errors![0]!.extensions).toMatchObject({
      code: 'FORBIDDEN',
      field: 'figures.0.question.figure.filter.jurisdictionId',
    });
    // Ids of another jurisdiction's organizations find nothing in one's own ledger.
    await probing({ figure: led });
    const [probed] = (
      await analyst(
        `query($id: ID!) { document(id: $id) { observations { comparison { verdict derived { value entryCount } } } } }`,
        { id: mine },
      )
    ).document.observations;
    expect(probed.comparison).toEqual({ verdict: 'NOT_RECORDED', derived: { value: '0', entryCount: 0 } });
    // Nor can they record anything in a document that is not theirs.
    const meddling = await analyst.raw(
      'mutation($i: ObserveFiguresInput!) { observeFigures(input: $i) { id } }',
      {
        i: { documentId, figures: [figure('3', '1', { figure: { measure: 'LEADS_REPORTED' } })] },
      },
    );
    expect(meddling.errors![0]!.extensions['code']).toBe('JURISDICTION_FOREIGN');
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
