// castore (https://github.com/castore-dev/castore) with its PostgreSQL adapter, through the adapter's own functions.
import { PostgresEventStorageAdapter } from '@castore/event-storage-adapter-postgres';
import { Client } from 'pg';

const eventStoreId = 'project';
const aggregateOf = (streamId) => streamId.slice(streamId.indexOf('-') + 1);

/** Its store on an empty database, with as many connections as there are writers. */
export const openStore = async ({ connectionString, connections }) => {
  // postgres.js takes the size of its pool from the address.
  const address = new URL(connectionString);
  address.searchParams.set('max', String(connections));
  await PostgresEventStorageAdapter.createEventTable({ connectionString: address.href });
  const adapter = new PostgresEventStorageAdapter({ connectionString: address.href });
  const counter = new Client({ connectionString });
  await counter.connect();
  return {
    append: async ({ streamId, events }) => {
      if (events.length !== 1) throw new Error('castore is measured by one event at a time');
      const [{ version, type, data, meta }] = events;
      await adapter.pushEvent(
        { aggregateId: aggregateOf(streamId), version, type, payload: data, metadata: meta },
        { eventStoreId },
      );
    },
    count: async () => Number((await counter.query('select count(*) as n from event')).rows[0].n),
    close: async () => {
      await counter.end();
      // The adapter does not end its connections itself.
      await adapter['_sql'].end();
    },
  };
};
