import { withCheckDigit } from '#platform/kernel';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { runningServer, type Ask, type RunningServer } from '../../../../../test/support/server.js';

// The network as an administrator keeps it and an analyst reads it: through the API, the log, the read tables and the ledger.
let server: RunningServer;
let admin: Ask;
let analyst: Ask;
const code = withCheckDigit('51370200MJD543210');

const ORGANIZATION = `id version name kind creditCode regionCode regionName isHub hubId hub { name } memberSince
  memberships { joinedOn leftOn } ratings { grade } warnings sourceDocument illustrative jurisdictionId`;
const STATION = `id version name kind purpose status hostOrganizationId host { name } regionCode regionName openedOn closedOn
  sourceDocument illustrative jurisdictionId`;
const say = async (mutation: string, input: object, fields: string) =>
  (await admin(document(mutation, fields), { i: input }))[mutation];
const document = (mutation: string, fields = 'id') =>
  `mutation($i: ${mutation[0]!.toUpperCase()}${mutation.slice(1)}Input!) { ${mutation}(input: $i) { ${fields} } }`;
const refusal = (mutation: string, input: object) => admin.refusal(document(mutation), { i: input });
const register = (input: object) =>
  say('registerOrganization', { kind: 'SOCIAL_ASSOCIATION', regionCode: '370202', ...input }, ORGANIZATION);
const LIST = `query($f: OrganizationFilter, $n: Int, $a: String) { organizations(filter: $f, first: $n, after: $a) {
  totalCount pageInfo { hasNextPage endCursor } edges { node { name } } } }`;
const listed = async (f: object = {}) => {
  const { organizations } = await analyst(LIST, { f });
  expect(organizations.totalCount).toBe(organizations.edges.length);
  return organizations.edges.map(({ node }: { node: { name: string } }) => node.name);
};
const figure = async (measure: string, by: string, f: object) => {
  const { totals } = await analyst(
    `query($f: FigureFilter) { totals(measures: [${measure}], groupBy: [${by}], filter: $f) {
      rows { keys { code name } figures { value } } grand { value } } }`,
    { f },
  );
  return {
    grand: totals.grand[0].value,
    rows: totals.rows.map((row: any) => [row.keys[0].name, row.figures[0].value]),
  };
};

beforeAll(async () => {
  server = await runningServer();
  admin = await server.as('admin');
  analyst = await server.as('analyst');
});
afterAll(() => server?.end());

