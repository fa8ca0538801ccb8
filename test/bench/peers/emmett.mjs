// Emmett's PostgreSQL event store (https://event-driven-io.github.io/emmett/), through its public functions only.
import {
  getPostgreSQLEventStore,
  postgreSQLEventStoreConsumer,
  postgreSQLRawSQLProjection,
} from '@event-driven-io/emmett-postgresql';
import { rawSql } from '@event-driven-io/dumbo';
import { Client, escapeLiteral, Pool } from 'pg';
import pgUtils from 'pg/lib/utils.js';

/** An event as Emmett takes it. */
const message = ({ type, data, meta }) =>
  meta === undefined ? { type, data } : { type, data, metadata: meta };

const open = async (connectionString, connections, options) => {
  const pool = new Pool({ connectionString, max: connections, ...options });
  pool.on('error', () => undefined);
  const store = getPostgreSQLEventStore(connectionString, { connectionOptions: { pool } });
  await store.schema.migrate();
  return { pool, store };
};

const count = async (pool) => Number((await pool.query('select count(*) as n from emt_messages')).rows[0].n);

/** Its store on an empty database, with as many connections as there are writers. */
export const openStore = async ({ connectionString, connections }) => {
  const { pool, store } = await open(connectionString, connections);
  return {
    append: ({ streamId, head, events }) =>
      store.appendToStream(streamId, events.map(message), {
        expectedStreamVersion: head.version === 0 ? 'STREAM_DOES_NOT_EXIST' : BigInt(head.version),
      }),
    /** Reads a stream and folds it. */
    load: async (streamId, evolve, initial) =>
      (await store.aggregateStream(streamId, { evolve, initialState: () => initial })).state,
    count: () => count(pool),
    /** As autovacuum leaves it some time after the writing. */
    settle: () => pool.query('vacuum analyze'),
    close: async () => {
      await store.close();
      if (!pool.ended) await pool.end();
    },
  };
};

/** A statement with its values written into it: the raw SQL that Emmett's projections run has no parameters. */
const literal = ({ text, values = [] }) =>
  text.replaceAll(/\$(\d+)/g, (_, place) => {
    const value = pgUtils.prepareValue(values[place - 1]);
    return value === null ? 'null' : escapeLiteral(String(value));
  });

/**
 * Appends the events, in the order given, then has Emmett's own consumer run a raw-SQL projection over them until none is left.
 * The database is an empty one but for the tables that the statements write to.
 * @param events `{ streamId, type, data, meta? }`
 * @param statementsOf what the projection does for one of them: `{ text, values }[]`
 * @returns how many were processed and how long the processing alone took
 */
export const projectEvents = async ({ connectionString, events, statementsOf }) => {
  // Not timed, so not durable either.
  const { pool, store } = await open(connectionString, 2, { options: '-c synchronous_commit=off' });
  try {
    for (let from = 0; from < events.length;) {
      const { streamId } = events[from];
      let to = from + 1;
      while (to < events.length && to - from < 500 && events[to].streamId === streamId) to++;
      await store.appendToStream(streamId, events.slice(from, to).map(message));
      from = to;
    }
    const there = await count(pool);
    if (there !== events.length) throw new Error(`of ${events.length} events ${there} were appended`);
    await pool.query('vacuum analyze');
  } finally {
    await store.close();
    if (!pool.ended) await pool.end();
  }

  let processed = 0;
  const projection = postgreSQLRawSQLProjection({
    name: 'bench',
    canHandle: [...new Set(events.map(({ type }) => type))],
    evolve: ({ type, data, metadata }) => {
      processed++;
      return statementsOf({ streamId: metadata.streamName, type, data, meta: metadata }).map((statement) =>
        rawSql(literal(statement)),
      );
    },
  });
  const consumer = postgreSQLEventStoreConsumer({
    connectionString,
    stopWhen: { noMessagesLeft: true },
    // Larger batches than its default of 100 and no pause between them, which suits it: each poll reads the whole table.
    pulling: { batchSize: 1000, pullingFrequencyInMs: 1 },
  });
  consumer.projector({ projection });
  try {
    const begun = performance.now();
    await consumer.start();
    const ms = performance.now() - begun;
    if (processed !== events.length)
      throw new Error(`Emmett processed ${processed} of ${events.length} events`);
    const client = new Client({ connectionString });
    await client.connect();
    const { rows } = await client.query('select last_processed_checkpoint as at from emt_processors');
    await client.end();
    if (BigInt(rows[0].at) !== BigInt(events.length))
      throw new Error(`Emmett's checkpoint is at ${rows[0].at}`);
    return { count: processed, ms };
  } finally {
    await consumer.close();
  }
};
