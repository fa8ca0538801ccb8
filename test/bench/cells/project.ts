import { once } from 'node:events';
import { buffer } from 'node:stream/consumers';
import { connect, openDataSource } from '#platform/database';
import type { Recorded } from '#platform/kernel';
import { ledgerSums } from '#platform/ledger';
import { projections, rows as rowClasses } from '#composition/program';
import { ProjectedTables, type RowOp } from '../../../libs/platform/projections/src/index.js';
import type { Client } from 'pg';
import { from as copyFrom, to as copyTo } from 'pg-copy-streams';
import { paired, timed, type Bench, type Cell, type Contender } from '../harness.js';
import { demonstration, fillLog } from '../log.js';
import { openProduct, type Product } from '../product.js';

/** One read table: what COPY writes of it, and how many rows that is. */
type Copied = { readonly name: string; readonly text: Buffer; readonly count: number };

const tablesOf = async (client: Client): Promise<string[]> =>
  (
    await client.query<{ name: string }>(
      `select relname as name from pg_class where relnamespace = 'views'::regnamespace and relkind = 'r'
         and relname not like 'bench\\_%' and relname not like '%\\_\\_next' order by relname`,
    )
  ).rows.map((row) => row.name);

/** The very rows that the projections made. */
const copied = async (client: Client): Promise<Copied[]> => {
  const found: Copied[] = [];
  for (const name of await tablesOf(client)) {
    const text = await buffer(client.query(copyTo(`copy views.${name} to stdout`)));
    const { rows } = await client.query<{ n: string }>(`select count(*) as n from views.${name}`);
    found.push({ name, text, count: Number(rows[0]!.n) });
  }
  return found;
};

/** Nothing was left out and nothing made up: the tables hold as many rows, and the ledger's figures are the same. */
const standing = async (client: Client): Promise<string> => {
  const counts: string[] = [];
  for (const name of await tablesOf(client))
    counts.push(
      `${name} ${(await client.query<{ n: string }>(`select count(*) as n from views.${name}`)).rows[0]!.n}`,
    );
  const { rows } = await client.query<{ sums: string }>(
    `select (select json_agg(t order by t.scope) from (
         select scope, sum(amount) as amount, sum(entries) as entries from views.ledger_sum group by 1) as t)::text as sums`,
  );
  return `${counts.join(', ')} ${rows[0]!.sums}`;
};

/** COPY of the rows that result, into tables with the same keys and indexes; as unhurried about the disk as the projections are. */
const floorOf = (client: Client, tables: readonly Copied[], events: number): Contender => ({
  name: 'floor',
  round: async () => {
    for (const { name } of tables)
      await client.query(
        `drop table if exists views.bench_${name}; create table views.bench_${name} (like views.${name} including all)`,
      );
    const ms = await timed(async () => {
      for (const { name, text } of tables) {
        const stream = client.query(copyFrom(`copy views.bench_${name} from stdin`));
        const done = once(stream, 'finish');
        stream.end(text);
        await done;
      }
    });
    for (const { name, count } of tables) {
      const { rows } = await client.query<{ n: string }>(`select count(*) as n from views.bench_${name}`);
      if (Number(rows[0]!.n) !== count)
        throw new Error(`the floor wrote ${rows[0]!.n} of ${count} rows of ${name}`);
      await client.query(`drop table views.bench_${name}`);
    }
    return { count: events, ms };
  },
});

/** The statement of a projection that writes row by row, for one of our operations. */
const statementOf = (tables: ProjectedTables, op: RowOp): { text: string; values: unknown[] } => {
  const meta = tables.metadata(op.row);
  const table = `views.${meta.tableName}`;
  const column = (property: string) => `"${meta.findColumnWithPropertyName(property)!.databaseName}"`;
  const value = (property: string, given: unknown) => {
    const type = meta.findColumnWithPropertyName(property)!.type;
    return type === 'jsonb' ? JSON.stringify(given) : typeof given === 'bigint' ? String(given) : given;
  };
  if (op.kind === 'remove') return { text: `delete from ${table} where id = $1`, values: [op.id] };
  const given = Object.entries(
    op.kind === 'add' ? { ...op.values, ...op.sums, id: op.id } : op.values,
  ).filter(([, each]) => each !== undefined);
  const values = given.map(([property, each]) => value(property, each));
  if (op.kind === 'patch')
    return {
      text: `update ${table} set ${given.map(([property], n) => `${column(property)} = $${n + 1}`).join(', ')} where id = $${given.length + 1}`,
      values: [...values, op.id],
    };
  const insert = `insert into ${table} as t (${given.map(([property]) => column(property)).join(', ')}) values (${given.map((_, n) => `$${n + 1}`).join(', ')})`;
  const set =
    op.kind === 'add'
      ? Object.keys(op.sums).map(
          (property) => `${column(property)} = t.${column(property)} + excluded.${column(property)}`,
        )
      : given.map(([property]) => `${column(property)} = excluded.${column(property)}`);
  return {
    text: op.kind === 'insert' ? insert : `${insert} on conflict (id) do update set ${set.join(', ')}`,
    values,
  };
};

