import { DatabaseError, Pool, type Client } from 'pg';
import {
  askAtStart,
  kurrentStoreOf,
  platformMigrations,
  refuseOtherCluster,
  takeLog,
  type Home,
} from '#composition/program';
import { connect, migrate, openDatabase, type Config, type OpenOptions } from '#platform/database';
import {
  eventsAt,
  insertCopied,
  latePlaces,
  PostgresEventStore,
  PostgresPassedOver,
  Sequencer,
  type EventStore,
  type HashedEvent,
  type KurrentEventStore,
  type KurrentOptions,
  type StoredEvent,
  type Token,
} from '#platform/event-store';
import { StartRefused } from '#platform/supervision';

export type Moved = { readonly events: number; readonly streams: number; readonly copied: number };

/** Recomputes a log and holds it against the public order; throws at the first event that is not what was recorded. */
export type Verify = (
  store: Pick<EventStore, 'logId' | 'readAll' | 'readAt'>,
  index: { query(text: string, params?: unknown[]): Promise<unknown> },
  progress: (events: number) => void,
) => Promise<{ readonly events: number; readonly streams: number; readonly unsequenced: number }>;

type MoveOptions = {
  readonly verify: Verify;
  readonly print: (line: string) => void;
  readonly open?: OpenOptions;
  readonly kurrent?: KurrentOptions;
  /** Ends it between two writes; run again, it goes on where it was. */
  readonly signal?: AbortSignal;
};

const names: Readonly<Record<Home, string>> = { postgres: 'PostgreSQL', kurrentdb: 'KurrentDB' };
const batch = 1000;
// Of an append to KurrentDB, which takes 1 MiB at most.
const runBytes = 512 * 1024;
const settleMs = 10_000;

/**
 * Moves the log into the other store: the same events in the same order, with ids, versions and hashes as they are; the public order (`seq`,
 * `known_at`) stays. The source is read, verified and left as it is; the switch is one transaction at the end. Interrupted, it is run again.
 * @throws StartRefused in one line while anybody uses the log, or where the target has another; what `verify` throws when the source
 *   is not what was recorded
 */
export const migrateLog = async (config: Config, to: Home, options: MoveOptions): Promise<Moved> => {
  const { print, verify } = options;
  const closers: (() => Promise<unknown>)[] = [];
  try {
    const database = await openDatabase(config, {
      ...options.open,
      attach: true,
      purpose: 'npx yinfeng migrate-log',
    });
    closers.push(() => database.stop());
    await migrate(database.owner, platformMigrations);
    closers.push(await takeLog(database.owner));
    const owner = await connect(database.owner, 'yinfeng migrate-log');
    closers.push(() => owner.end());
    await refuseOtherCluster(owner);
    const pool = new Pool({
      connectionString: database.worker,
      max: 4,
      application_name: 'yinfeng migrate-log',
    });
    pool.on('error', () => undefined); // shows in the next query
    closers.push(() => pool.end());
    const kurrentdb = await kurrentStoreOf(config.kurrentdb, pool, options.kurrent);
    closers.push(() => kurrentdb.close());

    const { rows } = await owner.query<{ log_id: string; home: Home }>(
      'select log_id, home from log.log_info',
    );
    const { log_id: logId, home } = rows[0]!;
    if (home === to) {
      print(`the log lives in ${names[to]} already`);
      return { events: 0, streams: 0, copied: 0 };
    }
    const postgres = new PostgresEventStore(pool);
    const [source, target]: [EventStore, EventStore] =
      to === 'kurrentdb' ? [postgres, kurrentdb] : [kurrentdb, postgres];

    await refuseHeld(owner, to);
    await sequenceRest(source, pool, owner, to, print);
    if (to === 'postgres') await clearOutOfOrder(owner, print);
    await settleIdentity(kurrentdb, logId, to);
    print(`verifying the log in ${names[home]}`);
    const index = {
      query: async (text: string, params?: unknown[]) => (await pool.query(text, params)).rows,
    };
    const progress = everySecond((events) => print(`${events} events so far`));
    const { events, streams } = await verify(source, index, progress);

    print(`copying ${events} events to ${names[to]}`);
    const write =
      to === 'postgres'
        ? (found: readonly HashedEvent[]) => insertCopied(owner, found).catch(heldBack)
        : (found: readonly HashedEvent[]) => copyInRuns(kurrentdb, found, options.signal);
    const copied = await copy(source, index, target, write, progress, options.signal);

    print(`verifying the log in ${names[to]}`);
    await owner.query('create temporary table moved_token (seq bigint primary key, token text not null)');
    const there = await verify(await settledAt(target, events, owner), index, progress);
    if (there.events !== events || there.unsequenced > 0)
      throw new StartRefused(
        `${names[to]} has ${there.events} events, ${names[home]} ${events}: nothing was switched`,
      );
    const left = await switchTo(to, source, events, owner);
    if (left > 0)
      print(
        `${left} events that others had written under the log's names stay where they are: they are none of it`,
      );
    return { events, streams, copied };
  } finally {
    for (const closer of closers.toReversed()) await closer().catch(() => undefined);
  }
};

