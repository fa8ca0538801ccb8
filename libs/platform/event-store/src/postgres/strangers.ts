import type { Stranger } from '../port.js';

type Queryable = { query(text: string, values?: unknown[]): Promise<unknown> };

/** What was put aside: it stands in the store, under the log's names, and is no event of the log. In the order in which it was written. */
export const strangersOf = async (db: Queryable): Promise<Stranger[]> => {
  const found = await db.query(
    `select position as token, stream, revision, type, reason,
       to_char(written_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as "writtenAt"
     from log.stranger order by written_at, position`,
  );
  return (Array.isArray(found) ? found : (found as { rows: unknown[] }).rows) as Stranger[];
};
