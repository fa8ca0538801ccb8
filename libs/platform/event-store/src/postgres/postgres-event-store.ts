import { DatabaseError, Pool, type ClientBase, type QueryResult } from 'pg';
import { checkAppend } from '../checked-append.js';
import {
  AppendNotAlone,
  EventIdTaken,
  VersionConflict,
  type EventStore,
  type HashedEvent,
  type StoredEvent,
  type StreamHead,
  type Token,
} from '../port.js';
import type { EventMeta } from '#platform/kernel';
import { eventColumns, headColumns, insertListed, listed, metaOfEach, metaShared } from './event-columns.js';
import { GroupedAppends, type Append } from './grouped-appends.js';

export type StoredRow = {
  token: string;
  event_id: string;
  stream_id: string;
  version: number;
  type: string;
  v: number;
  data: object;
  meta: EventMeta;
  hash: string;
};

type StreamRow = Omit<StoredRow, 'token' | 'stream_id' | 'hash'> & { readonly hash: Buffer };

export const storedColumns = `epoch || '.' || xid || '.' || position as token, event_id, stream_id, version, type, v, data, meta, encode(hash, 'hex') as hash`;

// The head check keeps a too-high expected version from leaving a hole.
const appendOne = {
  name: 'yf-append-1',
  text: `insert into log.events (event_id, stream_id, version, type, v, data, meta, hash)
    select $1::uuid, $2::text, $3::int, $4::text, $5::int, $6::jsonb, $7::jsonb, decode($8, 'hex')
    where ($3::int = 1 or exists (select from log.events where stream_id = $2 and version = $3::int - 1 and hash = decode($9, 'hex')))`,
};
const appendMany = {
  name: 'yf-append-n',
  text: `${insertListed(metaShared)} from ${listed(metaShared)}
    where ($10::int = 0 or exists (select from log.events where stream_id = $11 and version = $10::int and hash = decode($12, 'hex')))
    order by e.ord`,
};
// A row without an expected version is too much, and must be seen to be refused.
// Not 'exists': of an empty log PostgreSQL plans to read it whole for each statement, and keeps to that plan while the log grows.
const headStands = `(e.expected is null or e.expected = 0 or (select h.hash from log.events h where h.stream_id = e.stream and h.version = e.expected) = decode(e.before, 'hex'))`;
const headsFrom = (param: number) => ({
  expected: `$${param}::int[]`,
  before: `string_to_array($${param + 1}, chr(31))`,
});
/** For appends of one event each, and for such that have more. */
const appendTogether = {
  name: 'yf-append-together',
  text: `${insertListed(metaOfEach)} from ${listed(metaOfEach, headsFrom(9))} where ${headStands} order by e.ord`,
};
const appendManyTogether = {
  name: 'yf-append-n-together',
  text: `${insertListed(metaShared)} from ${listed(metaShared, headsFrom(10))} where ${headStands} order by e.ord`,
};

// Every command reads a stream, so this sends only the columns that are used, and leaves to the driver what it parses faster.
const readStreamQuery = {
  name: 'yf-read-stream',
  text: `select event_id, version, type, v, data, meta, hash from log.events where stream_id = $1 and version > $2 order by version`,
};
// Below the oldest open append nothing can appear any more; the function looks at that first, and reads in a later snapshot.
const readAllQuery = {
  name: 'yf-read-all',
  text: `select ${storedColumns} from log.read_after($1, $2, $3, $4)`,
};

/** What commands wait for. */
export const commandStatements = [appendOne, appendMany, appendTogether, appendManyTogether, readStreamQuery];

export const toEvent = (row: StoredRow): StoredEvent => ({
  id: row.event_id,
  streamId: row.stream_id,
  version: row.version,
  type: row.type,
  v: row.v,
  data: row.data,
  meta: row.meta,
  hash: row.hash,
  token: row.token,
});

/**
 * The log in PostgreSQL: one autocommit prepared statement an append, or for several that came at once; ordered reads on
 * `(epoch, xid, position)` below the oldest open append. Needs a pool (or a client) of a role that may insert into and select from
 * `log.events`.
 */
export class PostgresEventStore implements EventStore {
  private id: string | undefined;
  private readonly grouped: GroupedAppends | undefined;
  private readonly planned = new WeakSet<ClientBase>();

  /** @param db a client carries out one append after the other, in whatever transaction it is in; a pool lets concurrent ones go together */
  constructor(private readonly db: Pool | ClientBase) {
    if (db instanceof Pool)
      this.grouped = new GroupedAppends(
        (append) => this.appendAlone(append),
        (appends) => this.appendTogether(db, appends),
      );
  }

  async logId(): Promise<string> {
    this.id ??= (await this.db.query<{ log_id: string }>('select log_id from log.log_info')).rows[0]!.log_id;
    return this.id;
  }

  async append(expected: StreamHead, events: readonly HashedEvent[]): Promise<void> {
    if (events.length === 0) return;
    checkAppend(await this.logId(), expected, events);
    const append = { expected, events };
    return this.grouped ? this.grouped.add(append) : this.appendAlone(append);
  }

  private async appendAlone({ expected, events }: Append): Promise<void> {
    const first = events[0]!;
    const { streamId } = first;
    try {
      const done =
        events.length === 1
          ? await this.write(appendOne, [
              first.id,
              streamId,
              first.version,
              first.type,
              first.v,
              JSON.stringify(first.data),
              JSON.stringify(first.meta),
              first.hash,
              expected.hash,
            ])
          : await this.write(appendMany, [
              ...eventColumns(events),
              ...metaShared.params(events),
              expected.version,
              streamId,
              expected.hash,
            ]);
      if (done.rowCount === events.length) return;
    } catch (error) {
      if (error instanceof DatabaseError && error.code === 'YF002') throw new AppendNotAlone();
      if (!(error instanceof DatabaseError) || error.code !== '23505') throw error;
    }
    await this.explainRefusal(expected, events);
  }

