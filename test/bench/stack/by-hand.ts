import { createHash } from 'node:crypto';
import { Pool } from 'pg';
import type { Reading } from '../../../libs/platform/kernel/src/reading.js';
import { groupsOf, wordOf } from '../../../libs/platform/ledger/src/figures/groups.js';
import { CheckpointCache, Stands } from '../../../libs/platform/projections/src/checkpoint-cache.js';
import { keeps, type Row, type ServerConfig } from './asked.js';

/** As many as the product's API has. */
const connections = 12;

/** What every server but ours stands on: a pool of the API's role, the product's session check, and its statements. */
export type ByHand = {
  readonly pool: Pool;
  /** Whether the cookie's session lives; looked up and believed as in the product. */
  readonly knows: (cookie: string | undefined) => Promise<boolean>;
  /** The figures, by the statements that the product sends: the sums, and the names of the organizations. */
  readonly totals: (first: number) => Promise<Row[]>;
  readonly close: () => Promise<void>;
};

/** A count of the ledger, which is in 1/10,000, as the product writes it. */
const counted = (amount: string): string => {
  const [whole, rest] = [BigInt(amount) / 10_000n, BigInt(amount) % 10_000n];
  return rest === 0n ? String(whole) : `${whole}.${String(rest).padStart(4, '0').replace(/0+$/, '')}`;
};

/** Theirs know no scopes: everybody is given the same. */
const everybody: Reading = {
  viewer: { id: '', jurisdictionId: '', organizationId: null },
  scopes: 'all',
  locale: 'ZH_CN',
};

type Query = (text: string, values?: unknown[]) => Promise<unknown[]>;

/**
 * The check of libs/platform/access/src/sessions.ts, statement and three seconds of belief alike. Not that class itself: it brings a Nest of its
 * own into the process, beside that of the peers.
 */
const sessionsOf = (query: Query): ByHand['knows'] => {
  const believed = new Map<string, number>();
  return async (cookie) => {
    const token = /(?:^|;\s*)yinfeng_session=([\w-]{43})(?:;|$)/.exec(cookie ?? '')?.[1];
    if (token === undefined) return false;
    const hash = createHash('sha256').update(token).digest();
    const key = hash.toString('hex');
    if ((believed.get(key) ?? 0) > performance.now()) return true;
    const rows = await query(
      `select a.id, a.username, a.display_name, a.role, a.jurisdiction_id, a.organization_id, s.seen_at < now() - interval '1 minute' as stale
         from access.session s join access.account a on a.id = s.account_id
        where s.token_hash = $1 and s.expires_at > now() and s.seen_at > now() - interval '8 hours' and not a.disabled`,
      [hash],
    );
    if (rows.length === 0) return false;
    if ((rows[0] as { stale: boolean }).stale)
      await query('update access.session set seen_at = now() where token_hash = $1', [hash]);
    believed.set(key, performance.now() + 3000);
    return true;
  };
};

export const byHand = ({ who, api, statement }: ServerConfig): ByHand => {
  const pool = new Pool({ connectionString: api, max: connections });
  const query = async (text: string, values?: unknown[]) =>
    (await pool.query(text, values)).rows as unknown[];
  const knows = sessionsOf(query);
  const stands = new Stands(async () => {
    const { rows } = await pool.query<{ stand: string }>({
      name: 'stands',
      text: `select md5(string_agg(concat_ws(' ', name, generation, seq), ',' order by name)) as stand from log.checkpoint`,
    });
    return rows[0]!.stand;
  });
  const answers = new CheckpointCache<Row[]>(stands, (rows) => rows.length, 50_000);
  const read = async () => {
    const [answer] = (await pool.query<{ flow: string | null; words: string | null }>(statement)).rows;
    const rows = new Map<string, { amount: bigint; row: Row & { figures: Row['figures'][number][] } }>();
    for (const { codes, measure, amount, entries } of groupsOf(answer!.flow, [true], wordOf(answer!.words))) {
      const code = codes[0]!;
      let found = rows.get(code);
      if (!found) rows.set(code, (found = { amount: 0n, row: { code, name: '', figures: [] } }));
      const planned = measure === 'PLANNED_INVESTMENT';
      if (planned) found.amount = BigInt(amount);
      found.row.figures[planned ? 0 : 1] = {
        measure,
        value: planned ? amount : counted(amount),
        entryCount: Number(entries),
      };
    }
    const sorted = [...rows.values()].toSorted((a, b) =>
      a.amount > b.amount ? -1 : a.amount < b.amount ? 1 : a.row.code < b.row.code ? -1 : 1,
    );
    const names = new Map(
      (
        await pool.query<{ id: string; name: string }>({
          name: 'names',
          text: 'select id, name from views.organizations where id = any($1)',
          values: [sorted.map(({ row }) => row.code)],
        })
      ).rows.map(({ id, name }) => [id, name]),
    );
    return sorted.map(({ row }) => ({ ...row, name: names.get(row.code) ?? row.code }));
  };
  return {
    pool,
    knows,
    totals: async (first) =>
      (await (keeps(who) ? answers.of(everybody, 'totals', read) : read())).slice(0, first),
    close: () => pool.end(),
  };
};
