import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { Client } from 'pg';
import { configFrom } from '#platform/database';
import { openPlatform, type Platform } from '#composition/program';
import type { Bench, BenchDatabase } from './harness.js';

/** The parts that a server stands on, on a database of their own; nothing runs yet. Closed and dropped at the cell's end. */
export type Product = Platform & {
  readonly on: BenchDatabase;
  /** As the owner of the log. */
  readonly sql: Client;
  /** The one number that a query as the owner gives. */
  readonly number: (text: string) => Promise<number>;
};

export const openProduct = async (bench: Bench): Promise<Product> => {
  const on = await bench.database.fresh();
  bench.defer(() => on.drop());
  const dataDir = await mkdtemp(path.join(tmpdir(), 'yinfeng-bench-data-'));
  bench.defer(() => rm(dataDir, { recursive: true, force: true }));
  const platform = await openPlatform(configFrom({ ...on.env, DATA_DIR: dataDir }), {
    report: (message, error) => bench.print(`${message} ${String(error ?? '')}`),
    onWarning: () => undefined,
  });
  bench.defer(() => platform.close());
  const [sql] = (await openClients(bench, on.owner, 1)) as [Client];
  return {
    ...platform,
    on,
    sql,
    number: async (text) =>
      Number(Object.values((await sql.query<Record<string, unknown>>(text)).rows[0]!)[0]),
  };
};

/** So many connections of one's own, ended at the cell's end. */
export const openClients = (bench: Bench, connectionString: string, count: number): Promise<Client[]> =>
  Promise.all(
    Array.from({ length: count }, async () => {
      const client = new Client({ connectionString });
      await client.connect();
      bench.defer(() => client.end());
      return client;
    }),
  );