describe('organizations', () => {
  let hub: string;
  let otherHub: string;
  let member: string;

  it('are registered, answered as they then stand, and met again', async () => {
    hub = (await register({ name: '市枢纽', isHub: true })).id;
    otherHub = (await register({ name: '另一枢纽', isHub: true, kind: 'FOUNDATION' })).id;
    const registered = await register({
      name: '示例%协会',
      creditCode: code,
      hubId: hub,
      sourceDocument: '001',
    });
    member = registered.id;
    expect(registered).toEqual({
      id: expect.any(String),
      version: 1,
      name: '示例%协会',
      kind: 'SOCIAL_ASSOCIATION',
      creditCode: code,
      regionCode: '370202',
      regionName: '市南区',
      isHub: false,
      hubId: hub,
      hub: { name: '市枢纽' },
      memberSince: null,
      memberships: [],
      ratings: [],
      warnings: ['CREDIT_CODE_ENTITY_CHECK_DIFFERS'],
      sourceDocument: '001',
      illustrative: false,
      jurisdictionId: 'qingdao',
    });
    expect(
      await refusal('registerOrganization', {
        name: '别名',
        kind: 'OTHER',
        creditCode: code,
        regionCode: '370202',
      }),
    ).toBe('ORGANIZATION_EXISTS');
    expect(
      await refusal('registerOrganization', {
        name: '别名',
        kind: 'OTHER',
        regionCode: '370202',
        hubId: member,
      }),
    ).toBe('ORGANIZATION_NOT_HUB');
    expect(
      await analyst.refusal(document('registerOrganization'), {
        i: { name: '别名', kind: 'OTHER', regionCode: '370202' },
      }),
    ).toBe('FORBIDDEN');
  });

  it('join, move to another hub and leave, and the stock follows day by day', async () => {
    expect(
      await say('joinNetwork', { organizationId: member, joinedOn: '2021-03-01' }, ORGANIZATION),
    ).toMatchObject({
      version: 2,
      memberSince: '2021-03-01',
      memberships: [{ joinedOn: '2021-03-01', leftOn: null }],
    });
    const until = (to: string) => ({ occurred: { to } });
    expect(await figure('NETWORK_MEMBERS', 'REGION', until('2021-02-28'))).toEqual({ grand: '0', rows: [] });
    expect(await figure('NETWORK_MEMBERS', 'REGION', until('2021-03-01'))).toEqual({
      grand: '1',
      rows: [['市南区', '1']],
    });
    await say(
      'assignOrganizationToHub',
      { organizationId: member, hubId: otherHub, assignedOn: '2021-06-01' },
      'id',
    );
    expect((await figure('NETWORK_MEMBERS', 'HUB', until('2021-05-31'))).rows).toEqual([['市枢纽', '1']]);
    expect((await figure('NETWORK_MEMBERS', 'HUB', until('2021-06-01'))).rows).toEqual([
      ['另一枢纽', '1'],
      ['市枢纽', '0'],
    ]);

    expect(
      await say(
        'leaveNetwork',
        { organizationId: member, leftOn: '2022-01-01', reason: '申请退出' },
        ORGANIZATION,
      ),
    ).toMatchObject({
      memberSince: null,
      memberships: [{ joinedOn: '2021-03-01', leftOn: '2022-01-01' }],
      hub: { name: '另一枢纽' },
    });
    expect((await figure('NETWORK_MEMBERS', 'ORGANIZATION', until('2021-12-31'))).rows).toEqual([
      ['示例%协会', '1'],
    ]);
    expect((await figure('NETWORK_MEMBERS', 'ORGANIZATION', until('2022-01-01'))).grand).toBe('0');

    const corrected = await say(
      'correctMembership',
      {
        organizationId: member,
        joinedOn: '2021-03-01',
        membership: { joinedOn: '2021-04-01', leftOn: '2022-01-01' },
        reason: '录入有误',
      },
      ORGANIZATION,
    );
    expect(corrected.memberships).toEqual([{ joinedOn: '2021-04-01', leftOn: '2022-01-01' }]);
    expect((await figure('NETWORK_MEMBERS', 'ORGANIZATION', until('2021-03-31'))).grand).toBe('0');
  });

  it('are rated as of a day', async () => {
    const rating = {
      organizationId: member,
      scheme: '社会组织评估',
      grade: '5A',
      validFrom: '2018-06-01',
      validTo: '2023-05-31',
    };
    await say('rateOrganization', rating, 'id');
    const { organization } = await analyst(
      `query($id: ID!) { organization(id: $id) { then: rating(on: "2020-01-01") { grade validTo } now: rating { grade } ratings { grade } } }`,
      { id: member },
    );
    expect(organization).toEqual({
      then: { grade: '5A', validTo: '2023-05-31' },
      now: null,
      ratings: [{ grade: '5A' }],
    });
    expect(await refusal('rateOrganization', { ...rating, grade: '6A' })).toBe('BAD_USER_INPUT');
  });

  it('are corrected', async () => {
    const corrected = await say(
      'correctOrganization',
      { organizationId: member, kind: 'FOUNDATION', regionCode: '370215', reason: '录入有误' },
      ORGANIZATION,
    );
    expect(corrected).toMatchObject({
      kind: 'FOUNDATION',
      regionName: '即墨区',
      warnings: ['CREDIT_CODE_KIND_DIFFERS', 'CREDIT_CODE_ENTITY_CHECK_DIFFERS'],
    });
  });

  it('are found by kind, hub, membership, region and text', async () => {
    const all = ['另一枢纽', '市枢纽', '示例%协会'];
    expect((await listed()).toSorted()).toEqual(all.toSorted());
    expect(await listed({ kind: 'SOCIAL_ASSOCIATION' })).toEqual(['市枢纽']);
    expect(await listed({ hubId: otherHub })).toEqual(['示例%协会']);
    expect(await analyst.refusal(LIST, { f: { hubId: 'nonsense' } })).toBe('BAD_USER_INPUT');
    expect(await listed({ isHub: false })).toEqual(['示例%协会']);
    expect(await listed({ member: true })).toEqual([]);
    expect(await listed({ member: true, on: '2021-04-01' })).toEqual(['示例%协会']);
    expect(await listed({ member: true, on: '2022-01-01' })).toEqual([]);
    expect((await listed({ member: false, on: '2021-04-01' })).toSorted()).toEqual(
      ['另一枢纽', '市枢纽'].toSorted(),
    );
    expect(await listed({ regionCode: '370215' })).toEqual(['示例%协会']);
    expect((await listed({ regionCode: '370000' })).length).toBe(3);
    expect(await listed({ search: '例%协' })).toEqual(['示例%协会']);
    expect(await listed({ search: '%' })).toEqual(['示例%协会']);
    expect(await listed({ search: '_' })).toEqual([]);
    expect(await listed({ search: '\\' })).toEqual([]);
    expect(await listed({ search: code.toLowerCase() })).toEqual(['示例%协会']);
    await expect(listed({ jurisdictionId: 'jinan' })).rejects.toThrow('FORBIDDEN');
  });

  it('are paged, each once', async () => {
    const names: string[] = [];
    const walk = async (a: string | null): Promise<void> => {
      const { edges, pageInfo } = (await analyst(LIST, { n: 1, a })).organizations;
      names.push(...edges.map(({ node }: { node: { name: string } }) => node.name));
      if (pageInfo.hasNextPage) await walk(pageInfo.endCursor);
    };
    await walk(null);
    expect(names).toEqual(await listed());
  });

  it('are nothing under an id that is none', async () => {
    expect(await analyst('{ organization(id: "nonsense") { id } station(id: "nonsense") { id } }')).toEqual({
      organization: null,
      station: null,
    });
  });
});

