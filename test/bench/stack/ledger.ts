import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { configFrom, connect, openDataSource } from '#platform/database';
import type { Recorded } from '#platform/kernel';
import {
  baselineRule,
  LedgerCodeRow,
  LedgerEntryRow,
  ledgerSums,
  lineOf,
  type LedgerLine,
} from '#platform/ledger';
import { openPlatform, projections, registry, rows, type Platform } from '#composition/program';
import { ProjectedTables } from '../../../libs/platform/projections/src/index.js';
import { tableName } from '../../../libs/platform/projections/src/row-statements.js';
import type { BenchDatabase } from '../harness.js';
import { demonstration } from '../log.js';

/** What the ledger of the bench is about. */
export const ledgerOf = { ruleId: baselineRule.ruleId, jurisdictionId: 'qingdao', years: 10 } as const;

/** An open platform on a database of the bench, with its view tables made and nothing in them. */
export const platformOn = async (
  database: BenchDatabase,
): Promise<{ platform: Platform; close: () => Promise<void> }> => {
  const dataDir = await mkdtemp(path.join(tmpdir(), 'yinfeng-bench-'));
  const remove = () => rm(dataDir, { recursive: true, force: true });
  try {
    const platform = await openPlatform(
      configFrom({ ...database.env, DATA_DIR: dataDir, DEMO: '1', PORT: '0' }),
      { report: (message, error) => process.stderr.write(`${message} ${String(error ?? '')}\n`) },
    );
    for (const projection of projections) await platform.rebuilder.reset(projection);
    return {
      platform,
      close: async () => {
        await platform.close();
        await remove();
      },
    };
  } catch (error) {
    await remove();
    throw error;
  }
};

/** The demonstration's own entries in words, in the order of its events: all measures, all kinds of line, and the places that they really have. */
const entriesOfDemonstration = async (platform: Platform): Promise<LedgerLine[]> => {
  const types = registry();
  const events = (await demonstration(platform)).map((stored, index): Recorded => {
    const { id, streamId, version, meta } = stored;
    const knownAt = meta.recordedAt.replace(/Z$/, '000Z');
    return { ...types.upcast(stored), id, streamId, version, meta, seq: index + 1, knownAt };
  });
  const ledger = projections.find(({ rows }) => rows.includes(LedgerEntryRow))!;
  const ops = await ledger.begin(async () => [])(events.filter(({ type }) => ledger.handles(type)));
  const inserted = ops.flatMap((op) => (op.kind === 'insert' ? [op] : []));
  const codes = new Map(
    inserted.filter(({ row }) => row === LedgerCodeRow).map(({ id, values }) => [values['number'], id]),
  );
  return inserted
    .filter(({ row }) => row === LedgerEntryRow)
    .map(({ values }) => lineOf(values as unknown as LedgerEntryRow, (number) => codes.get(number)!));
};

const coded = {
  scope: "concat_ws('|', rule_id, jurisdiction_id, measure, basis, kind)",
  organization: 'organization_id',
  hub: 'hub_id',
  hub_path: 'hub_path',
  station: 'station_id',
  chain: 'chain_code',
  region: 'region_code',
  activity: 'activity_id',
  agreement_kind: 'agreement_kind',
} as const;
const columns = Object.keys(coded).join(', ');

/**
 * Fills the ledger with copies of the demonstration's entries, at least so many of them, over ten years and in the order in which they
 * became known, a third late; then its sums, as the projection keeps them. Copies have subjects and events of their own, and the
 * demonstration's organizations, or as many times those as are asked for; each event keeps all its lines. The same entries stand in
 * `views.bench_entry` in words, with the index that one would give them.
 * @param organizations how many sets of the demonstration's organizations (some 40) there are
 */
