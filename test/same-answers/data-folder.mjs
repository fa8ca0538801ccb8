// Reads the log of a data folder that a server runs on: straight from its embedded PostgreSQL, with the password that stands beside it.
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { Client } from 'pg';

const read = (folder, file) => JSON.parse(readFileSync(path.join(folder, file), 'utf8'));

/** @param folder DATA_DIR of a running server */
export const logOf = async (folder) => {
  const { port } = read(folder, 'owner.json');
  const { superuser: password } = read(folder, 'keys/postgres.json');
  const client = new Client({
    host: '127.0.0.1',
    port,
    user: 'yinfeng_admin',
    password,
    database: 'yinfeng',
  });
  await client.connect();
  const rows = async (sql, values = []) => (await client.query(sql, values)).rows;
  const count = async () => Number((await rows('select count(*) from log.events'))[0].count);
  return {
    count,
    /** Every event in the order in which it was written. */
    events: () =>
      rows(
        'select event_id as id, stream_id as "streamId", version, type, v, data, meta from log.events order by position',
      ),
    /** Waits until every event has its place, every reader has come to the end, and nothing follows any more. */
    quiet: async () => {
      for (let before = -1, still = 0; still < 4; await pause(300)) {
        const [{ behind }] = await rows(
          `select (select count(*) from log.events) - (select count(*) from log.log_index)
                + (select count(*) from log.checkpoint where seq < (select max(seq) from log.log_index)) as behind`,
        );
        const now = await count();
        still = now === before && Number(behind) === 0 ? still + 1 : 0;
        before = now;
      }
    },
    end: () => client.end(),
  };
};
