import type { HashedEvent, StreamHead } from '../port.js';

/** One append that waits for its turn. */
export type Append = { readonly expected: StreamHead; readonly events: readonly HashedEvent[] };

type Waiting = {
  readonly append: Append;
  readonly done: () => void;
  readonly failed: (error: unknown) => void;
};

// Two statements under way keep the database busy: while one commits, the other is being written. What comes meanwhile goes together.
const lanes = 2;
// A statement of more events costs as much for each of them, and keeps the second one waiting.
const eventsAtOnce = 40;

/**
 * Appends that come at once, or while others are under way, go together in one statement and one flush of the disk. No append waits for others
 * to join: only those go along that already settled promises start. Two appends to one stream never go together.
 */
export class GroupedAppends {
  private waiting: Waiting[] = [];
  private underWay = 0;
  private isDue = false;
  private readonly streams = new Set<string>();

  constructor(
    private readonly alone: (append: Append) => Promise<void>,
    /** Carries out what it can, and answers for each append what became of it, in their order. */
    private readonly together: (appends: readonly Append[]) => Promise<PromiseSettledResult<void>[]>,
  ) {}

  add(append: Append): Promise<void> {
    return new Promise((done, failed) => {
      this.waiting.push({ append, done, failed });
      this.pumpSoon();
    });
  }

  /**
   * Runs when no settled promise is left. Otherwise the first of the writers that were just answered would start a statement of its own, and the
   * others would wait for it.
   */
  private pumpSoon(): void {
    if (this.isDue) return;
    this.isDue = true;
    process.nextTick(() => {
      this.isDue = false;
      this.pump();
    });
  }

  private pump(): void {
    while (this.underWay < lanes && this.waiting.length > 0) {
      const group = this.next();
      if (group.length === 0) return; // all wait for streams that are being written
      this.underWay += 1;
      void this.carryOut(group).then(() => {
        this.underWay -= 1;
        for (const { append } of group) this.streams.delete(append.events[0]!.streamId);
        this.pumpSoon();
      });
    }
  }

  /** Takes the next ones whose streams nobody writes, those to one stream in the order they came. */
  private next(): Waiting[] {
    const group: Waiting[] = [];
    const left: Waiting[] = [];
    const passed = new Set<string>();
    let events = 0;
    for (const one of this.waiting) {
      const { streamId } = one.append.events[0]!;
      const isTooMany = events > 0 && events + one.append.events.length > eventsAtOnce;
      if (isTooMany || this.streams.has(streamId) || passed.has(streamId)) {
        passed.add(streamId);
        left.push(one);
      } else {
        events += one.append.events.length;
        this.streams.add(streamId);
        group.push(one);
      }
    }
    this.waiting = left;
    return group;
  }

  private async carryOut(group: readonly Waiting[]): Promise<void> {
    const [first] = group;
    if (group.length === 1) return this.alone(first!.append).then(first!.done, first!.failed);
    try {
      const results = await this.together(group.map(({ append }) => append));
      for (const [index, result] of results.entries())
        if (result.status === 'fulfilled') group[index]!.done();
        else group[index]!.failed(result.reason);
    } catch (error) {
      for (const { failed } of group) failed(error);
    }
  }
}
