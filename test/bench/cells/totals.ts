import { connect, openDataSource, type Statement } from '#platform/database';
import {
  baselineRule,
  ledgerProjection,
  totals,
  totalsStatement,
  type Dimension,
  type FigureQuery,
} from '#platform/ledger';
import type { Measure, Recorded } from '#platform/kernel';
import { projections, rows, subjects } from '#composition/program';
import { groupsOf, wordOf } from '../../../libs/platform/ledger/src/figures/groups.js';
import { BridgeQuery, type BridgeAnswer } from '../../../libs/platform/ledger/src/figures/bridge.js';
import { entriesWhere } from '../../../libs/platform/ledger/src/figures/entries.js';
import { subjectsStatement } from '../../../libs/platform/ledger/src/figures/figure-subjects.js';
import { numberedOf } from '../../../libs/platform/ledger/src/figures/totals-statement.js';
import { BatchWriter, ProjectedTables } from '../../../libs/platform/projections/src/index.js';
import { checkpointOf } from '../../../libs/platform/projections/src/runner.js';
import type { Rows } from '#platform/projections';
import { readingIn } from '../../../libs/platform/testing/src/index.js';
import type { Client } from 'pg';
import type { DataSource } from 'typeorm';
import {
  figure,
  median,
  paired,
  timed,
  type Bench,
  type Cell,
  type Contender,
  type Result,
} from '../harness.js';
import { fillLedger, ledgerOf, platformOn } from '../stack/ledger.js';
import { landing } from '../stack/landing.js';

const query: FigureQuery = {
  ruleId: ledgerOf.ruleId,
  jurisdictionId: ledgerOf.jurisdictionId,
  basis: 'CLAIMED',
  credit: 'SHARED',
};
const measures: readonly Measure[] = ['PLANNED_INVESTMENT'];
const both: readonly Measure[] = ['PLANNED_INVESTMENT', 'PROJECTS_LANDED'];
const by: readonly Dimension[] = ['ORGANIZATION', 'INDUSTRY_CHAIN'];
/** In the seventh of ten years, within a month: months and days are both needed. */
const until = '2019-10-17';

/** Known by when, as a part of the log: most of it, so that a scan has much to read. */
const mostOfIt = 0.9;
/** A scope of nearly twice as many entries. */
const leads: readonly Measure[] = ['LEADS_REPORTED'];

/** The same sums from the entries themselves, as one would write it by hand. */
const raw = (of: readonly Measure[], to?: string, upTo?: number) => ({
  text: `select organization_id, chain_code, measure, sum(amount)::text as amount, count(*)::text as entries
    from views.bench_entry
    where rule_id = $1 and jurisdiction_id = $2 and measure = any($3::text[]) and basis = $4 and kind = $5
      ${to === undefined ? '' : 'and occurred_on <= $6::date'} ${upTo === undefined ? '' : `and seq <= ${upTo}`}
    group by organization_id, chain_code, measure`,
  values: [
    query.ruleId,
    query.jurisdictionId,
    of,
    query.basis,
    'SHARED',
    ...(to === undefined ? [] : [to]),
  ] as unknown[],
});

/** Our sums, by place and measure. */
const ours = async (
  read: Pick<Rows, 'statement'>,
  of: readonly Measure[],
  to?: string,
  upTo?: number,
): Promise<Map<string, string>> => {
  const found = await totals(read, { ...query, to, ...(upTo === undefined ? {} : { upTo }) }, of, by);
  return new Map(
    found.rows.flatMap((row) =>
      of.map((measure) => {
        const { amount, entries } = row.sums.get(measure)!;
        return [[...row.codes, measure].join('|'), `${amount}/${entries}`] as const;
      }),
    ),
  );
};