export const fillLedger = async (
  database: BenchDatabase,
  platform: Platform,
  entries: number,
  organizations = 1,
): Promise<{ entries: number }> => {
  const originals = await entriesOfDemonstration(platform);
  const copies = Math.ceil(entries / originals.length);
  const client = await connect(database.worker);
  try {
    await client.query(
      `set synchronous_commit = off; set work_mem = '64MB'; set maintenance_work_mem = '128MB'; set statement_timeout = 0`,
    );
    await client.query(
      `create table views.bench_entry (seq bigint, line int, event_id uuid, subject_kind text, subject_id uuid, actor_id uuid,
         rule_id text, jurisdiction_id text, measure text, basis text, kind text, organization_id text, hub_id text, hub_path text,
         station_id text, chain_code text, region_code text, activity_id text, agreement_kind text,
         occurred_on date, recorded_at text, amount bigint, cause text, late boolean);
       create temporary table original (like views.bench_entry);
       create temporary table copied (seq bigint, event_id uuid, copy int, known date)`,
    );
    const snake = (property: string) => property.replaceAll(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
    const asRow = (line: LedgerLine) =>
      Object.fromEntries(
        Object.entries(line).map(([property, value]) => [
          snake(property),
          typeof value === 'bigint' ? String(value) : (value as unknown),
        ]),
      );
    await client.query(
      'insert into original select * from json_populate_recordset(null::original, $1::json)',
      [JSON.stringify(originals.map(asRow))],
    );
    // Copies are spread over the years, the demonstration itself comes last.
    const earlier = (copy: string) => `${copy} * ${ledgerOf.years * 365} / ${copies}`;
    // When each event of each copy became known: within days, and of a third weeks later.
    await client.query(
      `insert into copied
       select dense_rank() over (order by known, md5(event_id::text || copy)), event_id, copy, known
       from (select event_id, copy, max(occurred_on) - ${earlier('copy')}
               + case when abs(hashtext(event_id::text || copy)) % 3 = 0 then 10 + abs(hashtext(copy || event_id::text)) % 80 else abs(hashtext(event_id::text || copy)) % 4 end as known
             from original, generate_series(0, ${copies - 1}) as copy group by event_id, copy) as each`,
    );
    const own = (column: string) => `md5(${column}::text || c.copy)::uuid`;
    const organization = `case when organization_id = '-' or c.copy % ${organizations} = 0 then organization_id
      else md5(organization_id || c.copy % ${organizations})::uuid::text end`;
    await client.query(
      `insert into views.bench_entry
       select c.seq, line, ${own('o.event_id')}, subject_kind, ${own('subject_id')}, actor_id,
         rule_id, jurisdiction_id, measure, basis, kind, ${organization}, hub_id, hub_path, station_id, chain_code, region_code, activity_id, agreement_kind,
         occurred_on - ${earlier('c.copy')}, to_char(c.known, 'YYYY-MM-DD') || 'T08:00:00.000000Z', amount, cause,
         date_trunc('month', c.known) > date_trunc('month', occurred_on - ${earlier('c.copy')})
       from original o join copied c on c.event_id = o.event_id order by c.seq, line`,
    );
    await client.query(
      `insert into views.ledger_code (id, number) select code, row_number() over (order by code)
       from (${Object.values(coded)
         .map((code) => `select distinct ${code} as code from views.bench_entry`)
         .join(' union ')}) as codes`,
    );
    // Made anew when all rows are there, which takes a third of the time.
    const { rows: indexes } = await client.query<{ name: string; definition: string }>(
      `select indexrelid::regclass::text as name, pg_get_indexdef(indexrelid) as definition
       from pg_index where indrelid = 'views.ledger_entry'::regclass and not indisprimary`,
    );
    for (const { name } of indexes) await client.query(`drop index ${name}`);
    await client.query(
      `insert into views.ledger_entry (id, seq, line, event_id, subject_kind, subject_id, actor_id, ${columns},
         occurred_on, recorded_at, amount, cause, late)
       select rule_id || '/' || seq || '/' || line, seq, line, event_id, subject_kind, subject_id, actor_id,
         ${Object.keys(coded)
           .map((column) => `of_${column}.number`)
           .join(', ')},
         occurred_on, recorded_at, amount, cause, late
       from views.bench_entry ${Object.entries(coded)
         .map(([column, code]) => `join views.ledger_code of_${column} on of_${column}.id = ${code}`)
         .join(' ')} order by seq, line`,
    );
    const tables = new ProjectedTables(platform.apiDb);
    const ledger = projections.find(({ rows }) => rows.includes(LedgerEntryRow))!;
    for (const { row, query } of ledgerSums)
      await client.query(
        `insert into ${tableName(tables.metadata(row))} ${query((of) => tableName(tables.metadata(of)))}`,
      );
    for (const { definition } of indexes) await client.query(definition);
    await client.query(
      'create index on views.bench_entry (rule_id, jurisdiction_id, measure, basis, kind, seq, line)',
    );
    await client.query('vacuum (analyze) views.bench_entry');
    // As a rebuild leaves them.
    const db = await openDataSource(database.worker, rows, { relaxed: true });
    try {
      for (const row of ledger.rows) await new ProjectedTables(db).analyze(db, ledger, row);
    } finally {
      await db.destroy();
    }
    return { entries: originals.length * copies };
  } finally {
    await client.end();
  }
};
