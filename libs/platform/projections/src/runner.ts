import { QueryFailedError, type DataSource } from 'typeorm';
import { AnotherDatabase } from '#platform/database';
import { HELD, Loop, placesOf, type SequencedLog } from '#platform/event-store';
import type { Recorded } from '#platform/kernel';
import { BatchWriter, Fenced, type Checkpoint, type Place } from './batch-writer.js';
import { CatchUpGroup } from './catch-up-group.js';
import { PoisonEvent, type Projection } from './projection.js';
import type { ProjectedTables } from './tables.js';

type Found = Checkpoint & {
  readonly version: number;
  readonly shape: string;
  /** The event at its place; null at the start of the log, and where the log has no such place. */
  readonly eventId: string | null;
};

/** The checkpoint of a projection, or undefined where it never ran. */
export const checkpointOf = async (
  db: Pick<DataSource, 'query'>,
  name: string,
): Promise<Found | undefined> => {
  const rows = (await db.query(
    `select seq, generation, version, shape, (select i.event_id from log.log_index i where i.seq = c.seq) as "eventId"
      from log.checkpoint c where name = $1`,
    [name],
  )) as (Omit<Found, 'seq'> & { seq: string })[];
  return rows[0] && { ...rows[0], seq: Number(rows[0].seq) };
};

/** Whether a checkpoint is at a place that the log does not have: what was folded is not of this log, or is of what it has lost. */
export const isBeyondLog = ({ seq, eventId }: Pick<Found, 'seq' | 'eventId'>): boolean =>
  seq > 0 && eventId === null;

/** Where the projections stand, for all loops of a process: one look answers all who ask about the same time. */
export class Checkpoints {
  private look:
    { readonly begun: number; readonly found: Promise<ReadonlyMap<string, Checkpoint>> } | undefined;

  constructor(private readonly db: DataSource) {}

  /** Where it stood at some moment after `since` (of `performance.now()`); undefined where it never ran. */
  async of(name: string, since: number): Promise<Checkpoint | undefined> {
    if (!this.look || this.look.begun <= since) {
      const look = { begun: performance.now(), found: this.ask() };
      this.look = look;
      look.found.catch(() => {
        if (this.look === look) this.look = undefined;
      });
    }
    return (await this.look.found).get(name);
  }

  private async ask(): Promise<ReadonlyMap<string, Checkpoint>> {
    const rows = (await this.db.query('select name, seq, generation from log.checkpoint')) as {
      name: string;
      seq: string;
      generation: number;
    }[];
    return new Map(rows.map(({ name, seq, generation }) => [name, { seq: Number(seq), generation }]));
  }
}

/** Whether writing failed by what was to be written (a row that is not there, a value a column does not take), not by the database. */
const isOfEvent = (error: unknown): boolean => {
  if (error instanceof PoisonEvent || error instanceof Fenced || error instanceof AnotherDatabase)
    return false;
  const { code } = (error instanceof QueryFailedError ? error.driverError : error) as { code?: unknown };
  // SQLSTATE classes of data, constraints, statements, and our own; what is no failure of the database has no code.
  return code === undefined
    ? !(error instanceof QueryFailedError)
    : /^(2[0-3]|42|YF)[0-9A-Z]{3}$/.test(String(code));
};

const placeOf = ({ seq, id }: Recorded): Place => ({ seq, id });

const settleMs = 500;

// With fewer any plan is as good as another.
const fewEvents = 1000;

/** Reports what a projection did; failures stay until the projection moves again. */
type Progressed = (name: string, seq: number, failure?: PoisonEvent | Error) => void;

/** Keeps one projection's live tables up with the log. Runs only where it leads (its caller holds the lock). */
export class ProjectionLoop {
  private readonly loop: Loop;
  private readonly writer: BatchWriter;
  private at: Checkpoint | undefined;
  /** How far the log was read: past the checkpoint where nothing since was for this projection, which is no reason to write. */
  private passed = 0;
  /** The event behind which it began to read, and all that it has read since the checkpoint was moved last: what proves the next move. */
  private unproved: Place[] = [];
  private settledAt = 0;
  /** A failure may be written down with the checkpoint, from this run or an earlier one: it is struck out as soon as it goes on. */
  private hasFailed = true;
  /** Events a step: one after a failure, then twice as many each time, so that everything before an event at fault gets shown. */
  private size: number;
  private noted: Promise<unknown> = Promise.resolve();
  /** The last step was a full one, so more events wait. */
  private isBehind = false;
  /** Where it stood when it last looked whether its tables have to be analyzed. */
  private looked: Checkpoint | undefined;
  private analyzing: Promise<void> | undefined;
  private writing: Promise<void> | undefined;