/** @throws Error unless our sums are those of the entries, to the fen */
const compare = async (
  client: Client,
  read: Pick<Rows, 'statement'>,
  of: readonly Measure[],
  to?: string,
  upTo?: number,
): Promise<void> => {
  const sums = await ours(read, of, to, upTo);
  const { rows: expected } = await client.query<Record<string, string>>(raw(of, to, upTo));
  // A place whose entries come later has no row of ours or a zero: the raw one has none.
  const missing = expected.filter(
    (row) =>
      sums.get([row['organization_id'], row['chain_code'], row['measure']].join('|')) !==
      `${row['amount']}/${row['entries']}`,
  );
  const more = [...sums.values()].filter((sum) => sum !== '0/0').length - expected.length;
  if ((to === undefined && expected.length === 0) || missing.length > 0 || more !== 0)
    throw new Error(
      `totals ${of.join(', ')} ${to ?? 'of all days'}: of ${expected.length} sums ${missing.length} differ from the entries', and ${more} are too many`,
    );
};

type Answered = { readonly flow: string | null; readonly words: string | null };

/** @param taken takes apart what the driver has not, within the time */
const repeated = (
  name: string,
  client: Client,
  statement: Statement,
  count: number,
  taken: (rows: Answered[]) => unknown = () => undefined,
): Contender => ({
  name,
  round: async () => {
    const latenciesMs: number[] = [];
    const ms = await timed(async () => {
      for (let turn = 0; turn < count; turn++)
        latenciesMs.push(
          await timed(async () => taken((await client.query<Answered>({ ...statement })).rows)),
        );
    });
    return { count, ms, latenciesMs };
  },
});

/** What one event that landed a project on this day costs the ledger: its rows by table, and the time of its transaction. */
const landed = async (
  writer: BatchWriter,
  db: DataSource,
  client: Client,
  event: Recorded,
): Promise<{ ms: number; rows: Record<string, number> }> => {
  const at = (await checkpointOf(db, writer.projection.name))!;
  const ms = await timed(() => writer.write([{ ...event, seq: at.seq + 1 }], at));
  const [{ xid }] = (
    await client.query('select xmin::text as xid from log.checkpoint where name = $1', [
      writer.projection.name,
    ])
  ).rows as [{ xid: string }];
  const touched: Record<string, number> = {};
  for (const table of ['entry', 'code', 'sum']) {
    const { rows } = await client.query(
      `select count(*)::int as n from views.ledger_${table} where xmin::text = $1`,
      [xid],
    );
    touched[table] = (rows[0] as { n: number }).n;
  }
  return { ms, rows: touched };
};

/** A backdated event beside one of the last day: both touch the rows of their own day and month, and no later ones. */
const backdated = async (bench: Bench, worker: string, client: Client) => {
  const db = await openDataSource(worker, rows, { relaxed: true });
  try {
    const tables = new ProjectedTables(db);
    const projection = projections.find(
      ({ name }) => name === ledgerProjection(baselineRule, subjects).name,
    )!;
    const writer = new BatchWriter(db, tables, projection);
    // Behind the entries that are there.
    await db.query(
      'update log.checkpoint set seq = (select max(seq) from views.ledger_entry) where name = $1',
      [projection.name],
    );
    const early: number[] = [];
    const late: number[] = [];
    let touched: Record<string, number> = {};
    for (let turn = 0; turn < (bench.quick ? 5 : 20); turn++) {
      late.push((await landed(writer, db, client, landing(`now ${turn}`, '2022-08-30'))).ms);
      const back = await landed(writer, db, client, landing(`then ${turn}`, '2014-02-03'));
      early.push(back.ms);
      touched = back.rows;
    }
    return {
      rows: touched,
      p50Ms: figure(median(early)),
      timesCurrent: figure(median(early) / median(late)),
    };
  } finally {
    await db.destroy();
  }
};

/** The ledgers that are asked: the demonstration's own entries, copied. */
type Ledger = { readonly name: string; readonly entries: number; readonly organizations: number };

const asked = [
  'totals',
  'twoMeasures',
  'range',
  'asOf',
  'asOfRange',
  'asOfLeads',
  'months',
  'subjects',
  'bridge',
] as const;

/** What one of them gives, by how many times as fast as by the entries themselves where these are asked, too. */
type Ratios = Readonly<Record<(typeof asked)[number], Result>>;

