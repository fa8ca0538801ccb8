import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { Appended } from '#platform/event-store';
import type { Projection } from './projection.js';
import { Progress } from './progress.js';
import type { Reaction } from './reaction.js';
import { Rebuilder, type Rebuild } from './rebuild.js';
import {
  counted,
  opened,
  openSampleLog,
  renamed,
  session,
  tallies,
  tally,
  TallyDayRow,
  TallyRow,
  until,
  type SampleLog,
  type TallyEvent,
} from './testing/sample-log.js';
import { insert } from './row-op.js';
import { readingIn } from '#platform/testing';
import { Stands } from './checkpoint-cache.js';
import { Views } from './views.js';
import { APPENDED, type Wakeups } from './wakeups.js';
import { Worker } from './worker.js';

let sample: SampleLog;
const closers: (() => Promise<unknown>)[] = [];
beforeAll(async () => {
  sample = await openSampleLog();
});
beforeEach(async () => {
  sample = await sample.emptied();
});
afterEach(async () => {
  for (const close of closers.splice(0).toReversed()) await close();
});
afterAll(() => sample.close());

/** Wake-up calls within this process; `deaf` loses every one. */
const wakeups = (deaf = false): Wakeups => {
  const heard = new Map<string, Set<(payload: string) => void>>();
  return {
    listen: (channel, handler) => {
      const handlers = heard.get(channel) ?? new Set();
      heard.set(channel, handlers.add(handler));
      return () => void handlers.delete(handler);
    },
    notify: (channel, payload) => {
      if (!deaf) for (const handler of heard.get(channel) ?? []) handler(payload);
    },
  };
};
const nothing: Projection = {
  name: 'nothing',
  version: 1,
  rows: [],
  handles: () => false,
  begin: () => () => [],
};

const home = readingIn('qingdao');

const process = (
  given: {
    calls?: Wakeups;
    projections?: readonly Projection[];
    reactions?: readonly Reaction[];
    timeoutMs?: number;
    rebuildElsewhere?: Rebuild;
  } = {},
) => {
  const { calls = wakeups(), projections = [tallies(), nothing], reactions = [] } = given;
  const reports: string[] = [];
  const worker = new Worker({
    db: sample.db,
    connection: { connectionString: sample.database.worker },
    sequencer: sample.sequencer,
    log: sample.log,
    wakeups: calls,
    projections,
    reactions,
    reactionHost: { actorId: tally(0), execute: async () => undefined },
    ...(given.rebuildElsewhere ? { rebuildElsewhere: given.rebuildElsewhere } : {}),
    report: (message, error) =>
      reports.push(error instanceof Error ? `${message}: ${error.message}` : message),
  });
  const progress = new Progress(sample.apiDb, sample.log, projections, calls, given.timeoutMs ?? 20_000);
  closers.push(() => worker.stop());
  return {
    worker,
    progress,
    views: new Views(sample.apiDb, progress).as(home),
    calls,
    reports,
  };
};
const append = async (event: TallyEvent, calls?: Wakeups): Promise<Appended> => {
  const lastEventId = await sample.appended(event);
  calls?.notify(APPENDED, '');
  return { streamId: 'tally', version: 1, factCount: 1, lastEventId, types: [event.type], repeated: false };
};