/** What each of our projections writes because of each event, as statements, by event id. */
type Writing = ReadonlyMap<string, { text: string; values: unknown[] }[]>;

/**
 * Emmett with projections that come to the same rows of the same tables, statement by statement, as its projections do. What to write
 * is worked out beforehand: Emmett pays for the writing alone. `emmett` runs as many projectors as we have projections, each over the
 * events that its projection handles and with a checkpoint of its own, as ours are; `emmett-in-one` runs a single one that does the
 * work of all and keeps one checkpoint.
 */
const emmettsOf = async (
  bench: Bench,
  events: readonly Recorded[],
  total: () => Promise<number>,
): Promise<Contender[]> => {
  const emmett = await bench.peer('emmett');
  const types = [...new Set(events.map(({ type }) => type))];
  let written: Map<string, Writing> | undefined;
  const writingsOf = async (tables: ProjectedTables): Promise<Map<string, Writing>> => {
    const found = new Map<string, Writing>();
    for (const projection of projections) {
      const folding = projection.begin(async () => []);
      const writing = new Map<string, { text: string; values: unknown[] }[]>();
      for (const event of events)
        if (projection.handles(event.type))
          writing.set(
            event.id,
            (await folding([event])).map((op) => statementOf(tables, op)),
          );
      found.set(projection.name, writing);
    }
    return found;
  };
  const contender = (
    name: string,
    projectorsOf: (writings: Map<string, Writing>) => object[],
  ): Contender => ({
    name,
    round: async () => {
      const database = await bench.database.fresh();
      const db = await openDataSource(database.superuser, rowClasses, { poolSize: 1 });
      try {
        const tables = new ProjectedTables(db);
        const run = db.createQueryRunner();
        for (const projection of projections) await tables.create(run, projection);
        await run.release();
        written ??= await writingsOf(tables);
        const done = (await emmett.projectEvents({
          connectionString: database.superuser,
          events: events.map(({ id, streamId, type, data }) => ({ streamId, type, data, meta: { id } })),
          projections: projectorsOf(written),
        })) as { count: number; ms: number };
        const [row] = (await db.query('select count(*) as n from views.ledger_entry')) as { n: string }[];
        if (Number(row!.n) !== (await total()))
          throw new Error(`${name} wrote ${row!.n} ledger entries, not ${await total()}`);
        return done;
      } finally {
        await db.destroy();
        await database.drop();
      }
    },
  });
  type Handled = { meta: { id: string } };
  return [
    contender('emmett', (writings) =>
      projections.map((projection) => ({
        name: projection.name,
        types: types.filter((type) => projection.handles(type)),
        statementsOf: ({ meta }: Handled) => writings.get(projection.name)!.get(meta.id)!,
      })),
    ),
    ...(bench.quick
      ? []
      : [
          contender('emmett-in-one', (writings) => [
            {
              name: 'in-one',
              types,
              statementsOf: ({ meta }: Handled) =>
                [...writings.values()].flatMap((each) => each.get(meta.id) ?? []),
            },
          ]),
        ]),
  ];
};

const projecting = (product: Product, events: number, check: () => Promise<void>): Contender => ({
  name: 'ours',
  round: async () => {
    for (const projection of projections) await product.rebuilder.reset(projection);
    await product.progress.refresh(); // stands at nothing now
    const worker = product.worker(null);
    const ms = await timed(async () => {
      await worker.start();
      if (!(await product.progress.allPassed(events, 600_000)))
        throw new Error('the projections do not get there');
    });
    await worker.stop();
    await check();
    return { count: events, ms };
  },
});

