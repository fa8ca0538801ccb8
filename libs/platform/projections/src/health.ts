import type { DataSource } from 'typeorm';
import type { Unsequenced } from '#platform/event-store';
import { lockOf } from './leadership.js';
import { rebuildOf } from './rebuild-turn.js';
import { reactionCheckpoint } from './reaction.js';

export const partKinds = ['SEQUENCER', 'PROJECTION', 'REACTION'] as const;
export const partStates = ['RUNNING', 'BEHIND', 'REBUILDING', 'STOPPED'] as const;

/** How a part of the worker is, wherever it runs, by the database's word. */
export type PartHealth = {
  readonly name: string;
  readonly kind: (typeof partKinds)[number];
  /** How far it has come, and how far there is to go. */
  readonly seq: number;
  readonly head: number;
  readonly state: (typeof partStates)[number];
  /** When it was last seen to run: now, where a process holds its lock; else when it last moved. Null where it never ran. */
  readonly seenAt: string | null;
  /** What stopped it; it is tried again. */
  readonly failure: string | null;
  /** Whether its tables are not there, or were never begun. */
  readonly missing: boolean;
  /** How long it has not moved though something waits for it; 0 where nothing does. */
  readonly stillMs: number;
};

/** A projection as its health is asked for. */
type Asked = { readonly name: string; readonly tables?: readonly string[] };

type Found = {
  name: string;
  kind: PartHealth['kind'];
  seq: string;
  head: string;
  led: boolean;
  rebuilding: boolean;
  seen_at: Date | null;
  failure: string | null;
  missing: boolean;
  still_ms: number;
};

const stateOf = ({ led, rebuilding, failure, seq, head, missing }: Found): PartHealth['state'] => {
  if (rebuilding) return 'REBUILDING';
  // Beyond the log's end it takes the next events for passed: it will not go on by itself.
  if (!led || failure !== null || missing || Number(seq) > Number(head)) return 'STOPPED';
  return Number(seq) < Number(head) ? 'BEHIND' : 'RUNNING';
};

/**
 * Who leads a part holds its lock, which goes with its process; a sequencer besides writes down every second that it lives, so one that hangs is
 * told from one that has nothing to do: by the database's clock, also while known times go by a declared one. Bits are put together as PostgreSQL takes a lock's key apart. Since when something waits is when the first
 * event behind a checkpoint became known: a checkpoint that has not moved for a day stands still only from then on.
 */
const statement = `
  with held as (
    select (classid::bigint << 32) | objid::bigint as key from pg_locks
     where locktype = 'advisory' and objsubid = 1 and granted
       and database = (select oid from pg_database where datname = current_database())
  ), part as (
    select name, kind, c.name is not null as begun, c.seq, c.failure, c.updated_at,
           hashtextextended(led_by, 0) in (select key from held) as led,
           hashtextextended(rebuilt_by, 0) in (select key from held) as rebuilding
      from unnest($1::text[], $2::text[], $3::text[], $4::text[]) as of (name, kind, led_by, rebuilt_by)
      left join log.checkpoint c using (name)
  ), gone as (
    select distinct name from unnest($5::text[], $6::text[]) as of (name, tables) where to_regclass(tables) is null
  )
  select part.name, kind, rebuilding,
         case kind when 'SEQUENCER' then greatest(s.seq, $7::bigint) else s.seq end as head,
         kind = 'PROJECTION' and (not begun or part.name in (select gone.name from gone)) as missing,
         greatest(0, extract(epoch from clock_timestamp() - case kind
           when 'SEQUENCER' then case when $8::timestamptz is not null then greatest(s.known_at, $8::timestamptz) end
           else greatest(updated_at, (select i.known_at from log.log_index i where i.seq = coalesce(part.seq, 0) + 1)) end)::float8 * 1000) as still_ms,
         case kind when 'SEQUENCER' then s.seq else coalesce(part.seq, 0) end as seq,
         led and (kind <> 'SEQUENCER' or beat_at > clock_timestamp() - interval '15 seconds') as led,
         case when kind = 'SEQUENCER' then beat_at when led then clock_timestamp() else updated_at end as seen_at,
         failure
    from part, (select *, case when clock is null then heartbeat_at else beaten_at end as beat_at from log.sequencer) s
   where begun or kind <> 'REACTION'
   order by kind = 'REACTION', kind = 'PROJECTION', part.name`;

/**
 * The sequencer, every projection, and the reactions that have begun, in this order.
 * @param waiting what waits for the sequencer
 */
export const healthOf = async (
  db: Pick<DataSource, 'query'>,
  projections: readonly Asked[],
  reactions: readonly { readonly name: string }[],
  waiting: Unsequenced = { events: 0, upTo: 0, since: null },
): Promise<PartHealth[]> => {
  const parts = [
    { name: 'sequencer', kind: 'SEQUENCER', lock: 'sequencer' },
    ...projections.map(({ name }) => ({ name, kind: 'PROJECTION', lock: `projection/${name}` })),
    ...reactions.map(reactionCheckpoint).map((name) => ({ name, kind: 'REACTION', lock: name })),
  ];
  const rows = (await db.query(statement, [
    parts.map(({ name }) => name),
    parts.map(({ kind }) => kind),
    parts.map(({ lock }) => lockOf({ name: lock })),
    parts.map(({ name }) => rebuildOf(name)),
    projections.flatMap(({ name, tables = [] }) => tables.map(() => name)),
    projections.flatMap(({ tables = [] }) => tables),
    waiting.upTo,
    waiting.since,
  ])) as Found[];
  return rows.map((row) => ({
    name: row.name,
    kind: row.kind,
    seq: Number(row.seq),
    head: Number(row.head),
    state: stateOf(row),
    seenAt: row.seen_at?.toISOString() ?? null,
    failure: row.failure,
    missing: row.missing,
    stillMs: Number(row.seq) < Number(row.head) ? row.still_ms : 0,
  }));
};

// Longer than any hiccup, such as another worker that takes over.
const patienceMs = 5_000;
// One that runs and catches up writes a large batch at a time.
const batchPatienceMs = 60_000;

/** Why nobody should rely on what this part shows, in a few words without any detail of the store; undefined where all is well, or goes on. */
export const standstillOf = (part: PartHealth): string | undefined => {
  const { kind, name, seq, head, state, missing, stillMs, failure } = part;
  if (kind === 'REACTION') return undefined; // it shows nothing
  if (missing) return `${name} has no tables yet`;
  if (seq > head) return `${name} stands at ${seq}, beyond the end of the log at ${head}`;
  if (state === 'REBUILDING') return undefined; // what was there goes on serving
  const stops = state === 'STOPPED' || kind === 'SEQUENCER';
  if (stillMs <= (stops ? patienceMs : batchPatienceMs)) return undefined;
  const how = failure !== null ? 'fails' : state === 'STOPPED' ? 'runs nowhere' : 'does not go on';
  return `${name} ${how} at ${seq} of ${head}, for ${Math.round(stillMs / 1000)} s`;
};
