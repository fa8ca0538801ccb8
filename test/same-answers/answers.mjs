// node test/same-answers/answers.mjs URL [schema.graphql] [--quick] > file
//
// Asks a running server of the demonstration everything that it shows, changes nothing, and writes one line per question, sorted. Two
// servers that say the same write the same bytes. The README of this folder says how to compare two commits.
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { buildSchema, getNamedType, isEnumType, isListType, isNonNullType } from 'graphql';
import { canonical, each, signedIn, sorted, stranger, users } from './client.mjs';
import { days, selection } from './selection.mjs';

const { values: options, positionals } = parseArgs({
  allowPositionals: true,
  options: { quick: { type: 'boolean', default: false } },
});
const [url, schemaFile = path.join(import.meta.dirname, '../../schema.graphql')] = positionals;
if (!url) {
  console.error('usage: node test/same-answers/answers.mjs URL [schema.graphql] [--quick] > file');
  process.exit(2);
}
/** For in between: leaves out groupings by several dimensions, and most of what is asked in every way there is. */
const { quick } = options;
const schema = buildSchema(readFileSync(schemaFile, 'utf8'));
const queries = schema.getQueryType().getFields();
const enumOf = (name) =>
  schema
    .getType(name)
    .getValues()
    .map((value) => value.name)
    .toSorted();

const lines = new Map();
/** Keeps the answer to a question; a refusal is an answer too. */
const keep = (question, answer) => {
  const key = canonical(question);
  if (lines.has(key)) throw new Error(`asked twice: ${key}`);
  lines.set(key, canonical(answer));
};

const ask = await signedIn(url, 'analyst');
/** What a refusal says, without places in the text of the query, which are this script's own. */
const refusal = (errors) =>
  errors.map(({ message, path: at, extensions }) => ({ message, path: at, extensions }));

const variablesOf = (field) => field.args.map(({ name, type }) => `$${name}: ${type}`).join(', ');
const passed = (field) => field.args.map(({ name }) => `${name}: $${name}`).join(', ');
const textOf = (name) => {
  const field = queries[name];
  const args = field.args.length > 0 ? `(${variablesOf(field)})` : '';
  return `query${args} { ${name}${field.args.length > 0 ? `(${passed(field)})` : ''}${selection(field.type)} }`;
};
const texts = new Map(Object.keys(queries).map((name) => [name, textOf(name)]));

const answerOf = async (name, args, { by = ask, text = texts.get(name) } = {}) => {
  // What is left out has its default, and is no null.
  const given = Object.fromEntries(Object.entries(args).filter(([, value]) => value !== undefined));
  const body = await by(text, given);
  return body.errors ? { refused: refusal(body.errors) } : body.data[name];
};

/** One question. @returns its answer */
const one = async (name, args = {}) => {
  const answer = await answerOf(name, args);
  keep({ ask: name, ...args }, answer);
  return answer;
};

/** A list, page by page to its end. @returns the rows */
const all = async (name, args = {}, text = texts.get(name), shown = (node) => node) => {
  const rows = [];
  let first;
  for (let after; ;) {
    const page = await answerOf(name, { ...args, first: 100, after }, { text });
    if (page.refused) {
      keep({ ask: name, ...args }, page);
      return [];
    }
    first ??= page;
    rows.push(...page.edges.map(({ cursor, node }) => ({ cursor, node })));
    if (!page.pageInfo.hasNextPage) break;
    after = page.pageInfo.endCursor;
  }
  keep({ ask: name, ...args }, { totalCount: first.totalCount, pageInfo: first.pageInfo, rows: shown(rows) });
  return rows.map(({ node }) => node);
};

// --- Lists, whole ---------------------------------------------------------------------------------------------------------------------

const connections = [
  'activities',
  'agreements',
  'awaitingRecognitions',
  'leads',
  'organizations',
  'projects',
  'stations',
  'visits',
];
const listed = {};
for (const name of connections) listed[name] = await all(name);
listed.countingRules = await one('countingRules');
listed.chainCatalogues = await one('chainCatalogues');
await one('chainCatalogues', { jurisdictionId: 'qingdao' });
const chains = [];
for (const { id } of listed.chainCatalogues)
  chains.push(...(await one('industryChains', { catalogueId: id })));
for (const on of ['2021-12-31', ...days]) await one('industryChains', { on });

