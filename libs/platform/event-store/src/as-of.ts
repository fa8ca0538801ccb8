import { setTimeout as pause } from 'node:timers/promises';
import type pg from 'pg';
import { Refused } from '#platform/kernel';
import { begunAt } from './log-clock.js';
import { instant } from './sequencer.js';

/** As of when: by the moment at which something became known, or by a place in the log. Exactly one. */
export type AsOfAsked = {
  readonly recordedBy?: string | null | undefined;
  readonly position?: string | null | undefined;
};

/** How much of the log is known: up to this ordinal, which became known at this moment. Before the first event, since the log began. */
export type Known = { readonly seq: number; readonly knownAt: string };

const pollMs = 100;

/** A heartbeat comes each second. */
const patienceMs = 3000;

type Resolved = {
  readonly seq: string | null;
  readonly known_at: string | null;
  readonly reached: boolean;
  readonly ahead: boolean;
  readonly begun_at: string;
};

/**
 * What was known by a moment: the last event whose known time is not after it. Known times only go forward, past each heartbeat, so once the
 * log has come beyond a moment nothing can be added before it, and the answer is the same for ever. A moment that it has not come to yet is
 * waited for; by the clock which gives the known times: the database's, or a demonstration's while it runs.
 * @throws Refused AS_OF_FUTURE for a moment ahead of that clock, AS_OF_NOT_REACHED where the log does not come to it in time
 */
export const knownBy = async (
  db: pg.Pool | pg.ClientBase,
  recordedBy: string,
  field: string,
): Promise<Known> => {
  const deadline = performance.now() + patienceMs;
  for (;;) {
    const { rows } = await db.query<Resolved>({
      name: 'known-by',
      // One statement and so one snapshot: how far the log has come, and what it knew.
      text: `select i.seq, ${instant('i.known_at')} as known_at, ${begunAt} as begun_at,
               $1::timestamptz <= greatest(s.known_at, s.heartbeat_at) as reached, $1::timestamptz > coalesce(s.clock, clock_timestamp()) as ahead
             from log.sequencer s cross join log.log_info l left join lateral (
               select seq, known_at from log.log_index where known_at <= $1::timestamptz order by known_at desc, seq desc limit 1) as i on true`,
      values: [recordedBy],
    });
    const { seq, known_at: knownAt, reached, ahead, begun_at: begun } = rows[0]!;
    if (reached) return { seq: Number(seq ?? 0), knownAt: knownAt ?? begun };
    if (ahead) throw new Refused('AS_OF_FUTURE', { field });
    if (performance.now() >= deadline) throw new Refused('AS_OF_NOT_REACHED', { field });
    await pause(pollMs);
  }
};

/** What was known at an ordinal. @throws Refused POSITION_UNKNOWN for one that the log has not given yet */
export const knownAtOrdinal = async (
  db: pg.Pool | pg.ClientBase,
  seq: number,
  field: string,
): Promise<Known> => {
  const { rows } = await db.query<{ known_at: string | null; begun_at: string }>({
    name: 'known-at-ordinal',
    text: `select ${begunAt} as begun_at,
             (select ${instant('i.known_at')} from log.log_index i where i.seq = $1::bigint) as known_at from log.log_info l`,
    values: [seq],
  });
  const { known_at: knownAt, begun_at: begun } = rows[0]!;
  if (seq > 0 && knownAt === null) throw new Refused('POSITION_UNKNOWN', { field });
  return { seq, knownAt: knownAt ?? begun };
};
