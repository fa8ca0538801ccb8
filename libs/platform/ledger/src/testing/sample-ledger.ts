import type { DataSource } from 'typeorm';
import { openDataSource } from '#platform/database';
import { eventsBehind, logMigrations, placesOf, type SequencedLog } from '#platform/event-store';
import type { Recorded } from '#platform/kernel';
import {
  BatchWriter,
  ProjectedTables,
  Rebuilder,
  Views,
  type Checkpoint,
  type Progress,
  type Projection,
  type Rows,
} from '#platform/projections';
import { readingIn } from '#platform/testing';
import { testDatabase } from '../../../../../test/support/database.js';
import { ledgerProjection } from '../ledger.projection.js';
import {
  LedgerClaimRow,
  LedgerCodeRow,
  LedgerDesignationRow,
  LedgerEntryRow,
  LedgerFigureRow,
  LedgerRetirementRow,
  LedgerRuleRow,
  LedgerSubjectRow,
  LedgerSumRow,
  lineOf,
  type LedgerLine,
} from '../ledger.rows.js';
import { baselineRule } from '../rule.js';
import { dealSubject, inBatches, sampleRuleEvents, seatSubject, upToPlace } from './sample-subjects.js';

export const sampleSubjects = [dealSubject, seatSubject];

/** A database with the tables of a ledger of the sample subjects. */
export type SampleLedger = {
  /** As the worker's role. */
  readonly db: DataSource;
  /** As the API reads them. */
  readonly views: Views;
  /** Of somebody who reads all of the jurisdiction. */
  readonly read: Rows;
  readonly ledger: Projection;
  /** A rebuilder over a log of these events. */
  readonly rebuilder: (events: readonly Recorded[], batch?: number, gentle?: boolean) => Rebuilder;
  /** A runner as it finds the tables, and where it stands. */
  readonly runner: (projection?: Projection) => Promise<{ writer: BatchWriter; at: Checkpoint }>;
  /** Empties the tables and writes the events, in batches of this size that a new runner takes up every now and then. */
  readonly replay: (events: readonly Recorded[], size: number) => Promise<void>;
  /** The same on top of what is there. */
  readonly goOn: (events: readonly Recorded[], size: number) => Promise<void>;
  /** All entries in words. */
  readonly lines: () => Promise<LedgerLine[]>;
  /** All tables as text, ordered by id. */
  readonly dump: () => Promise<string[]>;
  readonly close: () => Promise<void>;
};

export const openSampleLedger = async (): Promise<SampleLedger> => {
  const database = await testDatabase(logMigrations);
  const rows = [
    LedgerEntryRow,
    LedgerCodeRow,
    LedgerSumRow,
    LedgerSubjectRow,
    LedgerFigureRow,
    LedgerClaimRow,
    LedgerRuleRow,
    LedgerDesignationRow,
    LedgerRetirementRow,
  ];
  const db = await openDataSource(database.worker, rows, { onLost: () => undefined });
  const apiDb = await openDataSource(database.api, rows, { onLost: () => undefined });
  const owner = await openDataSource(database.owner, [], { poolSize: 1, onLost: () => undefined });
  const views = new Views(apiDb, {} as Progress);
  const tables = new ProjectedTables(db);
  const ledger = ledgerProjection(baselineRule, sampleSubjects, sampleRuleEvents);
  /** A checkpoint moves only past events that have their places. */
  const placed = async (events: readonly Recorded[]): Promise<readonly Recorded[]> => {
    const [seqs, ids] = [events.map(({ seq }) => seq), events.map(({ id }) => id)];
    await owner.query(
      // A place once given to an event stays, with the moment at which it became known.
      `delete from log.log_index i where (seq = any($1::bigint[]) or event_id = any($2::uuid[]))
         and not exists (select from unnest($1::bigint[], $2::uuid[]) as of (seq, id) where of.seq = i.seq and of.id = i.event_id)`,
      [seqs, ids],
    );
    await owner.query(
      `insert into log.log_index (seq, event_id, event_hash, known_at, token)
       select seq, id, '', clock_timestamp(), seq::text from unnest($1::bigint[], $2::uuid[]) as of (seq, id) on conflict do nothing`,
      [seqs, ids],
    );
    return events;
  };
  const rebuilder = (events: readonly Recorded[], batch?: number, gentle = false) => {
    const log = {
      read: (after: number, limit: number) => placed(upToPlace(eventsBehind(events, after), after + limit)),
      head: async () => placesOf(events).at(-1) ?? 0,
    } as unknown as SequencedLog;
    return new Rebuilder(db, tables, log, batch, undefined, gentle);
  };
  const runner = async (projection = ledger) => {
    const [row] = (await db.query('select seq::int, generation from log.checkpoint where name = $1', [
      ledger.name,
    ])) as Checkpoint[];
    return { writer: new BatchWriter(db, tables, projection), at: row! };
  };
  const goOn = async (events: readonly Recorded[], size: number) => {
    const batches = inBatches(events, size);
    while (batches.length > 0) {
      const { writer, at } = await runner();
      let stands = at;
      for (const batch of batches.splice(0, 3)) stands = await writer.write(batch, stands);
    }
  };
  return {
    db,
    views,
    read: views.as(readingIn('qingdao')),
    ledger,
    rebuilder,
    runner,
    replay: async (events, size) => {
      await rebuilder([]).reset(ledger);
      await goOn(events, size);
    },
    goOn,
    lines: async () => {
      const codes = new Map(
        (await db.getRepository(LedgerCodeRow).find()).map(({ id, number }) => [number, id] as const),
      );
      const entries = await db.getRepository(LedgerEntryRow).find();
      return entries.map((row) => lineOf(row, (number) => codes.get(number)!));
    },
    dump: async () => {
      const texts: string[] = [];
      const names = [
        'entry',
        'code',
        'sum',
        'subject',
        'figure',
        'claim',
        'rule',
        'designation',
        'retirement',
      ];
      for (const name of names) {
        const [row] = (await db.query(
          `select coalesce(json_agg(t order by id), '[]')::text as rows from views.ledger_${name} t`,
        )) as { rows: string }[];
        texts.push(row!.rows);
      }
      return texts;
    },
    close: async () => {
      await Promise.all([db.destroy(), apiDb.destroy(), owner.destroy()]);
      await database.drop();
    },
  };
};
