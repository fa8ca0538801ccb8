import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { Column, Entity, PrimaryColumn } from 'typeorm';
import { openDataSource } from '#platform/database';
import type { Projection } from './projection.js';
import { Rebuilder } from './rebuild.js';
import { patch } from './row-op.js';
import { BatchWriter, Fenced } from './batch-writer.js';
import { ProjectionLoop } from './runner.js';
import { ProjectedTables } from './tables.js';
import {
  counted,
  opened,
  openSampleLog,
  renamed,
  session,
  struck,
  tallies,
  TallyDayRow,
  TallyRow,
  until,
  type SampleLog,
} from './testing/sample-log.js';

let sample: SampleLog;
let rebuilder: Rebuilder;
const running: ProjectionLoop[] = [];
beforeAll(async () => {
  sample = await openSampleLog();
});
beforeEach(async () => {
  sample = await sample.emptied();
  rebuilder = new Rebuilder(sample.db, sample.tables, sample.log, 10, 5);
});
afterEach(async () => {
  await Promise.all(running.splice(0).map((loop) => loop.stop()));
});
afterAll(() => sample.close());

const ways: [string, boolean][] = [
  ['that completes its tables at the end', false],
  ['in short transactions', true],
];

const follow = (view: Projection, batch = 10) => {
  const failures: unknown[] = [];
  const loop = new ProjectionLoop(
    sample.db,
    sample.tables,
    sample.log,
    view,
    (_name, _seq, failure) => void (failure && failures.push(failure)),
    batch,
  );
  running.push(loop);
  return { loop, failures };
};
const shows = (seq: number) => until(async () => (await sample.checkpoint()).seq >= seq);
/** Makes the tables and fills them with what has happened. */
const filled = async (view = tallies()) => {
  const seq = await sample.happened();
  await rebuilder.ensure(view);
  const { loop } = follow(view);
  await shows(seq);
  await loop.stop();
  return view;
};
const aLot = () =>
  sample.happened(
    ...Array.from({ length: 12 }, (_, k) => opened(k)),
    ...Array.from({ length: 24 }, (_, k) => counted(k % 12, k, k, `2022-08-${10 + (k % 5)}`)),
    renamed(3, '改'),
    struck(4),
  );
const dump = async () => [await sample.dump('tally'), await sample.dump('tally_day')];
const leftovers = async () =>
  (
    (await sample.db.query(`select tablename from pg_tables where schemaname = 'views' order by 1`)) as {
      tablename: string;
    }[]
  ).map((row) => row.tablename);