describe('stations', () => {
  it('open, close and are corrected, and only those for investment count', async () => {
    const host = (await register({ name: '驻深圳商会', isHub: false })).id;
    const open = (input: object) =>
      say(
        'openStation',
        {
          name: '工作站（示例）',
          kind: 'WORKSTATION',
          hostOrganizationId: host,
          regionCode: '440300',
          openedOn: '2022-03-01',
          ...input,
        },
        STATION,
      );
    const opened = await open({});
    expect(opened).toEqual({
      id: expect.any(String),
      version: 1,
      name: '工作站（示例）',
      kind: 'WORKSTATION',
      purpose: 'INVESTMENT',
      status: 'OPEN',
      hostOrganizationId: host,
      host: { name: '驻深圳商会' },
      regionCode: '440300',
      regionName: '深圳市',
      openedOn: '2022-03-01',
      closedOn: null,
      sourceDocument: null,
      illustrative: false,
      jurisdictionId: 'qingdao',
    });
    await open({ name: '党建工作站（示例）', purpose: 'PARTY_BUILDING', openedOn: '2022-02-01' });
    const until = (to: string) => figure('STATIONS_OPEN', 'STATION', { occurred: { to } });
    expect(await until('2022-08-31')).toEqual({ grand: '1', rows: [['工作站（示例）', '1']] });

    const stationId = opened.id;
    expect(
      await say('closeStation', { stationId, closedOn: '2022-06-01', reason: '合并' }, STATION),
    ).toMatchObject({
      status: 'CLOSED',
      closedOn: '2022-06-01',
    });
    expect((await until('2022-05-31')).grand).toBe('1');
    expect((await until('2022-06-01')).grand).toBe('0');
    expect(
      await say(
        'correctStation',
        { stationId, neverClosed: true, kind: 'LIAISON_POINT', reason: '录入有误' },
        STATION,
      ),
    ).toMatchObject({ status: 'OPEN', closedOn: null, kind: 'LIAISON_POINT', host: { name: '驻深圳商会' } });
    expect((await until('2022-06-01')).grand).toBe('1');

    const list = async (f: object) => {
      const { stations } = await analyst(
        `query($f: StationFilter) { stations(filter: $f) { edges { node { name } } } }`,
        { f },
      );
      return stations.edges.map(({ node }: { node: { name: string } }) => node.name);
    };
    expect(await list({})).toEqual(['工作站（示例）', '党建工作站（示例）']);
    expect(
      await list({
        purpose: 'PARTY_BUILDING',
        status: 'OPEN',
        hostOrganizationId: host,
        regionCode: '440000',
      }),
    ).toEqual(['党建工作站（示例）']);
    expect(
      await refusal('openStation', {
        name: '站',
        kind: 'WORKSTATION',
        hostOrganizationId: stationId,
        regionCode: '440300',
        openedOn: '2022-03-01',
      }),
    ).toBe('ORGANIZATION_NOT_FOUND');
  });

  it('are found by a hub above their host, as organizations are by a hub above them', async () => {
    const top = (await register({ name: '上级枢纽', isHub: true })).id;
    const mid = (await register({ name: '中间枢纽', isHub: true, hubId: top })).id;
    const below = (await register({ name: '基层组织', isHub: false, hubId: mid })).id;
    await say(
      'openStation',
      {
        name: '基层站',
        kind: 'WORKSTATION',
        hostOrganizationId: below,
        regionCode: '370202',
        openedOn: '2022-03-01',
      },
      'id',
    );
    for (const id of [top, mid, below]) {
      const { stations, organizations } = await analyst(
        `query($h: ID, $o: [ID!]) {
          stations(filter: { hostOrganizationId: $h }) { edges { node { name } } }
          organizations(filter: { organizationIds: $o }) { edges { node { id } } } }`,
        { h: id, o: [id] },
      );
      expect(stations.edges).toEqual([{ node: { name: '基层站' } }]);
      const all = [top, mid, below];
      expect(new Set(organizations.edges.map((edge: any) => edge.node.id))).toEqual(
        new Set(all.slice(all.indexOf(id))),
      );
    }
  });
});

