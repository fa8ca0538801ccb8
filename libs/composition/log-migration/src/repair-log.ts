import { Pool } from 'pg';
import { platformMigrations, refuseOtherCluster, takeLog } from '#composition/program';
import { connect, migrate, openDatabase, type Config, type OpenOptions } from '#platform/database';
import { placePassedOver, PostgresEventStore } from '#platform/event-store';
import type { Verify } from './migrate-log.js';

type RepairOptions = {
  readonly verify: Verify;
  readonly print: (line: string) => void;
  readonly open?: OpenOptions;
};

/**
 * Gives every event that was passed over a place at the end of the public order, with nothing else running, and verifies. Where later versions
 * of their streams have places already, the read tables were folded without them: they are forgotten, and the next start fills them from the
 * first event. After an interruption it is run again; where nothing was passed over it changes nothing.
 * @throws StartRefused in one line while anybody uses the log; what `verify` throws when the log is not what was recorded
 */
export const repairLog = async (
  config: Config,
  { verify, print, open }: RepairOptions,
): Promise<{ placed: number; held: number }> => {
  const closers: (() => Promise<unknown>)[] = [];
  try {
    const database = await openDatabase(config, { ...open, attach: true, purpose: 'npx yinfeng repair-log' });
    closers.push(() => database.stop());
    await migrate(database.owner, platformMigrations);
    closers.push(await takeLog(database.owner));
    const owner = await connect(database.owner, 'yinfeng repair-log');
    closers.push(() => owner.end());
    await refuseOtherCluster(owner);
    const { rows } = await owner.query<{ home: string }>('select home from log.log_info');
    if (rows[0]!.home !== 'postgres') {
      print('the log lives in KurrentDB, whose order is its own: nothing is passed over there');
      return { placed: 0, held: 0 };
    }
    await owner.query('begin');
    const { placed, held } = await placePassedOver(owner);
    if (held > 0) await owner.query(`delete from log.checkpoint where name not like 'reaction/%'`);
    await owner.query('commit');
    print(
      placed === 0
        ? 'no event is without its place'
        : `${placed} events have a place now, at the end of the log's order`,
    );
    if (held > 0)
      print(
        `${held} events that had theirs come after them in their streams: the next start fills the read tables from the first event`,
      );
    const pool = new Pool({ connectionString: database.api, max: 2, application_name: 'yinfeng repair-log' });
    pool.on('error', () => undefined); // shows in the next query
    closers.push(() => pool.end());
    const { events, streams } = await verify(
      new PostgresEventStore(pool),
      { query: async (text, params) => (await pool.query(text, params)).rows },
      () => {},
    );
    print(`${events} events of ${streams} streams: every hash holds, and every place has its event`);
    return { placed, held };
  } finally {
    for (const closer of closers.toReversed()) await closer().catch(() => undefined);
  }
};
