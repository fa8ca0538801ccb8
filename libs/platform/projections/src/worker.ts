import type pg from 'pg';
import type { DataSource } from 'typeorm';
import { AnotherDatabase } from '#platform/database';
import { Loop, type OldestOpenAppend, type SequencedLog, type Sequencer } from '#platform/event-store';
import { CatchUpGroup } from './catch-up-group.js';
import { OldestOpenAppendWatch } from './oldest-open-append-watch.js';
import { Leadership, type Led } from './leadership.js';
import type { Projection } from './projection.js';
import { ReactionLoop, type Reaction, type ReactionHost } from './reaction.js';
import { Readying } from './readying.js';
import { Rebuilder, type Rebuild, type RebuildProgress } from './rebuild.js';
import { Checkpoints, ProjectionLoop } from './runner.js';
import { tableName } from './row-statements.js';
import { ProjectedTables } from './tables.js';
import { APPENDED, PROJECTED, SEQUENCED, type Wakeups } from './wakeups.js';

type WorkerParts = {
  readonly db: DataSource;
  readonly connection: pg.ClientConfig;
  /** Called with each new connection by which it leads, before that serves. */
  readonly onConnect?: (client: pg.Client) => Promise<void>;
  readonly sequencer: Sequencer;
  readonly log: SequencedLog;
  readonly wakeups: Wakeups;
  readonly projections: readonly Projection[];
  readonly reactions: readonly Reaction[];
  /** Projections stand still until it resolves: thousands of commands at once are cheaper to fold in a few large batches. */
  readonly projectFrom?: Promise<unknown>;
  /** Null runs no reactions: a rebuild needs none. */
  readonly reactionHost: ReactionHost | null;
  /** Rebuilds outside of this process, which goes on serving meanwhile; `start` does not wait for it. Absent: within it, and it does. */
  readonly rebuildElsewhere?: Rebuild;
  readonly report: (message: string, error?: unknown) => void;
  /** Called once the database turns out to be another than what this process remembers is of. Default: it is reported. */
  readonly onAnother?: (found: AnotherDatabase) => void;
  /** What keeps written events from being read, if anything does. Absent for a store that knows no such thing. */
  readonly oldestOpenAppend?: () => Promise<OldestOpenAppend | null>;
  /** See `Rebuilder`. */
  readonly mostCaughtUp?: number;
};

// The first event after a pause is sequenced at once; when many come, several are taken together, and so are the steps that follow. The busier
// the machine, the more go together.
const restMs = (tookMs: number) => Math.min(Math.max(5, 2 * tookMs), 25);

// How often the progress of a rebuild is reported, at most.
const reportMs = 5_000;

/** Whatever part meets another database: it is no failure of that part, and concerns the whole process. */
const reporting =
  ({ report, onAnother }: WorkerParts): WorkerParts['report'] =>
  (message, error) =>
    onAnother && error instanceof AnotherDatabase ? onAnother(error) : report(message, error);

/** The sequencer, the projections and the reactions: each runs in one process of the installation at a time. */
export class Worker {
  private readonly leadership: Leadership;
  private readonly tables: ProjectedTables;
  private readonly readying: Readying;
  private readonly checkpoints: Checkpoints;
  private readonly catchUpGroup = new CatchUpGroup();
  private readonly sequencedWakes = new Set<() => void>();
  private unlisten: (() => void)[] = [];
  private readonly rebuilder: Rebuilder;
  private readonly rebuild: Rebuild;
  private readonly rebuildReported: RebuildProgress;
  private clearing: Promise<void> = Promise.resolve();

  private readonly parts: WorkerParts;

  constructor(given: WorkerParts) {
    const parts = (this.parts = { ...given, report: reporting(given) });
    this.tables = new ProjectedTables(parts.db);
    this.checkpoints = new Checkpoints(parts.db);
    const rebuilder = (this.rebuilder = new Rebuilder(
      parts.db,
      this.tables,
      parts.log,
      undefined,
      undefined,
      undefined,
      parts.mostCaughtUp,
    ));
    let reportedAt = Number.NEGATIVE_INFINITY;
    this.rebuild =
      parts.rebuildElsewhere ??
      ((projections, progress, signal) => rebuilder.rebuild(projections, progress, signal));
    this.rebuildReported = (name, seq, head, waits) => {
      if (waits) return parts.report(`${name} is rebuilt by another process: waiting for that to end`);
      if (seq < head && performance.now() - reportedAt < reportMs) return;
      reportedAt = performance.now();
      parts.report(`rebuilding ${name}: ${seq} of ${head}`);
    };
    this.readying = new Readying(
      (projection) => rebuilder.isCurrent(projection),
      this.rebuild,
      this.rebuildReported,
      (error) => parts.report('projections could not be rebuilt together, now one by one', error),
    );
    this.leadership = new Leadership(
      parts.connection,
      [
        this.sequencing(),
        ...parts.projections.map((p) => this.projecting(p)),
        ...(parts.reactionHost ? parts.reactions.map((r) => this.reacting(r, parts.reactionHost!)) : []),
      ],
      (error) => parts.report('worker leadership', error),
      undefined,
      parts.onConnect,
    );
  }

  async start(): Promise<void> {
    this.unlisten.push(
      this.parts.wakeups.listen(SEQUENCED, () => {
        for (const wake of this.sequencedWakes) wake();
      }),
    );
    // Nobody waits for this: leftovers count for nothing.
    this.clearing = this.rebuilder
      .clear(this.parts.projections)
      .catch((error: unknown) =>
        this.parts.report('what an earlier rebuild left could not be cleared', error),
      );
    await this.leadership.start();
  }

