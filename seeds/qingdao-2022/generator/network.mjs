import { creditCode } from './credit-codes.mjs';
import { CLOSE, later } from './dates.mjs';
import { ref } from './seed-file.mjs';

const association = { kind: 'SOCIAL_ASSOCIATION', prefix: '51' };
const institution = { kind: 'SOCIAL_SERVICE_INSTITUTION', prefix: '52' };
const foundation = { kind: 'FOUNDATION', prefix: '53' };
const filed = { kind: 'OTHER' }; // 备案社区社会组织: without a credit code
const hub = { ...association, isHub: true };

/**
 * Organizations: key, name, region, what it is, the hub it belongs to, memberships of the network (`[joined, left?]`), the chains it works
 * for, and its ratings (`[grade, from]`). Hubs come before their members.
 */
// prettier-ignore
const table = [
  ['city', '青岛市社会组织发展联合会', '370202', hub, null, [], [], [['5A', '2019-11-20']]],
  ['industry', '青岛市行业协会商会联盟', '370202', hub, 'city', [], [], [['4A', '2020-07-08']]],
  ['shinan', '市南区社会组织联合会', '370202', hub, 'city', [], [], [['4A', '2021-06-18']]],
  ['laoshan', '崂山区社会组织联合会', '370212', hub, 'city', [], [], [['3A', '2020-09-15']]],
  ['huangdao', '西海岸新区社会组织联合会', '370211', hub, 'city', [], [], [['4A', '2021-03-26']]],
  ['chengyang', '城阳区社会组织联合会', '370214', hub, 'city', [], []],
  ['hydrogen', '青岛市氢能产业协会', '370211', association, 'industry', [['2021-09-16']], [10], [['4A', '2021-12-10']]],
  ['chips', '青岛市集成电路产业协会', '370212', association, 'industry', [['2021-09-16']], [1], [['4A', '2020-12-04']]],
  ['display', '青岛市新型显示产业促进会', '370211', association, 'industry', [['2021-10-12']], [2]],
  ['vr', '青岛市虚拟现实产业促进会', '370212', association, 'industry', [['2021-09-28']], [3]],
  ['ai', '青岛市人工智能产业协会', '370212', association, 'industry', [['2021-09-16']], [4], [['3A', '2021-08-20']]],
  ['biomed', '青岛市生物医药产业商会', '370214', association, 'industry', [['2021-09-16']], [5], [['5A', '2018-12-07']]],
  ['equipment', '青岛市智能制造装备协会', '370214', association, 'industry', [['2021-09-16']], [6], [['4A', '2019-10-25']]],
  ['materials', '青岛市先进材料产业协会', '370281', association, 'industry', [['2021-11-03']], [7]],
  ['instruments', '青岛市仪器仪表行业协会', '370203', association, 'industry', [['2022-01-18']], [8]],
  ['aviation', '青岛市通用航空产业促进会', '370285', association, 'industry', [['2022-03-08']], [9]],
  ['appliances', '青岛市智能家电行业协会', '370212', association, 'industry', [['2021-09-16']], [11], [['5A', '2020-11-12']]],
  ['rail', '青岛市轨道交通装备协会', '370214', association, 'industry', [['2021-09-16']], [12], [['4A', '2021-07-30']]],
  ['nev', '青岛市新能源汽车产业协会', '370215', association, 'industry', [['2021-10-12']], [13]],
  ['chem', '青岛市高端化工行业协会', '370283', association, 'industry', [['2021-11-03']], [14]],
  ['marine', '青岛市海洋装备产业协会', '370211', association, 'industry', [['2021-09-28']], [15], [['3A', '2021-05-14']]],
  ['food', '青岛市食品饮料行业商会', '370215', association, 'industry', [['2021-12-15']], [16]],
  ['textile', '青岛市纺织服装行业协会', '370215', association, 'industry', [['2022-02-22']], [17]],
  ['guangdong', '青岛市粤籍企业商会', '370202', association, 'city', [['2021-09-16']], [2, 4, 11, 13], [['4A', '2020-10-30']]],
  ['zhejiang', '青岛市浙籍企业商会', '370203', association, 'city', [['2021-09-16']], [6, 17, 20], [['5A', '2019-12-18']]],
  ['shanghai', '青岛市沪籍企业商会', '370202', association, 'city', [['2021-09-28']], [1, 5, 18]],
  ['fujian', '青岛市闽籍企业商会', '370213', association, 'city', [['2021-10-12', '2022-04-30']], [16, 17]],
  ['talent', '青岛市产业人才发展基金会', '370202', foundation, 'city', [], []],
  ['ocean', '青岛市海洋科创基金会', '370212', foundation, 'city', [], [15]],
  ['finance', '市南区现代金融促进会', '370202', association, 'shinan', [['2021-11-03']], [18]],
  ['business', '市南区商务服务业商会', '370202', association, 'shinan', [['2021-11-03', '2022-02-28'], ['2022-06-01']], [22]],
  ['creative', '市南区文化创意产业协会', '370202', association, 'shinan', [['2022-01-18']], [24, 3]],
  ['software', '崂山区软件信息服务业协会', '370212', association, 'laoshan', [['2021-12-15']], [23, 4], [['3A', '2022-03-18']]],
  ['institute', '青岛市产业链研究院', '370212', institution, 'laoshan', [['2021-12-15']], [6, 8]],
  ['tourism', '崂山区旅游业协会', '370212', association, 'laoshan', [['2021-11-03', '2022-03-31']], [21]],
  ['logistics', '西海岸新区现代物流商会', '370211', association, 'huangdao', [['2022-02-22']], [19]],
  ['trade', '西海岸新区现代商贸商会', '370211', association, 'huangdao', [['2022-04-19']], [20]],
  ['service', '西海岸新区企业服务中心', '370211', institution, 'chengyang', [['2022-05-17']], [9, 15], [['4A', '2019-04-26'], ['3A', '2022-06-24']]],
  ['incubation', '城阳区科创孵化中心', '370214', institution, 'chengyang', [['2021-12-15', '2022-07-15']], [4, 7]],
  ['mutual', '城阳区流亭片区企业互助会', '370214', filed, 'chengyang', [], []],
];

