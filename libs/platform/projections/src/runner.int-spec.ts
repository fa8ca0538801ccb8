import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, jest } from '@jest/globals';
import * as fc from 'fast-check';
import type { AnyEvent, EventOf } from '#platform/kernel';
import { appendNext } from '../../event-store/src/testing/samples.js';
import { PoisonEvent, projection, type Projection } from './projection.js';
import { Rebuilder } from './rebuild.js';
import { add, insert, patch, put, remove, type RowOp } from './row-op.js';
import { BatchWriter, Fenced, type Checkpoint } from './batch-writer.js';
import { ProjectionLoop } from './runner.js';
import {
  counted,
  opened,
  openSampleLog,
  recorded,
  renamed,
  struck,
  tallies,
  tally,
  TallyDayRow,
  TallyRow,
  until,
  type SampleLog,
} from './testing/sample-log.js';

let sample: SampleLog;
beforeAll(async () => {
  sample = await openSampleLog();
});
afterAll(() => sample.close());

const whole = (n: number, given: Partial<TallyRow> = {}): TallyRow => ({
  id: tally(n),
  name: `tally ${n}`,
  counted: 0,
  lastOn: null,
  names: [],
  detail: {},
  ...given,
});

/** A projection of events that say themselves what is done to rows. */
type Said = EventOf<'Said', { ops: readonly RowOp[] }>;
const sayings = (name = 'sayings'): Projection =>
  projection<Said>({
    name,
    version: 1,
    streams: 'all',
    rows: [TallyRow, TallyDayRow],
    on: { Said: ({ data }) => data.ops, CommandNoted: 'ignore' },
  });
const said = (seq: number, ...ops: readonly RowOp[]) => recorded(seq, { type: 'Said', data: { ops } });

const emptied = async (view: Projection): Promise<Checkpoint> => {
  await new Rebuilder(sample.db, sample.tables, sample.log).reset(view);
  const { seq, generation } = await sample.checkpoint(view.name);
  return { seq, generation };
};

