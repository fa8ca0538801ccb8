import { Pool } from 'pg';
import type { DataSource } from 'typeorm';
import { createDemoAccounts } from '#platform/access';
import {
  fingerprintsOf,
  loadKeys,
  migrate,
  openDatabase,
  openDataSource,
  refuseForeignKeys,
  refuseMissingKeys,
  SameDatabase,
  Signals,
  type AnotherDatabase,
  type Config,
  type Keys,
  type OpenDatabase,
  type OpenOptions,
} from '#platform/database';
import {
  declareDemonstration,
  oldestOpenAppend,
  isFromElsewhere,
  latePlaces,
  Loop,
  overtakenEvents,
  PostgresEventStore,
  PostgresPassedOver,
  SequencedLog,
  Sequencer,
  strangersAside,
  strangersOf,
  unsequenced,
  StreamWriter,
  type EventStore,
  type OldestOpenAppend,
  type Stranger,
  type KurrentOptions,
} from '#platform/event-store';
import {
  APPENDED,
  Audit,
  ProjectedTables,
  Progress,
  Rebuilder,
  SEQUENCED,
  Views,
  Worker,
  type ReactionHost,
  type Rebuild,
  type Wakeups,
} from '#platform/projections';
import { endToStartAnew, muffled, StartRefused, Troubles, type Report } from '#platform/supervision';
import { beginBranchHere, refuseOtherCluster } from './log-branch.js';
import { useLog } from './log-lock.js';
import { forgetSeen, noteSeen, refuseOlderCopy } from './last-seen.js';
import { logStoreOf, settleHome } from './log-store.js';
import { platformMigrations } from './migrations.js';
import { projections, reactions, registry, rows } from './parts.js';
import { canRebuildElsewhere, rebuildElsewhere } from './rebuild-elsewhere.js';

/** Everything a process stands on, opened in order and closed in the reverse. */
export type Platform = {
  readonly config: Config;
  readonly keys: Keys;
  readonly database: OpenDatabase;
  readonly store: EventStore;
  readonly streams: StreamWriter;
  readonly log: SequencedLog;
  readonly wakeups: Wakeups;
  readonly progress: Progress;
  readonly views: Views;
  /** Reads as the API's role. */
  readonly apiDb: DataSource;
  /** Makes the worker of this process; not started yet. */
  readonly worker: (host: ReactionHost | null, projectFrom?: Promise<unknown>) => Worker;
  /** Rebuilds in this process. */
  readonly rebuilder: Rebuilder;
  /** Holds the read tables against the log. */
  readonly audit: Audit;
  /** As the worker of a process that serves has its rebuilds done: in a process of their own, where there is one. */
  readonly rebuild: Rebuild;
  /** What keeps written events from being read, or null. */
  readonly oldestOpenAppend: () => Promise<OldestOpenAppend | null>;
  /** What was put aside because others wrote it under the log's names. */
  readonly strangers: () => Promise<Stranger[]>;
  /** Reports to the operator; faults of the store once a minute, with a count. */
  readonly report: Report;
  readonly close: () => Promise<void>;
};

// What a copy that is put in place lacks of the last second, no start notices.
const lookMs = 1_000;

const endOnAnother = ({ message }: AnotherDatabase): void =>
  endToStartAnew(`Yinfeng ends, to begin anew with what is there: ${message} (DATABASE_CHANGED)`);

/** Signals as the loops take them: listening begins in the background, and losing a call costs a poll interval. */
const wakeupsOf = (signals: Signals, report: Report): Wakeups => ({
  listen: (channel, handler) => {
    const listening = signals.listen(channel, handler).catch((error: unknown) => {
      report(`listening on ${channel}`, error);
      return () => {};
    });
    return () => void listening.then((unlisten) => unlisten());
  },
  notify: (channel, payload) => signals.notify(channel, payload),
});

/**
 * Opens the database (embedded unless one is given), migrates it, opens the log's store, loads the keys and makes the log and the views.
 * @throws StartRefused with one line when something stands in the way
 */
