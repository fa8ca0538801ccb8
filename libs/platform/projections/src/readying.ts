import type { Projection } from './projection.js';
import type { Rebuild, RebuildProgress } from './rebuild.js';

type Waiting = {
  readonly projection: Projection;
  readonly signal: AbortSignal;
  readonly done: () => void;
  readonly failed: (reason: unknown) => void;
};

/**
 * Brings tables up to this release before their projections run. Those that are found outdated at one moment are rebuilt together, so that
 * the log is read once, and one such rebuild runs at a time.
 */
export class Readying {
  private looking = 0;
  private rebuilding = false;
  private waiting: Waiting[] = [];

  /** @param onError called when a rebuild of several failed: each is then rebuilt by itself, so that one at fault delays no other */
  constructor(
    private readonly isCurrent: (projection: Projection) => Promise<boolean>,
    private readonly rebuild: Rebuild,
    private readonly progress: RebuildProgress,
    private readonly onError: (error: unknown) => void,
  ) {}

  /**
   * Resolves when the tables are there and of this release.
   * @param outdated called when that takes a rebuild
   */
  async ready(projection: Projection, signal: AbortSignal, outdated: () => void): Promise<void> {
    let rebuilt: Promise<void> | undefined;
    this.looking += 1;
    try {
      if (!(await this.isCurrent(projection)))
        rebuilt = new Promise((done, failed) => this.waiting.push({ projection, signal, done, failed }));
    } finally {
      this.looking -= 1;
      this.next();
    }
    if (!rebuilt) return;
    outdated();
    await rebuilt;
  }

  private next(): void {
    if (this.looking > 0 || this.rebuilding || this.waiting.length === 0) return;
    this.rebuilding = true;
    void this.together(this.waiting.splice(0)).finally(() => {
      this.rebuilding = false;
      this.next();
    });
  }

  private async together(group: readonly Waiting[]): Promise<void> {
    const signal = AbortSignal.any(group.map((each) => each.signal));
    try {
      signal.throwIfAborted();
      await this.rebuild(
        group.map(({ projection }) => projection),
        this.progress,
        signal,
      );
      for (const { done } of group) done();
    } catch (error) {
      if (group.length === 1 || signal.aborted) return group.forEach(({ failed }) => failed(error));
      this.onError(error);
      for (const one of group) await this.together([one]);
    }
  }
}