describe('writing a batch', () => {
  const view = sayings();
  let writer: BatchWriter;
  let at: Checkpoint;
  beforeEach(async () => {
    at = await emptied(view);
    writer = new BatchWriter(sample.db, sample.tables, view);
  });
  const refused = async (reason: string | typeof Fenced, attempt: Promise<unknown>) => {
    const before = [await sample.dump('tally'), await sample.checkpoint(view.name)];
    await expect(attempt).rejects.toThrow(reason as string);
    expect([await sample.dump('tally'), await sample.checkpoint(view.name)]).toEqual(before);
  };

  it('keeps every kind of value', async () => {
    const rows = [
      whole(1, { name: '青岛 "\\ \n', counted: -7, lastOn: '2022-08-31', names: ['a,b', '{"}', ''] }),
      whole(2, { detail: { a: [1, { b: null }], 汉: '字', big: '9007199254740993' }, names: [] }),
    ];
    await writer.write([said(1, ...rows.map((row) => insert(TallyRow, row)))], at);
    const repository = sample.apiDb.getRepository(TallyRow);
    expect((await repository.find({ order: { id: 'ASC' } })).map((row) => ({ ...row }))).toEqual(rows);
    await writer.write([said(2, patch(TallyRow, tally(1), { lastOn: null, detail: { now: true } }))], {
      ...at,
      seq: 1,
    });
    expect(await repository.findOneByOrFail({ id: tally(1) })).toEqual({
      ...rows[0],
      lastOn: null,
      detail: { now: true },
    });
  });

  it('adds up sums beyond what a double holds, from rows that add to one sum, to the other, or to both', async () => {
    const ops = [
      add(TallyDayRow, 'x', { day: 'x' }, { counted: 9_007_199_254_740_993n, times: 1n }),
      add(TallyDayRow, 'y', { day: 'y' }, { counted: 5n }),
      add(TallyDayRow, 'z', { day: 'z' }, { times: 2n }),
    ];
    at = await writer.write([said(1, ...ops)], at);
    await writer.write([said(2, ...ops)], at);
    expect(JSON.parse(await sample.dump('tally_day'))).toMatchObject([
      { id: 'x', times: 2 },
      { id: 'y', counted: 10, times: 0 },
      { id: 'z', counted: 0, times: 4 },
    ]);
    expect(await sample.dump('tally_day')).toContain('18014398509481986');
  });

  describe('so large that rows go through a table of the session', () => {
    const days = Array.from({ length: 400 }, (_, n) => `day ${n}`);
    const added = days.map((day) => add(TallyDayRow, day, { day }, { counted: 1n, times: 2n }));
    const sums = async () =>
      (await sample.db.query(
        'select distinct counted::int, times::int, (select count(*)::int from views.tally_day) as days from views.tally_day',
      )) as object[];

    it('adds each batch once', async () => {
      at = await writer.write([said(1, ...added)], at);
      await writer.write([said(2, ...added)], at);
      expect(await sums()).toEqual([{ counted: 2, times: 4, days: 400 }]);
    });

    it('adds each batch once within one transaction of somebody else', async () => {
      const run = sample.db.createQueryRunner();
      await run.startTransaction();
      writer.move(run);
      at = await writer.write([said(1, ...added)], at);
      await writer.write([said(2, ...added)], at);
      await run.commitTransaction();
      await run.release();
      expect(await sums()).toEqual([{ counted: 2, times: 4, days: 400 }]);
    });

    it('writes sums that are set and sums that are added to', async () => {
      const set = days.map((day) => put(TallyDayRow, { id: `${day} set`, day, counted: '7', times: '7' }));
      await writer.write([said(1, ...set, ...added)], at);
      expect(await sums()).toHaveLength(2);
      expect(await sums()).toEqual(
        expect.arrayContaining([
          { counted: 7, times: 7, days: 800 },
          { counted: 1, times: 2, days: 800 },
        ]),
      );
    });
  });

  it('moves the checkpoint with the rows, also past events that change no row', async () => {
    at = await writer.write([said(1, insert(TallyRow, whole(1)))], at);
    expect(at.seq).toBe(1);
    await writer.write([said(2), said(3)], at);
    expect((await sample.checkpoint(view.name)).seq).toBe(3);
  });

  it('writes nothing of a batch that patches a row which is not there', () =>
    refused(
      'TallyRow: a row to change is not there',
      writer.write(
        [said(1, insert(TallyRow, whole(1))), said(2, patch(TallyRow, tally(9), { counted: 1 }))],
        at,
      ),
    ));

  it('notices one missing row among many that are there', async () => {
    const rows = Array.from({ length: 50 }, (_, n) => insert(TallyRow, whole(n)));
    at = await writer.write([said(1, ...rows)], at);
    const patches = Array.from({ length: 51 }, (_, n) => patch(TallyRow, tally(n), { counted: n }));
    await refused('a row to change is not there', writer.write([said(2, ...patches)], at));
  });

  it('writes nothing of a batch that inserts a row which is there', async () => {
    at = await writer.write([said(1, insert(TallyRow, whole(1)))], at);
    await refused(
      'duplicate key',
      writer.write([said(2, insert(TallyRow, whole(2)), insert(TallyRow, whole(1)))], at),
    );
  });

  it('writes nothing of a batch with half a row, an unknown column or a value that a column does not take', async () => {
    const { detail: _detail, ...half } = whole(1);
    await refused('detail is missing', writer.write([said(1, insert(TallyRow, half as TallyRow))], at));
    const strange = { ...whole(1), strange: 1 };
    await refused('no column strange', writer.write([said(1, insert(TallyRow, strange))], at));
    const wrong = whole(1, { counted: 'many' as unknown as number });
    await refused('invalid input syntax', writer.write([said(1, insert(TallyRow, wrong))], at));
  });

  it('is fenced where somebody else moved the checkpoint or swapped the tables', async () => {
    const batch = [said(1, insert(TallyRow, whole(1)))];
    await refused(Fenced, writer.write(batch, { ...at, seq: 5 }));
    await refused(Fenced, writer.write(batch, { ...at, generation: at.generation - 1 }));
    await refused(Fenced, writer.write([said(1, patch(TallyRow, tally(9), {}))], { ...at, seq: 5 }));
  });

  it('lets a projection read rows as the last batch left them, dates as dates', async () => {
    const seen: TallyRow[][] = [];
    const reading: Projection = {
      ...view,
      begin: (read) => async () => {
        seen.push(await read(TallyRow, [tally(1), tally(2)]));
        return [];
      },
    };
    await writer.write([said(1, insert(TallyRow, whole(1, { lastOn: '2022-08-31' })))], at);
    const other = new BatchWriter(sample.db, sample.tables, reading);
    await other.write([said(2)], { ...at, seq: 1 });
    expect(seen).toEqual([[whole(1, { lastOn: '2022-08-31' })]]);
  });

  it('names the event that could not be folded', async () => {
    const failing: Projection = projection<Said>({
      name: view.name,
      version: 1,
      streams: 'all',
      rows: view.rows,
      on: {
        Said: ({ seq }) => {
          if (seq === 2) throw new Error('cannot be folded');
          return insert(TallyRow, whole(seq));
        },
        CommandNoted: 'ignore',
      },
    });
    const attempt = new BatchWriter(sample.db, sample.tables, failing).write([said(1), said(2)], at);
    await expect(attempt).rejects.toMatchObject({ name: 'PoisonEvent', seq: 2 });
    expect(await sample.dump('tally')).toBe('[]');
  });

  it('leaves the same rows whether events come one by one or in batches of any size', async () => {
    const suffix = '__next';
    const run = sample.db.createQueryRunner();
    await sample.tables.create(run, view, suffix);
    await run.release();
    await sample.db.query(`insert into log.checkpoint (name, version, shape) values ('single', 1, 'x')`);
    let single: Checkpoint = { seq: 0, generation: 1 };
    let round = 0;

    // What a table takes: each operation is one that the rows of its moment allow.
    const step = fc.record({ n: fc.nat(3), what: fc.nat(5), value: fc.nat(9) });
    const opsOf = (steps: readonly { n: number; what: number; value: number }[]): RowOp[] => {
      const [there, days] = [new Set<number>(), new Set<number>()];
      return steps.flatMap(({ n, what, value }): RowOp[] => {
        const id = round * 10 + n;
        const day = `day ${id}`;
        switch (what) {
          case 0:
          case 1:
            if (there.has(id))
              return [patch(TallyRow, tally(id), what ? { counted: value } : { name: `${value}` })];
            there.add(id);
            return [insert(TallyRow, whole(id, { counted: value }))];
          case 2:
            there.add(id);
            return [put(TallyRow, whole(id, { names: [`${value}`] }))];
          case 3:
            there.delete(id);
            return [remove(TallyRow, tally(id))];
          case 4:
            days.delete(id);
            return [remove(TallyDayRow, day)];
          default:
            if (value < 3 && !days.has(id)) {
              days.add(id);
              return [insert(TallyDayRow, { id: day, day, counted: '7', times: '1' })];
            }
            days.add(id);
            return [add(TallyDayRow, day, { day }, { counted: BigInt(value - 5), times: 1n })];
        }
      });
    };
    await fc.assert(
      fc.asyncProperty(
        fc.array(step, { minLength: 1, maxLength: 16 }),
        fc.array(fc.integer({ min: 1, max: 8 }), { minLength: 1 }),
        async (steps, sizes) => {
          round += 1;
          const ops = opsOf(steps);
          const batched = new BatchWriter(sample.db, sample.tables, view);
          const alone = new BatchWriter(sample.db, sample.tables, view, suffix);
          for (let from = 0, turn = 0; from < ops.length; turn++) {
            const size = sizes[turn % sizes.length]!;
            const batch = ops.slice(from, from + size);
            at = await batched.write(
              batch.map((op, index) => said(at.seq + index + 1, op)),
              at,
            );
            from += size;
          }
          for (const op of ops) single = await alone.write([said(single.seq + 1, op)], single, 'single');
          for (const table of ['tally', 'tally_day'])
            expect(await sample.dump(table)).toBe(await sample.dump(`${table}${suffix}`));
        },
      ),
      { numRuns: 30, seed: 28 },
    );
    expect(await sample.dump('tally')).not.toBe('[]');
    expect(await sample.dump('tally_day')).not.toBe('[]');
  });
});

