import type { Pool } from 'pg';
import type { DataSource } from 'typeorm';
import { AnotherDatabase, type Config, type KurrentConfig } from '#platform/database';
import {
  openKurrentEventStore,
  PostgresEventClaims,
  PostgresEventStore,
  StoreUnavailable,
  type KurrentEventStore,
  type KurrentOptions,
} from '#platform/event-store';
import { StartRefused } from '#platform/supervision';

/** Which store the log of a database lives in, by `log.log_info`. */
export type Home = 'postgres' | 'kurrentdb';

/** The log's store that the configuration names. `pool` is of the API's role. */
export const logStoreOf = async (
  { eventStore, kurrentdb }: Pick<Config, 'eventStore' | 'kurrentdb'>,
  pool: Pool,
  options: KurrentOptions = {},
): Promise<PostgresEventStore | KurrentEventStore> => {
  if (eventStore === 'memory') throw new StartRefused('EVENT_STORE=memory is for specs: nothing of it lasts');
  return eventStore === 'kurrentdb'
    ? await kurrentStoreOf(kurrentdb, pool, options)
    : new PostgresEventStore(pool);
};

/** The store in the KurrentDB that the configuration names. @throws StartRefused where it names none that the client takes */
export const kurrentStoreOf = async (
  kurrentdb: KurrentConfig | undefined,
  pool: Pool,
  options: KurrentOptions = {},
): Promise<KurrentEventStore> => {
  if (kurrentdb === undefined) throw new StartRefused('set KURRENTDB_URL (esdb://user:password@host:2113)');
  const { url, prefix } = kurrentdb;
  try {
    return await openKurrentEventStore(url, new PostgresEventClaims(pool), { prefix, ...options });
  } catch (error) {
    throw new StartRefused(`KURRENTDB_URL: ${(error as Error).message}`);
  }
};

/** Asks a KurrentDB at the start: what stands in the way is reported in one line. @throws StartRefused */
export const askAtStart = async <T>(asking: Promise<T>): Promise<T> => {
  try {
    return await asking;
  } catch (error) {
    if (error instanceof StoreUnavailable)
      throw new StartRefused(`KURRENTDB_URL: the KurrentDB does not answer (${error.trouble})`, {
        cause: error,
      });
    if (error instanceof AnotherDatabase)
      throw new StartRefused(
        `${error.message}. Bring that KurrentDB back as it was last; or, where what it has lost is lost, restore PostgreSQL from a copy that is ` +
          'not younger than it and run npx yinfeng adopt-log once',
        { named: 'LOG_WENT_BACK', cause: error },
      );
    if ((error as { type?: unknown }).type === 'access-denied')
      throw new StartRefused(
        'KURRENTDB_URL: the KurrentDB refuses this user, who must write streams and read $all (administrators may)',
        { cause: error },
      );
    throw error;
  }
};

/**
 * Makes sure that the log lives where the configuration expects it, or that it is about to begin there, and that it is this database's.
 * @returns whether it has begun
 * @throws StartRefused, with what to do
 */
export const settleHome = async (
  config: Pick<Config, 'eventStore'>,
  store: PostgresEventStore | KurrentEventStore,
  owner: DataSource,
): Promise<boolean> => {
  const [info] = (await owner.query(
    'select log_id, home, exists (select from log.events) as begun, (select seq from log.sequencer) as seq from log.log_info',
  )) as [{ log_id: string; home: Home; begun: boolean; seq: string }];
  if (store instanceof PostgresEventStore) {
    if (info.home === 'kurrentdb')
      throw new StartRefused(
        'the log of this database lives in KurrentDB: set EVENT_STORE=kurrentdb and KURRENTDB_URL, ' +
          'or move it here with npx yinfeng migrate-log --to postgres',
      );
    return info.begun;
  }
  if (info.home === 'postgres' && info.begun)
    throw new StartRefused(
      'the log of this database lives in PostgreSQL: move it with npx yinfeng migrate-log --to kurrentdb, ' +
        `or start without EVENT_STORE=${config.eventStore}`,
    );
  const there = await askAtStart(store.existingLogId());
  const events = Number(info.seq);
  if (there === undefined && events > 0)
    throw new StartRefused(
      `the KurrentDB at KURRENTDB_URL does not have the ${events} events of this database's log: ` +
        'set the address, and the KURRENTDB_PREFIX, that it was written with',
    );
  if (there !== undefined && there !== info.log_id)
    throw new StartRefused(
      `the log in the KurrentDB at KURRENTDB_URL (${there}) is not this database's (${info.log_id}): ` +
        'set the address of its own, or another KURRENTDB_PREFIX for a new one',
    );
  if (info.home === 'postgres') await owner.query(`select log.settle_home('kurrentdb')`);
  await askAtStart(store.begin(info.log_id));
  return (await askAtStart(store.head())) !== null || events > 0;
};
