// Document 000: what it prints of the federation of Qingdao, in records that are constructed; its stand-in is the city's hub of the demonstration.
// The figures are those of ../documents/000.yaml. Its projects are among those of the demonstration: how many of them are the same is not said.
import { documentOf, documentSteps, valueOf } from '../documents/steps.mjs';
import { daysFrom, numbered, parts, ref, sourced, Steps, wholly, yuan } from '../documents/planted.mjs';
import { org, workers } from '../qingdao-2022/generator/network.mjs';

const document = documentOf('000');
const source = sourced(document.file);
const seed = new Steps();
const federation = ref('org.city');

seed.add(
  'org.city.rate-2022',
  'rateOrganization',
  {
    organizationId: federation,
    scheme: '社会组织评估（示意）',
    grade: '5A',
    validFrom: '2022-12-06',
    validTo: '2027-12-05',
    sourceDocument: document.file,
  },
  { of: 'org.city' },
);

const districts = [
  '370202',
  '370203',
  '370211',
  '370212',
  '370213',
  '370214',
  '370215',
  '370281',
  '370283',
  '370285',
];
const partners = Array.from({ length: 20 }, (_, i) =>
  seed.add(`org.partner.${numbered(i, 2)}`, 'registerOrganization', {
    name: `青岛市第${numbered(i, 2)}联系单位（示意）`,
    kind: i % 4 === 3 ? 'SOCIAL_SERVICE_INSTITUTION' : 'SOCIAL_ASSOCIATION',
    regionCode: districts[i % districts.length],
    hubId: federation,
    ...source,
  }),
);

// Services, none of them for investment: a session a day.
const serve = (key, name, kind, regionCode, days) =>
  seed.add(key, 'holdActivity', {
    name: `${name}（示意）`,
    kind,
    purpose: 'SERVICE',
    regionCode,
    organizerIds: [federation],
    sessions: days.map((heldOn) => ({ heldOn, sessions: 1 })),
    ...source,
  });
const count = (key) => valueOf(document, key);
serve(
  'activity.salons',
  '理事单位、秘书长交流沙龙',
  'SALON',
  '370202',
  daysFrom('2022-01-12', '2022-12-21', count('000-12')),
);
serve(
  'activity.lectures',
  '业务知识讲座',
  'LECTURE',
  '370202',
  daysFrom('2022-03-17', '2022-10-20', count('000-13')),
);
serve(
  'activity.advice',
  '现场咨询',
  'CONSULTATION',
  '370202',
  daysFrom('2022-02-24', '2022-11-10', count('000-14')),
);
serve(
  'activity.research',
  '助力镇区经济发展调研',
  'RESEARCH_TRIP',
  '370211',
  daysFrom('2022-03-29', '2023-05-30', count('000-21')),
);

// 走进十区市: three districts so far. Direction LOCAL: no delegation to another place.
const delegates = [12, 11, 11];
['370202', '370213', '370285'].forEach((region, i) =>
  seed.add(`visit.${i + 1}`, 'logVisit', {
    name: `走进区市招商交流第${i + 1}站（示意）`,
    direction: 'LOCAL',
    hostOrganizationId: federation,
    organizationIds: [federation],
    delegateCount: delegates[i],
    destinationRegionCode: region,
    regionCode: region,
    visitedOn: ['2023-05-16', '2023-06-15', '2023-07-27'][i],
    ...source,
  }),
);

// Frameworks of cooperation, without a sum: with Macao, with a town, and with three federations.
const frameworks = [
  ['澳门商协会合作与发展框架协议', '第01商会', '820000', '2022-06-22'],
  ['镇区招商引资战略合作协议', '第01镇人民政府', '370211', '2022-09-15'],
  ['香港战略合作协议', '第02商会', '810000', '2022-11-18'],
  ['深圳战略合作协议', '第03联合会', '440300', '2023-02-23'],
  ['浙江战略合作协议', '第04联合会', '330000', '2023-04-13'],
];
frameworks.forEach(([title, counterpart, regionCode, signedOn], i) =>
  seed.add(`agreement.${i + 1}`, 'signAgreement', {
    title: `${title}（示意）`,
    kind: 'FRAMEWORK',
    signedOn,
    partyOrganizationIds: [federation],
    counterpartName: `${counterpart}（示意）`,
    regionCode,
    credits: wholly(federation),
    ...source,
  }),
);

const report = (key, kind, title, [periodFrom, periodTo], organizationId, told) =>
  seed.add(key, 'reportOutcome', {
    kind,
    title: `${title}（示意）`,
    periodFrom,
    periodTo,
    regionCode: '370200',
    credits: wholly(organizationId),
    ...told,
    ...source,
  });

// 54 organizations invested in rural revitalization: those of the demonstration that are no hubs, and these partners.
const investors = [...workers.map(org), ...partners];
if (investors.length !== count('000-27')) throw new Error(`${investors.length} invested`);
parts(count('000-28'), investors.length, 1_000_000).forEach((amount, i) =>
  report(
    `rural.${numbered(i, 2)}`,
    'RURAL_INVESTMENT',
    `乡村振兴项目${i + 1}`,
    ['2022-01-01', '2023-06-30'],
    investors[i],
    {
      cash: yuan(amount),
    },
  ),
);
// 64 projects were donated to: how much is not said.
parts(count('000-29'), 2).forEach((projects, i) =>
  report(
    `donation.${i + 1}`,
    'RURAL_DONATION',
    `乡村振兴捐助${i + 1}`,
    [`${2022 + i}-01-01`, `${2022 + i}-06-30`],
    federation,
    {
      projects,
    },
  ),
);
// Two appeals to employ graduates: what was offered is not who was hired. 六千余 and 二千余: these, constructed.
const [offered, hired] = [parts(6_240, 8, 10), parts(2_130, 8)];
offered.forEach((jobsOffered, i) => {
  const year = i < 4 ? 2022 : 2023;
  report(
    `employment.${i + 1}`,
    'EMPLOYMENT',
    `大学生就业${i + 1}`,
    [`${year}-05-01`, `${year}-07-31`],
    partners[i],
    {
      jobsOffered,
      hires: hired[i],
    },
  );
});

/** All of it, and then what the document prints. */
export const steps = [...seed.list, ...documentSteps('000', ref)];