  leads(): string[] {
    return this.leadership.leads();
  }

  async stop(): Promise<void> {
    for (const unlisten of this.unlisten) unlisten();
    await this.leadership.stop();
    await this.clearing;
  }

  private sequencing(): Led {
    const { sequencer, log, wakeups, oldestOpenAppend, report, projectFrom } = this.parts;
    return {
      name: 'sequencer',
      start: async () => {
        // Whoever plants by the day waits for the places of each day, hundreds of times: resting then would add seconds to the start.
        let isWaitedFor = projectFrom !== undefined;
        void projectFrom?.then(() => (isWaitedFor = false));
        const loop = new Loop(
          async () => {
            const events = await sequencer.advance();
            if (events.length === 0) {
              if (sequencer.seq !== undefined) log.endsAt(sequencer.seq);
              return false;
            }
            log.remember(events);
            wakeups.notify(SEQUENCED, String(events.at(-1)!.seq));
            return true;
          },
          (error) => report('sequencer', error),
          250,
          5000,
          (tookMs) => (isWaitedFor ? 0 : restMs(tookMs)),
        );
        const mending = new Loop(
          async () => {
            const { late, isMore } = await sequencer.mend();
            const last = late.at(-1);
            if (last) {
              log.remember(late);
              wakeups.notify(SEQUENCED, String(last.seq));
            }
            return isMore;
          },
          (error) => report('looking for passed-over events', error),
          1000,
        );
        const watch = new OldestOpenAppendWatch();
        const heart = new Loop(
          async () => {
            await sequencer.beat();
            const held = (await oldestOpenAppend?.()) ?? null;
            const news = watch.notice(held, performance.now());
            if (news) report(news);
            return false;
          },
          (error) => report('sequencer heartbeat', error),
          1000,
        );
        const unlisten = wakeups.listen(APPENDED, () => loop.wake());
        return async () => {
          unlisten();
          await Promise.all([loop.stop(), heart.stop(), mending.stop()]);
        };
      },
    };
  }

  private projecting(projection: Projection): Led {
    const { db, log, wakeups, report, rebuildElsewhere } = this.parts;
    return {
      name: `projection/${projection.name}`,
      start: async (signal, later) => {
        await this.readying.ready(projection, signal, () => rebuildElsewhere && later());
        const begin = () => {
          const completing = this.completing(projection);
          const stopLoop = this.woken(
            new ProjectionLoop(
              db,
              this.tables,
              log,
              projection,
              (name, seq, failure) => {
                if (failure) report(`projection ${name} stopped`, failure);
                else wakeups.notify(PROJECTED, `${name}:${seq}`);
                completing?.moved();
              },
              undefined,
              this.checkpoints,
              this.catchUpGroup,
            ),
          );
          return async () => {
            await completing?.stop();
            await stopLoop();
          };
        };
        const { projectFrom } = this.parts;
        if (!projectFrom) return begin();
        let [stopped, stop]: [boolean, (() => Promise<void>) | undefined] = [false, undefined];
        void projectFrom.then(() => {
          if (!stopped) stop = begin();
        });
        return async () => {
          stopped = true;
          await stop?.();
        };
      },
    };
  }

  /** Rebuilds a projection whose tables say that they lack something, beside the live ones, which go on being kept up. */
  private completing(
    projection: Projection,
  ): { readonly moved: () => void; readonly stop: () => Promise<void> } | undefined {
    const { lacking } = projection;
    if (!lacking) return undefined;
    const { db, report } = this.parts;
    const stopped = new AbortController();
    let [isMoved, given] = [true, ''];
    const loop = new Loop(
      async () => {
        if (!isMoved) return false;
        isMoved = false;
        try {
          const found = (await db.query(lacking((row) => tableName(this.tables.metadata(row))))) as {
            id: string;
          }[];
          const lacks = found.map(({ id }) => id).join(', ');
          // Once for each answer: what a rebuild did not bring, the next one would not bring either.
          if (lacks !== '' && lacks !== given) {
            report(`${projection.name} lacks ${lacks}: it is rebuilt`);
            await this.rebuild([projection], this.rebuildReported, stopped.signal);
          }
          given = lacks;
        } catch (error) {
          isMoved = true;
          throw error;
        }
        return false;
      },
      (error) => {
        if (!stopped.signal.aborted) report(`what ${projection.name} lacks`, error);
      },
      1000,
      60_000,
    );
    return {
      // Looked at within a second, not at every batch.
      moved: () => void (isMoved = true),
      stop: async () => {
        stopped.abort(new Error('stopped'));
        await loop.stop();
      },
    };
  }

  private reacting(reaction: Reaction, reactionHost: ReactionHost): Led {
    const { db, log, report } = this.parts;
    return {
      name: `reaction/${reaction.name}`,
      start: async () => {
        const loop = new ReactionLoop(
          db,
          log,
          reaction,
          reactionHost,
          (name, _seq, failure) => {
            if (failure) report(`reaction ${name} failed, trying again`, failure);
          },
          (name, seq, { message }) =>
            report(
              `reaction ${name} passes event ${seq} over, and tries it again every half minute: ${message}`,
            ),
          (name, seq) => report(`reaction ${name} has made up for event ${seq}, which it had passed over`),
        );
        await loop.begin();
        return this.woken(loop);
      },
    };
  }

  private woken(loop: { wake(): void; stop(): Promise<void> }): () => Promise<void> {
    const wake = () => loop.wake();
    this.sequencedWakes.add(wake);
    return async () => {
      this.sequencedWakes.delete(wake);
      await loop.stop();
    };
  }
}