describe('the tables of a projection', () => {
  it('are made when they are missing, readable by the API, and left alone afterwards', async () => {
    const view = tallies();
    await rebuilder.ensure(view);
    expect(await sample.apiDb.getRepository(TallyRow).count()).toBe(0);
    await aLot();
    await filled(view);
    const before = [await dump(), await sample.checkpoint()];
    await rebuilder.ensure(view);
    expect([await dump(), await sample.checkpoint()]).toEqual(before);
  });

  it.each(ways)('have the indexes of their rows, also after a rebuild %s', async (_way, gentle) => {
    const indexes = async () =>
      (
        (await sample.db.query(
          `select regexp_replace(indexdef, 'INDEX \\S+ ', 'INDEX ') as def from pg_indexes where schemaname = 'views' order by 1`,
        )) as { def: string }[]
      ).map((row) => row.def);
    const view = await filled();
    const before = await indexes();
    expect(before.some((definition) => definition.includes('(name)'))).toBe(true);
    await new Rebuilder(sample.db, sample.tables, sample.log, 10, 5, gentle).rebuild(view);
    expect(await indexes()).toEqual(before);
  });

  it('is done where the checkpoint is beyond the end of the log: rows may show what it has lost', async () => {
    const end = await sample.happened(opened(1), opened(2), renamed(1, '改'));
    const view = await filled();
    await sample.goesBack(1);
    await rebuilder.ensure(view);
    expect(end).toBe(3);
    expect(await sample.checkpoint()).toMatchObject({ seq: 1 });
    expect((JSON.parse(await sample.dump('tally')) as { name: string }[]).map(({ name }) => name)).toEqual([
      'tally 1',
    ]);
  });

  it('are rebuilt when the version was raised', async () => {
    await aLot();
    await filled();
    await rebuilder.ensure(tallies({ version: 2, on: { TallyCounted: 'ignore' } }));
    expect(await sample.checkpoint()).toMatchObject({ version: 2, seq: 38 });
    expect(await sample.dump('tally_day')).toBe('[]');
  });

  it('are rebuilt when a column was added, although nobody raised the version', async () => {
    @Entity({ name: 'tally', schema: 'views' })
    class TallyWithNote extends TallyRow {
      @Column('text', { nullable: true }) note!: string | null;
    }
    await aLot();
    await filled();
    const db = await openDataSource(sample.database.worker, [TallyWithNote, TallyDayRow]);
    try {
      const view: Projection = { ...tallies(), rows: [TallyWithNote, TallyDayRow], begin: () => () => [] };
      await new Rebuilder(db, new ProjectedTables(db), sample.log).ensure(view);
      expect(await db.getRepository(TallyWithNote).find()).toEqual([]);
      expect((await sample.checkpoint()).seq).toBe(38);
    } finally {
      await db.destroy();
    }
  });

  it('know a changed index, type, length of list or nullability by their shape', async () => {
    const shapeOf = async (row: typeof TallyRow) => {
      const db = await openDataSource(sample.database.worker, [row]);
      try {
        return new ProjectedTables(db).shapeOf({ ...tallies(), rows: [row] });
      } finally {
        await db.destroy();
      }
    };
    @Entity({ name: 'shape', schema: 'views' })
    class Plain {
      @PrimaryColumn('text') id!: string;
      @Column('text') name!: string;
    }
    @Entity({ name: 'shape', schema: 'views' })
    class OtherType {
      @PrimaryColumn('text') id!: string;
      @Column('int') name!: number;
    }
    @Entity({ name: 'shape', schema: 'views' })
    class Nullable {
      @PrimaryColumn('text') id!: string;
      @Column('text', { nullable: true }) name!: string | null;
    }
    @Entity({ name: 'shape', schema: 'views' })
    class ListOf {
      @PrimaryColumn('text') id!: string;
      @Column('text', { array: true }) name!: string[];
    }
    @Entity({ name: 'shape', schema: 'views' })
    class Collated {
      @PrimaryColumn({ type: 'text', collation: 'C' }) id!: string;
      @Column('text') name!: string;
    }
    const shapes = [];
    for (const row of [Plain, OtherType, Nullable, ListOf, Collated])
      shapes.push(await shapeOf(row as never));
    expect(new Set(shapes).size).toBe(5);
    expect(await shapeOf(Plain as never)).toBe(shapes[0]);
  });
});

const shadowCheckpoints = async () =>
  (
    (await sample.db.query(`select name from log.checkpoint where name like '%\\_\\_next' order by 1`)) as {
      name: string;
    }[]
  ).map((row) => row.name);
/** The log, whose pages wait for what is done before each of them. */
const logThat = (before: (page: number) => unknown) => {
  let pages = 0;
  return new Proxy(sample.log, {
    get: (log, name) =>
      name === 'read'
        ? async (...asked: Parameters<typeof log.read>) => {
            await before((pages += 1));
            return log.read(...asked);
          }
        : (Reflect.get(log, name) as () => unknown).bind(log),
  });
};
/** Ends the session that holds the locks of a rebuild: that of the rebuild which began last. */
const endTurn = () =>
  sample.db.query(
    `select pg_terminate_backend((select pid from pg_stat_activity
      where application_name = 'yinfeng rebuilding' and datname = current_database() order by backend_start desc limit 1))`,
  );