  /** `pool.query` closes the connection of a statement that fails. A lost race is no reason to connect again, so this takes a client itself. */
  private async write(query: { name: string; text: string }, values: unknown[]): Promise<QueryResult> {
    if (!(this.db instanceof Pool)) return this.db.query(query, values);
    return this.onClient(this.db, (client) => client.query(query, values));
  }

  private async appendTogether(
    pool: Pool,
    appends: readonly Append[],
  ): Promise<PromiseSettledResult<void>[]> {
    const events = appends.flatMap((append) => append.events);
    const heads = appends.flatMap((append) => append.events.map(() => append.expected));
    const [statement, meta] =
      events.length === appends.length ? [appendTogether, metaOfEach] : [appendManyTogether, metaShared];
    try {
      const written = await this.onPlanned(pool, (client) =>
        client.query(statement, [...eventColumns(events), ...meta.params(events), ...headColumns(heads)]),
      );
      if (written.rowCount === events.length)
        return appends.map(() => ({ status: 'fulfilled', value: undefined }));
    } catch (error) {
      // PostgreSQL refused one append and with it the whole statement: sent one by one, only that one fails. After any other error nobody knows
      // what was written.
      if (!(error instanceof DatabaseError)) throw error;
      return Promise.allSettled(appends.map((append) => this.appendAlone(append)));
    }
    // Appends to a stream whose head had moved wrote nothing; the others stand.
    return Promise.allSettled(appends.map((append) => this.explainRefusal(append.expected, append.events)));
  }

  /** Nothing was written: were these events written before, does something else hold an id, or is the stream's head another? */
  private async explainRefusal(expected: StreamHead, events: readonly HashedEvent[]): Promise<void> {
    const { streamId } = events[0]!;
    const { rows } = await this.db.query<{
      event_id: string;
      stream_id: string;
      version: number;
      hash: string;
    }>(
      `select event_id, stream_id, version, encode(hash, 'hex') as hash from log.events where event_id = any($1::uuid[])`,
      [events.map((e) => e.id)],
    );
    if (rows.length > 0) {
      const stored = new Map(rows.map((row) => [row.event_id, row]));
      const same = (e: HashedEvent) => {
        const row = stored.get(e.id);
        return row?.stream_id === streamId && row.version === e.version && row.hash === e.hash;
      };
      if (events.every(same)) return;
      throw new EventIdTaken(rows.map((row) => row.event_id));
    }
    throw new VersionConflict(streamId, expected.version);
  }

  /** Planned anew for each call, a statement for many streams takes half as long again: its plan is always the same. */
  private async onPlanned<T>(pool: Pool, work: (client: ClientBase) => Promise<T>): Promise<T> {
    return this.onClient(pool, async (client) => {
      if (!this.planned.has(client)) {
        await client.query('set plan_cache_mode = force_generic_plan');
        this.planned.add(client);
      }
      return work(client);
    });
  }

  /**
   * On a connection taken from the pool, so that it survives a statement that PostgreSQL refuses: the pool itself would close it and connect
   * again.
   */
  private async onClient<T>(pool: Pool, work: (client: ClientBase) => Promise<T>): Promise<T> {
    const client = await pool.connect();
    // A connection that is cut fails the query and also emits 'error', which would end the process if nobody listened.
    const heard = () => undefined;
    client.on('error', heard);
    let broken = false;
    try {
      return await work(client);
    } catch (error) {
      broken = !(error instanceof DatabaseError && /^(2[23]|YF)/.test(error.code ?? ''));
      throw error;
    } finally {
      client.off('error', heard);
      client.release(broken);
    }
  }

  async readStream(streamId: string, afterVersion = 0): Promise<HashedEvent[]> {
    const { rows } = await this.db.query<StreamRow>(readStreamQuery, [streamId, afterVersion]);
    return rows.map(({ event_id, version, type, v, data, meta, hash }) => ({
      id: event_id,
      streamId,
      version,
      type,
      v,
      data,
      meta,
      hash: hash.toString('hex'),
    }));
  }

  async readAll(after: Token | null, limit: number): Promise<StoredEvent[]> {
    const [epoch, xid, position] = after === null ? ['0', '0', '0'] : after.split('.');
    return (await this.db.query<StoredRow>(readAllQuery, [epoch, xid, position, limit])).rows.map(toEvent);
  }

  async readAt(tokens: readonly Token[]): Promise<(StoredEvent | undefined)[]> {
    const { rows } = await this.db.query<StoredRow>(
      `select ${storedColumns} from log.events where (epoch, xid, position) in
         (select split_part(t, '.', 1)::int, split_part(t, '.', 2)::xid8, split_part(t, '.', 3)::bigint from unnest($1::text[]) t)`,
      [tokens],
    );
    const found = new Map(rows.map((row) => [row.token, toEvent(row)]));
    return tokens.map((token) => found.get(token));
  }

  async head(): Promise<Token | null> {
    const { rows } = await this.db.query<{ token: string }>(
      `select epoch || '.' || xid || '.' || position as token from log.last_settled()`,
    );
    return rows[0]?.token ?? null;
  }

  async close(): Promise<void> {
    // The pool belongs to whoever made it.
  }
}
