import 'reflect-metadata';
import { availableParallelism, cpus, loadavg, totalmem } from 'node:os';
import { parseArgs } from 'node:util';
import { connect } from '#platform/database';
import { cell as append } from './cells/append.js';
import { cell as graphql } from './cells/graphql.js';
import { cell as load } from './cells/load.js';
import { cell as log } from './cells/log.js';
import { cell as memory } from './cells/memory.js';
import { cell as mutation } from './cells/mutation.js';
import { cell as project } from './cells/project.js';
import { cell as totals } from './cells/totals.js';
import { cell as visible } from './cells/visible.js';
import { cell as written } from './cells/written.js';

import { startCluster, type BenchCluster } from './database.js';
import { collectGarbage, collectHastily, figure, timed, type Cell, type Result } from './harness.js';
import { watchHost } from './host.js';
import { peer } from './peers.js';
import { goalsTable, resultsTable } from './tables.js';

/** In the order they run. */
const cells: readonly Cell[] = [
  append,
  load,
  log, // read, poll
  project, // project, rebuild, rollup
  totals, // totals, range, asOf, bridge, subjects, months
  written,
  graphql,
  mutation,
  visible,
  memory,
];

const usage = `npm run bench -- [--quick] [--only append,load,…] [--json]
cells: ${cells.flatMap((cell) => cell.names).join(' ')}`;

const flags = () => {
  try {
    const { values } = parseArgs({
      options: {
        json: { type: 'boolean', default: false },
        quick: { type: 'boolean', default: false },
        only: { type: 'string' },
      },
    });
    const only = values.only?.split(',').map((name) => name.trim());
    const isOf = (asked: string) => (name: string) => name === asked || name.startsWith(`${asked}.`);
    const strange = only?.filter((asked) => !cells.some((cell) => cell.names.some(isOf(asked)))) ?? [];
    if (strange.length > 0) throw new Error(`no such cell: ${strange.join(', ')}`);
    const wants = (name: string) => only === undefined || only.some((asked) => isOf(asked)(name));
    const chosen =
      only === undefined ? cells : cells.filter((cell) => only.some((asked) => cell.names.some(isOf(asked))));
    return { ...values, chosen, wants };
  } catch (error) {
    console.error(`${(error as Error).message}\n${usage}`);
    process.exit(2);
  }
};
const { json, quick, chosen, wants } = flags();
if (quick) collectHastily();

/** Lines for people: they leave standard output to the one object when a script asked for it. */
const print = (line: string): void => void (json ? process.stderr : process.stdout).write(`${line}\n`);

type End = () => Promise<unknown>;
let ends: End[] = [];
const runEnds = async (): Promise<void> => {
  for (const end of ends.splice(0).toReversed())
    await end().catch((error: unknown) => print(`  at the end: ${messageOf(error)}`));
};

/** What nobody awaited fails the cell that is running, not the whole bench. */
let uncaught: (error: unknown) => void = () => undefined;
let stopping = false;
const onUncaught = (error: unknown): void => {
  if (!stopping) uncaught(error);
};
process.on('uncaughtException', onUncaught);
process.on('unhandledRejection', onUncaught);

let cluster: BenchCluster | undefined;
const never = new Promise<never>(() => undefined);
const interrupted = (signal: 'SIGINT' | 'SIGTERM', code: number): void =>
  void process.once(signal, () => {
    stopping = true;
    print(`${signal}: stopping`);
    const patience = setTimeout(() => process.exit(code), 30_000);
    void runEnds()
      .then(() => cluster?.stop())
      .finally(() => {
        clearTimeout(patience);
        process.exit(code);
      });
  });
interrupted('SIGINT', 130);
interrupted('SIGTERM', 143);

const messageOf = (error: unknown): string =>
  error instanceof Error ? error.message || error.constructor.name : String(error);

