import type { DataSource } from 'typeorm';
import { AnotherDatabase } from '#platform/database';
import { HELD, Loop, reactionCommandId, StreamDamaged, type SequencedLog } from '#platform/event-store';
import { unlimited, type AnyEvent, type Meta, type Recorded } from '#platform/kernel';
import { areInLog, placesIn, type Place } from './batch-writer.js';
import { groupedByKeys, inLanes } from './lanes.js';
import { owe, owedBy, paid, type Owed } from './owed.js';

/**
 * Turns an event of one stream into a command on another. The command id derives from the event id, so that a repeat is harmless; a
 * reaction is never rebuilt, and a new one begins at the head of the log unless `from` says otherwise.
 */
export type Reaction = {
  /** Permanent: names the checkpoint and goes into command ids. Reads "do-x-when-y". */
  readonly name: string;
  readonly from: 'head' | 'start';
  readonly handles: (type: string) => boolean;
  /** The command to send, or undefined for none. */
  readonly react: (event: Recorded, meta: Meta) => object | undefined;
  /**
   * What an event is about: two that share a key, also by way of a third, keep their order, and others go side by side. Or a command that answers
   * with these texts, for who has to look them up: it is sent before any command of the same read is. Absent: all keep their order.
   */
  readonly keys?: (event: Recorded, meta: Meta) => readonly string[] | object;
};

/** A reaction to the named event types of a union. */
export const reaction = <E extends AnyEvent, T extends E['type'] = E['type']>(spec: {
  readonly name: string;
  readonly from?: 'head' | 'start';
  readonly on: {
    readonly [K in T]?: (event: Recorded<Extract<E, { type: K }>>, meta: Meta) => object | undefined;
  };
  readonly keys?: (event: Recorded<Extract<E, { type: T }>>, meta: Meta) => readonly string[] | object;
}): Reaction => {
  const handlers = spec.on as Readonly<
    Record<string, ((event: Recorded, meta: Meta) => object | undefined) | undefined>
  >;
  return {
    name: spec.name,
    from: spec.from ?? 'head',
    handles: (type) => Object.hasOwn(handlers, type),
    react: (event, meta) => handlers[event.type]?.(event, meta),
    ...(spec.keys ? { keys: spec.keys as NonNullable<Reaction['keys']> } : {}),
  };
};

/** The name of a reaction's checkpoint. */
export const reactionCheckpoint = ({ name }: Pick<Reaction, 'name'>): string => `reaction/${name}`;

const settleMs = 500;
// How often it tries what it owes: a stream is mended by hand, and rarely.
const owedMs = 30_000;
const owedAtOnce = 100;

/** Who reactions act as, and how their commands reach the bus. */
export type ReactionHost = {
  readonly actorId: string;
  readonly execute: (command: object) => Promise<unknown>;
};

/** An event that a reaction answers with a command. */
type Job = {
  readonly at: number;
  readonly event: Recorded;
  readonly meta: Meta;
  readonly command: () => object;
};

/** How many commands are under way at once, where a reaction names keys. */
const lanes = 16;

/**
 * The jobs in groups that have nothing to do with one another, by the keys of their events. Where the keys of one cannot be told, nobody knows
 * what it has to do with others: all keep their order, and its command meets the fault in its turn, where it is written down.
 * @param ask sends the command that answers with an event's keys
 */
export const laned = async <J extends Pick<Job, 'event' | 'meta'>>(
  { keys }: Pick<Reaction, 'keys'>,
  jobs: readonly J[],
  ask: (command: object) => Promise<unknown>,
): Promise<readonly (readonly J[])[]> => {
  if (!keys || jobs.length < 2) return [jobs];
  const found = new Map<J, readonly string[]>();
  const look = async (job: J): Promise<void> => {
    const said = keys(job.event, job.meta);
    found.set(job, Array.isArray(said) ? (said as string[]) : ((await ask(said)) as string[]));
  };
  const failed = await inLanes(
    jobs.map((job) => [job]),
    lanes,
    look,
  );
  return failed.length > 0 ? [jobs] : groupedByKeys(jobs, (job) => found.get(job)!);
};

/** Keeps one reaction up with the log; at least once, events that share a key in their order. Runs only where it leads. */
export class ReactionLoop {
  private readonly loop: Loop;
  private at: number | undefined;
  /** The event behind which it began to read, and all that it has read since it wrote down where it is. */
  private unproved: Place[] = [];
  private writtenDown = 0;
  private writtenAt = 0;
  /** A failure may be written down, from this run or an earlier one: it is struck out as soon as it goes on. */
  private hasFailed = true;
  /** When it looked last at what it owes: at its start, it may be what an earlier run passed over. */
  private paidAt = Number.NEGATIVE_INFINITY;