/** Rebuilds in a process that is killed before it reads this page of the log: its sessions end, and it clears nothing away. */
const killed = async (views: Projection | readonly Projection[], page: number, gentle = false) => {
  const quiet = { onLost: () => undefined };
  const db = await openDataSource(sample.database.worker, [TallyRow, TallyDayRow], quiet);
  const log = logThat(async (at) => {
    if (at < page) return;
    await db.destroy();
    await endTurn();
    throw new Error('killed');
  });
  await expect(
    new Rebuilder(db, new ProjectedTables(db), log, 10, 5, gentle).rebuild(views),
  ).rejects.toBeInstanceOf(Error);
};

describe.each(ways)('a rebuild %s', (_way, gentle) => {
  beforeEach(() => {
    rebuilder = new Rebuilder(sample.db, sample.tables, sample.log, 10, 5, gentle);
  });

  it('gives rows that are the same, byte for byte', async () => {
    await aLot();
    const view = await filled();
    const before = await dump();
    expect(before[0]).toContain('改');
    await rebuilder.rebuild(view);
    expect(await dump()).toEqual(before);
    expect(await leftovers()).toEqual(['tally', 'tally_day']);
  });

  it('goes on beside the live tables while events arrive: readers see no empty table and no error', async () => {
    await aLot();
    const view = await filled();
    const { loop, failures } = follow(view);
    let done = false;
    const fewest = { seen: Infinity };
    const reader = async () => {
      const client = await session(sample, 'api');
      try {
        while (!done) {
          const { rows } = await client.query<{ tallies: number; days: number }>(
            // Two tables in the order other than that of the rebuild's locks.
            'select (select count(*)::int from tally_day) as days, (select count(*)::int from tally) as tallies',
          );
          fewest.seen = Math.min(fewest.seen, rows[0]!.tallies, rows[0]!.days);
        }
      } finally {
        await client.end();
      }
    };
    const writer = async () => {
      let seq = 0;
      for (let k = 100; !done || k < 130; k++) {
        seq = await sample.happened(opened(k), counted(k, 1, 1, '2022-08-10'));
        loop.wake();
      }
      return seq;
    };
    const reading = Promise.all([reader(), reader()]);
    const writing = writer();
    const seqs: number[] = [];
    for (let round = 0; round < 3; round++) await rebuilder.rebuild(view, (_name, seq) => seqs.push(seq));
    done = true;
    await reading;
    const last = await writing;
    await shows(last);
    await Promise.all(running.splice(0).map((each) => each.stop()));

    expect(failures).toEqual([]);
    expect(fewest.seen).toBeGreaterThanOrEqual(5);
    expect(seqs.length).toBeGreaterThan(3);
    const live = await dump();
    await rebuilder.rebuild(view);
    expect(await dump()).toEqual(live);
    expect((await sample.checkpoint()).seq).toBe(last);
  });

  it('fences a runner that still thinks of the old tables', async () => {
    await aLot();
    const view = await filled();
    const { seq, generation } = await sample.checkpoint();
    const writer = new BatchWriter(sample.db, sample.tables, view);
    await rebuilder.rebuild(view);
    const before = await dump();
    const next = await sample.happened(counted(1, 5, 99));
    const events = await sample.log.read(next - 1, 1);
    await expect(writer.write(events, { seq, generation })).rejects.toBeInstanceOf(Fenced);
    expect(await dump()).toEqual(before);
  });

  it('waits for a reader’s transaction without stopping it', async () => {
    await aLot();
    const view = await filled();
    const client = await session(sample, 'api');
    try {
      await client.query('begin');
      await client.query('select count(*) from tally');
      let done = false;
      const rebuilding = rebuilder.rebuild(view).finally(() => (done = true));
      // Longer than its patience: it has let go and asked again meanwhile, and others can read.
      for (let turn = 0; turn < 8; turn++) {
        await client.query('select pg_sleep(0.05)');
        expect(await sample.apiDb.getRepository(TallyRow).count()).toBe(11);
      }
      expect(done).toBe(false);
      await client.query('select count(*) from tally_day');
      await client.query('commit');
      await rebuilding;
    } finally {
      await client.end();
    }
  });

  it.each(['tally', 'tally__next'])('keeps nobody waiting while a vacuum is at %s', async (table) => {
    await aLot();
    const view = await filled();
    const vacuum = await session(sample, 'worker');
    let waiting = 0;
    let rebuilding: Promise<void> | undefined;
    try {
      await vacuum.query('begin');
      // Not before the tables are complete: keys and indexes wait for a vacuum as well.
      const lock = jest.spyOn(sample.tables, 'lock').mockImplementationOnce(async (...asked) => {
        // As a vacuum locks it. It would step aside in a second; this one stays until it has been seen.
        await vacuum.query(`lock table views.${table} in share update exclusive mode`);
        lock.mockRestore();
        return sample.tables.lock(...asked);
      });
      let done = false;
      rebuilding = rebuilder.rebuild(view).finally(() => (done = true));
      await until(async () => {
        const { rows } = await vacuum.query<{ n: number }>(
          `select count(*)::int as n from pg_locks where relation = to_regclass('views.${table}') and not granted`,
        );
        waiting = rows[0]!.n;
        return waiting > 0;
      });
      expect(done).toBe(false);
      const locked = async () => {
        const { rows } = await vacuum.query<{ table: string }>(
          `select distinct relation::regclass::text as table from pg_locks where mode = 'AccessExclusiveLock' and relation in ('tally'::regclass, 'tally_day'::regclass)`,
        );
        return rows;
      };
      // Neither held nor asked for: a reader behind it would wait as well.
      for (let look = 0; look < 20; look++) expect(await locked()).toEqual([]);
      expect(await sample.apiDb.getRepository(TallyRow).count()).toBe(11);
      await vacuum.query('commit');
      await rebuilding;
      expect(waiting).toBe(1);
    } finally {
      await vacuum.end();
      await rebuilding?.catch(() => undefined);
    }
  });

  it('asks again for tables that another’s swap renamed while it waited, but not when it finds none itself', async () => {
    await aLot();
    const view = await filled();
    const before = await dump();
    const gone: typeof sample.tables.swap = (run) => run.query('lock table views.renamed') as Promise<void>;
    const lock = jest.spyOn(sample.tables, 'lock').mockImplementationOnce(gone);
    await rebuilder.rebuild(view);
    expect(lock.mock.calls.length).toBeGreaterThan(3);
    lock.mockRestore();
    const swap = jest.spyOn(sample.tables, 'swap').mockImplementation(gone);
    await expect(rebuilder.rebuild(view)).rejects.toMatchObject({ driverError: { code: '42P01' } });
    swap.mockRestore();
    expect(await dump()).toEqual(before);
  });

  it('leaves the live tables when an event cannot be folded', async () => {
    await aLot();
    await filled();
    const before = [await dump(), await sample.checkpoint()];
    const broken = tallies({
      version: 2,
      on: { TallyStruck: () => patch(TallyRow, 'no id at all', { name: '' }) },
    });
    await expect(rebuilder.rebuild(broken)).rejects.toThrow(/is not there|invalid input/);
    expect([await dump(), await sample.checkpoint()]).toEqual(before);
    // Mended, it begins anew.
    await rebuilder.rebuild(tallies({ version: 3 }));
    expect(await dump()).toEqual(before[0]);
    expect(await sample.checkpoint()).toMatchObject({ version: 3 });
  });

  it('can be interrupted, and begins anew later', async () => {
    await aLot();
    const view = await filled();
    const before = [await dump(), await sample.checkpoint()];
    const interrupt = new AbortController();
    const attempt = rebuilder.rebuild(
      view,
      (_name, seq) => void (seq >= 20 && interrupt.abort(new Error('interrupted'))),
      interrupt.signal,
    );
    await expect(attempt).rejects.toThrow('interrupted');
    expect([await dump(), await sample.checkpoint()]).toEqual(before);
    await rebuilder.rebuild(view);
    expect(await dump()).toEqual(before[0]);
    expect(await leftovers()).toEqual(['tally', 'tally_day']);
  });

  it('ends although the log grows with every look at it', async () => {
    await aLot();
    const view = await filled();
    let looks = 0;
    const growing = new Proxy(sample.log, {
      get: (log, name) =>
        name === 'read'
          ? async (...asked: Parameters<typeof log.read>) => {
              const found = await log.read(...asked);
              looks += 1;
              await sample.happened(counted(1, 1, 1));
              return found;
            }
          : (Reflect.get(log, name) as () => unknown).bind(log),
    });
    await new Rebuilder(sample.db, sample.tables, growing, 10, 5, gentle).rebuild(view);
    const end = 38 + looks;
    expect(await sample.log.head()).toBe(end);
    follow(view);
    await shows(end);
    const shown = await dump();
    await rebuilder.rebuild(view);
    expect(await dump()).toEqual(shown);
  });

  it('of one projection lets no other rebuild of it spoil its tables', async () => {
    await aLot();
    const view = await filled();
    const before = await dump();
    const { generation } = await sample.checkpoint();
    await Promise.all([rebuilder.rebuild(view), rebuilder.rebuild(view)]);
    expect(await dump()).toEqual(before);
    expect((await sample.checkpoint()).generation).toBe(generation + 2);
  });

  it('that begins beside another one of its projection says so, and can be interrupted while it waits', async () => {
    await aLot();
    const view = await filled();
    const before = await dump();
    const interrupt = new AbortController();
    const waits: string[] = [];
    const first = new Rebuilder(
      sample.db,
      sample.tables,
      logThat(async (page) => {
        if (page !== 3) return;
        const second = rebuilder.rebuild(
          view,
          (name, _seq, _head, isWaiting) => {
            if (!isWaiting) return;
            waits.push(name);
            interrupt.abort(new Error('interrupted'));
          },
          interrupt.signal,
        );
        await expect(second).rejects.toThrow('interrupted');
      }),
      10,
      5,
      gentle,
    );
    await first.rebuild(view);
    expect(waits).toEqual(['tallies']);
    expect(await dump()).toEqual(before);
  });

  it('has its new tables analyzed before they are swapped in', async () => {
    await aLot();
    const view = await filled();
    const analyzed: unknown[] = [];
    const { swap } = sample.tables;
    const swapping = jest.spyOn(sample.tables, 'swap').mockImplementation(async (...asked) => {
      analyzed.push(
        ...((await sample.db.query(
          `select relname as table, reltuples::int as rows, exists (select from pg_stats where tablename = relname and attname = 'id') as known
             from pg_class where relname in ('tally__next', 'tally_day__next') order by 1`,
        )) as unknown[]),
      );
      return swap.apply(sample.tables, asked);
    });
    try {
      await rebuilder.rebuild(view);
    } finally {
      swapping.mockRestore();
    }
    expect(analyzed).toEqual([
      { table: 'tally__next', rows: 11, known: true },
      { table: 'tally_day__next', rows: 5, known: true },
    ]);
  });

  it('that fails leaves nothing behind', async () => {
    await aLot();
    await filled();
    const broken = tallies({
      version: 2,
      on: {
        TallyStruck: () => {
          throw new Error('cannot be folded');
        },
      },
    });
    await expect(rebuilder.rebuild(broken)).rejects.toThrow('cannot be folded');
    expect([await leftovers(), await shadowCheckpoints()]).toEqual([['tally', 'tally_day'], []]);
  });

  it.each([1, 2, 4])(
    'that was killed at page %i of the log is cleared away, and spoils nothing',
    async (page) => {
      await aLot();
      const view = await filled();
      const before = [await dump(), await sample.checkpoint()];
      await killed(view, page, gentle);
      expect(await shadowCheckpoints()).toEqual(['tallies__next']);
      expect([await dump(), await sample.checkpoint()]).toEqual(before);
      await rebuilder.clear([view]);
      expect([await leftovers(), await shadowCheckpoints()]).toEqual([['tally', 'tally_day'], []]);
      await rebuilder.clear([view]);
      expect([await dump(), await sample.checkpoint()]).toEqual(before);

      await killed(view, page, gentle);
      const raised = tallies({ version: 2 });
      await rebuilder.ensure(raised);
      expect([await leftovers(), await shadowCheckpoints()]).toEqual([['tally', 'tally_day'], []]);
      expect([await dump(), (await sample.checkpoint()).version]).toEqual([before[0], 2]);
    },
  );

  it('loses its turn with its connection, and then touches nothing of the one that has it', async () => {
    await aLot();
    const view = await filled();
    const before = await dump();
    let second: Promise<void> | undefined;
    const first = new Rebuilder(
      sample.db,
      sample.tables,
      logThat(async (page) => {
        if (page !== 4) return;
        await endTurn();
        second = rebuilder.rebuild(view);
        await second;
        // As a third one would have left them: the first must not take them for its own.
        await killed(view, 2, gentle);
      }),
      10,
      5,
      gentle,
    );
    await expect(first.rebuild(view)).rejects.toBeInstanceOf(Fenced);
    expect(await shadowCheckpoints()).toEqual(['tallies__next']);
    await second;
    expect(await dump()).toEqual(before);
  });
});

