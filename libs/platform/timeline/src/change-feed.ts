import { eventsBehind, Loop, type SequencedLog } from '#platform/event-store';
import type { CalendarDate, Reading, Recorded } from '#platform/kernel';
import { PROJECTED, type Progress, type Wakeups } from '#platform/projections';
import { dayTold } from './facts.js';
import { idsNamed, subjectOf, type SubjectKind } from './subjects.js';

/** A subject changed, and the read tables already show it. */
export type Change = {
  readonly kind: SubjectKind;
  readonly subjectId: string;
  readonly eventId: string;
  readonly type: string;
  readonly seq: number;
  readonly recordedAt: string;
  readonly jurisdictionId: string;
  readonly actorId: string;
  readonly occurredOn: CalendarDate | null;
  /** Every id that the event names, of organizations too. */
  readonly names: ReadonlySet<string>;
};

/**
 * Whether a reading sees a change. A change says once, for all listeners, where it belongs: so far that is its jurisdiction, and whoever sees
 * only a part of one is told nothing.
 */
const sees = ({ viewer, scopes }: Reading, { jurisdictionId }: Change): boolean =>
  scopes === 'all' && viewer.jurisdictionId === jurisdictionId;

// A listener that reads more slowly than the log grows is cut off, not waited for: others must not pay.
const unread = 1000;
const lookMs = 200;

/** Follows the log behind the projections and tells listeners of each change. One in an API process, idle while nobody listens. */
export class ChangeFeed {
  private readonly listeners = new Set<(change: Change) => void>();
  private loop: Loop | undefined;
  private at = 0;
  private lookedAt = Number.NEGATIVE_INFINITY;
  /** Shared by those who come at once: it goes by what was shown when the first of them came. */
  private beginning: Promise<void> | undefined;
  private unlisten: (() => void) | undefined;
  private stopped: Promise<void> = Promise.resolve();
  private closed = false;

  constructor(
    private readonly log: SequencedLog,
    private readonly progress: Progress,
    private readonly wakeups: Wakeups,
    private readonly onError: (error: unknown) => void,
  ) {}

  /**
   * Changes that the read tables do not show yet, that the reading sees and `wanted` accepts, each as `made` makes it, until the consumer returns. Not a generator: returning must
   * end a pending `next`, or an idle subscription would never be let go.
   */
  changes<T>(
    reading: Reading,
    wanted: (change: Change) => boolean,
    made: (change: Change) => Promise<T>,
  ): AsyncIterableIterator<T> {
    const queue: Change[] = [];
    let pending: ((end: boolean) => void) | undefined;
    let ended = false;
    // The feed tells of an event when all tables have passed it, those too that it does not concern: it may be known to this listener by then.
    const known = this.progress.shownNow();
    const listener = (change: Change) => {
      if (known(change) || !sees(reading, change) || !wanted(change)) return;
      queue.push(change);
      if (queue.length > unread) void end();
      pending?.(false);
    };
    const end = async (): Promise<IteratorResult<T>> => {
      if (!ended) {
        ended = true;
        this.listeners.delete(listener);
        pending?.(true);
        if (this.listeners.size === 0) await this.stop();
      }
      return { done: true, value: undefined };
    };
    // Listening begins with the subscription, not with its first answer: what changes in between must not be missed.
    this.listeners.add(listener);
    const begun = this.loop ? Promise.resolve() : (this.beginning ??= this.begin());
    begun.catch(() => undefined); // met by `next`; a consumer that never asks must not bring the process down
    return {
      next: async () => {
        await begun.catch(async (error: unknown) => {
          await end();
          throw error;
        });
        while (!ended) {
          const change = queue.shift();
          if (change) return { done: false, value: await made(change) };
          await new Promise<boolean>((resolve) => (pending = resolve));
          pending = undefined;
        }
        return { done: true, value: undefined };
      },
      return: end,
      throw: end,
      [Symbol.asyncIterator]() {
        return this;
      },
    };
  }

  /** Resolves when nothing is under way any more, also of a loop that was told to stop before. */
  async stop(): Promise<void> {
    const { loop } = this;
    this.loop = undefined;
    this.unlisten?.();
    if (loop) this.stopped = loop.stop();
    await this.stopped;
  }

  /** Called by Nest when the connections are closed, and before the database is. */
  async onApplicationShutdown(): Promise<void> {
    this.closed = true;
    await this.stop();
  }

  private async begin(): Promise<void> {
    const passed = this.progress.passed();
    let head: number;
    try {
      // A loop that was told to stop may still be in a step, and would move this one's place.
      [head] = await Promise.all([this.log.head(), this.stopped]);
    } finally {
      this.beginning = undefined; // who comes from now on finds the loop, or begins anew
    }
    if (this.closed || this.listeners.size === 0) return;
    // From what the read tables showed when the first listener came: what was recorded but not shown then, its own query may have missed.
    // Tables that are being filled anew are no reason to tell everything again.
    this.at = Math.max(Math.min(passed, head), head - unread / 2);
    this.loop = new Loop(
      () => this.advance(),
      (error) => this.onError(error),
    );
    this.unlisten = this.wakeups.listen(PROJECTED, () => this.loop?.wake());
  }

  private async advance(): Promise<boolean> {
    if (this.progress.passed() <= this.at) await this.look();
    const shown = this.progress.passed();
    if (shown <= this.at) return false;
    const read = await this.log.read(this.at, 500);
    const events = read.slice(0, read.length - eventsBehind(read, shown).length);
    for (const event of events) this.tell(event);
    this.at = events.at(-1)?.seq ?? this.at;
    return events.length > 0;
  }

  /**
   * Where another process runs the projections, each says how far it is on one channel, and the calls of many at once are merged into
   * that of the last: not all of them are heard here.
   */
  private async look(): Promise<void> {
    const now = performance.now();
    if (now - this.lookedAt < lookMs) return;
    this.lookedAt = now;
    await this.progress.refresh();
  }

  private tell(event: Recorded): void {
    const subject = subjectOf(event.streamId);
    if (!subject) return;
    const change: Change = {
      ...subject,
      eventId: event.id,
      type: event.type,
      seq: event.seq,
      recordedAt: event.knownAt,
      jurisdictionId: event.meta.jurisdictionId,
      actorId: event.meta.actorId,
      occurredOn: dayTold(event),
      names: idsNamed(event.data),
    };
    for (const listener of this.listeners) listener(change);
  }
}
