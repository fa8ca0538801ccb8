import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { configFrom, connect } from '#platform/database';
import type { Recorded } from '#platform/kernel';
import { baselineRule, LedgerEntryRow } from '#platform/ledger';
import { openPlatform, projections, registry, type Platform } from '#composition/program';
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

const place = `rule_id, jurisdiction_id, measure, basis, kind, organization_id, hub_id, hub_path, station_id, chain_code, region_code, activity_id, agreement_kind`;

/** The demonstration's own entries, in the order of its events: all measures, all kinds of line, and the places that they really have. */
const entriesOfDemonstration = async (platform: Platform): Promise<object[]> => {
  const types = registry();
  const events = (await demonstration(platform)).map((stored, index): Recorded => {
    const { id, streamId, version, meta } = stored;
    const knownAt = meta.recordedAt.replace(/Z$/, '000Z');
    return { ...types.upcast(stored), id, streamId, version, meta, seq: index + 1, knownAt };
  });
  const ledger = projections.find(({ rows }) => rows.includes(LedgerEntryRow))!;
  const ops = await ledger.begin(async () => [])(events.filter(({ type }) => ledger.handles(type)));
  return ops.flatMap((op) => (op.kind === 'insert' && op.row === LedgerEntryRow ? [op.values] : []));
};

/**
 * Fills the ledger with copies of the demonstration's entries, at least so many of them, over ten years and in the order in which they
 * became known, a third late; then the rollups from them, as the projection keeps them. Copies have subjects and events of their own, and the
 * demonstration's organizations, or as many times those as are asked for; each event keeps all its lines.
 * @param organizations how many sets of the demonstration's organizations (some 40) there are
 */
export const fillLedger = async (
  database: BenchDatabase,
  platform: Platform,
  entries: number,
  organizations = 1,
): Promise<{ entries: number; vacuum: () => Promise<void> }> => {
  const originals = await entriesOfDemonstration(platform);
  const copies = Math.ceil(entries / originals.length);
  const client = await connect(database.worker);
  try {
    await client.query(
      `set synchronous_commit = off; set work_mem = '64MB'; set maintenance_work_mem = '128MB'; set statement_timeout = 0`,
    );
    // Made anew when all rows are there, which takes a third of the time.
    const { rows: indexes } = await client.query<{ name: string; definition: string }>(
      `select indexrelid::regclass::text as name, pg_get_indexdef(indexrelid) as definition
       from pg_index where indrelid = 'views.ledger_entry'::regclass and not indisprimary`,
    );
    for (const { name } of indexes) await client.query(`drop index ${name}`);
    await client.query(
      `create temporary table original (like views.ledger_entry); create temporary table copied (seq bigint, event_id uuid, copy int, known date)`,
    );
    const columnOf = new Map(
      platform.apiDb.getMetadata(LedgerEntryRow).columns.map((c) => [c.propertyName, c.databaseName]),
    );
    await client.query(
      'insert into original select * from json_populate_recordset(null::original, $1::json)',
      [
        JSON.stringify(
          originals.map((row) =>
            Object.fromEntries(
              Object.entries(row).map(([property, value]) => [
                columnOf.get(property)!,
                typeof value === 'bigint' ? String(value) : (value as unknown),
              ]),
            ),
          ),
        ),
      ],
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
      `insert into views.ledger_entry (id, seq, line, event_id, subject_kind, subject_id, actor_id, ${place},
         occurred_on, recorded_at, amount, cause, late)
       select rule_id || '/' || c.seq || '/' || line, c.seq, line, ${own('o.event_id')}, subject_kind, ${own('subject_id')}, actor_id,
         ${place.replace('organization_id', organization)},
         occurred_on - ${earlier('c.copy')}, to_char(c.known, 'YYYY-MM-DD') || 'T08:00:00.000000Z', amount, cause,
         date_trunc('month', c.known) > date_trunc('month', occurred_on - ${earlier('c.copy')})
       from original o join copied c on c.event_id = o.event_id order by c.seq, line`,
    );
    await client.query(
      `insert into views.ledger_total (id, ${place}, amount, entries)
       select md5(concat_ws('|', ${place}))::uuid, ${place}, sum(amount), count(*) from views.ledger_entry group by ${place}`,
    );
    // A place's id is made again from its columns: a join on twelve of them takes minutes.
    const moved = (table: string, day: string, id: string) =>
      `insert into views.${table} (id, place_id, occurred_on, amount, entries)
       select to_char(day, '${id}') || '/' || place_id, place_id, day, sum(amount), count(*)
       from (select md5(concat_ws('|', ${place}))::uuid as place_id, ${day} as day, amount from views.ledger_entry) as entry
       group by place_id, day order by day, place_id`;
    await client.query(moved('ledger_day', 'occurred_on', 'YYYY-MM-DD'));
    await client.query(moved('ledger_month', `date_trunc('month', occurred_on)::date`, 'YYYY-MM'));
    for (const { definition } of indexes) await client.query(definition);
    const each = async (statement: string): Promise<void> => {
      const run = await connect(database.worker);
      try {
        await run.query('set statement_timeout = 0');
        for (const table of ['entry', 'total', 'day', 'month'])
          await run.query(`${statement} views.ledger_${table}`);
      } finally {
        await run.end();
      }
    };
    // As a rebuild leaves them.
    await each('analyze');
    return { entries: originals.length * copies, vacuum: () => each('vacuum (analyze)') };
  } finally {
    await client.end();
  }
};
