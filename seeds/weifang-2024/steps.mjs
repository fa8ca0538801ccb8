// Document 002: what it prints of Weifang, in records that are constructed. The figures are those of ../documents/002.yaml.
import { documentOf, documentSteps, valueOf } from '../documents/steps.mjs';
import { daysFrom, numbered, parts, ref, sourced, Steps, wholly, yuan } from '../documents/planted.mjs';

const document = documentOf('002');
const source = sourced(document.file);
const seed = new Steps();

const districts = [
  ['370702', '潍城区'],
  ['370703', '寒亭区'],
  ['370704', '坊子区'],
  ['370705', '奎文区'],
  ['370724', '临朐县'],
  ['370725', '昌乐县'],
  ['370781', '青州市'],
  ['370782', '诸城市'],
  ['370783', '寿光市'],
  ['370784', '安丘市'],
  ['370785', '高密市'],
  ['370786', '昌邑市'],
];

const center = seed.add('org.center', 'registerOrganization', {
  name: '潍坊市社会组织服务平台（示意）',
  kind: 'SOCIAL_SERVICE_INSTITUTION',
  regionCode: '370705',
  isHub: true,
  ...source,
});

// The hubs of streets and towns.
const streets = valueOf(document, '002-04');
const designated = daysFrom('2018-03-01', '2023-11-30', streets);
for (let i = 0; i < streets; i++) {
  const [regionCode, district] = districts[i % districts.length];
  const key = `hub.${numbered(i)}`;
  const organizationId = seed.add(key, 'registerOrganization', {
    name: `${district}第${Math.floor(i / districts.length) + 1}镇街社区社会组织联合会（示意）`,
    kind: 'SOCIAL_ASSOCIATION',
    regionCode,
    isHub: true,
    hubId: center,
    ...source,
  });
  const hub = { organizationId, level: 'STREET', kinds: ['STREET_LEVEL'], designatedOn: designated[i] };
  seed.add(`${key}.designate`, 'designateHub', { ...hub, ...source }, { of: key });
}

// The tenants, whose projects companies and foundations pay for.
const tenants = Array.from({ length: 20 }, (_, i) =>
  seed.add(`org.tenant.${numbered(i, 2)}`, 'registerOrganization', {
    name: `潍坊市公益服务中心第${i + 1}家（示意）`,
    kind: 'SOCIAL_SERVICE_INSTITUTION',
    regionCode: districts[i % districts.length][0],
    hubId: center,
    ...source,
  }),
);
const tenant = (i) => tenants[i % tenants.length];

const forum = seed.add('activity.forum', 'holdActivity', {
  name: '首届企业与社会组织合作论坛（示意）',
  kind: 'OTHER',
  purpose: 'SERVICE',
  regionCode: '370705',
  organizerIds: [center],
  sessions: [{ heldOn: '2019-09-20', sessions: 1 }],
  ...source,
});

const sign = (key, kind, signedOn, i, amount, counterpartName, more = {}) =>
  seed.add(key, 'signAgreement', {
    title: `${kind === 'GRANT' ? '基金会项目' : '公益项目'}资助协议${i + 1}（示意）`,
    kind,
    signedOn,
    partyOrganizationIds: [tenant(i)],
    counterpartName,
    amount: yuan(amount),
    regionCode: districts[i % districts.length][0],
    credits: wholly(tenant(i)),
    ...more,
    ...source,
  });

// Companies: what was agreed at the forum is part of all that they have given.
const sponsored = valueOf(document, '002-18');
const [whole, ofForum] = ['002-19', '002-17'].map((key) => valueOf(document, key));
const atForum = 12;
const amounts = [
  ...parts(ofForum, atForum, 100_000),
  ...parts(whole - ofForum, sponsored - atForum, 100_000),
];
const signed = daysFrom('2019-10-08', '2024-01-19', sponsored - atForum);
amounts.forEach((amount, i) => {
  const [signedOn, more] =
    i < atForum ? ['2019-09-20', { activityId: forum }] : [signed[i - atForum], undefined];
  const name = `潍坊第${numbered(i)}企业有限公司（示意）`;
  sign(`sponsorship.${numbered(i)}`, 'SPONSORSHIP', signedOn, i, amount, name, more);
});

// Foundations: one agreement with each.
const foundations = valueOf(document, '002-42');
const granted = daysFrom('2016-05-10', '2023-12-20', foundations);
parts(valueOf(document, '002-43'), foundations, 1_000_000).forEach((amount, i) =>
  sign(`grant.${numbered(i)}`, 'GRANT', granted[i], i, amount, `第${numbered(i)}公益基金会（示意）`),
);

// Lessons, from the first of the journeys to the last: a course a month.
const lessons = parts(valueOf(document, '002-29'), 25);
daysFrom('2015-11-20', '2017-11-24', lessons.length).forEach((heldOn, i) =>
  seed.add(`activity.lesson.${numbered(i, 2)}`, 'holdActivity', {
    name: `社会组织能力建设授课第${i + 1}期（示意）`,
    kind: 'LECTURE',
    purpose: 'SERVICE',
    regionCode: '370705',
    organizerIds: [center],
    sessions: [{ heldOn, sessions: lessons[i] }],
    ...source,
  }),
);

/** All of it, and then what the document prints. */
export const steps = [...seed.list, ...documentSteps('002', ref)];
