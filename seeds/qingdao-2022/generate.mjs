// Writes the seed: commands as data, the same on every machine and every day. Fails when they do not come to what the document states.
//
//     node seeds/qingdao-2022/generate.mjs            writes them
//     node seeds/qingdao-2022/generate.mjs --check    says whether they are as it would write them
import assert from 'node:assert/strict';
import { documentOf, documentSteps, valueOf } from '../documents/steps.mjs';
import { promote } from './generator/activities.mjs';
import { agreements } from './generator/agreements.mjs';
import { catalogue } from './generator/catalogue.mjs';
import { codeOf } from './generator/chains.mjs';
import { investors } from './generator/companies.mjs';
import { cooperation } from './generator/cooperation.mjs';
import { deals as dealsOf } from './generator/deals.mjs';
import { leads } from './generator/leads.mjs';
import { network } from './generator/network.mjs';
import { pairing } from './generator/pairing.mjs';
import { plans, projects } from './generator/projects.mjs';
import { random } from './generator/random.mjs';
import { ref, SeedFiles, stale, write } from './generator/seed-file.mjs';
import { tally } from './generator/tally.mjs';
import { visits } from './generator/visits.mjs';

const document = '001_aa888bb413801988.txt';
/** What the document states, by the end of August 2022. */
const figures = [
  { figure: 'INDUSTRY_CHAINS', value: '24', quote: '聚焦24条重点产业链' },
  {
    figure: 'TRAVELLED',
    value: '30',
    qualifier: 'MORE_THAN',
    quote: '组织30余家社会组织赴粤、沪等地开展活动',
  },
  { figure: 'NETWORK_MEMBERS', value: '28', quote: '28家社会组织加入多维度立体化招商网络' },
  { figure: 'STATIONS_OPEN', value: '8', quote: '建成8处社会组织“双招双引”工作站和联络站' },
  { figure: 'ACTIVITY_SESSIONS', value: '28', quote: '全市社会组织举办各类招商活动28场次' },
  { figure: 'PROJECTS_LANDED', value: '69', quote: '引进包括氢能源和硅光子芯片等战略性新兴产业项目69个' },
  { figure: 'PLANNED_INVESTMENT', value: '5820000000000', quote: '计划投资总额582亿元' },
];
const stated = Object.fromEntries(figures.map(({ figure, value }) => [figure, BigInt(value)]));

const seed = new SeedFiles();
const company = investors(random('investors'));
const listed = catalogue(seed, document);
network(seed);
const printed = documentOf('001');
const agreed = cooperation(seed);
const paired = pairing(seed, valueOf(printed, '001-32'));
promote(seed);
const deals = dealsOf(random('deals'), company);
plans(random('plans'), deals, Number(stated.PLANNED_INVESTMENT));
const reported = leads(seed, random('leads'), company, deals);
const visited = visits(seed, random('visits'), deals, reported.told);
const signed = agreements(seed, random('agreements'), company, deals);
const landed = projects(seed, random('projects'), deals);

// What the document prints is recorded when all that it is about is: on the last day, behind everything else of it.
for (const { key, command, input, ...order } of documentSteps('001', ref))
  seed.add('2022-08-31', key, command, input, order);

const files = seed.files();
const steps = files.flatMap(([, each]) => each);
const counted = tally(steps);
assert.equal(BigInt(listed.chains), stated.INDUSTRY_CHAINS);
assert.equal(BigInt(counted.members), stated.NETWORK_MEMBERS);
assert.equal(BigInt(counted.stations), stated.STATIONS_OPEN);
assert.equal(BigInt(counted.sessions), stated.ACTIVITY_SESSIONS);
assert.equal(BigInt(counted.projects), stated.PROJECTS_LANDED);
assert.equal(counted.planned, stated.PLANNED_INVESTMENT);
assert.equal(agreed, valueOf(printed, '001-33'));
assert(paired > valueOf(printed, '001-31') && paired < 2 * valueOf(printed, '001-31'));
assert(
  counted.travelled > stated.TRAVELLED,
  `${counted.travelled} organizations went to Guangdong and Shanghai`,
);
assert(counted.recorded > counted.projects + 5, 'the figure must be what remains, not what was typed in');
assert(counted.chains.size >= 15 && counted.chains.has(codeOf(10)) && counted.chains.has(codeOf(1)));
assert.deepEqual(counted.late, [], 'nothing is dated after the close');
assert(steps.length >= 1_200 && steps.length <= 1_700, `${steps.length} steps`);

const texts = seed.texts({
  name: 'qingdao-2022',
  jurisdictionId: 'qingdao',
  sourceDocument: document,
  figures,
  // Where the demonstration's users work.
  accounts: [
    { username: 'liaison', organization: 'org.shinan', station: 'station.shinan' },
    { username: 'station', organization: 'org.laoshan', station: 'station.laoshan' },
    ...['admin', 'reviewer', 'analyst'].map((username) => ({ username, organization: 'org.city' })),
  ],
});
if (process.argv.includes('--check')) {
  const differing = await stale(import.meta.dirname, texts);
  if (differing.length > 0) {
    console.error(`not as generated: ${differing.join(', ')}`);
    process.exitCode = 1;
  }
} else {
  await write(import.meta.dirname, texts);
  for (const [name, each] of files) console.log(`${name}  ${each.length} steps`);
  console.log({
    steps: steps.length,
    ...counted,
    planned: String(counted.planned),
    chains: counted.chains.size,
  });
  console.log({ leads: reported.leads, ...reported.byOutcome }, visited, signed, landed);
}
