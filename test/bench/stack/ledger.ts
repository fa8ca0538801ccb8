import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { configFrom, connect } from '#platform/database';
import { baselineRule } from '#platform/ledger';
import { openPlatform, projections, type Platform } from '#composition/program';
import type { BenchDatabase } from '../harness.js';

/** What the ledger of the bench is about. */
export const ledgerOf = {
  ruleId: baselineRule.ruleId,
  jurisdictionId: 'qingdao',
  firstDay: '2018-01-01',
  /** Five years. */
  days: 1826,
  organizations: 50,
  chains: 8,
} as const;

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
const uuid = (kind: string, n: string) => `md5('${kind}' || ${n})::uuid`;

/**
 * Fills the ledger with entries of shared lines at 400 places (organizations by chains, each with its hub, station and region), in the
 * order in which they became known, over five years, a third of them late; then the rollups from them, as the projection keeps them.
 * A landing is two lines: how many, and how much.
 */
export const fillLedger = async (database: BenchDatabase, entries: number): Promise<void> => {
  const client = await connect(database.worker);
  const { ruleId, jurisdictionId, firstDay, days, organizations, chains } = ledgerOf;
  try {
    await client.query(
      `set synchronous_commit = off; set work_mem = '64MB'; set maintenance_work_mem = '128MB'`,
    );
    // Made anew when all rows are there, which takes a third of the time.
    const { rows: indexes } = await client.query<{ name: string; definition: string }>(
      `select indexrelid::regclass::text as name, pg_get_indexdef(indexrelid) as definition
       from pg_index where indrelid = 'views.ledger_entry'::regclass and not indisprimary`,
    );
    for (const { name } of indexes) await client.query(`drop index ${name}`);
    await client.query(
      `with numbered as (
         select i / 2 as seq, i % 2 + 1 as line, hashint8extended(i / 2, 582) & 1152921504606846975 as h
         from generate_series(2, ${entries + 1}::bigint) as i),
       facts as (
         select seq, line, h, case line when 1 then 'PROJECTS_LANDED' else 'PLANNED_INVESTMENT' end as measure,
           h / 7 % ${organizations} as org, h / 311 % ${chains} as chain,
           date '${firstDay}' + (case when h % 3 = 0 then h / 5003 % ${days} else seq * ${days} / ${entries / 2 + 1} end)::int as day
         from numbered)
       insert into views.ledger_entry (id, seq, line, event_id, subject_kind, subject_id, actor_id, ${place},
         occurred_on, recorded_at, amount, cause, late)
       select '${ruleId}/' || seq || '/' || line, seq, line, ${uuid('event', 'seq')}, 'project', ${uuid('subject', 'seq / 3')}, ${uuid('actor', 'h % 50')},
         '${ruleId}', '${jurisdictionId}', measure, 'CLAIMED', 'SHARED', ${uuid('organization', 'org')}, ${uuid('hub', 'org % 5')}, ${uuid('hub', 'org % 5')}::text,
         ${uuid('station', 'org % 12')}, 'QD22-' || lpad((chain + 1)::text, 2, '0'), '3702' || lpad((org % 10 + 1)::text, 2, '0'), '-', '-',
         day, to_char(day + 5, 'YYYY-MM-DD') || 'T08:00:00.000000Z',
         case when line = 1 then 10000 else (h % 100000 + 1) * 1000000 + h % 997 end * case when h % 17 = 0 then -1 else 1 end,
         case when h % 17 = 0 then 'WITHDRAWN' else 'NEW' end, h % 3 = 0
       from facts order by seq, line`,
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
    for (const table of ['entry', 'total', 'day', 'month'])
      await client.query(`vacuum analyze views.ledger_${table}`);
  } finally {
    await client.end();
  }
};
