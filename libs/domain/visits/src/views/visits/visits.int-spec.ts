import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { runningServer, type Ask, type RunningServer } from '../../../../../../test/support/server.js';

// Visits as those at a station see them: through the API, the log and the read tables.
let server: RunningServer;
let station: Ask;
let federation: string;
let chamber: string;
let society: string;
let stationId: string;
let leadId: string;
let activityId: string;

const VISIT = `{ id version direction status name stationId hostOrganizationId organizationIds organizationsReported
  organizationsQualifier delegateCount plannedOn plannedUntil visitedOn endedOn startsOn endsOn
  originRegionName destinationRegionName regionCode regionName chainCode chainName itinerary { on place purpose }
  leadIds activityId result cancelReason sourceDocument illustrative credits { organizationId basisPoints } }`;
const say = (mutation: string) => {
  const type = `${mutation[0]!.toUpperCase()}${mutation.slice(1)}Input!`;
  return `mutation($i: ${type}) { ${mutation}(input: $i) ${VISIT} }`;
};
const LIST = `query($f: VisitFilter) { visits(filter: $f) { totalCount edges { node { name } } } }`;
const listed = async (filter: object) => {
  const { visits } = await station(LIST, { f: filter });
  return visits.edges.map((edge: { node: { name: string } }) => edge.node.name);
};
const figures = async (groupBy: string[], filter: object) => {
  const { totals } = await station(
    `query($g: [Dimension!], $f: FigureFilter) { totals(measures: [VISITS_LOGGED, VISIT_DELEGATES], groupBy: $g, filter: $f) {
      rows { keys { code } figures { value } } grand { value display } } }`,
    { g: groupBy, f: filter },
  );
  return totals;
};

beforeAll(async () => {
  server = await runningServer();
  const admin = await server.as('admin');
  station = await server.as('station');
  const liaison = await server.as('liaison');
  const register = async (input: object) =>
    (
      await admin('mutation($i: RegisterOrganizationInput!) { registerOrganization(input: $i) { id } }', {
        i: { kind: 'SOCIAL_ASSOCIATION', regionCode: '370202', ...input },
      })
    ).registerOrganization.id;
  federation = await register({ name: '示例总会', isHub: true });
  chamber = await register({ name: '青岛示例商会', hubId: federation });
  society = await register({ name: '青岛示例学会' });
  stationId = (
    await admin('mutation($i: OpenStationInput!) { openStation(input: $i) { id } }', {
      i: {
        name: '深圳工作站',
        kind: 'WORKSTATION',
        hostOrganizationId: chamber,
        regionCode: '440300',
        openedOn: '2021-01-01',
      },
    })
  ).openStation.id;
  await admin('mutation($i: AdoptChainCatalogueInput!) { adoptChainCatalogue(input: $i) { id } }', {
    i: { name: '示例产业链目录', validFrom: '2022-01-01', chains: [{ code: 'EX-01', name: '氢能与储能' }] },
  });
  leadId = (
    await station('mutation($i: ReportLeadInput!) { reportLead(input: $i) { id } }', {
      i: { title: '氢能装备项目', reporterOrganizationId: chamber, reportedOn: '2022-05-01' },
    })
  ).reportLead.id;
  activityId = (
    await liaison('mutation($i: HoldActivityInput!) { holdActivity(input: $i) { id } }', {
      i: {
        name: '深圳推介会',
        kind: 'PROMOTION_CONFERENCE',
        regionCode: '440300',
        sessions: [{ heldOn: '2022-06-20', sessions: 1 }],
        organizerIds: [chamber],
      },
    })
  ).holdActivity.id;
});
afterAll(() => server?.end());