/** Asks a sum and what it is made of both ways. @throws Error unless they agree */
const checked = async (client: Client, upTo: number): Promise<void> => {
  const [measure] = measures as [Measure];
  const whole = async (seq: number): Promise<string> =>
    (
      await client.query<{ amount: string }>(
        `select coalesce(sum(amount), 0)::text as amount from views.bench_entry
          where rule_id = $1 and jurisdiction_id = $2 and measure = $3 and basis = $4 and kind = 'UNDIVIDED' and seq <= $5`,
        [query.ruleId, query.jurisdictionId, measure, query.basis, seq],
      )
    ).rows[0]!.amount;
  const bridge = bridgeTo(upTo);
  const { rows: answered } = await client.query<BridgeAnswer>({ ...bridge.statement() });
  const { opening, closing, steps } = bridge.answered(answered[0]!);
  const { rows: listed } = await client.query<{ amount: string }>({ ...subjectsTo(upTo) });
  const found = [
    opening.amount,
    closing.amount,
    steps.reduce((sum, step) => sum + step.sum.amount, opening.amount),
    listed[0]!.amount,
  ].map(String);
  const [then, now] = [await whole(half(upTo)), await whole(upTo)];
  if (now === '0' || found.join() !== [then, now, now, now].join())
    throw new Error(`behind a figure: ${found.join(', ')} where the entries say ${then}, ${now}`);
};
const half = (upTo: number): number => Math.floor(upTo / 2);
/** From half as much knowledge: half of the entries lie between both ends. */
const bridgeTo = (upTo: number): BridgeQuery => {
  const end = (seq: number) => ({ ruleId: query.ruleId, upTo: seq });
  return new BridgeQuery(query, measures[0]!, [], end(half(upTo)), end(upTo), until);
};
const subjectsTo = (upTo: number): Statement => {
  const where = entriesWhere({ ...query, upTo }, measures[0]!, []);
  const sql = (offset: number) => `select * from views.ledger_entry where ${where.sql(offset)}`;
  return subjectsStatement({ sql, params: where.params }, 50, null);
};

/** Live tables at their worst: a hundredth more entries, known later, than when they were last vacuumed, and autovacuum not come by yet. */
const grow = async (worker: string): Promise<void> => {
  const client = await connect(worker);
  try {
    await client.query('set statement_timeout = 0');
    await client.query('alter table views.ledger_entry set (autovacuum_enabled = false)');
    const { rows: columns } = await client.query<{ name: string }>(
      `select attname as name from pg_attribute where attrelid = 'views.ledger_entry'::regclass and attnum > 0 and not attisdropped
         and attname not in ('id', 'seq')`,
    );
    const names = columns.map(({ name }) => `"${name}"`).join(', ');
    await client.query(
      `insert into views.ledger_entry (id, seq, ${names})
       select 'grown/' || id, seq + (select max(seq) from views.ledger_entry), ${names} from views.ledger_entry
        where seq > (select max(seq) * 0.99 from views.ledger_entry)`,
    );
  } finally {
    await client.end();
  }
};