export const openPlatform = async (
  config: Config,
  options: OpenOptions & {
    readonly report: Report;
    readonly kurrent?: KurrentOptions;
    /** Take over a log that was restored, from another PostgreSQL or from a copy of its own, and begin a branch of it here. */
    readonly adopt?: boolean;
    /**
     * Called when the database turns out to be another than the one that this process began with: promoted, restored, or one to which an
     * address leads now. What the process remembers is not of that one. Default: the process ends, to be started anew by its supervisor.
     */
    readonly onAnother?: (found: AnotherDatabase) => void;
  },
): Promise<Platform> => {
  if (config.eventStore === 'memory')
    throw new StartRefused('EVENT_STORE=memory is for specs: nothing of it lasts');
  const { onAnother = endOnAnother } = options;
  const troubles = new Troubles((line) => options.report(line));
  const report = muffled(options.report, troubles);
  const closers: (() => Promise<unknown>)[] = [() => Promise.resolve(troubles.end())];
  // Connections dropped during shutdown are expected; don't report them.
  let isClosing = false;
  const onLost = (line: string) => {
    if (!isClosing) troubles.note('STORE_UNAVAILABLE', 'a pooled connection', line);
  };
  const close = async () => {
    isClosing = true;
    for (const closer of closers.splice(0).toReversed())
      await closer().catch((error: unknown) => report('closing', error));
  };
  try {
    await refuseMissingKeys(config);
    const database = await openDatabase(config, {
      ...options,
      renewPasswords: options.adopt === true,
    });
    closers.push(() => database.stop());
    await migrate(database.owner, platformMigrations);
    if (options.adopt) {
      await beginBranchHere(database.owner, 'restored', true);
      // What was seen from here may be of what is left behind.
      await forgetSeen(config.dataDir);
    }
    const owner = await openDataSource(database.owner, [], { poolSize: 1, applicationName: 'yinfeng start' });
    closers.push(async () => void (owner.isInitialized && (await owner.destroy())));
    const identity = await refuseOtherCluster(owner);
    if (!options.adopt) await refuseOlderCopy(owner, config.dataDir);
    const same = new SameDatabase((found) => {
      if (!isClosing) onAnother(found);
    }, identity);
    closers.push(await useLog(database.api, report, same.check));

    const pool = (connectionString: string, max: number, application_name: string) => {
      const made = new Pool({ connectionString, max, application_name, onConnect: same.check });
      made.on('error', (error) => onLost(error.message));
      closers.push(() => made.end());
      return made;
    };
    const appends = pool(database.api, 10, 'yinfeng appends');
    // How far the database has come, so that one that went back is told from it. Where it has led elsewhere, the check says so itself.
    const look = new Loop(
      async () => (await same.check(appends), false),
      () => {},
      lookMs,
    );
    const noting = new Loop(
      async () => (await noteSeen(appends, config.dataDir), false),
      () => {},
      lookMs,
    );
    closers.push(async () => {
      await Promise.all([look.stop(), noting.stop()]);
      await noteSeen(appends, config.dataDir).catch(() => undefined); // PostgreSQL may be away already
    });
    // Until it has started, what is found out refuses the start.
    let isStarted = false;
    const store = await logStoreOf(config, appends, {
      onAnother: (found) => {
        if (isStarted && !isClosing) onAnother(found);
      },
      ...options.kurrent,
    });
    closers.push(() => store.close());

    const keys = await settledKeys(config, owner, await settleHome(config, store, owner));
    if (store instanceof PostgresEventStore && (await isFromElsewhere(owner)))
      throw new StartRefused(
        'this log was restored from another PostgreSQL, which had come further than this one: ' +
          'run npx yinfeng adopt-log once, when nothing writes to the old one any more',
      );
    if (config.demo) {
      await createDemoAccounts(owner);
      await declareDemonstration(owner);
    }
    await owner.destroy();

    const apiDb = await openDataSource(database.api, rows, {
      poolSize: 12,
      applicationName: 'yinfeng api',
      onConnect: same.check,
      onLost,
    });
    closers.push(() => apiDb.destroy());
    const workerDb = await openDataSource(database.worker, rows, {
      poolSize: 8,
      applicationName: 'yinfeng worker',
      relaxed: true,
      onConnect: same.check,
      onLost,
    });
    closers.push(() => workerDb.destroy());
    const sequencing = pool(database.worker, 3, 'yinfeng sequencer');
    const signals = new Signals(database.api, (line) => report(line), same.check);
    closers.push(() => signals.close());
    const wakeups = wakeupsOf(signals, report);
    // Connect first: the start then keeps this thread busy for seconds, in which a handshake would time out.
    await signals.connected();

    const types = registry();
    const log = new SequencedLog(store, types, appends);
    wakeups.listen(SEQUENCED, (call) => log.sequenced(call)); // noted before any reader acts on it
    const streams = new StreamWriter(store, types, keys.digest);
    streams.appended = () => wakeups.notify(APPENDED, '');
    const progress = new Progress(apiDb, log, projections, wakeups, undefined, reactions, () =>
      unsequenced(store, appends),
    );
    await progress.refresh();
    const rebuilder = new Rebuilder(workerDb, new ProjectedTables(workerDb), log);
    const elsewhere = canRebuildElsewhere()
      ? rebuildElsewhere({
          database: database.worker,
          store: {
            eventStore: config.eventStore,
            ...(config.kurrentdb ? { kurrentdb: config.kurrentdb } : {}),
          },
        })
      : undefined;
    isStarted = true;
    return {
      config,
      keys,
      database,
      store,
      streams,
      log,
      wakeups,
      progress,
      views: new Views(apiDb, progress),
      apiDb,
      worker: (reactionHost, projectFrom) =>
        new Worker({
          db: workerDb,
          connection: { connectionString: database.worker },
          onConnect: same.check,
          onAnother,
          sequencer: new Sequencer(
            store instanceof PostgresEventStore ? new PostgresEventStore(sequencing) : store,
            sequencing,
            undefined,
            store instanceof PostgresEventStore ? new PostgresPassedOver(sequencing) : undefined,
            (late) => report(latePlaces(late)),
            (events) => report(overtakenEvents(events)),
            (strangers) => report(strangersAside(strangers)),
          ),
          log,
          wakeups,
          projections,
          reactions,
          reactionHost,
          // A process without reactions serves nobody (it is the command line), so it rebuilds by itself.
          ...(elsewhere && reactionHost ? { rebuildElsewhere: elsewhere } : {}),
          ...(projectFrom ? { projectFrom } : {}),
          ...(store instanceof PostgresEventStore
            ? { oldestOpenAppend: () => oldestOpenAppend(sequencing) }
            : {}),
          report,
        }),
      oldestOpenAppend: async () =>
        store instanceof PostgresEventStore ? oldestOpenAppend(sequencing) : null,
      rebuilder,
      audit: new Audit(workerDb, store, types, !(store instanceof PostgresEventStore)),
      rebuild: elsewhere ?? ((chosen, progressed, signal) => rebuilder.rebuild(chosen, progressed, signal)),
      strangers: () => strangersOf(appends),
      report,
      close,
    };
  } catch (error) {
    await close();
    throw error;
  }
};

/** The keys of this log: those it began with, or new ones for a log that is about to begin. */
const settledKeys = async (config: Config, owner: DataSource, begun: boolean): Promise<Keys> => {
  const [info] = (await owner.query('select key_fingerprint from log.log_info')) as {
    key_fingerprint: string | null;
  }[];
  const keys = await loadKeys(config, { logExists: begun });
  if (info!.key_fingerprint === null || !begun)
    await owner.query('update log.log_info set key_fingerprint = $1', [JSON.stringify(fingerprintsOf(keys))]);
  else refuseForeignKeys(keys, JSON.parse(info!.key_fingerprint) as Partial<Record<keyof Keys, string>>);
  return keys;
};