describe('a worker', () => {
  it('shows what was appended, so that a writer reads its own write', async () => {
    const { worker, views, calls } = process();
    await worker.start();
    expect(worker.leads()).toEqual(['sequencer', 'projection/tallies', 'projection/nothing']);
    expect(await views.readAfter(await append(opened(1, '甲'), calls), TallyRow, tally(1))).toMatchObject({
      name: '甲',
    });
    expect(await views.readAfter(await append(renamed(1, '乙'), calls), TallyRow, tally(1))).toMatchObject({
      name: '乙',
    });
  });

  it('shows it also when every wake-up call is lost', async () => {
    const { worker, views, calls } = process({ calls: wakeups(true) });
    await worker.start();
    const appended = await append(opened(1), calls);
    expect(await views.readAfter(appended, TallyRow, tally(1))).toMatchObject({ counted: 0 });
  });

  it('goes on where another process was stopped', async () => {
    const first = process();
    await first.worker.start();
    await first.views.readAfter(await append(opened(1), first.calls), TallyRow, tally(1));
    const second = process();
    await second.worker.start();
    expect(second.worker.leads()).toEqual([]);
    await first.worker.stop();
    expect(await second.views.readAfter(await append(opened(2)), TallyRow, tally(2))).toBeDefined();
    expect(second.worker.leads()).toContain('sequencer');
  });

  it('takes everything up again when its connections are cut in the midst of it', async () => {
    const { worker, progress, calls } = process();
    await worker.start();
    const other = await session(sample, 'worker');
    let last: Appended | undefined;
    for (let k = 1; k <= 20; k++) {
      last = await append(opened(k), calls);
      await append(counted(k, 1, 1, '2022-08-31'), calls);
      if (k === 10)
        await other.query(
          `select pg_terminate_backend(pid) from pg_stat_activity
            where application_name in ('yinfeng leadership', 'yinfeng') and datname = current_database()
              and usename = current_user and pid <> pg_backend_pid()`,
        );
    }
    await other.end();
    await progress.shown(last!);
    await until(async () => (await sample.checkpoint()).seq === 40);
    expect(await sample.apiDb.getRepository(TallyRow).count()).toBe(20);
    expect(await sample.apiDb.getRepository(TallyDayRow).findOneByOrFail({ id: '2022-08-31' })).toMatchObject(
      {
        counted: '20',
        times: '20',
      },
    );
  });

  it('rebuilds a projection of another version when it begins', async () => {
    const first = process();
    await first.worker.start();
    await first.views.readAfter(await append(opened(1), first.calls), TallyRow, tally(1));
    await first.worker.stop();
    const second = process({ projections: [tallies({ version: 2, on: { TallyOpened: 'ignore' } })] });
    await second.worker.start();
    expect(await sample.apiDb.getRepository(TallyRow).count()).toBe(0);
    expect(second.reports.some((line) => line.startsWith('rebuilding tallies: 1 of 1'))).toBe(true);
  });

  it('clears away what a rebuild that was killed has left when it begins', async () => {
    await sample.db.query('create table views.tally__next (id uuid)');
    await sample.db.query(
      `insert into log.checkpoint (name, version, shape) values ('tallies__next', 1, '-')`,
    );
    const { worker, reports } = process();
    await worker.start();
    await until(async () => {
      const [row] = (await sample.db.query(
        `select to_regclass('views.tally__next') is null and not exists (select from log.checkpoint where name = 'tallies__next') as cleared`,
      )) as { cleared: boolean }[];
      return row!.cleared;
    });
    expect(reports).toEqual([]);
  });

  it('rebuilds a projection that says that it lacks something, once for each answer, with the live tables before it', async () => {
    const seen: string[][] = [];
    /** What was opened as lacking stays so, but for the first one, which a rebuild completes. */
    const wanting: Projection = {
      ...tallies(),
      lacking: (tableOf) => `select id::text from ${tableOf(TallyRow)} where name = 'lacking' order by id`,
      begin: (read, live) => {
        const fold = tallies().begin(read);
        const completed = tallies({
          on: {
            TallyOpened: ({ data: { id, name } }) =>
              insert(TallyRow, {
                id,
                name: id === tally(1) ? 'complete' : name,
                counted: 0,
                lastOn: null,
                names: [],
                detail: { opened: true },
              }),
          },
        }).begin(read);
        return async (events) => {
          if (!live) return fold(events);
          seen.push((await live(TallyRow, 'all')).map(({ name }) => name));
          return completed(events);
        };
      },
    };
    const { worker, views, calls, reports } = process({ projections: [wanting] });
    await worker.start();
    const nameOf = async (n: number) => (await views.find(TallyRow, tally(n)))?.name;
    await append(opened(1, 'lacking'), calls);
    await until(async () => (await nameOf(1)) === 'complete');
    expect(seen).toEqual([['lacking']]);
    // Whatever a rebuild does not bring is no reason for the next one.
    await append(opened(2, 'lacking'), calls);
    const lacks = () => reports.filter((report) => report.includes('lacks'));
    await until(async () => lacks().length === 2);
    await append(opened(3, 'lacking'), calls);
    await until(async () => lacks().length === 3);
    expect(lacks()).toEqual(
      [tally(1), tally(2), `${tally(2)}, ${tally(3)}`].map((ids) => `tallies lacks ${ids}: it is rebuilt`),
    );
    expect(await nameOf(3)).toBe('lacking');
  });

  it('begins without those that are being rebuilt elsewhere, and runs them once they are', async () => {
    const first = process();
    await first.worker.start();
    await first.views.readAfter(await append(opened(1), first.calls), TallyRow, tally(1));
    await first.worker.stop();

    const asked: string[][] = [];
    let go: () => void = () => undefined;
    const [changed, another] = [tallies({ version: 2 }), { ...nothing, version: 2 }];
    const second = process({
      projections: [changed, another],
      rebuildElsewhere: async (projections, progress, signal) => {
        asked.push(projections.map(({ name }) => name).toSorted()); // whichever was looked at first
        await new Promise<void>((done) => (go = done));
        await new Rebuilder(sample.db, sample.tables, sample.log).rebuild(projections, progress, signal);
      },
    });
    await second.worker.start();
    await until(() => asked.length > 0);
    expect([asked, second.worker.leads()]).toEqual([[['nothing', 'tallies']], ['sequencer']]);
    expect(await second.views.find(TallyRow, tally(1))).not.toBeNull();
    const appended = await append(opened(2), second.calls);
    go();
    expect(await second.views.readAfter(appended, TallyRow, tally(2))).toBeDefined();
    expect((await sample.checkpoint()).version).toBe(2);
  });

  it('has a rebuild elsewhere end before it has stopped', async () => {
    const first = process();
    await first.worker.start();
    await first.worker.stop();
    let [began, ended] = [false, false];
    const second = process({
      projections: [tallies({ version: 2 })],
      rebuildElsewhere: (_projections, _progress, signal) =>
        new Promise((_done, failed) => {
          began = true;
          signal.addEventListener('abort', () =>
            setImmediate(() => {
              ended = true;
              failed(signal.reason);
            }),
          );
        }),
    });
    await second.worker.start();
    await until(() => began);
    await second.worker.stop();
    expect([ended, second.reports]).toEqual([true, []]);
  });

  it('runs the other projections when one cannot be rebuilt', async () => {
    const first = process();
    await first.worker.start();
    await first.views.readAfter(await append(opened(1), first.calls), TallyRow, tally(1));
    await first.worker.stop();
    const broken = tallies({
      version: 2,
      on: {
        TallyOpened: () => {
          throw new Error('cannot');
        },
      },
    });
    const second = process({ projections: [broken, nothing] });
    await second.worker.start();
    expect(second.worker.leads()).toEqual(['sequencer', 'projection/nothing']);
    expect(second.reports).toContain('worker leadership: event 1: cannot');
    await until(async () => (await sample.checkpoint('nothing')).seq === 1);
    expect(await sample.apiDb.getRepository(TallyRow).count()).toBe(1); // the old table goes on serving
  });
});

