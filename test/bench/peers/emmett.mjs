// Emmett's PostgreSQL event store (https://event-driven-io.github.io/emmett/), through its public functions only.
import {
  getPostgreSQLEventStore,
  postgreSQLEventStoreConsumer,
  postgreSQLRawSQLProjection,
} from '@event-driven-io/emmett-postgresql';
import { sql } from '@event-driven-io/dumbo';
import pg from 'pg';
import utils from 'pg/lib/utils.js';

/** An event as Emmett takes it. */
const message = ({ type, data, meta }) =>
  meta === undefined ? { type, data } : { type, data, metadata: meta };

/** Its store on an empty database, with as many connections as there are writers. */
export const openStore = async ({ connectionString, connections }) => {
  const pool = new pg.Pool({ connectionString, max: connections });
  pool.on('error', () => undefined);
  const store = getPostgreSQLEventStore(connectionString, { connectionOptions: { pool } });
  await store.schema.migrate();
  return {
    append: ({ streamId, head, events }) =>
      store.appendToStream(streamId, events.map(message), {
        expectedStreamVersion: head.version === 0 ? 'STREAM_DOES_NOT_EXIST' : BigInt(head.version),
      }),
    /** Reads a stream and folds it. */
    load: async (streamId, evolve, initial) =>
      (await store.aggregateStream(streamId, { evolve, initialState: () => initial })).state,
    count: async () => Number((await pool.query('select count(*) as n from emt_messages')).rows[0].n),
    close: async () => {
      await store.close();
      if (!pool.ended) await pool.end();
    },
  };
};
