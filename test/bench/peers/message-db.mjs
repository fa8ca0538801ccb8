// message-db (https://github.com/message-db/message-db): its SQL as the package @eventide/message-db ships it, called as its
// clients do, with prepared statements. All streams are of one category, as the streams of one entity are.
import { readdir, readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import path from 'node:path';
import { Pool } from 'pg';

const sources = path.join(
  path.dirname(createRequire(import.meta.url).resolve('@eventide/message-db/package.json')),
  'database',
);

/** Runs what its install.sh runs but for the role, the views (for people) and pgcrypto (PostgreSQL has gen_random_uuid itself). */
const install = async (client) => {
  const run = async (file) => client.query(await readFile(path.join(sources, file), 'utf8'));
  await run('schema/message-store.sql');
  await run('tables/messages.sql');
  await run('types/message.sql');
  // PL/pgSQL looks a function up when it is called, but an index when it is made.
  for (const file of await readdir(path.join(sources, 'functions'))) await run(`functions/${file}`);
  for (const file of await readdir(path.join(sources, 'indexes'))) await run(`indexes/${file}`);
};

/** Its store on an empty database, with as many connections as there are writers. */
export const openStore = async ({ connectionString, connections }) => {
  const pool = new Pool({
    connectionString,
    max: connections,
    options: '-c search_path=message_store,public',
  });
  pool.on('error', () => undefined);
  await install(pool);
  return {
    append: async ({ streamId, head, events }) => {
      if (events.length !== 1) throw new Error('message-db writes one message at a time');
      const [{ id, type, data, meta }] = events;
      const { rows } = await pool.query({
        name: 'write',
        text: 'select message_store.write_message($1, $2, $3, $4, $5, $6) as position',
        values: [id, streamId, type, JSON.stringify(data), JSON.stringify(meta), head.version - 1],
      });
      if (Number(rows[0].position) !== head.version) throw new Error('written elsewhere than expected');
    },
    load: async (streamId, evolve, initial) => {
      const { rows } = await pool.query({
        name: 'load',
        text: 'select * from message_store.get_stream_messages($1)',
        values: [streamId],
      });
      return rows.reduce(
        (state, row) =>
          evolve(state, { type: row.type, data: JSON.parse(row.data), metadata: JSON.parse(row.metadata) }),
        initial,
      );
    },
    count: async () => Number((await pool.query('select count(*) as n from messages')).rows[0].n),
    /** As autovacuum leaves it some time after the writing. */
    settle: () => pool.query('vacuum analyze'),
    close: () => pool.end(),
  };
};