describe('grades and designated hubs as balances', () => {
  const ahead = '2099-12-31';
  let federation: string;
  let member: string;
  const rate = (organizationId: string, grade: string, validFrom: string, validTo: string) =>
    say('rateOrganization', { organizationId, scheme: '社会组织评估', grade, validFrom, validTo }, 'id');

  it('count a grade from its first day, and none as expired before its day', async () => {
    federation = (await register({ name: '示例总会', isHub: true, regionCode: '370203' })).id;
    member = (await register({ name: '示例获评协会', hubId: federation, regionCode: '370203' })).id;
    const other = (await register({ name: '示例获评学会', hubId: federation, regionCode: '370203' })).id;
    await rate(member, '5A', '2021-01-01', ahead);
    await rate(other, '4A', '2019-01-01', '2021-12-31');
    const graded = (f: object) => figure('RATED_ORGANIZATIONS', 'RATING', { regionCode: '370203', ...f });
    expect(await graded({})).toEqual({ grand: '1', rows: expect.arrayContaining([['5A', '1']]) });
    expect((await graded({ occurred: { to: '2021-06-30' } })).rows).toEqual([
      ['4A', '1'],
      ['5A', '1'],
    ]);
    expect((await graded({ ratingGrades: ['4A'], occurred: { to: '2021-06-30' } })).grand).toBe('1');
    expect((await graded({ occurred: { to: '2100-01-01' } })).grand).toBe('0');
    const { totals, ledgerEntries, figureSubjects } = await analyst(
      `{ totals(measures: [RATED_ORGANIZATIONS], groupBy: [YEAR], filter: { regionCode: "370203" }, orderBy: KEY) {
           distinct(of: ORGANIZATION) rows { keys { code } figures { value } } }
         ledgerEntries(measure: RATED_ORGANIZATIONS, filter: { regionCode: "370203" }) { total { value entryCount } }
         figureSubjects(measure: RATED_ORGANIZATIONS, filter: { regionCode: "370203" }) { totalCount total { value } } }`,
    );
    const years = totals.rows.map(({ keys }: any) => keys[0].code);
    expect([years[0], years.includes('2098'), totals.rows.at(-1).figures[0].value]).toEqual([
      '2019',
      false,
      '1',
    ]);
    expect(totals.distinct).toBe(1);
    expect(ledgerEntries.total).toEqual({ value: '1', entryCount: 3 });
    expect(figureSubjects).toEqual({ totalCount: 1, total: { value: '1' } });
  });

  it('count as of a past state the grades that were in force on its day', async () => {
    const position = async () =>
      (await analyst('{ totals(measures: [RATED_ORGANIZATIONS]) { position } }')).totals.position;
    const at = await position();
    const past = async (asOf: object) =>
      (
        await analyst(
          `query($a: AsOf) { totals(measures: [RATED_ORGANIZATIONS], filter: { regionCode: "370203" }, asOf: $a) {
             receipt { token } grand { value } } }`,
          { a: asOf },
        )
      ).totals;
    await rate(federation, '5A', '2020-01-01', ahead);
    expect((await past({ position: at })).grand[0].value).toBe('1');
    const now = await past({ position: await position() });
    expect(now.grand[0].value).toBe('2');
    const { checkReceipt } = await analyst('query($t: String!) { checkReceipt(token: $t) { verdict } }', {
      t: now.receipt.token,
    });
    expect(checkReceipt).toEqual({ verdict: 'SAME' });
  });

  it('count a hub at its level while it is designated', async () => {
    const hubs = (f: object = {}) => figure('HUBS', 'HUB_LEVEL', f);
    expect(await hubs()).toEqual({ grand: '0', rows: [] });
    const fields = 'hubLevel hubKinds hubDesignations { level kinds designatedOn revokedOn }';
    const street = {
      organizationId: member,
      level: 'STREET',
      kinds: ['PLATFORM'],
      designatedOn: '2021-03-01',
    };
    expect(await say('designateHub', street, fields)).toEqual({
      hubLevel: 'STREET',
      hubKinds: ['PLATFORM'],
      hubDesignations: [
        { level: 'STREET', kinds: ['PLATFORM'], designatedOn: '2021-03-01', revokedOn: null },
      ],
    });
    await say(
      'designateHub',
      { organizationId: federation, level: 'CITY', designatedOn: '2020-01-01' },
      'id',
    );
    expect(await hubs()).toEqual({
      grand: '2',
      rows: [
        ['市级', '1'],
        ['街镇级', '1'],
      ],
    });
    expect((await hubs({ hubLevels: ['STREET'] })).grand).toBe('1');
    expect((await hubs({ occurred: { to: '2020-12-31' } })).grand).toBe('1');
    expect(await listed({ hubLevels: ['CITY'] })).toEqual(['示例总会']);
    const early = { organizationId: member, revokedOn: '2021-02-28', reason: 'x' };
    expect(await refusal('revokeHub', early)).toBe('BAD_USER_INPUT');
    expect((await hubs()).grand).toBe('2');
    await say('revokeHub', { ...early, revokedOn: '2022-01-01' }, 'id');
    expect((await hubs()).grand).toBe('1');
    expect(await listed({ hubLevels: ['STREET'] })).toEqual([]);
    expect(await refusal('revokeHub', { ...early, revokedOn: '2022-02-01' })).toBe('HUB_NOT_DESIGNATED');
  });
});