  constructor(
    private readonly db: DataSource,
    private readonly log: SequencedLog,
    private readonly reaction: Reaction,
    private readonly host: ReactionHost,
    private readonly progressed: (name: string, seq: number, failure?: Error) => void,
    /** Gets each event that is passed over, because a stream that its command needs is damaged: that must not keep all others waiting. */
    private readonly passedOver: (name: string, seq: number, damaged: StreamDamaged) => void = () => {},
    /** Gets each of those again, once its command was carried out. */
    private readonly madeUpFor: (name: string, seq: number) => void = () => {},
    private readonly payMs = owedMs,
  ) {
    this.loop = new Loop(
      () => this.advance(),
      (error) => {
        this.at = undefined;
        this.hasFailed = true;
        this.progressed(this.checkpoint, -1, error instanceof Error ? error : new Error(String(error)));
      },
      250,
      30_000,
    );
  }

  get checkpoint(): string {
    return reactionCheckpoint(this.reaction);
  }

  wake(): void {
    this.loop.wake();
  }

  stop(): Promise<void> {
    return this.loop.stop();
  }

  /** Makes the checkpoint of a reaction that is new, so that it begins here and not where the log will be later. */
  async begin(): Promise<void> {
    this.at ??= await this.stand();
  }

  private async advance(): Promise<boolean> {
    const at = (this.at ??= await this.stand());
    if (performance.now() - this.paidAt >= this.payMs) {
      await this.payWhatIsOwed();
      this.paidAt = performance.now();
    }
    const events = await this.log.read(at, 500);
    const last = events.at(-1);
    if (!last) {
      await this.settle(at);
      return false;
    }
    const read = events.map(({ seq, id }) => ({ seq, id }));
    const isForUs = events.some((event) => this.reaction.handles(event.type));
    // Before any command: what it would write has these events as its cause.
    if (isForUs) await this.prove([...this.unproved, ...read]);
    const jobs = isForUs ? this.jobsIn(events) : [];
    const done = new Set<Job>();
    const failed = await inLanes(await laned(this.reaction, jobs, this.host.execute), lanes, async (job) => {
      await this.carryOut(job);
      done.add(job);
    });
    const [first] = failed.toSorted((a, b) => a.item.at - b.item.at);
    if (first) {
      // What comes before the first that is not done is not sent again; the event at fault is shown to operators.
      const { at: undone, event } = jobs.find((job) => !done.has(job))!;
      await this.stopped(event.seq, first.item.event.seq, first.error, [
        ...this.unproved,
        ...read.slice(0, undone),
      ]);
      throw first.error;
    }
    this.at = last.seq;
    this.unproved.push(...read);
    // Passing events of others is no reason to write: to pass them again costs nothing.
    if (isForUs || this.unproved.length > mostUnproved) await this.writeDown(last.seq);
    this.progressed(this.checkpoint, last.seq);
    return true;
  }

  /**
   * Passes over what needs a damaged stream, once that is sure: what a connection says that was made anew during the command may be another log's
   * word, and the next command is the first to look whose it is.
   */
  private async carryOut({ command, event }: Job): Promise<void> {
    const send = () => this.send(command);
    const still = (await send()) && (await send());
    if (!still) return;
    // Before the checkpoint goes on: whoever is killed in between passes it over once more.
    const { seq, id: eventId } = event;
    await owe(this.db, { reaction: this.reaction.name, seq, eventId, ...faultOf(still) });
    this.passedOver(this.reaction.name, seq, still);
  }

  /** @returns what keeps the command from being carried out, where that is a damaged stream */
  private async send(command: () => object): Promise<StreamDamaged | undefined> {
    try {
      await this.host.execute(command());
      return undefined;
    } catch (error) {
      if (error instanceof StreamDamaged) return error;
      throw error;
    }
  }

  /**
   * Sends once more, in their order, the commands of events that were passed over. Those whose streams are whole again are carried out, as late as
   * that is; the others stay owed. One that fails otherwise stops the reaction, as any command does.
   */
  private async payWhatIsOwed(): Promise<void> {
    const { name } = this.reaction;
    for (let after = -1; ;) {
      const rows = await owedBy(this.db, name, after, owedAtOnce);
      const last = rows.at(-1);
      if (!last) return;
      for (const owed of rows) await this.pay(owed);
      after = last.seq;
    }
  }