describe('the tables of an earlier version', () => {
  /** A database whose live tables are those of version 1: one of them, `tally_week`, version 2 no longer has. */
  const earlier = async () => {
    await aLot();
    await filled();
    await sample.db.query('create table views.tally_week (id text)');
  };
  const now: Projection = { ...tallies({ version: 2 }), formerly: ['tally_week', 'tally_never_made'] };

  it.each(ways)(
    'go with the swap to the version that no longer has them, by a rebuild %s',
    async (_way, gentle) => {
      await earlier();
      const before = await dump();
      await new Rebuilder(sample.db, sample.tables, sample.log, 10, 5, gentle).ensure(now);
      expect([await leftovers(), await dump()]).toEqual([['tally', 'tally_day'], before]);
    },
  );

  it('stay as long as they are the live ones: where the rebuild was killed, also when what it left is cleared away', async () => {
    await earlier();
    await killed(now, 2);
    await rebuilder.clear([now]);
    expect([await leftovers(), (await sample.checkpoint()).version]).toEqual([
      ['tally', 'tally_day', 'tally_week'],
      1,
    ]);
    await rebuilder.ensure(now);
    expect(await leftovers()).toEqual(['tally', 'tally_day']);
  });

  it('stay with the others where the swap fails halfway', async () => {
    await earlier();
    const { swap } = sample.tables;
    const halfway = jest.spyOn(sample.tables, 'swap').mockImplementation(async (...asked) => {
      await swap.apply(sample.tables, asked);
      throw new Error('killed');
    });
    await expect(rebuilder.rebuild(now)).rejects.toThrow('killed');
    halfway.mockRestore();
    expect([await leftovers(), (await sample.checkpoint()).version]).toEqual([
      ['tally', 'tally_day', 'tally_week'],
      1,
    ]);
  });

  it('go at the next start where a release that did not know them by name has swapped', async () => {
    await earlier();
    await rebuilder.rebuild(tallies({ version: 2 }));
    expect(await leftovers()).toEqual(['tally', 'tally_day', 'tally_week']);
    await rebuilder.clear([now]);
    expect(await leftovers()).toEqual(['tally', 'tally_day']);
  });

  it('are waited for where somebody reads them, as the live ones are', async () => {
    await earlier();
    const client = await session(sample, 'worker');
    try {
      await client.query('begin');
      await client.query('select count(*) from views.tally_week');
      const rebuilding = rebuilder.rebuild(now);
      // Longer than its patience: it has let go of the others meanwhile, so this reader can go on to them.
      await client.query('select pg_sleep(0.5)');
      await client.query('select count(*) from views.tally');
      expect(await leftovers()).toContain('tally_week');
      await client.query('commit');
      await rebuilding;
    } finally {
      await client.end();
    }
    expect(await leftovers()).toEqual(['tally', 'tally_day']);
  });
});

