import { fork, type ChildProcess } from 'node:child_process';
import { setTimeout as pause } from 'node:timers/promises';
import { connect } from '#platform/database';
import { baselineRule, ledgerProjection } from '#platform/ledger';
import { reactions, subjects } from '#composition/program';
import type { Client } from 'pg';
import { figure, percentile, type Bench, type BenchDatabase, type Cell } from '../harness.js';
import { HostSeconds } from '../host.js';
import { demonstration, fillLog } from '../log.js';
import { platformOn } from '../stack/ledger.js';
import type { Asked, News } from '../stack/recorder.js';

const ledger = ledgerProjection(baselineRule, subjects).name;

/** The product in its own process. */
class Recorder {
  private readonly heard = new Set<(news: News) => void>();
  private output = '';

  private constructor(private readonly child: ChildProcess) {
    child.stderr!.on('data', (text: Buffer) => (this.output = (this.output + text.toString()).slice(-2000)));
    child.on('message', (news: News) => {
      for (const hear of this.heard) hear(news);
    });
  }

  static async start(database: BenchDatabase): Promise<Recorder> {
    const made = new Recorder(
      fork(new URL('../stack/recorder.js', import.meta.url), [], {
        env: { ...process.env, NODE_ENV: 'production', BENCH_DATABASE: JSON.stringify(database.env) },
        execArgv: [],
        stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
      }),
    );
    await made.news('ready');
    return made;
  }

  ask(asked: Asked): void {
    this.child.send(asked);
  }

  /** Told of every message until it is let go. */
  listen(hear: (news: News) => void): () => void {
    this.heard.add(hear);
    return () => void this.heard.delete(hear);
  }

  /** The next message of this kind. @throws Error when it failed or ended */
  news<K extends string>(kind: K): Promise<Extract<News, Record<K, unknown>>> {
    return new Promise((done, failed) => {
      const ended = (code: number | null) =>
        finish(() => failed(new Error(`the server ended with ${code}: ${this.output}`)));
      const unlisten = this.listen((news) => {
        if ('failed' in news) finish(() => failed(new Error(news.failed)));
        else if (kind in news) finish(() => done(news as never));
      });
      const finish = (how: () => void) => {
        unlisten();
        this.child.off('exit', ended);
        how();
      };
      this.child.once('exit', ended);
    });
  }

  async stop(): Promise<void> {
    if (this.child.exitCode !== null || this.child.signalCode !== null) return;
    const gone = new Promise<void>((done) => this.child.once('exit', () => done()));
    this.child.disconnect();
    const patience = setTimeout(() => this.child.kill('SIGKILL'), 15_000);
    await gone;
    clearTimeout(patience);
  }
}

/** From an append acknowledged, at a time of the monotonic clock in nanoseconds, until it is readable. */
type Lag = { readonly at: bigint; readonly ms: number };

/**
 * Looks again and again, on a connection of its own, at the project and the ledger's subject of each append that is not shown yet. The
 * lag holds what looking takes: some milliseconds too much rather than too little.
 */
class Watch {
  readonly lags: Lag[] = [];
  private readonly pending = new Map<string, { version: number; at: bigint }[]>();
  private stopped = false;
  private readonly unlisten: () => void;
  private readonly looking: Promise<void>;

  constructor(
    recorder: Recorder,
    private readonly client: Client,
  ) {
    this.unlisten = recorder.listen((news) => {
      if (!('appended' in news)) return;
      const waiting = this.pending.get(news.appended) ?? [];
      waiting.push({ version: news.version, at: BigInt(news.at) });
      this.pending.set(news.appended, waiting);
    });
    this.looking = this.look();
  }

  /** Ends when everything is shown. @throws Error when something is not within a minute */
  async end(): Promise<void> {
    for (const until = Date.now() + 60_000; this.pending.size > 0; await pause(5))
      if (Date.now() > until) throw new Error(`${this.pending.size} projects are not shown after a minute`);
    this.stopped = true;
    this.unlisten();
    await this.looking;
  }

  private async look(): Promise<void> {
    while (!this.stopped) {
      if (this.pending.size > 0) {
        const { rows } = await this.client.query<{ id: string; version: number }>({
          name: 'shown',
          text: `select p.id, least(p.version, s.version) as version
            from views.projects p join views.ledger_subject s on s.id = p.id where p.id = any($1)`,
          values: [[...this.pending.keys()]],
        });
        const now = process.hrtime.bigint();
        for (const { id, version } of rows) {
          const waiting = this.pending.get(id)!;
          for (const shown of waiting.filter((each) => each.version <= version))
            this.lags.push({ at: shown.at, ms: Number(now - shown.at) / 1e6 });
          const rest = waiting.filter((each) => each.version > version);
          if (rest.length > 0) this.pending.set(id, rest);
          else this.pending.delete(id);
        }
      }
      await pause(2);
    }
  }
}

