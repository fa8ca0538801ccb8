import { begunAt, instant, type Known } from '#platform/event-store';
import type { Rows } from '#platform/projections';
import { ledgerName } from '../rule.js';

/** Where the ledger stands, and in which of its tables: a rebuild's swap and a reset each give them another generation. */
export type Stand = Known & { readonly generation: number };

/** Where the ledger stands now, and when the log came to know of that. */
export const standsAt = async (rows: Pick<Rows, 'statement'>): Promise<Stand> => {
  const [row] = await rows.statement<{ seq: string | null; generation: number | null; known_at: string }>({
    name: 'ledger-known',
    text: `select c.seq, c.generation, coalesce(${instant('i.known_at')}, ${begunAt}) as known_at
             from log.log_info l left join log.checkpoint c on c.name = $1 left join log.log_index i on i.seq = c.seq`,
    values: [ledgerName],
  });
  return { seq: Number(row!.seq ?? 0), knownAt: row!.known_at, generation: row!.generation ?? 0 };
};

/**
 * What several statements read, all of the same tables, with where the ledger stood before the first of them. Tables may be swapped or
 * emptied between two statements: then rows are missing, or numbers stand for other words, so all is read again.
 * @param upTo the place in the log that the ledger must have reached before the first statement
 * @throws Refused VIEW_BEHIND where it does not come as far in time
 */
export const readTogether = async <T>(
  rows: Pick<Rows, 'until'>,
  upTo: number,
  read: () => Promise<T>,
): Promise<{ readonly found: T; readonly stand: Stand }> => {
  const answer = await rows.until(
    async (asked) => {
      const stand = await standsAt(asked);
      if (stand.seq < upTo) return undefined;
      const [ended] = await Promise.allSettled([read()]);
      if ((await standsAt(asked)).generation !== stand.generation) return undefined;
      // What fails between two generations, such as a word that is not there, is read again as well.
      if (ended.status === 'rejected') throw ended.reason;
      return { found: ended.value, stand };
    },
    (found) => found !== undefined,
  );
  return answer!;
};