  private async pay(owed: Owed): Promise<void> {
    const { seq, eventId } = owed;
    const place = { seq, id: eventId };
    const [found] = (await this.db.query(`select ${areInLog('$1', '$2')} as here`, placesIn([place]))) as [
      { here: boolean },
    ];
    const event = found.here
      ? (await this.log.read(seq - 1, 1)).find(({ id, type }) => id === eventId && type !== HELD)
      : undefined;
    // Of another branch of the log, or nothing that this release reacts to any more: nobody is owed anything.
    const [job] = event ? this.jobsIn([event]) : [];
    if (!job) return paid(this.db, owed);
    try {
      const still = await this.send(job.command);
      if (still) return await owe(this.db, { ...owed, ...faultOf(still) });
    } catch (error) {
      await this.stopped(0, seq, error, this.unproved);
      throw error;
    }
    await paid(this.db, owed);
    this.madeUpFor(this.reaction.name, seq);
  }

  private jobsIn(events: readonly Recorded[]): Job[] {
    return events.flatMap((event, at): Job[] => {
      if (!this.reaction.handles(event.type)) return [];
      const meta: Meta = {
        commandId: reactionCommandId(event.id, this.reaction.name),
        actorId: this.host.actorId,
        jurisdictionId: event.meta.jurisdictionId,
        correlationId: event.meta.correlationId,
        causationId: event.id,
        // The moment of the cause, so that the command is the same however often it is sent.
        at: event.meta.recordedAt,
        grant: unlimited,
      };
      try {
        const command = this.reaction.react(event, meta);
        return command ? [{ at, event, meta, command: () => command }] : [];
      } catch (error) {
        const fails = () => {
          throw error;
        };
        return [{ at, event, meta, command: fails }]; // in its turn
      }
    });
  }

  private async settle(at: number): Promise<void> {
    if (this.hasFailed) {
      await this.db.query(
        'update log.checkpoint set failed_seq = null, failure = null where name = $1 and failure is not null',
        [this.checkpoint],
      );
      this.hasFailed = false;
    }
    if (at > this.writtenDown && Date.now() - this.writtenAt >= settleMs) await this.writeDown(at);
  }

  private async writeDown(seq: number): Promise<void> {
    const [, moved] = (await this.db.query(
      `update log.checkpoint set seq = greatest(seq, $2), failed_seq = null, failure = null, updated_at = clock_timestamp()
       where name = $1 and ${areInLog('$3', '$4')}`,
      [this.checkpoint, seq, ...placesIn(this.unproved)],
    )) as [unknown, number];
    if (moved === 0) await this.prove(this.unproved);
    this.unproved = this.unproved.slice(-1);
    this.writtenDown = seq;
    this.writtenAt = Date.now();
  }

  /** @throws AnotherDatabase when the log does not have these events */
  private async prove(places: readonly Place[]): Promise<void> {
    const [row] = (await this.db.query(`select ${areInLog('$1', '$2')} as proved`, placesIn(places))) as [
      { proved: boolean },
    ];
    if (!row.proved)
      throw new AnotherDatabase(
        `the log does not have the events that ${this.checkpoint} has read behind ${this.writtenDown}`,
      );
  }

  private async stopped(
    undone: number,
    failed: number,
    error: unknown,
    before: readonly Place[],
  ): Promise<void> {
    await this.db
      .query(
        `update log.checkpoint set seq = greatest(seq, $2), failed_seq = $3, failure = $4, updated_at = clock_timestamp()
         where name = $1 and ${areInLog('$5', '$6')}`,
        [
          this.checkpoint,
          undone - 1,
          failed,
          (error instanceof Error ? error.message : String(error)).slice(0, 500),
          ...placesIn(before),
        ],
      )
      .catch(() => {}); // the failure itself is reported; this line is for those who look later
  }

  /**
   * Where it begins. A checkpoint beyond the end of the log is set back to it: up to there every event was reacted to, and those that will get
   * the places behind it are others.
   */
  private async stand(): Promise<number> {
    const start = this.reaction.from === 'start' ? 0 : await this.log.head();
    await this.db.query(
      `insert into log.checkpoint (name, version, shape, seq) values ($1, 1, 'reaction', $2) on conflict (name) do nothing`,
      [this.checkpoint, start],
    );
    await this.db.query(
      `update log.checkpoint c set seq = s.seq, updated_at = clock_timestamp() from log.sequencer s where c.name = $1 and c.seq > s.seq`,
      [this.checkpoint],
    );
    const [row] = (await this.db.query(
      `select seq, (select i.event_id from log.log_index i where i.seq = c.seq) as "eventId" from log.checkpoint c where name = $1`,
      [this.checkpoint],
    )) as [{ seq: string; eventId: string | null }];
    this.writtenDown = Number(row.seq);
    this.unproved = row.eventId === null ? [] : [{ seq: this.writtenDown, id: row.eventId }];
    return this.writtenDown;
  }
}

const faultOf = ({ streamId, message }: StreamDamaged): Pick<Owed, 'streamId' | 'message'> => ({
  streamId,
  message,
});

// Events of others are written down once nothing more comes, or when they are so many.
const mostUnproved = 10_000;