  constructor(
    private readonly db: DataSource,
    private readonly tables: ProjectedTables,
    private readonly log: SequencedLog,
    readonly projection: Projection,
    private readonly progressed: Progressed,
    private readonly batch = 8000,
    private readonly checkpoints = new Checkpoints(db),
    private readonly catchUpGroup = new CatchUpGroup(),
  ) {
    this.writer = new BatchWriter(db, tables, projection);
    this.size = batch;
    this.loop = new Loop(
      () => this.step(),
      (error) => this.failed(error),
      250,
      30_000,
    );
  }

  wake(): void {
    this.loop.wake();
  }

  async stop(): Promise<void> {
    const stopped = this.loop.stop();
    this.catchUpGroup.leave(this.projection.name);
    await stopped;
    this.catchUpGroup.leave(this.projection.name);
    await this.writing?.catch(() => {}); // whoever goes on finds by the checkpoint whether it was written
    await this.noted;
    await this.analyzing;
  }

  private async step(): Promise<boolean> {
    try {
      return await this.advance();
    } catch (error) {
      await this.written().catch(() => {}); // the next step looks where it stands: nothing may be under way then
      throw error;
    }
  }

  private async advance(): Promise<boolean> {
    if (!this.at) {
      const at = await checkpointOf(this.db, this.projection.name);
      if (!at) throw new Error(`projection ${this.projection.name} has no tables yet`);
      if (isBeyondLog(at))
        throw new AnotherDatabase(
          `projection ${this.projection.name} stands at ${at.seq}, which the log does not have`,
        );
      this.standAt(at);
      this.unproved = at.eventId === null ? [] : [{ seq: at.seq, id: at.eventId }];
    }
    if (this.isBehind) await this.catchUpGroup.goOn(this.projection.name, this.passed);
    const events = await this.read();
    this.isBehind = events.length >= this.batch && this.batch > 1; // a single event: a failure is its own
    if (!this.isBehind) this.catchUpGroup.leave(this.projection.name);
    const last = events.at(-1);
    if (last && events.some((event) => this.projection.handles(event.type))) await this.apply(events);
    else {
      await this.written();
      if (!last) {
        this.analyze();
        if (this.hasFailed) await this.strikeOut(this.at!);
        return await this.settle(this.at!);
      }
      this.passed = last.seq;
      this.unproved.push(...events.map(placeOf));
      this.progressed(this.projection.name, last.seq);
      // Also written now and then while only events of others come: other processes see it by the checkpoint alone.
      if (performance.now() - this.settledAt >= settleMs) await this.writePassed(this.at!);
    }
    this.size = Math.min(this.size * 2, this.batch);
    this.analyze();
    return true;
  }

  /** Folds events and writes them. While it is behind, one batch is written while the next one is folded. */
  private async apply(events: readonly Recorded[]): Promise<void> {
    const [first, last] = [events[0]!, events.at(-1)!];
    const isOnePlace = first.seq === last.seq;
    try {
      const fault = await this.writer.fold(events).then(
        () => undefined,
        (error: unknown) => ({ error }),
      );
      await this.written(); // not these events' fault if that fails
      try {
        if (fault) throw fault.error;
        this.write(last.seq, events);
        if (!this.isBehind) await this.written();
      } catch (error) {
        throw isOnePlace && isOfEvent(error) ? new PoisonEvent(first.seq, error) : error;
      }
    } catch (error) {
      // A runner that was taken for dead moved on after we looked, so we folded upon other rows than those of our checkpoint.
      if (!(error instanceof Fenced) && (await this.wasMoved(this.at!)))
        throw new Fenced(this.projection.name);
      if (error instanceof PoisonEvent && !isOnePlace) {
        // Everything before the poison event's place is sound and is shown.
        const places = placesOf(events);
        const at = events.findIndex(({ seq, streamId }) => seq === error.seq && streamId !== HELD);
        const before = events.filter((_, index) => places[index]! < places[at]!);
        if (before.length > 0) {
          this.writer.forget();
          await this.writer.fold(before);
          this.write(places[at]! - 1, before);
          await this.written();
        }
      }
      throw error;
    }
  }

  /** Begins to write what was folded. The checkpoint moves once it is written. */
  private write(seq: number, events: readonly Recorded[]): void {
    this.passed = seq;
    this.writing = this.writer
      .flush(this.at!, this.projection.name, seq, 0, this.proof(events))
      .then((at) => this.standAt(at, Math.max(this.passed, seq)));
    this.writing.catch(() => {}); // whoever awaits it gets the failure
  }

