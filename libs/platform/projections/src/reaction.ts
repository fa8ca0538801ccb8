import type { DataSource } from 'typeorm';
import { Loop, reactionCommandId, type SequencedLog } from '#platform/event-store';
import { unlimited, type AnyEvent, type Meta, type Recorded } from '#platform/kernel';

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
};

/** A reaction to the named event types of a union. */
export const reaction = <E extends AnyEvent, T extends E['type'] = E['type']>(spec: {
  readonly name: string;
  readonly from?: 'head' | 'start';
  readonly on: {
    readonly [K in T]?: (event: Recorded<Extract<E, { type: K }>>, meta: Meta) => object | undefined;
  };
}): Reaction => {
  const handlers = spec.on as Readonly<
    Record<string, ((event: Recorded, meta: Meta) => object | undefined) | undefined>
  >;
  return {
    name: spec.name,
    from: spec.from ?? 'head',
    handles: (type) => Object.hasOwn(handlers, type),
    react: (event, meta) => handlers[event.type]?.(event, meta),
  };
};

/** The name of a reaction's checkpoint. */
export const reactionCheckpoint = ({ name }: Pick<Reaction, 'name'>): string => `reaction/${name}`;

const settleMs = 500;

/** Who reactions act as, and how their commands reach the bus. */
export type ReactionHost = {
  readonly actorId: string;
  readonly execute: (command: object) => Promise<unknown>;
};

/** Keeps one reaction up with the log; at least once, in order. Runs only where it leads. */
export class ReactionLoop {
  private readonly loop: Loop;
  private at: number | undefined;
  private writtenDown = 0;
  private writtenAt = 0;
  /** A failure may be written down, from this run or an earlier one: it is struck out as soon as it goes on. */
  private hasFailed = true;

  constructor(
    private readonly db: DataSource,
    private readonly log: SequencedLog,
    private readonly reaction: Reaction,
    private readonly host: ReactionHost,
    private readonly progressed: (name: string, seq: number, failure?: Error) => void,
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
    const events = await this.log.read(at, 500);
    const last = events.at(-1);
    if (!last) {
      await this.settle(at);
      return false;
    }
    for (const event of events) {
      if (!this.reaction.handles(event.type)) continue;
      try {
        const command = this.reaction.react(event, {
          commandId: reactionCommandId(event.id, this.reaction.name),
          actorId: this.host.actorId,
          jurisdictionId: event.meta.jurisdictionId,
          correlationId: event.meta.correlationId,
          causationId: event.id,
          // The moment of the cause, so that the command is the same however often it is sent.
          at: event.meta.recordedAt,
          grant: unlimited,
        });
        if (command) await this.host.execute(command);
      } catch (error) {
        // Commands sent before the failure are not sent again; the event at fault is shown to operators.
        await this.stopped(event.seq, error);
        throw error;
      }
    }
    this.at = last.seq;
    // Passing events of others is no reason to write: to pass them again costs nothing.
    if (events.some((event) => this.reaction.handles(event.type))) await this.writeDown(last.seq);
    this.progressed(this.checkpoint, last.seq);
    return true;
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
    await this.db.query(
      'update log.checkpoint set seq = greatest(seq, $2), failed_seq = null, failure = null, updated_at = clock_timestamp() where name = $1',
      [this.checkpoint, seq],
    );
    this.writtenDown = seq;
    this.writtenAt = Date.now();
  }

  private async stopped(seq: number, error: unknown): Promise<void> {
    await this.db
      .query(
        'update log.checkpoint set seq = greatest(seq, $2), failed_seq = $3, failure = $4, updated_at = clock_timestamp() where name = $1',
        [
          this.checkpoint,
          seq - 1,
          seq,
          (error instanceof Error ? error.message : String(error)).slice(0, 500),
        ],
      )
      .catch(() => {}); // the failure itself is reported; this line is for those who look later
  }

  private async stand(): Promise<number> {
    const start = this.reaction.from === 'start' ? 0 : await this.log.head();
    await this.db.query(
      `insert into log.checkpoint (name, version, shape, seq) values ($1, 1, 'reaction', $2) on conflict (name) do nothing`,
      [this.checkpoint, start],
    );
    const rows = (await this.db.query('select seq from log.checkpoint where name = $1', [
      this.checkpoint,
    ])) as { seq: string }[];
    this.writtenDown = Number(rows[0]!.seq);
    return this.writtenDown;
  }
}
