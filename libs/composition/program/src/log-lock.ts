import type { Client } from 'pg';
import { connect, type PoolUrl } from '#platform/database';
import { StartRefused, type Report } from '#platform/supervision';

const lock = `hashtextextended('yinfeng/log', 0)`;
const againMs = 1000;

const taken = async (client: Client, how: 'pg_try_advisory_lock' | 'pg_try_advisory_lock_shared') => {
  await client.query('set idle_session_timeout = 0');
  const { rows } = await client.query<{ ours: boolean }>(`select ${how}(${lock}) as ours`);
  return rows[0]!.ours;
};

/**
 * Marks the log as in use for as long as this process runs, so that nobody moves it.
 * @param onConnect called with each new connection before it is used
 * @returns what ends it
 * @throws StartRefused while the log is being moved
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