describe('keeping a projection up with the log', () => {
  const running: ProjectionLoop[] = [];
  const follow = (view: Projection, batch = 2000) => {
    const reported: { seq: number; failure?: Error }[] = [];
    const loop = new ProjectionLoop(
      sample.db,
      sample.tables,
      sample.log,
      view,
      (_name, seq, failure) => reported.push({ seq, ...(failure ? { failure } : {}) }),
      batch,
    );
    running.push(loop);
    return { loop, reported };
  };
  const stopped = () => Promise.all(running.splice(0).map((loop) => loop.stop()));
  const shows = (seq: number, name?: string) =>
    until(async () => ((await sample.checkpoint(name))?.seq ?? 0) >= seq);
  const fresh = async (view = tallies()) => {
    await emptied(view);
    return view;
  };
  beforeEach(async () => {
    sample = await sample.emptied();
  });
  afterEach(() => stopped());

  it('has tables that grew quickly analyzed, also those that were emptied meanwhile', async () => {
    const many = Array.from({ length: 1100 }, (_, k) => counted(1, 1, k));
    await appendNext(sample.store, 'tally-of-many', opened(1), ...many);
    while ((await sample.happened()) < 1101);
    const view = await fresh();
    const analyzed = async () => {
      const found = (await sample.db.query(
        `select oid from pg_class where relname in ('tally', 'tally_day') and reltuples >= 0`,
      )) as { oid: number }[];
      return found.map(({ oid }) => oid);
    };
    // Nobody else does it.
    const alone = async () => {
      for (const table of ['tally', 'tally_day'])
        await sample.db.query(`alter table views.${table} set (autovacuum_enabled = false)`);
    };
    await alone();
    follow(view);
    await shows(1101);
    await until(async () => (await analyzed()).length === 2);
    const first = await analyzed();
    // Made anew: they may be full again, and analyzed, at once.
    await emptied(view);
    await alone();
    await shows(1101);
    await until(async () => (await analyzed()).filter((oid) => !first.includes(oid)).length === 2);
  });

  it('shows what has happened and what happens, and reports how far it is', async () => {
    await sample.happened(opened(1), counted(1, 2, 2));
    const { loop, reported } = follow(await fresh());
    const seq = await sample.happened(counted(1, 3, 5), renamed(1, '新'), opened(2), struck(2));
    loop.wake();
    await shows(seq);
    await stopped();
    const row = await sample.apiDb.getRepository(TallyRow).findOneByOrFail({ id: tally(1) });
    expect(row).toMatchObject({ name: '新', counted: 5, lastOn: '2022-08-31' });
    expect(await sample.apiDb.getRepository(TallyRow).findOneBy({ id: tally(2) })).toBeNull();
    const seqs = reported.map((each) => each.seq);
    expect(seqs).toEqual(seqs.toSorted((a, b) => a - b));
    expect(seqs.at(-1)).toBe(seq);
  });

  describe('of which something is remembered that is not there', () => {
    const another = expect.objectContaining({ name: 'AnotherDatabase' }) as unknown;
    /** Remembers a second event as this process's sequencer does, and loses it from the log. */
    const remembered = async () => {
      await sample.happened(opened(1));
      const view = await fresh();
      follow(view);
      await shows(1);
      await stopped();
      await sample.appended(opened(2));
      let placed: Awaited<ReturnType<typeof sample.sequencer.advance>> = [];
      while (placed.length === 0) placed = await sample.sequencer.advance();
      sample.log.remember(placed);
      await sample.goesBack(1);
      return view;
    };
    const shownTallies = async () =>
      (JSON.parse(await sample.dump('tally')) as { id: string }[]).map(({ id }) => id);

    it('folds none of it: what is not in the log has no row, and no checkpoint passes it', async () => {
      const { reported } = follow(await remembered());
      await until(() => reported.some(({ failure }) => failure));
      await stopped();
      expect(reported.at(-1)!.failure).toEqual(another);
      expect(await sample.checkpoint()).toMatchObject({ seq: 1, failure: null });
      expect(await shownTallies()).toEqual([tally(1)]);
    });

    it('folds none of it also where another event has the place by now', async () => {
      const view = await remembered();
      expect(await sample.happenedElsewhere(opened(3))).toBe(2);
      const { reported } = follow(view);
      await until(() => reported.some(({ failure }) => failure));
      await stopped();
      expect(reported.at(-1)!.failure).toEqual(another);
      expect(await sample.checkpoint()).toMatchObject({ seq: 1, failure: null });
      expect(await shownTallies()).toEqual([tally(1)]);
    });

    it('does not go past the events that are there instead of those it has passed', async () => {
      await sample.happened(opened(1));
      const view = await fresh(tallies({ on: { TallyRenamed: 'ignore' } }));
      const { loop, reported } = follow(view);
      await shows(1);
      // Passed in memory, and written down some time later: here not before all the rest has happened.
      const rest = Promise.withResolvers<void>();
      const { write } = BatchWriter.prototype;
      const writing = jest.spyOn(BatchWriter.prototype, 'write').mockImplementation(async function (
        this: BatchWriter,
        ...asked
      ) {
        await rest.promise;
        return write.apply(this, asked);
      });
      try {
        await sample.happened(renamed(1, '改'));
        loop.wake();
        await until(() => reported.at(-1)?.seq === 2);
        await sample.goesBack(1);
        await sample.happenedElsewhere(opened(2));
        await sample.happenedElsewhere(opened(3));
      } finally {
        rest.resolve();
        writing.mockRestore();
      }
      await until(() => reported.some(({ failure }) => failure));
      await stopped();
      expect(reported.at(-1)!.failure).toEqual(another);
      expect(await sample.checkpoint()).toMatchObject({ seq: 1 });
      expect(await shownTallies()).toEqual([tally(1)]);
    });

    it('does not begin at a checkpoint beyond the end of the log', async () => {
      await sample.happened(opened(1), opened(2));
      const view = await fresh();
      follow(view);
      await shows(2);
      await stopped();
      await sample.goesBack(1);
      const { reported } = follow(view);
      await until(() => reported.length > 0);
      await stopped();
      expect(reported).toEqual([{ seq: -1, failure: another }]);
      expect(await sample.checkpoint()).toMatchObject({ seq: 2, failure: null });
    });
  });

  it('looks for itself where nobody wakes it', async () => {
    follow(await fresh());
    await shows(await sample.happened(opened(1)));
    await stopped();
  });

  it('stays right when two run it at the same time', async () => {
    const view = await fresh();
    const first = follow(view, 7);
    const second = follow(view, 5);
    let seq = 0;
    for (let k = 1; k <= 6; k++) {
      const events = [opened(k), ...[1, 2, 3, 4].map((by) => counted(k, by, by, `2022-0${k}-01`))];
      seq = await sample.happened(...events);
      first.loop.wake();
      second.loop.wake();
    }
    await shows(seq);
    await stopped();
    // A batch that had been written twice would have doubled the sums; a lost one would lack them.
    const days = await sample.apiDb.getRepository(TallyDayRow).find({ order: { id: 'ASC' } });
    expect(days.map((row) => [row.day, row.counted, row.times])).toEqual(
      [1, 2, 3, 4, 5, 6].map((k) => [`2022-0${k}-01`, '10', '4']),
    );
    const failures = [...first.reported, ...second.reported].filter((each) => each.failure);
    expect(failures).toEqual([]); // being fenced is no failure
  });

  it('takes no event for poison because one that had been taken for dead wrote the batch while it folded', async () => {
    const view = await fresh();
    const seq = await sample.happened(opened(1), counted(1, 2, 2));
    const events = await sample.log.read(0, 10);
    const at = await sample.checkpoint();
    let overtaken = false;
    const slow: Projection = {
      ...view,
      begin: (read) => {
        const folding = view.begin(read);
        return async (batch) => {
          if (overtaken) return folding(batch);
          overtaken = true;
          await new BatchWriter(sample.db, sample.tables, view).write(events, {
            seq: 0,
            generation: at!.generation,
          });
          throw new PoisonEvent(1, new Error('version 1 after 2'));
        };
      },
    };
    const { reported } = follow(slow);
    await shows(seq);
    const later = await sample.happened(counted(1, 3, 5));
    await shows(later);
    await stopped();
    expect(reported.filter((each) => each.failure)).toEqual([]);
    const row = await sample.apiDb.getRepository(TallyRow).findOneByOrFail({ id: tally(1) });
    expect(row.counted).toBe(5);
  });

  // In batches of 3 one is written while the next is folded.
  const batches = [[2000], [3]];

  it('writes one batch while it folds the next, and leaves nothing under way when it is stopped', async () => {
    const view = await fresh();
    let seq = 0;
    for (let k = 1; k <= 9; k++)
      seq = await sample.happened(opened(k), counted(k, 1, k), renamed(k, `${k}`), counted(k, 2, k));
    for (let at = 0; at < seq;) {
      follow(view, 3);
      await until(async () => (await sample.checkpoint()).seq > at);
      await stopped();
      at = (await sample.checkpoint()).seq;
      await new Promise((resolve) => setTimeout(resolve, 20));
      expect((await sample.checkpoint()).seq).toBe(at);
    }
    const [days] = await sample.apiDb.getRepository(TallyDayRow).find();
    expect([days!.counted, days!.times]).toEqual(['27', '18']);
    expect(await sample.apiDb.getRepository(TallyRow).countBy({ counted: 9, name: '9' })).toBe(1);
  });

  it.each(batches)(
    'shows everything before an event that cannot be folded, stops there, and goes on after the fix (batches of %i)',
    async (batch) => {
      let poisonous = true;
      const name = '坏';
      const poison: AnyEvent = renamed(2, name);
      const view = await fresh(
        tallies({
          on: {
            TallyRenamed: ({ data: { id, name: given } }) => {
              if (poisonous && given === name) throw new Error('no such name');
              return patch(TallyRow, id, { name: given });
            },
          },
        }),
      );
      await sample.happened(opened(1), opened(2), counted(1, 1, 1));
      const at = await sample.happened(poison as never);
      const last = await sample.happened(counted(1, 1, 2));
      const { reported } = follow(view, batch);
      await until(async () => (await sample.checkpoint()).failed_seq === at);

      expect(await sample.checkpoint()).toMatchObject({ seq: at - 1, failure: `event ${at}: no such name` });
      expect(reported.find((each) => each.failure)!.failure).toBeInstanceOf(PoisonEvent);
      const row = () => sample.apiDb.getRepository(TallyRow).findOneByOrFail({ id: tally(1) });
      expect((await row()).counted).toBe(1);

      poisonous = false;
      await shows(last);
      await stopped();
      expect((await row()).counted).toBe(2);
      expect(await sample.checkpoint()).toMatchObject({ seq: last, failed_seq: null, failure: null });
    },
  );

  it.each(batches)(
    'shows everything before an event whose rows are refused, in the midst of others (batches of %i)',
    async (batch) => {
      const view = await fresh();
      for (let k = 1; k <= 9; k++) await sample.happened(opened(k));
      const at = await sample.happened(renamed(99, 'of nobody'));
      for (let k = 10; k <= 20; k++) await sample.happened(opened(k));
      const { reported } = follow(view, batch);
      await until(async () => (await sample.checkpoint()).failed_seq === at);
      await stopped();
      expect((await sample.checkpoint()).seq).toBe(at - 1);
      expect((await sample.checkpoint()).failure).toContain('a row to change is not there');
      expect(await sample.apiDb.getRepository(TallyRow).findOneBy({ id: tally(9) })).not.toBeNull();
      expect(await sample.apiDb.getRepository(TallyRow).findOneBy({ id: tally(10) })).toBeNull();
      expect(reported.some((each) => each.failure)).toBe(true);
    },
  );

  it('is over a failure as soon as it goes on, though no event comes to say so', async () => {
    const view = await fresh();
    const seq = await sample.happened(opened(1));
    follow(view);
    await shows(seq);
    await stopped();
    await sample.db.query(
      `update log.checkpoint set failure = 'Connection terminated unexpectedly' where name = 'tallies'`,
    );
    follow(view);
    await until(async () => (await sample.checkpoint()).failure === null);
    expect((await sample.checkpoint()).seq).toBe(seq);
  });

  it('lets other projections go on', async () => {
    const stuck = await fresh(
      tallies({
        on: {
          TallyOpened: () => {
            throw new Error('never');
          },
        },
      }),
    );
    const other: Projection = projection<Said>({
      name: 'others',
      version: 1,
      streams: 'all',
      rows: [],
      on: { Said: 'ignore', CommandNoted: 'ignore' },
    });
    await emptied(other);
    follow(stuck);
    follow(other);
    const seq = await sample.happened(opened(1));
    await shows(seq, 'others');
    await until(async () => (await sample.checkpoint()).failure !== null);
    await stopped();
    expect((await sample.checkpoint()).seq).toBeLessThan(seq);
  });

  it('stops at an event that this release does not know, having shown what lies before it', async () => {
    const before = await sample.happened(opened(1));
    await appendNext(sample.store, `tally-${tally(1)}`, { type: 'TallyBurnt' });
    const view = await fresh();
    const { reported } = follow(view);
    await sample.happened();
    await until(
      async () => (await sample.log.head()) === before + 1 || (await sample.sequencer.advance()).length > 0,
    );
    await until(async () => (await sample.checkpoint()).failure !== null);
    await stopped();
    expect(reported.some((each) => each.failure?.name === 'UnknownEvent')).toBe(true);
    expect(await sample.checkpoint()).toMatchObject({
      seq: before,
      failure: 'event TallyBurnt version 1 is unknown to this release',
    });
  });
});