  /** Writes down how far it has passed events that are not for this projection. */
  private async writePassed(at: Checkpoint): Promise<void> {
    this.standAt(await this.writer.write([], at, this.projection.name, this.passed, this.proof()));
  }

  /** What was read since the last move, up to the last of these events. */
  private proof(events: readonly Recorded[] = []): Place[] {
    const proof = [...this.unproved, ...events.map(placeOf)];
    this.unproved = proof.slice(-1);
    return proof;
  }

  /** Once nothing is being written. @throws what kept the last batch from being written */
  private async written(): Promise<void> {
    const { writing } = this;
    this.writing = undefined;
    await writing;
  }

  private async wasMoved(at: Checkpoint): Promise<boolean> {
    const now = await checkpointOf(this.db, this.projection.name).catch(() => at); // without an answer nothing has changed
    return now?.seq !== at.seq || now.generation !== at.generation;
  }

  /** As many events as a step takes, or all there are: the log gives them by the page. */
  private async read(): Promise<Recorded[]> {
    const events = [...(await this.log.read(this.passed, this.size))];
    // A broken event is left to the next step, where it comes first.
    while (events.length > 0 && events.length < this.size) {
      const more = await this.log
        .read(events.at(-1)!.seq, this.size - events.length)
        .catch(() => [] as Recorded[]);
      if (more.length === 0) break;
      events.push(...more);
    }
    return events;
  }

  /** Nothing is left to do: whatever it failed at, such as a database that was away, is over, though no event came to say so. */
  private async strikeOut(at: Checkpoint): Promise<void> {
    await this.noted; // or it would be written down after it was struck out
    await this.db.query(
      `update log.checkpoint set failed_seq = null, failure = null
        where name = $1 and generation = $2 and seq = $3 and failure is not null`,
      [this.projection.name, at.generation, at.seq],
    );
    this.hasFailed = false;
  }

  private standAt(at: Checkpoint, passed = at.seq): void {
    this.at = at;
    this.passed = passed;
    this.settledAt = performance.now();
    this.progressed(this.projection.name, at.seq);
  }

  /** While there is nothing to read: now and then writes down how far it has passed, and looks whether a rebuild took over. */
  private async settle(at: Checkpoint): Promise<boolean> {
    const time = performance.now();
    if (time - this.settledAt < settleMs) return false;
    const since = Math.max(this.settledAt, time - settleMs);
    this.settledAt = time;
    if (this.passed > at.seq) {
      await this.writePassed(at);
      return false;
    }
    const now = await this.checkpoints.of(this.projection.name, since);
    if (!now || (now.generation === at.generation && now.seq === at.seq)) return false;
    this.writer.forget();
    this.at = undefined;
    return true;
  }

  /**
   * Has tables that grew quickly analyzed, beside whatever else this runner does: autovacuum comes by once a minute only, and finds nothing
   * to do after a crash of PostgreSQL. Looks when there is twice as much as at the last look, and at tables it does not know.
   */
  private analyze(): void {
    const { at, looked } = this;
    if (!at || this.isBehind || this.analyzing) return;
    const before = looked?.generation === at.generation ? looked.seq : 0;
    if (at.seq < 2 * before + fewEvents) return;
    this.looked = at;
    this.analyzing = (async () => {
      for (const row of await this.tables.outgrown(this.projection))
        await this.tables.analyze(this.db, this.projection, row);
    })()
      .catch(() => {}) // tables that were swapped out meanwhile, or a database that is away: plans are worse for a while
      .then(() => void (this.analyzing = undefined));
  }

  private failed(error: unknown): void {
    this.at = undefined;
    this.isBehind = false;
    this.catchUpGroup.leave(this.projection.name);
    this.writer.forget();
    if (error instanceof Fenced) return;
    this.size = 1;
    this.hasFailed = true;
    const failure = error instanceof Error ? error : new Error(String(error));
    this.progressed(this.projection.name, -1, failure);
    if (error instanceof AnotherDatabase) return; // nothing at all is written into that one
    const failedSeq = error instanceof PoisonEvent ? error.seq : null;
    this.noted = this.db
      .query('update log.checkpoint set failed_seq = $2, failure = $3 where name = $1', [
        this.projection.name,
        failedSeq,
        failure.message.slice(0, 500),
      ])
      .catch(() => {}); // the failure itself has been reported; this line is for those who look later
  }
}