/**
 * In KurrentDB an event takes effect where it stands: one that is held until an earlier version of its stream comes can stand at its place
 * only before that version, which no stream takes.
 */
const refuseHeld = async (owner: Client, to: Home): Promise<void> => {
  const { rows } = await owner.query<{ held: string }>('select count(*) as held from log.held_place');
  if (to === 'kurrentdb' && rows[0]!.held !== '0')
    throw new StartRefused(
      `${rows[0]!.held} events of this log take effect behind their places, since npx yinfeng repair-log: it cannot move to KurrentDB`,
    );
};

/**
 * What stands in PostgreSQL from before the log moved away is a copy of the log's beginning, in its order unless something had been passed over: then
 * it is written anew. Nothing is lost by it: the log lives in KurrentDB, and is verified there before anything is switched.
 */
const clearOutOfOrder = async (owner: Client, print: (line: string) => void): Promise<void> => {
  const { rows } = await owner.query<{ turned: boolean }>(
    `select coalesce(bool_or(seq < before), false) as turned from (
       select i.seq, lag(i.seq) over (order by e.epoch, e.xid, e.position) as before
       from log.events e join log.log_index i using (event_id)) as standing`,
  );
  if (!rows[0]!.turned) return;
  print('what PostgreSQL has of the log from before is not in its order: it is written anew');
  await owner.query('truncate log.events');
};

