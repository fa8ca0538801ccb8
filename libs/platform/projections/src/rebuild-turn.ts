import { setTimeout as pause } from 'node:timers/promises';
import type { Client } from 'pg';
import { connect, type PoolUrl } from '#platform/database';
import { Fenced } from './batch-writer.js';
import { shadowSuffix } from './tables.js';

/** The right to fill the shadow tables of some projections, held by advisory locks on one connection: it ends with the process. */
type RebuildTurn = {
  /** Aborted when the connection, and with it the right, is lost. */
  readonly lost: AbortSignal;
  readonly end: () => Promise<void>;
};

// Every rebuild shares the first lock, so whoever gets it exclusively knows that nobody rebuilds anything.
const anyRebuild = 'yinfeng/rebuild';
/** The name of the lock that whoever rebuilds a projection holds. */
export const rebuildOf = (projection: string): string => `${anyRebuild}/${projection}`;

const againMs = 200;
// Who clears leftovers has a lock for a moment only: that is no rebuild to report.
const reportAfter = 5;
// A statement of a rebuild that was killed may still be under way, an index that is being made for instance.
const leftoverPatience = '5s';

const connected = async (url: PoolUrl): Promise<Client> => {
  const client = await connect(url, 'yinfeng rebuilding');
  await client.query('set idle_session_timeout = 0');
  return client;
};

const isWon = async (client: Client, lock: string, how: 'shared' | 'alone'): Promise<boolean> => {
  const { rows } = await client.query<{ won: boolean }>(
    `select pg_try_advisory_lock${how === 'shared' ? '_shared' : ''}(hashtextextended($1, 0)) as won`,
    [lock],
  );
  return rows[0]!.won;
};

/**
 * Waits until nobody else rebuilds any of these projections. On a connection of its own and not of a pool: rebuilds that had all of a pool's
 * would wait for one another.
 * @param waits called with the projection that another rebuild keeps it waiting for
 * @throws the signal's reason
 */
export const takeTurn = async (
  url: PoolUrl,
  projections: readonly string[],
  signal?: AbortSignal,
  waits?: (projection: string) => void,
): Promise<RebuildTurn> => {
  const client = await connected(url);
  const lost = new AbortController();
  let isOver = false;
  client.once('end', () => {
    if (!isOver) lost.abort(new Fenced(projections.join(', ')));
  });
  const end = async () => {
    isOver = true;
    await client.end().catch(() => undefined);
  };
  const take = async (lock: string, how: 'shared' | 'alone', name = projections[0]!) => {
    for (let tries = 1; ; tries++) {
      signal?.throwIfAborted();
      if (await isWon(client, lock, how)) return;
      if (tries === reportAfter) waits?.(name);
      await pause(againMs);
    }
  };
  try {
    await take(anyRebuild, 'shared');
    // All take them in one order, so that no two wait for each other.
    for (const name of projections.toSorted()) await take(rebuildOf(name), 'alone', name);
    return { lost: lost.signal, end };
  } catch (error) {
    await end();
    throw error;
  }
};

/**
 * Drops the shadow tables and checkpoints that rebuilds have left behind: those of the given projections that nobody rebuilds at this
 * moment, and while nobody rebuilds anything also those that no projection of this release would know. Tables of earlier versions go once the
 * live tables are of this version: until then they may be the live ones.
 * @param projections with the names of their shadow tables and of those of earlier versions
 */
export const clearLeftovers = async (
  url: PoolUrl,
  projections: readonly {
    readonly name: string;
    readonly version: number;
    readonly shadows: readonly string[];
    readonly formerly: readonly string[];
  }[],
): Promise<void> => {
  const client = await connected(url);
  try {
    const left = async (): Promise<Leftovers> => {
      const { rows } = await client.query<Leftovers>(
        `select array(select tablename::text from pg_tables where schemaname = 'views' and right(tablename, $2) = $1) as tables,
                array(select name from log.checkpoint where right(name, $2) = $1) as checkpoints`,
        [shadowSuffix, shadowSuffix.length],
      );
      return rows[0]!;
    };
    const leftOf = async ({ name, version, shadows, formerly }: (typeof projections)[number]) => {
      const { rows } = await client.query<Leftovers>(
        `select array(select tablename::text from pg_tables where schemaname = 'views' and (tablename = any($1)
                  or tablename = any($2) and exists (select from log.checkpoint where name = $3::text and version >= $4))) as tables,
                array(select name from log.checkpoint where name = $3::text || $5::text) as checkpoints`,
        [shadows, formerly, name, version, shadowSuffix],
      );
      return rows[0]!;
    };
    for (const each of projections) {
      const { name } = each;
      if (isNone(await leftOf(each)) || !(await isWon(client, rebuildOf(name), 'alone'))) continue;
      // Asked again: an earlier release may meanwhile have rebuilt its own version, whose tables are live then.
      await drop(client, await leftOf(each));
      await client.query('select pg_advisory_unlock(hashtextextended($1, 0))', [rebuildOf(name)]);
    }
    if (!isNone(await left()) && (await isWon(client, anyRebuild, 'alone'))) await drop(client, await left());
  } finally {
    await client.end().catch(() => undefined); // and with it the locks
  }
};

type Leftovers = { readonly tables: readonly string[]; readonly checkpoints: readonly string[] };

const isNone = ({ tables, checkpoints }: Leftovers): boolean => tables.length + checkpoints.length === 0;

const drop = async (client: Client, { tables, checkpoints }: Leftovers): Promise<void> => {
  await client.query('begin');
  try {
    await client.query(`set local lock_timeout = '${leftoverPatience}'`);
    if (tables.length > 0)
      await client.query(
        `drop table if exists ${tables.map((table) => `views.${client.escapeIdentifier(table)}`).join(', ')}`,
      );
    await client.query('delete from log.checkpoint where name = any($1)', [checkpoints]);
    await client.query('commit');
  } catch (error) {
    await client.query('rollback').catch(() => undefined);
    throw error;
  }
};
