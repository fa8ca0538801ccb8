import type { Client } from 'pg';
import { connect, type PoolUrl } from '#platform/database';
import { StartRefused, type Report } from '#platform/supervision';

const lock = `hashtextextended('yinfeng/log', 0)`;
/** Held while read tables are empty that others would take for what there is. */
const emptyLock = `hashtextextended('yinfeng/log/emptied', 0)`;
const againMs = 1000;

const taken = async (
  client: Client,
  how: 'pg_try_advisory_lock' | 'pg_try_advisory_lock_shared',
  which = lock,
) => {
  await client.query('set idle_session_timeout = 0');
  const { rows } = await client.query<{ ours: boolean }>(`select ${how}(${which}) as ours`);
  return rows[0]!.ours;
};

/**
 * Marks the log as in use for as long as this process runs, so that nobody moves it.
 * @param onConnect called with each new connection before it is used
 * @returns what ends it
 * @throws StartRefused while the log is being moved, or the read tables are filled from nothing
 */
export const useLog = async (
  url: PoolUrl,
  report: Report,
  onConnect: (client: Client) => Promise<void> = () => Promise.resolve(),
): Promise<() => Promise<void>> => {
  const again = new AbortController();
  let client: Client | undefined;
  const hold = async (): Promise<boolean> => {
    const connected = await connect(url, 'yinfeng uses the log');
    await onConnect(connected).catch(async (error: unknown) => {
      await connected.end();
      throw error;
    });
    if (again.signal.aborted || !(await taken(connected, 'pg_try_advisory_lock_shared'))) {
      await connected.end();
      return false;
    }
    if (!(await areTablesWhole(connected))) {
      await connected.end();
      throw new StartRefused(
        'the read tables are being filled from nothing by npx yinfeng rebuild --drop: start when that has ended',
      );
    }
    client = connected;
    // The lock went with the connection; it is taken again as soon as the database is back.
    connected.once('end', () => void regain());
    return true;
  };
  const regain = async (): Promise<void> => {
    for (let reported = false; !again.signal.aborted;) {
      const held = await hold().catch(() => undefined);
      if (held === true) return;
      // From the moment the log has moved, appends of this process are refused.
      if (held === false && !reported && !again.signal.aborted)
        report('the log is being moved or repaired while this process runs: stop it');
      reported ||= held === false;
      await new Promise<void>((resolve) => {
        const timer = setTimeout(resolve, againMs);
        again.signal.addEventListener('abort', () => (clearTimeout(timer), resolve()), { once: true });
      });
    }
  };
  if (!(await hold()))
    throw new StartRefused(
      'the log is being moved or repaired by a yinfeng command: start when that has ended',
    );
  return async () => {
    again.abort();
    await client?.end().catch(() => undefined);
  };
};

/**
 * Takes the log for oneself.
 * @returns what gives it back
 * @throws StartRefused while any process uses it
 */
export const takeLog = async (url: PoolUrl): Promise<() => Promise<void>> => {
  const client = await connect(url, 'yinfeng moves the log');
  if (!(await taken(client, 'pg_try_advisory_lock'))) {
    await client.end();
    throw new StartRefused(
      'the log is in use: stop every server, worker and yinfeng command that works on this database first',
    );
  }
  return () => client.end().catch(() => undefined);
};

/** Asked with the log's own lock held: whoever empties tables looks for holders of that one after this one is theirs, so one of both finds the other. */
const areTablesWhole = async (client: Client): Promise<boolean> => {
  const isWhole = await taken(client, 'pg_try_advisory_lock_shared', emptyLock);
  if (isWhole) await client.query(`select pg_advisory_unlock_shared(${emptyLock})`);
  return isWhole;
};

const isOnlyUse = async (client: Client): Promise<boolean> => {
  const { rows } = await client.query<{ holders: string }>(
    `select count(*) as holders from pg_locks where locktype = 'advisory' and objsubid = 1 and granted
       and database = (select oid from pg_database where datname = current_database())
       and (classid::bigint << 32) | objid::bigint = ${lock}`,
  );
  return rows[0]!.holders === '1';
};

/**
 * Takes the read tables for oneself, as a process that uses the log: until this ends nobody else begins to, so that nobody is shown tables that
 * are filled in part.
 * @returns what gives them back
 * @throws StartRefused while another process uses the log
 */
export const takeTables = async (url: PoolUrl): Promise<() => Promise<void>> => {
  const client = await connect(url, 'yinfeng fills read tables');
  const end = () => client.end().catch(() => undefined);
  try {
    // Asked before the lock is taken as well, so that a start is not refused for one that is refused itself.
    const isAlone =
      (await isOnlyUse(client)) &&
      (await taken(client, 'pg_try_advisory_lock', emptyLock)) &&
      (await isOnlyUse(client));
    if (!isAlone)
      throw new StartRefused(
        'a server, a worker or another yinfeng command works on this database, and would show read tables that are filled in part: ' +
          'stop it first, or rebuild without --drop, which fills new tables beside the live ones',
      );
    return end;
  } catch (error) {
    await end();
    throw error;
  }
};
