import { randomUUID } from 'node:crypto';
import type { Pool } from 'pg';
import { Column, Entity, Index, PrimaryColumn, type DataSource } from 'typeorm';
import { connect, openDataSource } from '#platform/database';
import {
  EventRegistry,
  logMigrations,
  PostgresEventStore,
  SequencedLog,
  Sequencer,
} from '#platform/event-store';
import type { AnyEvent, EventOf, Recorded } from '#platform/kernel';
import { testDatabase, type TestDatabase } from '../../../../../test/support/database.js';
import { openPool } from '../../../event-store/src/testing/pool.js';
import { appendNext, sampleMeta } from '../../../event-store/src/testing/samples.js';
import { projection, type Projection } from '../projection.js';
import { add, insert, patch, remove } from '../row-op.js';
import { ProjectedTables } from '../tables.js';

// A tally is opened, counted up and struck out; a day's sums are added to. Enough to need every operation on rows.
export type TallyEvent =
  | EventOf<'TallyOpened', { id: string; name: string }>
  | EventOf<'TallyCounted', { id: string; day: string; by: number; counted: number }>
  | EventOf<'TallyRenamed', { id: string; name: string }>
  | EventOf<'TallyStruck', { id: string }>
  | EventOf<'NothingHappened', object>;

export const tallyTypes = {
  TallyOpened: { v: 1 },
  TallyCounted: { v: 1 },
  TallyRenamed: { v: 1 },
  TallyStruck: { v: 1 },
  NothingHappened: { v: 1 },
} satisfies { [T in TallyEvent['type']]: { v: number } };

@Entity({ name: 'tally', schema: 'views' })
@Index(['name'])
export class TallyRow {
  @PrimaryColumn('uuid') id!: string;
  @Column('text') name!: string;
  @Column('int') counted!: number;
  @Column('date', { nullable: true }) lastOn!: string | null;
  @Column('text', { array: true }) names!: string[];
  @Column('jsonb') detail!: object;
}

@Entity({ name: 'tally_day', schema: 'views' })
export class TallyDayRow {
  @PrimaryColumn('text') id!: string;
  @Column('text') day!: string;
  @Column('bigint') counted!: string;
  @Column('bigint') times!: string;
}

/** The sample read model; a spec may change what an event does. */
export const tallies = (
  given: {
    name?: string;
    version?: number;
    on?: Partial<Parameters<typeof projection<TallyEvent>>[0]['on']>;
  } = {},
): Projection =>
  projection<TallyEvent>({
    name: given.name ?? 'tallies',
    version: given.version ?? 1,
    streams: 'all',
    rows: [TallyRow, TallyDayRow],
    on: {
      TallyOpened: ({ data: { id, name } }) =>
        insert(TallyRow, { id, name, counted: 0, lastOn: null, names: [name], detail: { opened: true } }),
      TallyCounted: ({ data: { id, day, by, counted } }) => [
        patch(TallyRow, id, { counted, lastOn: day }),
        add(TallyDayRow, day, { day }, { counted: BigInt(by), times: 1n }),
      ],
      TallyRenamed: ({ data: { id, name }, version }) =>
        patch(TallyRow, id, { name, detail: { renamedAt: version } }),
      TallyStruck: ({ data: { id } }) => remove(TallyRow, id),
      NothingHappened: 'ignore',
      CommandNoted: 'ignore',
      ...given.on,
    },
  });

/** An event as the log would give it, for those who need no log. */
export const recorded = <E extends AnyEvent>(seq: number, event: E): Recorded<E> => ({
  ...event,
  id: randomUUID(),
  streamId: `tally-${randomUUID()}`,
  version: 1,
  meta: sampleMeta(),
  seq,
  knownAt: '2022-08-31T01:30:00.000000Z',
});

/** A log and a database of one's own, as a worker and an API have them. */
export type SampleLog = {
  readonly database: TestDatabase;
  readonly store: PostgresEventStore;
  /** What the store is read by. */
  readonly pool: Pool;
  readonly sequencer: Sequencer;
  readonly log: SequencedLog;
  /** As the worker's role. */
  readonly db: DataSource;
  /** As the API's role, which may only read. */
  readonly apiDb: DataSource;
  readonly tables: ProjectedTables;
  /** Appends events to streams of their own and gives them ordinals; resolves to the last one. */
  readonly happened: (...events: readonly TallyEvent[]) => Promise<number>;
  /** Appends without giving ordinals; resolves to the id of the event. */
  readonly appended: (event: TallyEvent) => Promise<string>;
  /** Takes back what was recorded behind a place, as a restore or a failover does; checkpoints and rows stay. */
  readonly goesBack: (seq: number) => Promise<void>;
  /** Appends one event, which another process gives its place; resolves to its ordinal. */
  readonly happenedElsewhere: (event: TallyEvent) => Promise<number>;
  /** The rows of a table as one text, ordered by id. */
  readonly dump: (table: string) => Promise<string>;
  /** Where a projection stands by the database's word. */
  readonly checkpoint: (name?: string) => Promise<{
    seq: number;
    version: number;
    generation: number;
    failed_seq: number | null;
    failure: string | null;
  }>;
  /** The same database without any event, checkpoint or view table: many times faster than another one. */
  readonly emptied: () => Promise<SampleLog>;
  readonly close: () => Promise<void>;
};