/**
 * A log of the demonstration's events, which live tables and reactions have passed without having done anything: only what is new is
 * shown.
 */
const longLog = async (bench: Bench, database: BenchDatabase, events: number): Promise<void> => {
  const { platform, close } = await platformOn(database);
  try {
    bench.print(`filling a log of ${events} events`);
    await fillLog(database, await demonstration(platform), events);
  } finally {
    await close();
  }
  const client = await connect(database.worker);
  try {
    for (const { name } of reactions)
      await client.query(`insert into log.checkpoint (name, version, shape) values ($1, 1, 'reaction')`, [
        `reaction/${name}`,
      ]);
    await client.query('update log.checkpoint set seq = (select seq from log.sequencer)');
  } finally {
    await client.end();
  }
};

type During = (rate: number, lasts: () => Promise<unknown>) => Promise<{ lags: Lag[]; perSecond: number }>;

/** Under the same load while the ledger is rebuilt; the moment after the swap is part of it. */
const rebuiltDuring = async (during: During, recorder: Recorder) => {
  let seconds = 0;
  const host = new HostSeconds();
  try {
    const during200 = await during(200, async () => {
      await pause(500);
      const rebuilt = recorder.news('rebuilt');
      recorder.ask({ rebuild: ledger });
      ({ seconds } = await rebuilt);
      await pause(500);
    });
    return { ...during200, seconds, host };
  } finally {
    host.stop();
  }
};

const percentiles = (lags: readonly Lag[]) => {
  const ms = lags.map((lag) => lag.ms);
  return { p50Ms: figure(percentile(ms, 0.5)), p99Ms: figure(percentile(ms, 0.99)) };
};

/** The figures of a rebuild; beside them what was appended in seconds that the host left alone. */
const rebuildFigures = ({
  lags,
  perSecond,
  seconds,
  host,
}: Awaited<ReturnType<typeof rebuiltDuring>>): Record<string, number> => {
  const quiet = lags.filter(({ at }) => host.wasQuietAt(at));
  const { p50Ms, p99Ms } = percentiles(lags);
  return {
    rebuildP50Ms: p50Ms,
    rebuildP99Ms: p99Ms,
    rebuildSeconds: figure(seconds),
    rebuildPerSecond: figure(perSecond),
    ...(host.isKnown && { rebuildQuietShare: figure(quiet.length / lags.length) }),
    ...(quiet.length > 0 && { rebuildQuietP99Ms: percentiles(quiet).p99Ms }),
  };
};

/** How long after its append was acknowledged an event is readable by others: the product with its worker in one process. */
export const cell: Cell = {
  names: ['visible'],
  run: async (bench) => {
    const { quick } = bench;
    // A rebuild gives way to what goes on beside it: of 300,000 events it takes five minutes.
    const events = Number(process.env['BENCH_VISIBLE_EVENTS'] ?? (quick ? 2_000 : 300_000));
    if (!Number.isSafeInteger(events) || events < 1)
      throw new Error('BENCH_VISIBLE_EVENTS is a number of events');
    const database = await bench.database.fresh();
    bench.defer(() => database.drop());
    await longLog(bench, database, events);
    const recorder = await Recorder.start(database);
    bench.defer(() => recorder.stop());
    const client = await connect(database.api);
    bench.defer(() => client.end());
    // So many that none has hundreds of receipts when the rebuild ends, which no project has in life.
    recorder.ask({ plant: quick ? 100 : Math.max(2000, Math.ceil(events / 150)) });
    await recorder.news('planted');

    /** Lags at a rate for as long as something lasts. */
    const during: During = async (rate, lasts) => {
      const watch = new Watch(recorder, client);
      recorder.ask({ rate });
      await lasts();
      const stopped = recorder.news('stopped');
      recorder.ask({ stop: true });
      const { stopped: count, seconds } = await stopped;
      await watch.end();
      if (watch.lags.length !== count)
        throw new Error(`visible: ${count} appended, ${watch.lags.length} shown`);
      return { lags: watch.lags, perSecond: count / seconds };
    };

    await during(200, () => pause(quick ? 300 : 1000)); // warm
    const idle = await during(10, () => pause(quick ? 500 : 15_000));
    const loaded = await during(200, () => pause(quick ? 1000 : 20_000));
    // A quick run's would be over before the swap's moment weighs less than all the rest.
    const rebuilt = quick ? undefined : await rebuiltDuring(during, recorder);
    const { p50Ms: idleP50Ms, p99Ms: idleP99Ms } = percentiles(idle.lags);
    return [
      {
        name: 'visible',
        perSecond: figure(loaded.perSecond),
        ...percentiles(loaded.lags),
        idleP50Ms,
        idleP99Ms,
        ...(rebuilt && rebuildFigures(rebuilt)),
        events,
      },
    ];
  },
};
