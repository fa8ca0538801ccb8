// Document 003: what it prints of the federation of Zhejiang, in records that are constructed. The figures are those of ../documents/003.yaml.
import { documentOf, documentSteps, valueOf } from '../documents/steps.mjs';
import { daysFrom, numbered, parts, ref, sourced, Steps, yearsOn } from '../documents/planted.mjs';

const document = documentOf('003');
const source = sourced(document.file);
const seed = new Steps();
/** The day that the document speaks of. */
const close = '2024-03-14';

// Counties and districts: more than twenty of them saw a training.
// prettier-ignore
const places = [
  '330102', '330106', '330109', '330110', '330122', '330203', '330212', '330225', '330281', '330302', '330304', '330381',
  '330402', '330411', '330502', '330521', '330602', '330683', '330702', '330782', '330802', '330902', '331002', '331102',
];
const place = (i) => places[i % places.length];

const federation = seed.add('org.federation', 'registerOrganization', {
  name: '浙江省社会组织发展联合会（示意）',
  kind: 'SOCIAL_ASSOCIATION',
  regionCode: '330106',
  isHub: true,
  ...source,
});
// Its unit members hang on a hub of their own: the row of a hub has the hub itself, and the federation, which is graded too, is none of its members.
const members = seed.add('org.members', 'registerOrganization', {
  name: '浙江省社会组织发展联合会单位会员（示意）',
  kind: 'OTHER',
  regionCode: '330106',
  isHub: true,
  hubId: federation,
  ...source,
});

const rated = (key, organizationId, grade, validFrom, n = 1) =>
  seed.add(
    `${key}.rate-${n}`,
    'rateOrganization',
    {
      organizationId,
      scheme: '社会组织评估（示意）',
      grade,
      validFrom,
      validTo: yearsOn(validFrom, 5),
      sourceDocument: document.file,
    },
    { of: key },
  );
['2013-12-05', '2018-12-05', '2023-12-05'].forEach((day, i) =>
  rated('org.federation', federation, '5A', day, i + 1),
);

// An association that says when it joined, and when it was graded.
const family = seed.add('org.family', 'registerOrganization', {
  name: '浙江省家政产业促进会（示意）',
  kind: 'SOCIAL_ASSOCIATION',
  regionCode: '330102',
  ...source,
});
seed.add(
  'org.family.assign',
  'assignOrganizationToHub',
  { organizationId: family, hubId: members, assignedOn: '2015-04-16' },
  { of: 'org.family' },
);
['2017-11-20', '2022-11-20'].forEach((day, i) => rated('org.family', family, '5A', day, i + 1));

// The other members that are graded on the day. How many have a lower grade is what remains; which, is not said.
const [graded, fives, fours] = ['003-18', '003-19', '003-20'].map((key) => valueOf(document, key));
const grades = [
  ...Array.from({ length: fives - 1 }, () => '5A'),
  ...Array.from({ length: fours }, () => '4A'),
  ...Array.from({ length: graded - fives - fours }, () => '3A'),
];
const days = daysFrom('2019-04-10', '2024-02-20', 180);
const member = grades.map((grade, i) => {
  const key = `org.member.${numbered(i)}`;
  const organizationId = seed.add(key, 'registerOrganization', {
    name: `浙江省第${numbered(i)}单位会员（示意）`,
    kind: i % 5 === 4 ? 'FOUNDATION' : i % 5 === 3 ? 'SOCIAL_SERVICE_INSTITUTION' : 'SOCIAL_ASSOCIATION',
    regionCode: place(i),
    hubId: members,
    ...source,
  });
  rated(key, organizationId, grade, days[i % days.length]);
  return organizationId;
});

const serve = (key, name, kind, regionCode, organizer, heldOn, participants) =>
  seed.add(key, 'holdActivity', {
    name: `${name}（示意）`,
    kind,
    purpose: 'SERVICE',
    regionCode,
    organizerIds: [organizer],
    sessions: [{ heldOn, sessions: 1, ...(participants && { participants }) }],
    ...source,
  });

// Trainings: 7000余 heads of organizations in 20余 places, here 7,260 in 24.
const trainings = valueOf(document, '003-26');
const trained = parts(7_260, trainings);
daysFrom('2013-03-20', '2024-01-18', trainings).forEach((day, i) =>
  serve(
    `activity.training.${numbered(i, 2)}`,
    `社会组织负责人培训班第${i + 1}期`,
    'TRAINING',
    place(i),
    federation,
    day,
    trained[i],
  ),
);

const events = valueOf(document, '003-31');
daysFrom('2018-03-10', '2024-03-08', events).forEach((day, i) =>
  serve(
    `activity.member.${numbered(i)}`,
    `会员自办活动第${i + 1}场`,
    'MEMBER_EVENT',
    place(i),
    member[i],
    day,
  ),
);
serve('activity.salon', '共享沙龙', 'SALON', '330304', federation, '2023-04-20');
serve('activity.lesson', '乡村小学公益课堂', 'OTHER', '331122', federation, '2022-09-04');

if ([...seed.list].some(({ input }) => input.validFrom > close)) throw new Error('graded after the close');

/** All of it, and then what the document prints. */
export const steps = [...seed.list, ...documentSteps('003', ref)];
