import { connect, openDataSource } from '#platform/database';
import { baselineRule, ledgerProjection } from '#platform/ledger';
import { projections, rows, subjects } from '#composition/program';
import {
  LedgerCodeRow,
  LedgerEntryRow,
  LedgerSumRow,
} from '../../../libs/platform/ledger/src/ledger.rows.js';
import {
  BatchWriter,
  ProjectedTables,
  type Projection,
} from '../../../libs/platform/projections/src/index.js';
import { checkpointOf } from '../../../libs/platform/projections/src/runner.js';
import { paired, timed, type Cell, type Contender } from '../harness.js';
import { landing } from '../stack/landing.js';
import { fillLedger, platformOn } from '../stack/ledger.js';

/** So many projects make some 2,000 entries. */
const projectsOfBatch = 200;

/** The same projection, of whose rows only these are written. */
const only = (projection: Projection, ...written: readonly Function[]): Projection => ({
  ...projection,
  begin: (...readers) => {
    const fold = projection.begin(...readers);
    return async (events) => (await fold(events)).filter(({ row }) => written.includes(row));
  },
});

/**
 * A batch of landings as the ledger writes it, codes, sums and folded subjects with the entries, beside the entries alone: what all else
 * that a batch keeps costs. Folding is in the time of neither.
 */
export const cell: Cell = {
  names: ['written'],
  run: async (bench) => {
    const database = await bench.database.fresh();
    bench.defer(() => database.drop());
    const { platform, close } = await platformOn(database);
    bench.defer(close);
    const wanted = bench.quick ? 20_000 : 1_000_000;
    bench.print(`filling a ledger of ${wanted} entries`);
    const { entries } = await fillLedger(database, platform, wanted);
    const client = await connect(database.worker);
    bench.defer(() => client.end());
    const db = await openDataSource(database.worker, rows, { relaxed: true });
    bench.defer(() => db.destroy());
    const { name } = ledgerProjection(baselineRule, subjects);
    // Behind the entries that are there.
    await client.query(
      'update log.checkpoint set seq = (select max(seq) from views.ledger_entry) where name = $1',
      [name],
    );
    const projection = projections.find((each) => each.name === name)!;

    let batches = 0;
    const counted = async (): Promise<number> =>
      Number((await client.query<{ n: string }>('select count(*) as n from views.ledger_entry')).rows[0]!.n);
    const writing = (of: Projection, contender: string): Contender => {
      const writer = new BatchWriter(db, new ProjectedTables(db), of);
      return {
        name: contender,
        round: async () => {
          writer.forget();
          const at = (await checkpointOf(db, name))!;
          const batch = batches++;
          const events = Array.from({ length: projectsOfBatch }, (_, n) => ({
            ...landing(`${batch} ${n}`, `20${10 + (n % 12)}-03-0${1 + (n % 9)}`, n),
            seq: at.seq + 1 + n,
          }));
          const before = await counted();
          await writer.fold(events);
          const ms = await timed(() => writer.flush(at, name, events.at(-1)!.seq));
          return { count: (await counted()) - before, ms };
        },
      };
    };
    return [
      {
        ...(await paired(
          'written',
          writing(projection, 'ours'),
          [
            writing(only(projection, LedgerEntryRow), 'floor'),
            writing(only(projection, LedgerEntryRow, LedgerCodeRow, LedgerSumRow), 'figures'),
          ],
          bench.quick ? 3 : 15,
        )),
        entries,
      },
    ];
  },
};
