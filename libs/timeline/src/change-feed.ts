import { Loop, type SequencedLog } from '#libs/event-store';
import type { Recorded } from '#libs/kernel';
import { PROJECTED, type Progress, type Wakeups } from '#libs/projections';
import { subjectOf, type SubjectKind } from './subjects.js';

/** A subject changed, and the read tables already show it. */
export type Change = {
  readonly kind: SubjectKind;
  readonly subjectId: string;
  readonly eventId: string;
  readonly type: string;
  readonly seq: number;
  readonly recordedAt: string;
  readonly jurisdictionId: string;
};

// A listener that reads more slowly than the log grows is cut off, not waited for: others must not pay.
const unread = 1000;

/** Follows the log behind the projections and tells listeners of each change. One in an API process, idle while nobody listens. */
export class ChangeFeed {
  private readonly listeners = new Set<(change: Change) => void>();
  private loop: Loop | undefined;
  private at = 0;
  private unlisten: (() => void) | undefined;

  constructor(
    private readonly log: SequencedLog,
    private readonly progress: Progress,
    private readonly wakeups: Wakeups,
    private readonly onError: (error: unknown) => void,
  ) {}

  /** Changes from now on that `wanted` accepts, until the consumer returns. */
  async *changes(wanted: (change: Change) => boolean): AsyncGenerator<Change, void> {
    const queue: Change[] = [];
    let overrun = false;
    let rouse: (() => void) | undefined;
    const listener = (change: Change) => {
      if (!wanted(change)) return;
      if (queue.length >= unread) overrun = true;
      else queue.push(change);
      rouse?.();
    };
    await this.begin();
    this.listeners.add(listener);
    try {
      while (!overrun) {
        const next = queue.shift();
        if (next) yield next;
        else await new Promise<void>((resolve) => (rouse = resolve));
      }
    } finally {
      this.listeners.delete(listener);
      if (this.listeners.size === 0) await this.stop();
    }
  }

  async stop(): Promise<void> {
    const loop = this.loop;
    this.loop = undefined;
    this.unlisten?.();
    await loop?.stop();
  }

  private async begin(): Promise<void> {
    if (this.loop) return;
    this.at = await this.log.head();
    this.loop ??= new Loop(
      () => this.advance(),
      (error) => this.onError(error),
    );
    this.unlisten = this.wakeups.listen(PROJECTED, () => this.loop?.wake());
  }

  private async advance(): Promise<boolean> {
    const shown = this.progress.passed();
    if (shown <= this.at) return false;
    const events = (await this.log.read(this.at, 500)).filter((event) => event.seq <= shown);
    for (const event of events) this.tell(event);
    this.at = events.at(-1)?.seq ?? this.at;
    return events.length > 0;
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
    };
    for (const listener of this.listeners) listener(change);
  }
}