describe('visits', () => {
  const input = () => ({
    direction: 'OUTBOUND',
    name: '赴粤考察团',
    stationId,
    organizationIds: [society, society],
    organizationsReported: 30,
    organizationsQualifier: 'MORE_THAN',
    delegateCount: 41,
    originRegionCode: '370200',
    destinationRegionCode: '440000',
    regionCode: '440000',
    chainCode: 'EX-01',
    visitedOn: '2022-06-20',
    endedOn: '2022-06-22',
    itinerary: [{ on: '2022-06-21', place: '深圳市', purpose: '走访氢能企业' }],
    leadIds: [leadId],
    activityId,
    result: '达成合作意向两项\n其余待跟进',
    sourceDocument: '001',
  });

  it('are logged with what they touched, answered as they then stand, and count for the host', async () => {
    const { logVisit } = await station(say('logVisit'), { i: input() });
    expect(logVisit).toEqual({
      id: expect.any(String),
      version: 1,
      direction: 'OUTBOUND',
      status: 'LOGGED',
      name: '赴粤考察团',
      stationId,
      hostOrganizationId: chamber,
      organizationIds: [society],
      organizationsReported: 30,
      organizationsQualifier: 'MORE_THAN',
      delegateCount: 41,
      plannedOn: null,
      plannedUntil: null,
      visitedOn: '2022-06-20',
      endedOn: '2022-06-22',
      startsOn: '2022-06-20',
      endsOn: '2022-06-22',
      originRegionName: '青岛市',
      destinationRegionName: '广东省',
      regionCode: '440000',
      regionName: '广东省',
      chainCode: 'EX-01',
      chainName: '氢能与储能',
      itinerary: [{ on: '2022-06-21', place: '深圳市', purpose: '走访氢能企业' }],
      leadIds: [leadId],
      activityId,
      result: '达成合作意向两项\n其余待跟进',
      cancelReason: null,
      sourceDocument: '001',
      illustrative: false,
      credits: [{ organizationId: chamber, basisPoints: 10_000 }],
    });
    expect((await figures(['ACTIVITY'], {})).rows).toEqual([
      { keys: [{ code: activityId }], figures: [{ value: '1' }, { value: '41' }] },
    ]);
    expect(await figures(['ORGANIZATION', 'STATION', 'REGION'], {})).toEqual({
      rows: [
        {
          keys: [{ code: chamber }, { code: stationId }, { code: '440000' }],
          figures: [{ value: '1' }, { value: '41' }],
        },
      ],
      grand: [
        { value: '1', display: '1次' },
        { value: '41', display: '41人次' },
      ],
    });
    expect((await figures(['HUB'], {})).rows[0].keys).toEqual([{ code: federation }]);
  });

  it('have one effect and one answer for one command id', async () => {
    const i = {
      direction: 'INBOUND',
      hostOrganizationId: society,
      visitedOn: '2022-03-01',
      name: '来访',
      commandId: randomUUID(),
    };
    const once = await station(say('logVisit'), { i });
    expect(once.logVisit).toMatchObject({
      stationId: null,
      hostOrganizationId: society,
      delegateCount: null,
    });
    expect(await station(say('logVisit'), { i })).toEqual(once);
    expect(await listed({ direction: 'INBOUND' })).toEqual(['来访']);
  });

  it('go from plan to amendment to log to a correction', async () => {
    const { planVisit } = await station(say('planVisit'), {
      i: {
        direction: 'OUTBOUND',
        name: '赴沪考察团',
        stationId,
        organizationIds: [society],
        delegateCount: 20,
        destinationRegionCode: '310000',
        plannedOn: '2022-07-01',
        plannedUntil: '2022-07-03',
        leadIds: [leadId],
        illustrative: true,
      },
    });
    const visitId = planVisit.id;
    expect(planVisit).toMatchObject({
      status: 'PLANNED',
      startsOn: '2022-07-01',
      endsOn: '2022-07-03',
      visitedOn: null,
    });
    expect((await figures([], { occurred: { from: '2022-07-01' } })).grand[0].value).toBe('0');

    const { amendVisit } = await station(say('amendVisit'), {
      i: {
        visitId,
        delegateCount: 25,
        itinerary: [{ on: '2022-07-03', place: '浦东新区' }],
        clear: ['DESTINATION_REGION_CODE'],
      },
    });
    expect(amendVisit).toMatchObject({
      version: 2,
      delegateCount: 25,
      destinationRegionName: null,
      itinerary: [{ on: '2022-07-03', place: '浦东新区', purpose: null }],
    });

    const log = { visitId, visitedOn: '2022-07-02', delegateCount: 23 };
    expect(await station.refusal(say('logVisit'), { i: log })).toBe('VISIT_STOP_OUTSIDE');
    const { logVisit } = await station(say('logVisit'), { i: { ...log, endedOn: '2022-07-03' } });
    expect(logVisit).toMatchObject({
      id: visitId,
      version: 3,
      status: 'LOGGED',
      name: '赴沪考察团',
      plannedOn: '2022-07-01',
      plannedUntil: '2022-07-03',
      visitedOn: '2022-07-02',
      delegateCount: 23,
      organizationIds: [society],
      leadIds: [leadId],
      illustrative: true,
    });
    expect(await station.refusal(say('amendVisit'), { i: { visitId, delegateCount: 1 } })).toBe(
      'VISIT_LOGGED',
    );

    const { correctVisit } = await station(say('correctVisit'), {
      i: { visitId, hostOrganizationId: society, delegateCount: 22, reason: '接待单位记错' },
    });
    expect(correctVisit).toMatchObject({
      version: 4,
      stationId: null,
      hostOrganizationId: society,
      delegateCount: 22,
    });
    const { rows } = await figures(['ORGANIZATION', 'STATION'], { occurred: { from: '2022-07-01' } });
    // The first host's row stays, at nothing: its entries explain why.
    expect(rows.filter((row: { figures: { value: string }[] }) => row.figures[0]!.value !== '0')).toEqual([
      { keys: [{ code: society }, { code: '-' }], figures: [{ value: '1' }, { value: '22' }] },
    ]);
  });

  it('record no correction that changes nothing', async () => {
    const { logVisit } = await station(say('logVisit'), {
      i: { ...input(), name: '无误的考察', visitedOn: '2022-06-21' },
    });
    const head = await server.platform.log.head();
    const { direction, name, itinerary, leadIds, organizationIds } = logVisit;
    const { correctVisit } = await station(say('correctVisit'), {
      i: {
        visitId: logVisit.id,
        direction,
        name,
        stationId,
        itinerary,
        leadIds,
        organizationIds,
        reason: '核对',
      },
    });
    expect(correctVisit).toEqual(logVisit);
    expect(await server.platform.log.head()).toBe(head);
  });

  it('are cancelled while planned only', async () => {
    const { planVisit } = await station(say('planVisit'), {
      i: { direction: 'INBOUND', name: '取消的来访', hostOrganizationId: society, plannedOn: '2022-08-01' },
    });
    const cancel = { i: { visitId: planVisit.id, reason: '疫情防控' } };
    expect((await station(say('cancelVisit'), cancel)).cancelVisit).toMatchObject({
      status: 'CANCELLED',
      cancelReason: '疫情防控',
    });
    expect(await station.refusal(say('cancelVisit'), cancel)).toBe('VISIT_CANCELLED');
  });

  it('are listed by direction, state, station, organization, days and lead, the latest first day first', async () => {
    expect(await listed({})).toEqual(['取消的来访', '赴沪考察团', '无误的考察', '赴粤考察团', '来访']);
    expect(await listed({ direction: 'OUTBOUND', status: 'LOGGED' })).toEqual([
      '赴沪考察团',
      '无误的考察',
      '赴粤考察团',
    ]);
    expect(await listed({ stationIds: [stationId] })).toEqual(['无误的考察', '赴粤考察团']);
    expect(await listed({ organizationIds: [federation] })).toEqual(['无误的考察', '赴粤考察团']);
    expect(await listed({ occurred: { from: '2022-06-22', to: '2022-06-30' } })).toEqual([
      '无误的考察',
      '赴粤考察团',
    ]);
    expect(await listed({ leadId })).toEqual(['赴沪考察团', '无误的考察', '赴粤考察团']);
    await expect(listed({ leadId: 'no uuid' })).rejects.toThrow('BAD_USER_INPUT');
    await expect(listed({ jurisdictionId: 'jinan' })).rejects.toThrow('FORBIDDEN');
  });

  it('refuse bad input with its field, and append nothing', async () => {
    const head = await server.platform.log.head();
    const faults = async (change: object) => {
      const { errors } = await station.raw(say('logVisit'), { i: { ...input(), ...change } });
      const { code, fields, field } = errors![0]!.extensions;
      // Every fault is a field's now; a rule's has the answer's own code.
      return code === 'BAD_USER_INPUT'
        ? fields.map((f: { field: string; code: string }) => `${f.field} ${f.code}`)
        : `${code} ${field}`;
    };
    expect(await faults({ hostOrganizationId: chamber })).toEqual(['hostOrganizationId HOST_GIVEN_TWICE']);
    expect(await faults({ stationId: null })).toEqual(['stationId HOST_MISSING']);
    expect(await faults({ stationId: randomUUID() })).toBe('STATION_NOT_FOUND stationId');
    expect(await faults({ stationId: null, hostOrganizationId: randomUUID() })).toBe(
      'ORGANIZATION_NOT_FOUND hostOrganizationId',
    );
    expect(await faults({ organizationIds: [randomUUID()] })).toBe('ORGANIZATION_NOT_FOUND organizationIds');
    expect(await faults({ organizationsReported: null })).toEqual(['organizationsReported FIELD_MISSING']);
    expect(await faults({ delegateCount: 0 })).toEqual(['delegateCount MIN']);
    expect(await faults({ leadIds: [leadId, randomUUID()] })).toBe('LEAD_NOT_FOUND leadIds');
    expect(await faults({ activityId: randomUUID() })).toBe('ACTIVITY_NOT_FOUND activityId');
    expect(await faults({ regionCode: '999999' })).toBe('REGION_UNKNOWN regionCode');
    expect(await faults({ chainCode: 'EX-99' })).toBe('CHAIN_UNKNOWN chainCode');
    expect(await faults({ visitedOn: '2999-01-01', endedOn: null })).toBe('DATE_IN_FUTURE visitedOn');
    expect(await faults({ itinerary: [{ on: '2022-06-23', place: '广州市' }] })).toBe(
      'VISIT_STOP_OUTSIDE itinerary.0.on',
    );
    expect(await faults({ result: 'a\u0000b' })).toEqual(['result TEXT_FORBIDDEN_CHARACTER']);
    expect(await faults({ visitId: randomUUID() })).toBe('VISIT_NOT_FOUND visitId');
    expect(await server.platform.log.head()).toBe(head);
  });

  it('are found by id, or not at all', async () => {
    const one = 'query($id: ID!) { visit(id: $id) { name } }';
    expect(await station(one, { id: randomUUID() })).toEqual({ visit: null });
    expect(await station(one, { id: 'no uuid' })).toEqual({ visit: null });
  });
});

