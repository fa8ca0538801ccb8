// Document 004: what it prints of Jinan, in records that are constructed. The figures are those of ../documents/004.yaml. Its year is inferred,
// and so are all days here.
import { documentOf, documentSteps, valueOf } from '../documents/steps.mjs';
import { daysFrom, numbered, parts, ref, sourced, Steps, wholly, yuan } from '../documents/planted.mjs';

const document = documentOf('004');
const source = sourced(document.file);
const seed = new Steps();
const [begin, end] = ['2024-01-08', '2024-12-20'];

const districts = [
  ['370102', '历下区'],
  ['370103', '市中区'],
  ['370104', '槐荫区'],
  ['370105', '天桥区'],
  ['370112', '历城区'],
  ['370113', '长清区'],
  ['370114', '章丘区'],
  ['370115', '济阳区'],
  ['370116', '莱芜区'],
  ['370117', '钢城区'],
  ['370124', '平阴县'],
  ['370126', '商河县'],
];
const district = (i) => districts[i % districts.length];

/** A hub with its designation: the level is recorded, and not read from the region. */
const hub = (key, name, regionCode, level, kinds, designatedOn, hubId) => {
  const organizationId = seed.add(key, 'registerOrganization', {
    name: `${name}（示意）`,
    kind: 'SOCIAL_ASSOCIATION',
    regionCode,
    isHub: true,
    ...(hubId && { hubId }),
    ...source,
  });
  const designation = { organizationId, level, kinds, designatedOn };
  seed.add(`${key}.designate`, 'designateHub', { ...designation, ...source }, { of: key });
  return organizationId;
};

const city = hub('hub.city', '济南市社会组织服务平台', '370102', 'CITY', ['PLATFORM'], '2021-06-18');
// There are fifteen of them in twelve districts and counties: three zones of development have one of their own.
const zones = ['高新区', '南部山区', '起步区'];
const [counties, streets] = ['004-09', '004-10'].map((key) => valueOf(document, key));
const countyDays = daysFrom('2021-09-01', '2023-06-30', counties);
const county = Array.from({ length: counties }, (_, i) => {
  const [regionCode, name] = i < districts.length ? district(i) : ['370100', zones[i - districts.length]];
  const key = `hub.county.${numbered(i, 2)}`;
  return hub(key, `${name}社会组织服务平台`, regionCode, 'COUNTY', ['PLATFORM'], countyDays[i], city);
});
const streetDays = daysFrom('2022-01-10', '2024-06-28', streets);
for (let i = 0; i < streets; i++) {
  const [regionCode, name] = district(i);
  const title = `${name}第${Math.floor(i / districts.length) + 1}街镇社区社会组织联合会`;
  const kinds = ['PLATFORM', 'STREET_LEVEL'];
  hub(
    `hub.street.${numbered(i)}`,
    title,
    regionCode,
    'STREET',
    kinds,
    streetDays[i],
    county[i % districts.length],
  );
}

// Those who took part in cooperation between east and west, trade associations and chambers among them.
const helpers = valueOf(document, '004-26');
const associations = Array.from({ length: helpers }, (_, i) =>
  seed.add(`org.${numbered(i)}`, 'registerOrganization', {
    name: `济南市第${numbered(i)}行业协会商会（示意）`,
    kind: 'SOCIAL_ASSOCIATION',
    regionCode: district(i)[0],
    hubId: city,
    ...source,
  }),
);
const association = (i) => associations[i % helpers];

const report = (key, i, kind, title, told) =>
  seed.add(key, 'reportOutcome', {
    kind,
    title: `${title}${i + 1}（示意）`,
    periodFrom: '2024-01-01',
    periodTo: '2024-12-31',
    regionCode: district(i)[0],
    credits: wholly(association(i)),
    ...told,
    ...source,
  });
parts(valueOf(document, '004-27'), helpers, 100_000).forEach((given, i) => {
  const cash = Math.floor((given * 3) / 5 / 100_000) * 100_000;
  const money = cash > 0 ? { cash: yuan(cash) } : {};
  const told = { ...money, goods: yuan(given - cash) };
  report(`aid.${numbered(i)}`, i, 'EAST_WEST_AID', '东西部协作', told);
});
parts(valueOf(document, '004-28'), 20).forEach((platforms, i) =>
  report(`platform.${numbered(i, 2)}`, i, 'PLATFORM', '交流合作平台', { platforms }),
);
parts(valueOf(document, '004-29'), 35).forEach((hires, i) =>
  report(`hires.${numbered(i, 2)}`, i + 20, 'EMPLOYMENT', '帮助企业招工', { hires }),
);
parts(valueOf(document, '004-30'), 40).forEach((standards, i) =>
  report(`standard.${numbered(i, 2)}`, i + 50, 'STANDARD', '参与制定修改标准', {
    standards,
    standardLevel: i % 2 ? 'LOCAL_STANDARD' : 'INDUSTRY',
    standardRole: 'TOOK_PART',
  }),
);

// Trade fairs, exhibitions and negotiations: about sixty; how many of each is not said.
const sessions = valueOf(document, '004-31');
const held = daysFrom(begin, end, sessions);
for (let i = 0; i < sessions / 3; i++)
  seed.add(`activity.${numbered(i, 2)}`, 'holdActivity', {
    name: `济南市行业交易洽谈活动第${i + 1}届（示意）`,
    kind: i % 2 ? 'MATCHMAKING' : 'FAIR',
    regionCode: district(i)[0],
    organizerIds: [association(i)],
    sessions: [0, 1, 2].map((n) => ({ heldOn: held[3 * i + n], sessions: 1 })),
    ...source,
  });

// Landed projects, without a plan or a chain that anybody tells.
const landings = daysFrom(begin, end, valueOf(document, '004-32'));
landings.forEach((landedOn, i) =>
  seed.add(`project.${numbered(i, 2)}`, 'landProject', {
    name: `行业协会参与引进项目${i + 1}（示意）`,
    regionCode: district(i)[0],
    landedOn,
    credits: wholly(association(i)),
    ...source,
  }),
);

const intents = 18;
const intended = daysFrom(begin, end, intents);
parts(valueOf(document, '004-33'), intents, 100_000_000).forEach((amount, i) =>
  seed.add(`agreement.${numbered(i, 2)}`, 'signAgreement', {
    title: `合作意向书${i + 1}（示意）`,
    kind: 'INTENT',
    signedOn: intended[i],
    counterpartName: `第${numbered(i, 2)}投资有限公司（示意）`,
    amount: yuan(amount),
    regionCode: district(i)[0],
    credits: wholly(association(i)),
    ...source,
  }),
);

/** All of it, and then what the document prints. */
export const steps = [...seed.list, ...documentSteps('004', ref)];
