import { Client, Pool } from 'pg';
import type { Token } from '#platform/event-store';
import {
  concurrently,
  figure,
  paired,
  timed,
  type Bench,
  type Cell,
  type Contender,
  type Result,
} from '../harness.js';
import { openProduct, type Product } from '../product.js';
import { dataOf, eventsAfter, eventType, uuidOf } from '../workload.js';

const batch = 2000;

/**
 * Fills the log up to `to` events: blocks of 1,000 streams of 20 events that take turns, each event of a transaction of its own.
 * The hashes are no chain; nothing here looks at them.
 */
const fill = async (sql: Client, from: number, to: number): Promise<void> => {
  // Ids of transactions that are over, one for each event.
  const { rows } = await sql.query<{ xid: string }>(
    'select pg_snapshot_xmax(pg_current_snapshot())::text as xid',
  );
  await sql.query(
    `do $$ begin for one in 1..${to - from + 1} loop perform pg_current_xact_id(); rollback; end loop; end $$`,
  );
  const [sample] = eventsAfter(`project-${uuidOf('log')}`, { version: 0, hash: '0'.repeat(64) }, 1);
  const { rowCount } = await sql.query(
    `insert into log.events (xid, event_id, stream_id, version, type, v, data, meta, hash)
     select ($1::bigint + n - $2::bigint)::text::xid8, gen_random_uuid(),
            'project-' || md5((n / 20000 * 1000 + n % 1000)::text)::uuid, n % 20000 / 1000 + 1, $4, 1,
            $5::jsonb || jsonb_build_object('sequence', n, 'projectId', gen_random_uuid()),
            $6::jsonb || jsonb_build_object('commandId', gen_random_uuid(), 'digest', encode(sha256(n::text::bytea), 'hex')),
            sha256(n::text::bytea)
     from generate_series($2::bigint, $3::bigint - 1) as n`,
    [
      rows[0]!.xid,
      from,
      to,
      eventType,
      JSON.stringify(dataOf(uuidOf('log'), 1)),
      JSON.stringify(sample!.meta),
    ],
  );
  if (rowCount !== to - from) throw new Error(`${rowCount} events were filled in`);
  await sql.query('vacuum analyze log.events');
};

/** The whole log, in order. */
const ordered = ({ store }: Product, size: number): Contender => ({
  name: 'ours',
  round: async () => {
    let count = 0;
    const ms = await timed(async () => {
      for (let token: Token | null = null; ;) {
        const events = await store.readAll(token, batch);
        count += events.length;
        token = events.at(-1)?.token ?? token;
        if (events.length < batch) break;
      }
    });
    if (count !== size) throw new Error(`${count} of ${size} events were read`);
    return { count, ms };
  },
});

/** The rows of the whole table as text, in no order, which nobody looks at. */
const copied = (sql: Client, size: number): Contender => ({
  name: 'floor',
  round: async () => {
    let count: number | null = 0;
    const ms = await timed(async () => {
      count = (await sql.query('copy log.events to stdout')).rowCount;
    });
    if (count !== size) throw new Error(`${count} of ${size} rows were copied`);
    return { count, ms };
  },
});

/** Asking for news where there is none. */
const caughtUp = async (name: string, { store }: Product, polls: number): Promise<Contender> => {
  const end = await store.head();
  if (end === null) throw new Error('the log is empty');
  return {
    name,
    round: () =>
      concurrently(1, polls, async () => {
        const found = await store.readAll(end, batch);
        if (found.length > 0) throw new Error('something is new in a log that nobody writes to');
      }),
  };
};

/** A round trip through a pool as the store's. */
const roundTrip = (bench: Bench, { on }: Product, polls: number): Contender => {
  const pool = new Pool({ connectionString: on.api, max: 10 });
  bench.defer(() => pool.end());
  return {
    name: 'floor',
    round: () => concurrently(1, polls, () => pool.query({ name: 'floor', text: 'select 1 as one' })),
  };
};

/** Following the log: reading it whole in batches of 2,000, and asking for news in a long one and in a tenth of it, turn by turn. */
export const cell: Cell = {
  names: ['read', 'poll'],
  run: async (bench) => {
    const [few, some, many] = bench.quick ? [2_000, 5_000, 20_000] : [100_000, 300_000, 1_000_000];
    const short = await openProduct(bench);
    await fill(short.sql, 0, few);
    const long = await openProduct(bench);
    await fill(long.sql, 0, some);
    const ours = ordered(long, some);
    const floor = copied(long.sql, some);
    for (const one of [ours, floor]) await one.round();
    const read = await paired('read', ours, [floor], bench.quick ? 3 : 7);

    await fill(long.sql, some, many);
    const polls = bench.quick ? 100 : 500;
    const inLong = await caughtUp('ours', long, polls);
    const others = [roundTrip(bench, long, polls), await caughtUp('tenth', short, polls)];
    for (const one of [inLong, ...others]) await one.round();
    const { ratio, others: figures, ...poll } = await paired('poll', inLong, others, bench.quick ? 3 : 9);
    const { floor: bare, tenth } = figures as Record<string, Pick<Result, 'p50Ms' | 'p99Ms'>>;
    const at = `At${few / 1000}k`;
    return [
      { ...read, events: some },
      {
        ...poll,
        ratio: { floor: ratio!['floor']! },
        others: { floor: bare },
        events: many,
        [`p50Ms${at}`]: tenth!.p50Ms,
        [`p99Ms${at}`]: tenth!.p99Ms,
        /** What a poll takes of what it takes in a tenth of the log. */
        growth: figure(1 / ratio!['tenth']!),
      },
    ];
  },
};