const rebuilding = (product: Product, events: number, check: () => Promise<void>): Contender => ({
  name: 'ours',
  round: async () => {
    const ms = await timed(() => product.rebuilder.rebuild(projections));
    await check();
    return { count: events, ms };
  },
});

/** The ledger's sums made of its entries, as a rebuild makes them, key and index included; against one statement into a table that has them. */
const rollups = (client: Client, entries: number): { ours: Contender; floor: Contender } => {
  const [{ query }] = ledgerSums as [(typeof ledgerSums)[number]];
  const place = 'scope, organization, hub, hub_path, chain';
  const made = (name: string, definition: string, work: () => Promise<unknown>): Contender => ({
    name,
    round: async () => {
      await client.query(
        `drop table if exists views.bench_total; create table views.bench_total (${definition})`,
      );
      const ms = await timed(work);
      const { rows } = await client.query<{ same: boolean }>(
        `select (select json_agg(t order by t.amount, t.entries)::text from (select amount, entries from views.bench_total) as t)
           = (select json_agg(t order by t.amount, t.entries)::text from (select amount, entries from views.ledger_sum) as t) as same`,
      );
      if (!rows[0]!.same) throw new Error(`rollup: ${name} made other sums`);
      return { count: entries, ms };
    },
  });
  return {
    ours: made('ours', 'like views.ledger_sum', async () => {
      await client.query(
        `insert into views.bench_total (id, ${place}, amount, entries) select id, ${place}, amount, entries from (${query(() => 'views.ledger_entry')}) as sums`,
      );
      await client.query('alter table views.bench_total add primary key (id)');
      await client.query('create index on views.bench_total (scope)');
    }),
    floor: made('floor', 'like views.ledger_sum including all', () =>
      client.query(
        `insert into views.bench_total (id, ${place}, amount, entries)
         select gen_random_uuid()::text, ${place}, sum(amount), count(*) from views.ledger_entry group by ${place}`,
      ),
    ),
  };
};

export const cell: Cell = {
  names: ['project', 'rebuild', 'rollup'],
  run: async (bench) => {
    const [events, sampled, rounds] = bench.quick ? [2_000, 40, 1] : [30_000, 1_500, 3];
    const product = await openProduct(bench);
    await fillLog(product.on, await demonstration(product), events);
    await product.rebuilder.rebuild(projections);
    const client = await connect(product.on.worker);
    bench.defer(() => client.end());
    await client.query('set synchronous_commit = off');
    await client.query('vacuum analyze');
    const tables = await copied(client);
    const rowCount = tables.reduce((sum, { count }) => sum + count, 0);
    bench.print(
      `${events} events of the demonstration and its copies make ${rowCount} rows of ${tables.length} tables`,
    );
    const whole = await standing(client);
    const check = async () => {
      const now = await standing(client);
      if (now !== whole) throw new Error(`other rows: ${now}, not ${whole}`);
    };
    const floor = floorOf(client, tables, events);
    const sample: Recorded[] = [];
    while (sample.length < sampled)
      sample.push(...(await product.log.read(sample.length, sampled - sample.length)));
    const entriesOf = () =>
      product.number(
        `select count(*) from views.ledger_entry e join log.log_index i on i.event_id = e.event_id where i.seq <= ${sampled}`,
      );
    const emmetts =
      bench.wants('project') || bench.wants('rebuild') ? await emmettsOf(bench, sample, entriesOf) : [];
    const sums = rollups(
      client,
      Number((await client.query<{ n: string }>('select count(*) as n from views.ledger_entry')).rows[0]!.n),
    );
    return [
      ...(bench.wants('rebuild')
        ? [
            {
              ...(await paired('rebuild', rebuilding(product, events, check), [floor, ...emmetts], rounds)),
              rows: rowCount,
            },
          ]
        : []),
      ...(bench.wants('rollup')
        ? [await paired('rollup', sums.ours, [sums.floor], bench.quick ? 3 : 9)]
        : []),
      ...(bench.wants('project')
        ? [
            {
              ...(await paired('project', projecting(product, events, check), [floor, ...emmetts], rounds)),
              rows: rowCount,
            },
          ]
        : []),
    ];
  },
};