const measured = async (
  bench: Bench,
  { entries: least, organizations }: Ledger,
): Promise<{
  entries: number;
  places: number;
  ratios: Ratios;
  live: Readonly<Record<string, number>>;
  backdated: object;
}> => {
  const { quick } = bench;
  const database = await bench.database.fresh();
  bench.defer(() => database.drop());
  const { platform, close } = await platformOn(database);
  bench.defer(close);
  const { entries } = await fillLedger(database, platform, least, organizations);
  const client = await connect(database.api);
  bench.defer(() => client.end());
  await client.query('set statement_timeout = 0');

  const read = platform.views.as(readingIn(query.jurisdictionId));
  for (const day of [undefined, until, '2019-10-01', '2019-10-31', '2013-01-01', '2022-12-31'])
    await compare(client, read, both, day);
  const places = (await ours(read, measures)).size;

  const [{ head }] = (
    await client.query<{ head: string }>('select max(seq)::text as head from views.ledger_entry')
  ).rows as [{ head: string }];
  const upTo = Math.floor(Number(head) * mostOfIt);
  for (const day of [undefined, until]) await compare(client, read, both, day, upTo);
  await checked(client, upTo);

  const [turns, rounds] = [quick ? 10 : 25, quick ? 3 : 7];
  const sums = (
    name: string,
    of: readonly Measure[],
    dimensions: readonly Dimension[],
    more: Partial<FigureQuery>,
  ) =>
    repeated(name, client, totalsStatement({ ...query, ...more }, of, dimensions), turns, ([answer]) =>
      groupsOf(answer!.flow, numberedOf(dimensions), wordOf(answer!.words)),
    );
  const ourWays: Readonly<Record<keyof Ratios, Contender>> = {
    totals: sums('ours', measures, by, {}),
    twoMeasures: sums('ours', both, by, {}),
    range: sums('ours', measures, by, { to: until }),
    asOf: sums('ours', measures, by, { upTo }),
    asOfRange: sums('ours', measures, by, { upTo, to: until }),
    asOfLeads: sums('ours', leads, by, { upTo }),
    months: sums('ours', measures, ['INDUSTRY_CHAIN', 'MONTH'], { upTo }),
    subjects: repeated('ours', client, subjectsTo(upTo), turns),
    bridge: repeated('ours', client, bridgeTo(upTo).statement(), turns),
  };
  const floors: Partial<Record<keyof Ratios, ReturnType<typeof raw>>> = {
    totals: raw(measures),
    twoMeasures: raw(both),
    range: raw(measures, until),
    asOf: raw(measures, undefined, upTo),
    asOfRange: raw(measures, until, upTo),
    asOfLeads: raw(leads, undefined, upTo),
  };
  const made: [string, Result][] = [];
  for (const name of asked) {
    const floor = floors[name];
    const others = floor ? [repeated('floor', client, floor, quick ? 2 : 3)] : [];
    made.push([name, await paired(name, ourWays[name], others, rounds)]);
  }
  const ratios = Object.fromEntries(made) as Ratios;
  await grow(database.worker);
  const live: Record<string, number> = {};
  for (const name of asked) live[name] = (await paired(name, ourWays[name], [], rounds)).p50Ms!;
  const written = await backdated(bench, database.worker, client);
  return { entries, places, ratios, live, backdated: written };
};

/**
 * Figures by organization and chain of a ledger of the demonstration's real mix, at the level of SQL: as the product asks them, and from
 * the entries; on tables as a rebuild leaves them.
 */
export const cell: Cell = {
  names: ['totals', 'range', 'asOf', 'bridge', 'subjects', 'months'],
  run: async (bench) => {
    const many = bench.quick ? 20_000 : 1_000_000;
    const ledgers: readonly [Ledger, ...Ledger[]] = [
      { name: 'few', entries: many, organizations: 1 },
      { name: 'many', entries: many, organizations: 24 },
      { name: 'tenth', entries: many / 10, organizations: 1 },
    ];
    const found: Record<string, Awaited<ReturnType<typeof measured>>> = {};
    for (const ledger of ledgers) {
      bench.print(
        `filling a ledger of ${ledger.entries} entries and ${ledger.organizations * 40} organizations`,
      );
      found[ledger.name] = await measured(bench, ledger);
    }
    const [few, manyOrganizations, tenth] = [found['few']!, found['many']!, found['tenth']!];
    const of = (name: keyof Ratios) => ({
      ...few.ratios[name],
      entries: few.entries,
      places: few.places,
      manyPlaces: manyOrganizations.places,
      manyOrganizations: manyOrganizations.ratios[name].ratio?.['floor'],
      liveP50Ms: few.live[name],
      atTenthP50Ms: tenth.ratios[name].p50Ms,
      // What ten times as many entries make of it.
      growth: figure((few.ratios[name].p50Ms ?? 0) / (tenth.ratios[name].p50Ms ?? 1)),
    });
    return [
      { ...of('totals'), twoMeasures: few.ratios.twoMeasures.ratio?.['floor'] },
      { ...of('range'), backdated: few.backdated },
      {
        ...of('asOf'),
        withRange: few.ratios.asOfRange.ratio?.['floor'],
        leads: few.ratios.asOfLeads.ratio?.['floor'],
        leadsP50Ms: few.ratios.asOfLeads.p50Ms,
        leadsLiveP50Ms: few.live['asOfLeads'],
      },
      of('bridge'),
      of('subjects'),
      of('months'),
    ];
  },
};
