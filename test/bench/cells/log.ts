import { Client, Pool } from 'pg';
import type { Token } from '#libs/event-store';
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

const polls = async ({ store, on }: Product, bench: Bench, name: string): Promise<Result> => {
  const end = await store.head();
  const floor = new Pool({ connectionString: on.api, max: 10 });
  bench.defer(() => floor.end());
  const contender = (which: string, poll: () => Promise<unknown>): Contender => ({
    name: which,
    round: () => concurrently(1, bench.quick ? 200 : 500, poll),
  });
  const ours = contender('ours', async () => {
    const found = await store.readAll(end, batch);
    if (found.length > 0) throw new Error('something is new in a log that nobody writes to');
  });
  const bare = contender('floor', () => floor.query({ name: 'floor', text: 'select 1 as one' }));
  for (const one of [ours, bare]) await one.round();
  return paired(name, ours, [bare], bench.quick ? 3 : 9);
};

/** Following the log: reading it whole in batches of 2,000, and asking for news where there is none. */
export const cell: Cell = {
  names: ['read', 'poll'],
  run: async (bench) => {
    const platform = await openProduct(bench);
    const [few, some, many] = bench.quick ? [20_000, 40_000, 200_000] : [100_000, 300_000, 1_000_000];
    await fill(platform.sql, 0, few);
    const pollOfFew = await polls(platform, bench, 'poll');

    await fill(platform.sql, few, some);
    const ours = ordered(platform, some);
    const floor = copied(platform.sql, some);
    for (const one of [ours, floor]) await one.round();
    const read = await paired('read', ours, [floor], bench.quick ? 3 : 7);

    await fill(platform.sql, some, many);
    const poll = await polls(platform, bench, 'poll');
    return [
      { ...read, events: some },
      {
        ...poll,
        events: many,
        eventsBefore: few,
        [bench.quick ? 'p50MsAt20k' : 'p50MsAt100k']: pollOfFew.p50Ms,
        [bench.quick ? 'p99MsAt20k' : 'p99MsAt100k']: pollOfFew.p99Ms,
        growth: figure(poll.p50Ms! / pollOfFew.p50Ms!),
      },
    ];
  },
};