const leaving = {
  fujian: '会员企业招商工作并入其他商会统一开展',
  business: '换届期间暂停参与招商网络工作',
  tourism: '业务重心调整，退出招商网络',
  incubation: '机构职能调整，退出招商网络',
};

export const organizations = table.map(
  ([id, name, regionCode, what, hubId, memberships, chains, ratings = []], i) => ({
    id,
    key: `org.${id}`,
    name: `${name}（示意）`,
    regionCode,
    kind: what.kind,
    isHub: what.isHub,
    creditCode: what.prefix && creditCode(what.prefix, i % 3 ? regionCode : '370200', 'A', i + 1),
    hubId,
    memberships,
    chains,
    ratings,
  }),
);
const byId = new Map(organizations.map((organization) => [organization.id, organization]));

/** The id of an organization, for an input. */
export const org = (id) => ref(byId.get(id).key);
export const nameOf = (id) => byId.get(id).name;
/** Who works for a chain: its own association first. */
export const workingFor = (chain) =>
  organizations
    .filter(({ chains }) => chains.includes(chain))
    .toSorted((a, b) => a.chains.indexOf(chain) - b.chains.indexOf(chain))
    .map(({ id }) => id);
/** Those that are no hub: they report leads and bring projects. */
export const workers = organizations.filter(({ isHub }) => !isHub).map(({ id }) => id);
export const isMemberOn = (id, day) =>
  byId.get(id).memberships.some(([joined, left]) => joined <= day && (left === undefined || day < left));
export const membersOn = (day) => organizations.filter(({ id }) => isMemberOn(id, day)).map(({ id }) => id);

