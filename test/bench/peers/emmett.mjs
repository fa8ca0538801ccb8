// Emmett's PostgreSQL event store (https://event-driven-io.github.io/emmett/), through its public functions only.
import {
  getPostgreSQLEventStore,
  postgreSQLEventStoreConsumer,
  postgreSQLRawSQLProjection,
} from '@event-driven-io/emmett-postgresql';
import { dumbo, rawSql } from '@event-driven-io/dumbo';
import { escapeLiteral, Pool } from 'pg';
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
 * Appends the events, in the order given, then has one of Emmett's own consumers run raw-SQL projections over them until none is left:
 * a projector each, with a checkpoint of its own, all of them at once.
 * The database is an empty one but for the tables that the statements write to.
 * @param events `{ streamId, type, data, meta? }`
 * @param projections `{ name, types, statementsOf }[]`: the event types that it handles, and what it does for one of them:
 *   `{ text, values }[]`
 * @returns how many events were projected and how long the projecting alone took
 */
export const projectEvents = async ({ connectionString, events, projections }) => {
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

  const processed = new Map(projections.map(({ name }) => [name, 0]));
  // No projector waits for another's connection, as some would with its default of ten; nor for the disk, as ours do not.
  const session = new Pool({
    connectionString,
    max: projections.length + 1,
    options: '-c synchronous_commit=off',
  });
  session.on('error', () => undefined);
  // Each projector listens for the end of the process.
  process.setMaxListeners(Math.max(process.getMaxListeners(), 2 * projections.length));
  const consumer = postgreSQLEventStoreConsumer({
    connectionString,
    pool: dumbo({ connectionString, pool: session }),
    stopWhen: { noMessagesLeft: true },
    // Larger batches than its default of 100 and no pause between them, which suits it: each poll reads the whole table.
    pulling: { batchSize: 1000, pullingFrequencyInMs: 1 },
  });
  for (const { name, types, statementsOf } of projections)
    consumer.projector({
      processorId: name,
      projection: postgreSQLRawSQLProjection({
        name,
        canHandle: types,
        evolve: ({ type, data, metadata }) => {
          processed.set(name, processed.get(name) + 1);
          return statementsOf({ streamId: metadata.streamName, type, data, meta: metadata }).map(
            (statement) => rawSql(literal(statement)),
          );
        },
      }),
    });
  try {
    const begun = performance.now();
    await consumer.start();
    const ms = performance.now() - begun;
    // The consumer says nothing of a projector that failed: it is seen by where its checkpoint stands.
    const { rows } = await session.query(
      'select processor_id as name, last_processed_checkpoint as at from emt_processors',
    );
    const reached = new Map(rows.map(({ name, at }) => [name, at === null ? 0n : BigInt(at)]));
    for (const { name, types } of projections) {
      const due = events.filter(({ type }) => types.includes(type)).length;
      const last = BigInt(events.findLastIndex(({ type }) => types.includes(type)) + 1);
      if (processed.get(name) !== due || (reached.get(name) ?? 0n) !== last)
        throw new Error(
          `Emmett's ${name} processed ${processed.get(name)} of ${due} events, its checkpoint is at ${reached.get(name)} of ${last}`,
        );
    }
    return { count: events.length, ms };
  } finally {
    await consumer.close();
    if (!session.ended) await session.end();
  }
};