describe('clearing away what rebuilds have left', () => {
  const gone = async () => {
    await sample.db.query('create table views.gone__next (id text)');
    await sample.db.query(`insert into log.checkpoint (name, version, shape) values ('gone__next', 1, '-')`);
  };

  it('leaves alone what another process is filling, and takes the rest', async () => {
    await aLot();
    const view = await filled();
    const before = await dump();
    await gone();
    await killed({ ...view, name: 'others', rows: [] }, 1);
    const seen: string[][] = [];
    await new Rebuilder(
      sample.db,
      sample.tables,
      logThat(async (page) => {
        if (page !== 3) return;
        await gone(); // while somebody rebuilds nobody can say whether it is part of that
        await killed({ ...view, name: 'others', rows: [] }, 1);
        await rebuilder.clear([view, { ...view, name: 'others', rows: [] }]);
        seen.push(await leftovers(), await shadowCheckpoints());
      }),
      10,
      5,
      true,
    ).rebuild(view);
    expect(seen).toEqual([
      ['gone__next', 'tally', 'tally__next', 'tally_day', 'tally_day__next'],
      ['gone__next', 'tallies__next'],
    ]);
    expect(await dump()).toEqual(before);
  });

  it('is done by the next rebuild of whatever it is, also of projections that are no more', async () => {
    await filled();
    await gone();
    await rebuilder.rebuild({ ...tallies(), name: 'others', rows: [], handles: () => false });
    expect([await leftovers(), await shadowCheckpoints()]).toEqual([['tally', 'tally_day'], []]);
  });

  it('gives up where something holds them, and the rebuild goes on', async () => {
    await aLot();
    const view = await filled();
    await gone();
    const holder = await session(sample, 'worker');
    try {
      await holder.query('begin');
      await holder.query('lock table views.gone__next in access share mode');
      await expect(rebuilder.clear([view])).rejects.toMatchObject({ code: '55P03' });
      await rebuilder.rebuild(view);
      await holder.query('commit');
      await rebuilder.clear([view]);
    } finally {
      await holder.end();
    }
    expect([await leftovers(), await shadowCheckpoints()]).toEqual([['tally', 'tally_day'], []]);
  });
});