/** Stations: key, name, region, kind, host, opened, closed. Liaison points stand outside the city. */
// prettier-ignore
const posts = [
  ['shinan', '市南区社会组织双招双引工作站', '370202', 'WORKSTATION', 'shinan', '2021-04-12'],
  ['laoshan', '崂山区社会组织双招双引工作站', '370212', 'WORKSTATION', 'laoshan', '2021-05-20'],
  ['huangdao', '西海岸新区社会组织双招双引工作站', '370211', 'WORKSTATION', 'huangdao', '2021-06-18'],
  ['chengyang', '城阳区社会组织双招双引工作站', '370214', 'WORKSTATION', 'chengyang', '2021-09-01'],
  ['shenzhen', '青岛社会组织驻深圳双招双引联络站', '440305', 'LIAISON_POINT', 'guangdong', '2021-11-08'],
  ['guangzhou', '青岛社会组织驻广州双招双引联络站', '440106', 'LIAISON_POINT', 'guangdong', '2021-11-10', '2022-05-31'],
  ['shanghai', '青岛社会组织驻上海双招双引联络站', '310115', 'LIAISON_POINT', 'shanghai', '2021-12-06'],
  ['hydrogen', '氢能产业双招双引工作站', '370211', 'WORKSTATION', 'hydrogen', '2022-01-10'],
  ['chips', '集成电路产业双招双引工作站', '370212', 'WORKSTATION', 'chips', '2022-02-16'],
];
export const stations = posts.map(([id, name, regionCode, kind, host, opened, closed]) => ({
  id,
  key: `station.${id}`,
  name: `${name}（示意）`,
  regionCode,
  kind,
  host,
  opened,
  closed,
}));
export const station = (id) => ref(`station.${id}`);
export const stationsOn = (day) =>
  stations.filter(({ opened, closed }) => opened <= day && (closed === undefined || day < closed));

export const network = (seed) => {
  for (const o of organizations)
    seed.add('2021-03-01', o.key, 'registerOrganization', {
      name: o.name,
      kind: o.kind,
      creditCode: o.creditCode,
      regionCode: o.regionCode,
      isHub: o.isHub,
      hubId: o.hubId ? org(o.hubId) : undefined,
      illustrative: true,
    });

  for (const { id, key, memberships, ratings } of organizations) {
    const of = key;
    const organizationId = org(id);
    const said = [];
    memberships.forEach(([joinedOn, leftOn], i) => {
      const n = i === 0 ? '' : `-${i + 1}`;
      // One was first written down with the day on which it was made public.
      const written = id === 'display' ? '2021-10-21' : joinedOn;
      said.push([written, `join${n}`, 'joinNetwork', { joinedOn: written, illustrative: true }]);
      if (written !== joinedOn) {
        const reason = '误登为公示日期，应为理事会通过之日';
        said.push([
          written,
          'correct-membership',
          'correctMembership',
          { joinedOn: written, membership: { joinedOn }, reason },
        ]);
      }
      if (leftOn) said.push([leftOn, `leave${n}`, 'leaveNetwork', { leftOn, reason: leaving[id] }]);
    });
    ratings.forEach(([grade, validFrom], i) => {
      const [year, month, day] = validFrom.split('-');
      const validTo = `${Number(year) + 5}-${month}-${String(Number(day) - 1).padStart(2, '0')}`;
      const scheme = '社会组织评估（示意）';
      // What was known before the first organization was written down is recorded with it.
      const when = later(validFrom, '2021-03-01');
      said.push([when, `rate-${i + 1}`, 'rateOrganization', { scheme, grade, validFrom, validTo }]);
    });
    if (id === 'service')
      said.push([
        '2022-06-01',
        'assign',
        'assignOrganizationToHub',
        { hubId: org('huangdao'), assignedOn: '2022-06-01' },
      ]);
    for (const [when, verb, command, input] of said.toSorted((a, b) =>
      a[0] < b[0] ? -1 : a[0] > b[0] ? 1 : 0,
    ))
      seed.add(when, `${key}.${verb}`, command, { organizationId, ...input }, { of });
  }

  for (const { id, key, name, kind, regionCode, host, opened, closed } of stations) {
    seed.add(opened, key, 'openStation', {
      name,
      kind,
      purpose: 'INVESTMENT',
      regionCode,
      hostOrganizationId: org(host),
      openedOn: opened,
      illustrative: true,
    });
    if (closed) {
      const reason = '与驻深圳联络站合并，统一联络粤港澳大湾区';
      seed.add(
        closed,
        `${key}.close`,
        'closeStation',
        { stationId: station(id), closedOn: closed, reason },
        { of: key },
      );
    }
  }
  // Called a 工作站 like the others, but for 党建: it is no station of investment promotion, and does not count.
  seed.add('2021-07-01', 'station.party', 'openStation', {
    name: '社会组织党建工作站（示意）',
    kind: 'WORKSTATION',
    purpose: 'PARTY_BUILDING',
    regionCode: '370203',
    hostOrganizationId: org('city'),
    openedOn: '2021-07-01',
    illustrative: true,
  });

  return { members: membersOn(CLOSE).length, stations: stationsOn(CLOSE).length };
};