/** Gives the events that are not in the public order yet their place, while the source is still the log. */
const sequenceRest = async (
  source: EventStore,
  pool: Pool,
  owner: Client,
  to: Home,
  print: (line: string) => void,
): Promise<void> => {
  const sequencer = new Sequencer(
    source,
    pool,
    undefined,
    to === 'kurrentdb' ? new PostgresPassedOver(pool) : undefined,
    (late) => print(latePlaces(late)),
  );
  for (const until = Date.now() + settleMs; ;) {
    while ((await sequencer.advance()).length > 0);
    if (to === 'postgres') return;
    while ((await sequencer.mend()).isMore);
    const { rows } = await owner.query<{ left: string }>(
      'select (select count(*) from log.events) - seq as left from log.sequencer',
    );
    if (Number(rows[0]!.left) <= 0) return;
    if (Date.now() > until)
      throw new StartRefused(
        `an open transaction in this PostgreSQL holds ${rows[0]!.left} events back: end it, and run this again`,
      );
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
};

/** Written by an earlier run, and not readable yet. */
const heldBack = (error: unknown): never => {
  if (!(error instanceof DatabaseError) || error.code !== '23505') throw error;
  throw new StartRefused(
    'an open transaction in this PostgreSQL holds events back: end it, and run this again',
    {
      cause: error,
    },
  );
};

/** One log has one identity, wherever it lives. */
const settleIdentity = async (kurrentdb: KurrentEventStore, logId: string, to: Home): Promise<void> => {
  const there = await askAtStart(kurrentdb.existingLogId());
  if (there === logId) return;
  if (there !== undefined)
    throw new StartRefused(
      `the log in the KurrentDB at KURRENTDB_URL (${there}) is not this database's (${logId}): ` +
        'set another address or KURRENTDB_PREFIX',
    );
  if (to === 'postgres')
    throw new StartRefused(
      'the KurrentDB at KURRENTDB_URL does not have the log of this database: ' +
        'set the address, and the KURRENTDB_PREFIX, that it was written with',
    );
  await askAtStart(kurrentdb.begin(logId));
};

/**
 * Brings the target to the source's end, in the public order: an event that got its place late comes late in the target. What stands there
 * from an earlier run, or from before the log moved away, must be the source's beginning.
 * @returns how many events were written
 */
const copy = async (
  source: EventStore,
  index: Parameters<Verify>[1],
  target: EventStore,
  write: (events: readonly StoredEvent[]) => Promise<void>,
  progress: (events: number) => void,
  signal: AbortSignal | undefined,
): Promise<number> => {
  let [after, stood]: [Token | null, Token | null] = [null, null];
  let [read, written, isAtEnd] = [0, 0, false];
  for (;;) {
    signal?.throwIfAborted();
    const events = await inPlaceOrder(source, index, after, read);
    const last = events.at(-1);
    const standing: StoredEvent[] = isAtEnd ? [] : await target.readAll(stood, Math.max(events.length, 1));
    standing.forEach((event, at) => {
      if (event.id !== events[at]?.id || event.hash !== events[at]?.hash)
        throw new StartRefused(
          `the target has an event at place ${read + at + 1} that is not this log's (${event.id}): nothing was switched`,
        );
    });
    if (!last) return written;
    if (standing.length < events.length) {
      isAtEnd = true;
      const rest = events.slice(standing.length);
      await write(rest);
      written += rest.length;
    }
    after = last.token;
    stood = standing.at(-1)?.token ?? stood;
    progress((read += events.length));
  }
};

/** The events of the places after the ordinal. @throws StartRefused for a place without its event, which verifying would have found */
const inPlaceOrder = async (
  source: EventStore,
  index: Parameters<Verify>[1],
  before: Token | null,
  seq: number,
): Promise<StoredEvent[]> => {
  const rows = (await index.query(
    'select seq, event_id, token from log.log_index where seq > $1 order by seq limit $2',
    [seq, batch],
  )) as { seq: string; event_id: string; token: Token }[];
  const places = rows.map((row) => ({ seq: Number(row.seq), eventId: row.event_id, token: row.token }));
  const { events, fault } = await eventsAt(source, before, places);
  if (fault) throw new StartRefused(`${fault.message}: nothing was switched`);
  return events;
};

/** Events that follow one another in one stream are one append; the order of the appends is that of the log. */
const copyInRuns = async (
  kurrentdb: KurrentEventStore,
  events: readonly HashedEvent[],
  signal: AbortSignal | undefined,
): Promise<void> => {
  let run: HashedEvent[] = [];
  let bytes = 0;
  for (const event of events) {
    const size = Buffer.byteLength(JSON.stringify(event));
    if (run.length > 0 && (run[0]!.streamId !== event.streamId || bytes + size > runBytes)) {
      signal?.throwIfAborted();
      await kurrentdb.copy(run);
      [run, bytes] = [[], 0];
    }
    run.push(event);
    bytes += size;
  }
  if (run.length > 0) await kurrentdb.copy(run);
};

/** The target as a store to be verified, which notes each event's token on the way; it waits where the end is not settled yet. */
const settledAt = async (
  target: EventStore,
  events: number,
  owner: Client,
): Promise<Pick<EventStore, 'logId' | 'readAll'>> => {
  let seq = 0;
  return {
    logId: () => target.logId(),
    readAll: async (after, limit) => {
      for (const until = Date.now() + settleMs; ;) {
        const found = await target.readAll(after, limit);
        if (found.length < Math.min(limit, events - seq) && Date.now() < until) {
          await new Promise((resolve) => setTimeout(resolve, 100));
          continue;
        }
        await owner.query(
          'insert into moved_token select $1::bigint + ord, token from unnest($2::text[]) with ordinality as t(token, ord)',
          [seq, found.map((event) => event.token)],
        );
        seq += found.length;
        return found;
      }
    },
  };
};

/** From here on the log lives in the target: all at once, or not at all. */
const switchTo = async (to: Home, source: EventStore, events: number, owner: Client): Promise<number> => {
  await owner.query('begin');
  try {
    await owner.query(
      'lock table log.events, log.event_claim, log.log_index, log.sequencer in share row exclusive mode',
    );
    const { rows } = await owner.query<{ seq: string; token: string | null }>(
      'select seq, token from log.sequencer',
    );
    const { seq, token } = rows[0]!;
    const isEnd =
      to === 'kurrentdb' ? await isLastRow(token, events, owner) : (await source.head()) === token;
    if (Number(seq) !== events || !isEnd)
      throw new StartRefused('somebody has written to the log meanwhile: stop them, and run this again');
    const moved = await owner.query(
      'update log.log_index i set token = m.token, late = false from moved_token m where m.seq = i.seq',
    );
    if (moved.rowCount !== events) throw new Error(`${moved.rowCount} of ${events} places have a new token`);
    await owner.query(
      'update log.sequencer s set checked = null, heads_at = 0, token = (select m.token from moved_token m where m.seq = s.seq)',
    );
    // Both are of the store that is left; the sequencer makes the heads anew where they are needed.
    await owner.query('delete from log.stream_head');
    const { rowCount: left } = await owner.query('delete from log.stranger');
    await owner.query('select log.settle_home($1)', [to]);
    await owner.query('commit');
    return left ?? 0;
  } catch (error) {
    await owner.query('rollback').catch(() => undefined);
    throw error;
  }
};

/** Asked of the rows themselves: what is not settled yet is there, too. */
const isLastRow = async (token: Token | null, events: number, owner: Client): Promise<boolean> => {
  const { rows } = await owner.query<{ count: string; last: string | null }>(
    `select count(*), (select epoch || '.' || xid || '.' || position from log.events order by epoch desc, xid desc, position desc limit 1) as last
     from log.events`,
  );
  return Number(rows[0]!.count) === events && rows[0]!.last === token;
};

const everySecond = (report: (events: number) => void): ((events: number) => void) => {
  let reportedAt = Date.now();
  return (events) => {
    if (Date.now() - reportedAt < 1000) return;
    reportedAt = Date.now();
    report(events);
  };
};