describe('a reset', () => {
  it('empties the tables, and whoever runs the projection fills them from the first event', async () => {
    await aLot();
    const view = await filled();
    const before = await dump();
    const { seq, generation } = await sample.checkpoint();
    await rebuilder.reset(view);
    expect(await dump()).toEqual(['[]', '[]']);
    expect(await sample.checkpoint()).toMatchObject({ seq: 0, generation: generation + 1 });
    follow(view);
    await shows(seq);
    expect(await dump()).toEqual(before);
  });

  it('is noticed by a runner that is under way', async () => {
    await aLot();
    const view = await filled();
    const { loop, failures } = follow(view, 3);
    for (let round = 0; round < 3; round++) {
      await sample.happened(counted(1, 1, 1), counted(2, 1, 1));
      loop.wake();
      await rebuilder.reset(view);
    }
    await shows(await sample.happened());
    await loop.stop();
    const live = await dump();
    await rebuilder.rebuild(view);
    expect(await dump()).toEqual(live);
    expect(failures).toEqual([]);
  });
});

describe('an empty projection', () => {
  const bounded = (mostCaughtUp: number) =>
    new Rebuilder(sample.db, sample.tables, sample.log, 10, 5, false, mostCaughtUp);

  it('is caught up with a short log, and rebuilt for a longer one: with the same rows', async () => {
    const seq = await aLot();
    const view = tallies();
    expect(await bounded(seq).isCurrent(view)).toBe(true);
    const { generation } = await sample.checkpoint();
    expect(await bounded(seq - 1).isCurrent(view)).toBe(false);
    expect(await sample.dump('tally')).toBe('[]'); // readers find tables meanwhile
    await bounded(seq - 1).ensure(view);
    expect(await sample.checkpoint()).toMatchObject({ seq, generation: generation + 1 });
    const rebuilt = [await sample.dump('tally'), await sample.dump('tally_day')];
    await rebuilder.reset(view);
    follow(view);
    await shows(seq);
    expect([await sample.dump('tally'), await sample.dump('tally_day')]).toEqual(rebuilt);
  });

  it('that has begun is caught up, however long the log has become', async () => {
    const view = await filled();
    await sample.happened(opened(90));
    await filled(view);
    await aLot();
    expect(await bounded(1).isCurrent(view)).toBe(true);
  });
});