describe('waiting for a view', () => {
  it('ends with VIEW_BEHIND when nobody shows it, and the write stands', async () => {
    const { worker, views } = process({ timeoutMs: 50 });
    await worker.start();
    await worker.stop();
    const appended = await append(opened(1));
    await expect(views.readAfter(appended, TallyRow, tally(1))).rejects.toMatchObject({
      code: 'VIEW_BEHIND',
    });
    expect(await sample.happened()).toBeDefined();
  });

  it('waits for those alone that show what was written', async () => {
    const stuck: Projection = {
      ...nothing,
      name: 'stuck',
      handles: (type) => type === 'TallyStruck',
      begin: () => () => {
        throw new Error('stuck');
      },
    };
    const { worker, views, calls } = process({ projections: [tallies(), stuck] });
    await worker.start();
    expect(await views.readAfter(await append(opened(1), calls), TallyRow, tally(1))).toBeDefined();
  });

  it('has nothing to wait for where there is no event', async () => {
    const { progress } = process({ timeoutMs: 1 });
    await progress.shown({
      streamId: 's',
      version: 0,
      factCount: 0,
      lastEventId: undefined,
      types: [],
      repeated: false,
    });
  });

  it('says NOT_FOUND for a row that is not there', async () => {
    const { worker, views, calls } = process();
    await worker.start();
    await expect(views.readAfter(await append(opened(1), calls), TallyRow, tally(2))).rejects.toMatchObject({
      code: 'NOT_FOUND',
    });
    expect(await views.find(TallyRow, tally(2))).toBeNull();
  });

  it('looks at the checkpoints of this release alone: not at a rebuild’s, nor at those of projections and reactions that are no more', async () => {
    const { worker, progress, calls } = process();
    expect(await progress.health()).toMatchObject([
      { name: 'nothing', seq: 0, updatedAt: null },
      { name: 'tallies', seq: 0, updatedAt: null },
    ]);
    await worker.start();
    await progress.shown(await append(opened(1), calls));
    const stand = await Stands.of(sample.db).now();
    await sample.db.query(
      `insert into log.checkpoint (name, version, shape) values ('tallies__next', 1, '-'), ('no-more', 1, '-'), ('reaction/here', 1, '-'), ('reaction/no-more', 1, '-')`,
    );
    const withOne = new Progress(sample.apiDb, sample.log, [tallies()], calls, 20_000, [
      { name: 'here' },
      { name: 'not-begun' },
    ]);
    expect((await withOne.health()).map(({ name }) => name)).toEqual(['reaction/here', 'tallies']);
    await sample.db.query(`delete from log.checkpoint where name = 'no-more' or name like 'reaction/%'`);
    await progress.allPassed(1, 20_000);
    expect(await Stands.of(sample.db).now()).toBe(stand);
  });

  it('knows when all have passed an ordinal, and what stands in the way', async () => {
    const { worker, progress, calls } = process();
    await worker.start();
    await progress.shown(await append(opened(1), calls));
    expect(await progress.allPassed(1, 20_000)).toBe(true);
    expect(await progress.allPassed(2, 10)).toBe(false);
    await append(renamed(7, 'of nobody'), calls);
    await until(async () => (await progress.health()).some((at) => at.failure !== null));
    expect((await progress.health()).map(({ name, seq, failure }) => ({ name, seq, failure }))).toMatchObject(
      [
        { name: 'nothing', failure: null },
        { name: 'tallies', seq: 1, failure: expect.stringContaining('a row to change is not there') },
      ],
    );
  });
});