const facts = async (superuser: string): Promise<void> => {
  const client = await connect(superuser);
  const { rows } = await client.query<Record<string, string>>(
    `select current_setting('server_version') as version, current_setting('fsync') as fsync,
            current_setting('synchronous_commit') as synchronous_commit, current_setting('full_page_writes') as full_page_writes,
            current_setting('shared_buffers') as shared_buffers, current_setting('max_wal_size') as max_wal_size`,
  );
  await client.end();
  const { version, ...settings } = rows[0]!;
  const listed = Object.entries(settings).map(([name, value]) => `${name} ${value}`);
  print(
    `machine     ${availableParallelism()} cores (${cpus()[0]?.model.trim() ?? 'unknown'}), ${(totalmem() / 2 ** 30).toFixed(0)} GB, ` +
      `${process.platform}-${process.arch}, load ${loadavg()
        .map((load) => load.toFixed(2))
        .join(' ')}`,
  );
  print(`versions    Node ${process.versions.node}, PostgreSQL ${version}`);
  print(`PostgreSQL  ${listed.join(', ')}`);
  if (loadavg()[0]! > availableParallelism() / 2)
    print('            This machine is busy: trust the ratios only, and those not to the last tenth.');
  if (quick)
    print(
      '            --quick: fewer rounds and smaller logs. The figures are coarse; leave it out to judge by them.',
    );
};

const run = async (cell: Cell, database: BenchCluster['database']): Promise<Result[]> => {
  print(`\n${cell.names.filter(wants).join(', ')}`);
  ends = [];
  try {
    const failed = new Promise<never>((_, reject) => (uncaught = reject));
    const results: Result[] = [];
    const hostTook = watchHost();
    const ms = await timed(async () => {
      const made = await Promise.race([
        cell.run({
          quick,
          wants,
          database,
          print: (line) => print(`  ${line}`),
          defer: (end) => void ends.push(end),
          peer: (name) => peer(name, print),
        }),
        failed,
      ]);
      results.push(...made);
    });
    const stolen = hostTook()?.ofProcessors;
    const ofHost =
      stolen === undefined ? '' : `; its host took ${(stolen * 100).toFixed(1)} % of the processors`;
    print(`  took ${(ms / 1000).toFixed(1)} s${ofHost}`);
    const missing = cell.names.filter(
      (name) => wants(name) && !results.some((result) => result.name === name),
    );
    const withStolen = results.map((result) =>
      stolen === undefined ? result : { ...result, hostTook: figure(stolen) },
    );
    return [...withStolen, ...missing.map((name) => ({ name, error: 'the cell gave no such result' }))];
  } catch (error) {
    if (stopping) await never; // the interrupt has closed what the cell stood on, and ends the process
    print(`  FAILED: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`);
    return cell.names.filter(wants).map((name) => ({ name, error: messageOf(error) }));
  } finally {
    await runEnds();
    uncaught = (error) => print(`  after the cell: ${messageOf(error)}`);
    collectGarbage();
  }
};

const results: Result[] = [];
let failed = false;
const took = await timed(async () => {
  try {
    cluster = await startCluster();
    await facts(cluster.database.superuser);
    for (const cell of chosen) {
      const found = await run(cell, cluster.database);
      // Told at once: a run that is cut off later has not been in vain.
      for (const line of resultsTable(found)) print(`  ${line}`);
      results.push(...found);
    }
  } catch (error) {
    print(`the bench failed: ${messageOf(error)}`);
    failed = true;
  } finally {
    stopping = true;
    await cluster?.stop();
  }
});

print('');
for (const line of resultsTable(results)) print(line);
print('');
for (const line of goalsTable(results, chosen === cells)) print(line);
print('');
print(`${quick ? 'Quick; took' : 'Took'} ${figure(took / 1000)} s.`);
failed ||= results.some((result) => result['error'] !== undefined || result['missing'] !== undefined);
const last = json ? `${JSON.stringify({ results })}\n` : '';
process.stdout.write(last, () => process.exit(failed ? 1 : 0));