const ids = (name) => listed[name].map(({ id }) => id);
const distinct = (values) => [...new Set(values.filter((value) => value != null))].toSorted();
const chainCodes = distinct(chains.map(({ code }) => code));
const regionCodes = distinct([
  '370000',
  '370200',
  ...Object.values(listed).flatMap((rows) => rows.flatMap(({ regionCode }) => regionCode)),
]);

// --- Each record by itself, and its timeline ------------------------------------------------------------------------------------------

const nobody = '00000000-0000-4000-8000-00000000dead';
const single = {
  activity: 'activities',
  agreement: 'agreements',
  lead: 'leads',
  organization: 'organizations',
  project: 'projects',
  station: 'stations',
  visit: 'visits',
};
for (const [name, list] of Object.entries(single))
  await each([...ids(list), nobody, 'no id'], (id) => one(name, { id }));
const subjects = distinct([
  ...Object.values(single).flatMap(ids),
  ...ids('chainCatalogues'),
  ...ids('countingRules'),
  ...listed.leads.map(({ investorId }) => investorId),
  nobody,
]);
await each(subjects, (subjectId) => all('timeline', { subjectId }));
await each(subjects, (subjectId) => one('recognitions', { subjectId }));

// --- Regions, from the provinces down ---------------------------------------------------------------------------------------------------

const provinces = await all('regions');
for (const { code } of provinces) {
  const cities = await all('regions', { parent: code });
  // Below the province of the demonstration all of them; elsewhere the cities are enough.
  if (code === '370000') await each(cities, (city) => all('regions', { parent: city.code }));
}
await each([...regionCodes, '000000'], (code) => one('region', { code }));

// --- Lists, filtered by everything they can be filtered by ---------------------------------------------------------------------------------

/** First and last days of the demonstration's months. */
const months = [2021, 2022].flatMap((year) =>
  Array.from({ length: 12 }, (_, month) => ({
    from: new Date(Date.UTC(year, month, 1)).toISOString().slice(0, 10),
    to: new Date(Date.UTC(year, month + 1, 0)).toISOString().slice(0, 10),
  })),
);
const ranges = [
  ...months,
  { from: '2022-04-01' },
  { to: '2022-03-31' },
  { from: '2022-09-01', to: '2022-01-01' },
];
/** The values that a filter's field is tried with, by its name; enums and booleans need none. */
const tried = {
  activityIds: ids('activities'),
  agreementId: ids('agreements'),
  chainCodes,
  hostOrganizationId: ids('organizations'),
  hubId: listed.organizations.filter(({ isHub }) => isHub).map(({ id }) => id),
  investorId: distinct(listed.leads.map(({ investorId }) => investorId)).slice(0, 40),
  jurisdictionId: ['qingdao', 'elsewhere'],
  leadId: ids('leads').slice(0, 60),
  occurred: ranges,
  on: days,
  organizationIds: ids('organizations'),
  regionCode: regionCodes,
  reported: ranges,
  search: [
    '青岛',
    '氢能',
    '示意',
    listed.leads.find((lead) => lead.investorCreditCode)?.investorCreditCode,
    '没有',
  ],
  signed: ranges,
  stationIds: ids('stations'),
};
const valuesOf = (field) => {
  const named = getNamedType(field.type);
  if (isEnumType(named)) return enumOf(named.name);
  if (named.name === 'Boolean') return [false, true];
  const values = tried[field.name];
  if (!values) throw new Error(`say in answers.mjs what to try the filter ${field.name} with`);
  return distinct(values);
};
const isMany = ({ type }) => isListType(isNonNullType(type) ? type.ofType : type);
/** Each field of a filter with each of its values. `member` goes by today unless it is given a day. */
const filtersOf = (type) =>
  Object.values(type.getFields()).flatMap((field) =>
    valuesOf(field).flatMap((value) => {
      const filter = { [field.name]: isMany(field) ? [value] : value };
      return field.name === 'member' ? days.map((on) => ({ ...filter, on })) : [filter];
    }),
  );
/** Of a filtered list only which rows it has: what they hold was asked above. */
const briefly = (name) => {
  const field = queries[name];
  return `query(${variablesOf(field)}) { ${name}(${passed(field)}) {
    edges { cursor node { id } } pageInfo { endCursor hasNextPage hasPreviousPage startCursor } totalCount } }`;
};
for (const name of connections) {
  const filter = queries[name].args.find((arg) => arg.name === 'filter');
  await each(filtersOf(getNamedType(filter.type)), (value) =>
    all(name, { filter: value }, briefly(name), (rows) => rows.map(({ node }) => node.id)),
  );
}
for (const field of enumOf('LeadOrderField'))
  for (const direction of enumOf('OrderDirection'))
    await all('leads', { orderBy: { field, direction } }, briefly('leads'));