export const openSampleLog = async (): Promise<SampleLog> => {
  const database = await testDatabase(logMigrations);
  const pool = openPool(database.worker, 8);
  const owner = openPool(database.owner, 1);
  const quiet = { onLost: () => undefined };
  const db = await openDataSource(database.worker, [TallyRow, TallyDayRow], quiet);
  const apiDb = await openDataSource(database.api, [TallyRow, TallyDayRow], quiet);

  const empty = (): SampleLog => {
    const store = new PostgresEventStore(pool);
    const sequencer = new Sequencer(store, pool);
    const log = new SequencedLog(store, new EventRegistry([{ types: tallyTypes, upcasts: [] }]), pool);
    const appended = async ({ type, data }: TallyEvent) =>
      (await appendNext(store, `tally-${randomUUID()}`, { type, data }))[0]!.id;
    return {
      database,
      store,
      pool,
      sequencer,
      log,
      db,
      apiDb,
      tables: new ProjectedTables(db),
      appended,
      happened: async (...events) => {
        let last: string | undefined;
        for (const event of events) last = await appended(event);
        for (;;) {
          await sequencer.advance();
          const seq = last === undefined ? await log.head() : await log.seqOf(last);
          if (seq !== undefined) return seq;
        }
      },
      goesBack: async (seq) => {
        await owner.query(
          'delete from log.events where event_id in (select event_id from log.log_index where seq > $1)',
          [seq],
        );
        await owner.query('delete from log.log_index where seq > $1', [seq]);
        await owner.query(
          'update log.sequencer s set seq = $1, token = (select token from log.log_index i where i.seq = $1)',
          [seq],
        );
      },
      happenedElsewhere: async (event) => {
        await appended(event);
        const other = new Sequencer(store, pool);
        for (;;) {
          const placed = await other.advance();
          if (placed.length > 0) return placed.at(-1)!.seq;
        }
      },
      dump: async (table) => {
        const [row] = (await db.query(
          `select coalesce(json_agg(t order by id), '[]')::text as rows from views.${table} t`,
        )) as { rows: string }[];
        return row!.rows;
      },
      checkpoint: async (name = 'tallies') => {
        const [row] = (await db.query(
          'select seq::int, version, generation, failed_seq::int, failure from log.checkpoint where name = $1',
          [name],
        )) as Awaited<ReturnType<SampleLog['checkpoint']>>[];
        return row!;
      },
      emptied: async () => {
        await owner.query(
          'truncate log.events, log.log_index, log.held_place, log.owed_reaction; delete from log.checkpoint; update log.sequencer set seq = 0, token = null, checked = null',
        );
        const made = (await db.query(`select tablename from pg_tables where schemaname = 'views'`)) as {
          tablename: string;
        }[];
        for (const { tablename } of made) await db.query(`drop table views."${tablename}"`);
        return empty();
      },
      close: async () => {
        await Promise.all([db.destroy(), apiDb.destroy(), pool.end(), owner.end()]);
        await database.drop();
      },
    };
  };
  return empty();
};

/** Asks again until it holds; a spec's time limit is the limit. */
export const until = async (holds: () => boolean | Promise<boolean>): Promise<void> => {
  while (!(await holds())) await new Promise((done) => setTimeout(done, 10));
};

export const tally = (n: number): string => `00000000-0000-4000-8000-${String(n).padStart(12, '0')}`;
export const opened = (n: number, name = `tally ${n}`): TallyEvent => ({
  type: 'TallyOpened',
  data: { id: tally(n), name },
});
export const counted = (n: number, by: number, sum: number, day = '2022-08-31'): TallyEvent => ({
  type: 'TallyCounted',
  data: { id: tally(n), day, by, counted: sum },
});
export const renamed = (n: number, name: string): TallyEvent => ({
  type: 'TallyRenamed',
  data: { id: tally(n), name },
});
export const struck = (n: number): TallyEvent => ({ type: 'TallyStruck', data: { id: tally(n) } });

/** A connection of one's own; end it. */
export const session = (log: SampleLog, role: 'owner' | 'worker' | 'api') => connect(log.database[role]);