describe('who took part in delegations', () => {
  const VISITORS = `query($f: FigureFilter, $of: Dimension!, $m: [Measure!]!) {
    totals(measures: $m, groupBy: [VISIT_DIRECTION], filter: $f, credit: FULL) {
      distinct(of: $of) rows { keys { dimension code name } figures { value } } grand { value } } }`;
  const asked = async (f: object = {}, of = 'ORGANIZATION', m = ['DELEGATION_ORGANIZATIONS']) =>
    (await station(VISITORS, { f, of, m })).totals;
  const visit = (direction: string, regionCode: string, organizationIds: string[]) =>
    station(say('logVisit'), {
      i: { direction, stationId, regionCode, organizationIds, delegateCount: 3, visitedOn: '2022-07-20' },
    });
  const july = { occurred: { from: '2022-07-20', to: '2022-07-20' } };
  const code = async (f: object, of: string, m?: string[]) =>
    (await station.raw(VISITORS, { f, of, m: m ?? ['DELEGATION_ORGANIZATIONS'] })).errors?.[0]?.extensions;

  it('is counted by participation, and how many different ones apart; local visits are none', async () => {
    await visit('OUTBOUND', '440300', [society, chamber]);
    await visit('OUTBOUND', '310115', [society]);
    await visit('OUTBOUND', '110000', [chamber]);
    await visit('LOCAL', '370202', [society, chamber]);
    expect(await asked(july)).toEqual({
      distinct: 2,
      rows: [
        {
          keys: [{ dimension: 'VISIT_DIRECTION', code: 'OUTBOUND', name: '走出去' }],
          figures: [{ value: '4' }],
        },
      ],
      grand: [{ value: '4' }],
    });
    const south = { ...july, regionCodes: ['440000', '310000'], visitDirections: ['OUTBOUND'] };
    expect(await asked(south)).toMatchObject({ distinct: 2, grand: [{ value: '3' }] });
    expect((await asked({ ...july, regionCodes: ['310000'] })).distinct).toBe(1);
    expect((await asked(july, 'REGION')).distinct).toBe(3);
    const visits = await asked({ ...july, visitDirections: ['LOCAL'] }, 'REGION', ['VISITS_LOGGED']);
    expect(visits).toMatchObject({ distinct: 1, grand: [{ value: '1' }] });
  });

  it('is refused by a kind that visits do not have, wherever it is asked', async () => {
    const unfit = (field: string, dimension: string) => ({ code: 'DIMENSION_UNFIT', field, dimension });
    expect(await code({}, 'OUTCOME_KIND')).toMatchObject(unfit('of', 'OUTCOME_KIND'));
    expect(await code({}, 'AGREEMENT_KIND')).toMatchObject(unfit('of', 'AGREEMENT_KIND'));
    expect(await code({ ratingGrades: ['5A'] }, 'REGION')).toMatchObject(
      unfit('filter.ratingGrades', 'RATING'),
    );
    expect(await code({}, 'REGION', ['NETWORK_MEMBERS'])).toMatchObject(unfit('groupBy', 'VISIT_DIRECTION'));
    expect(await code({ ratingGrades: ['6A'] }, 'REGION')).toMatchObject({ code: 'BAD_USER_INPUT' });
  });

  it('stands under no kind of agreement, to the last entry', async () => {
    const { totals, ledgerEntries } = await station(
      `{ totals(measures: [VISITS_LOGGED], groupBy: [AGREEMENT_KIND]) { rows { keys { code } figures { value entryCount } } }
         ledgerEntries(measure: VISITS_LOGGED, keys: [{ dimension: AGREEMENT_KIND, code: "-" }]) {
           total { value entryCount } edges { node { keys { dimension } } } } }`,
    );
    expect(totals.rows).toEqual([{ keys: [{ code: '-' }], figures: [ledgerEntries.total] }]);
    const dimensions = ledgerEntries.edges.flatMap(({ node }: any) =>
      node.keys.map((key: any) => key.dimension),
    );
    expect(dimensions).toContain('VISIT_DIRECTION');
    expect(dimensions).not.toContain('AGREEMENT_KIND');
  });
});