// --- Figures ----------------------------------------------------------------------------------------------------------------------------

const measures = enumOf('Measure');
const dimensions = enumOf('Dimension');
const bases = enumOf('Basis');
const credits = enumOf('Credit');

/** A figure with nothing behind it says the same everywhere; the grand totals show how, and rows leave it out. */
const withoutNothing = (totals) =>
  totals.refused
    ? totals
    : {
        ...totals,
        rows: totals.rows.map(({ keys, figures }) => ({
          keys,
          figures: figures.filter(({ entryCount, value }) => entryCount > 0 || value !== '0'),
        })),
      };
const totalsOf = async ({ first, ...args }) => {
  const totals = withoutNothing(await answerOf('totals', { first, ...args }));
  keep({ ask: 'totals', ...args }, totals);
  if (totals.truncated) throw new Error(`not all rows came: ${JSON.stringify(args)}`);
  return totals;
};

const pairs = dimensions.flatMap((a, n) => dimensions.slice(n + 1).map((b) => [a, b]));
const groupings = [
  [],
  ...dimensions.map((dimension) => [dimension]),
  ...pairs,
  ['ORGANIZATION', 'INDUSTRY_CHAIN', 'MONTH'],
  ['REGION', 'INDUSTRY_CHAIN', 'QUARTER'],
  ['HUB', 'STATION', 'YEAR'],
  ['ACTIVITY', 'AGREEMENT_KIND', 'ORGANIZATION'],
];
/** How figures can be asked, but for what they are grouped and filtered by. */
const ways = bases.flatMap((basis) => credits.map((credit) => ({ basis, credit })));
/** All measures at once stay below what an operation may come to, so long as not all rows that there could be are asked for. */
const atMost = 5_000;
const halves = [measures.slice(0, 14), measures.slice(14)];

/** What is drilled down to: the figures by one dimension, and by pairs in which each dimension stands once. */
const drilled = [
  [],
  ...dimensions.map((dimension) => [dimension]),
  ['INDUSTRY_CHAIN', 'ORGANIZATION'],
  ['MONTH', 'REGION'],
  ['AGREEMENT_KIND', 'STATION'],
  ['HUB', 'QUARTER'],
  ['ACTIVITY', 'YEAR'],
].map(String);
const figures = [];
for (const way of ways)
  await each(
    groupings
      .filter(({ length }) => !quick || length < 2)
      .flatMap((groupBy) => halves.map((half) => ({ groupBy, half }))),
    async ({ groupBy, half }) => {
      const { basis, credit } = way;
      const totals = await totalsOf({
        measures: half,
        groupBy,
        credit,
        filter: { basis },
        first: atMost,
      });
      if (!drilled.includes(String(groupBy)) || totals.refused) return;
      if (quick && (basis !== 'CLAIMED' || credit !== 'SHARED')) return;
      const rows = groupBy.length === 0 ? [{ keys: [], figures: totals.grand }] : totals.rows;
      for (const row of rows)
        for (const figure of row.figures)
          if (figure.entryCount > 0)
            figures.push({
              ...way,
              measure: figure.measure,
              keys: row.keys.map(({ dimension, code }) => ({ dimension, code })),
            });
    },
  );

// By each measure alone: it decides about the order of the rows.
for (const { basis, credit } of quick ? [] : ways)
  await each(
    measures.flatMap((measure) => dimensions.map((dimension) => ({ measure, dimension }))),
    ({ measure, dimension }) =>
      totalsOf({ measures: [measure], groupBy: [dimension], credit, filter: { basis }, first: atMost }),
  );

