import { createHash } from 'node:crypto';
import { placesOf, type SequencedLog } from '#platform/event-store';
import type { Recorded } from '#platform/kernel';
import type { SampleLedger } from './sample-ledger.js';

export const sampleLogId = '11111111-1111-4111-8111-111111111111';

/** What resolvers ask of the log whose events these are. Its places must have been given before (by a rebuild), with the moments of each. */
export const sampleLog = (
  sample: SampleLedger,
  events: readonly Recorded[],
  /** Another event's hash at a place, as in a log that was restored and went another way. */
  salt: (seq: number) => string = () => '',
  branch = 0,
): SequencedLog => {
  const positionOf = (seq: number | string) => `${sampleLogId}:${branch}.${seq}`;
  const ids = new Map(events.map(({ seq, id }) => [seq, id]));
  const knownAt = async (seq: number) => {
    const [row] = (await sample.db.query(
      `select to_char(coalesce((select known_at from log.log_index where seq = $1), (select created_at from log.log_info)) at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') as at`,
      [seq],
    )) as { at: string }[];
    return row!.at;
  };
  return {
    position: async (seq: number) => positionOf(seq),
    positions: async () => positionOf,
    clockAt: async () => 'WITNESSED' as const,
    head: async () => placesOf(events).at(-1) ?? 0,
    hashAt: async (seq: number) =>
      ids.has(seq)
        ? createHash('sha256')
            .update(`${salt(seq)}${ids.get(seq)}`)
            .digest('hex')
        : null,
    asOf: async (_field: string, asked: { position: string }) => {
      const seq = Number(asked.position.split('.').at(-1));
      return { seq, knownAt: await knownAt(seq) };
    },
  } as unknown as SequencedLog;
};
