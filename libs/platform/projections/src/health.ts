import type { DataSource } from 'typeorm';
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
};

type Found = {
  name: string;
  kind: PartHealth['kind'];
  seq: string;
  head: string;
  led: boolean;
  rebuilding: boolean;
  seen_at: Date | null;
  failure: string | null;
};

const stateOf = ({ led, rebuilding, failure, seq, head }: Found): PartHealth['state'] => {
  if (rebuilding) return 'REBUILDING';
  if (!led || failure !== null) return 'STOPPED';
  return Number(seq) < Number(head) ? 'BEHIND' : 'RUNNING';
};

/**
 * Who leads a part holds its lock, which goes with its process; a sequencer besides writes down every second that it lives, so one that hangs is
 * told from one that has nothing to do. Bits are put together as PostgreSQL takes a lock's key apart.
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
  )
  select part.name, kind, s.seq as head, rebuilding,
         case kind when 'SEQUENCER' then s.seq else coalesce(part.seq, 0) end as seq,
         led and (kind <> 'SEQUENCER' or heartbeat_at > clock_timestamp() - interval '15 seconds') as led,
         case when kind = 'SEQUENCER' then heartbeat_at when led then clock_timestamp() else updated_at end as seen_at,
         failure
    from part, log.sequencer s
   where begun or kind <> 'REACTION'
   order by kind = 'REACTION', kind = 'PROJECTION', part.name`;

/** The sequencer, every projection, and the reactions that have begun, in this order. */
export const healthOf = async (
  db: Pick<DataSource, 'query'>,
  projections: readonly { readonly name: string }[],
  reactions: readonly { readonly name: string }[],
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
  ])) as Found[];
  return rows.map((row) => ({
    name: row.name,
    kind: row.kind,
    seq: Number(row.seq),
    head: Number(row.head),
    state: stateOf(row),
    seenAt: row.seen_at?.toISOString() ?? null,
    failure: row.failure,
  }));
};