// Filtered by everything: each organization, chain, station, region, activity, kind of agreement, month.
const figureFilters = filtersOf(schema.getType('FigureFilter')).filter((filter) => !('basis' in filter));
await each(
  figureFilters.flatMap((filter) =>
    bases.flatMap((basis) =>
      (quick ? [[]] : [[], ['MONTH'], ['ORGANIZATION']]).map((groupBy) => ({ filter, basis, groupBy })),
    ),
  ),
  async ({ filter, basis, groupBy }) => {
    // Credit matters where organizations or hubs are grouped or filtered by.
    for (const credit of 'organizationIds' in filter || groupBy.includes('ORGANIZATION')
      ? credits
      : ['SHARED'])
      await totalsOf({ measures, groupBy, credit, filter: { ...filter, basis }, first: 2_000 });
  },
);
await totalsOf({
  measures,
  groupBy: ['ORGANIZATION'],
  credit: 'SHARED',
  filter: { chainCodes: chainCodes.slice(0, 3), occurred: { to: '2022-06-30' }, regionCode: '370200' },
  first: 2_000,
});

// --- The entries behind each figure -----------------------------------------------------------------------------------------------------

// Behind the grand totals everything that an entry has; behind the parts of them which entries they are, and of what value there.
const entriesBriefly = `query(${variablesOf(queries.ledgerEntries)}) { ledgerEntries(${passed(queries.ledgerEntries)}) {
  edges { cursor node { eventId line value occurredOn cause } } pageInfo { endCursor hasNextPage hasPreviousPage startCursor } totalCount } }`;
await each(figures, ({ basis, credit, measure, keys }) => {
  const args = { measure, keys, credit, filter: { basis } };
  return keys.length === 0
    ? all('ledgerEntries', args)
    : all('ledgerEntries', args, entriesBriefly, (rows) =>
        rows.map(({ node }) => [node.eventId, node.line, node.value, node.occurredOn, node.cause].join(' ')),
      );
});
await each(figureFilters, (filter) =>
  all('ledgerEntries', { measure: 'PLANNED_INVESTMENT', filter }, entriesBriefly, (rows) =>
    rows.map(({ node }) => `${node.eventId} ${node.line} ${node.value}`),
  ),
);

// --- Who asks, and what is refused ------------------------------------------------------------------------------------------------------

/** A few questions of every kind, asked by everybody: roles differ in what they may do, strangers may not read. */
const samples = [
  ['me', {}],
  ['totals', { measures: ['PROJECTS_LANDED', 'PLANNED_INVESTMENT'] }],
  ['totals', { measures: [] }],
  ['totals', { measures: ['PROJECTS_LANDED'], first: 0 }],
  ['totals', { measures: ['PROJECTS_LANDED', 'PROJECTS_LANDED'], groupBy: ['MONTH', 'MONTH'] }],
  ['ledgerEntries', { measure: 'PROJECTS_LANDED', first: 101 }],
  ['ledgerEntries', { measure: 'PROJECTS_LANDED', first: 3, after: 'no cursor' }],
  [
    'ledgerEntries',
    { measure: 'PROJECTS_LANDED', first: 3, keys: [{ dimension: 'MONTH', code: '2022-13' }] },
  ],
  ['timeline', { subjectId: ids('projects')[0], first: 2 }],
  ['timeline', { subjectId: 'no id' }],
  ['recognitions', { subjectId: ids('projects')[0] }],
  ['chainCatalogues', { jurisdictionId: 'elsewhere' }],
  ['industryChains', { on: '2022-02-30' }],
  ['countingRules', {}],
  ['region', { code: '370200' }],
  ['regions', { first: 2 }],
  ...connections.map((name) => [name, { first: 1 }]),
  ...connections.map((name) => [name, { first: 0 }]),
  ...Object.entries(single).map(([name, list]) => [name, { id: ids(list)[0] }]),
];
const askers = { nobody: stranger(url) };
for (const username of Object.keys(users)) askers[username] = await signedIn(url, username);
for (const [asker, by] of Object.entries(askers))
  for (const [name, args] of samples) keep({ asker, ask: name, ...args }, await answerOf(name, args, { by }));

// --- What no question was made of stops the script: a new query must not stay unasked ---------------------------------------------------

const questions = [...lines.keys()].map((line) => JSON.parse(line).ask);
const unasked = Object.keys(queries).filter((name) => !questions.includes(name));
if (unasked.length > 0) throw new Error(`say in answers.mjs how to ask ${unasked.join(', ')}`);

const out = [...lines]
  .toSorted(([a], [b]) => (a < b ? -1 : 1))
  .map(([question, answer]) => `${question}\t${answer}`);
const count = sorted(
  Object.fromEntries(distinct(questions).map((name) => [name, questions.filter((q) => q === name).length])),
);
process.stdout.write(`${out.join('\n')}\n`, () =>
  console.error(`${out.length} questions: ${JSON.stringify(count)}`),
);
