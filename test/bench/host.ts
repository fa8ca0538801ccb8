import { readFileSync } from 'node:fs';

/** Of /proc/stat's first line, the columns up to `steal`; what guests take is in `user` already. */
const processors = (): { readonly stolen: number; readonly all: number } | undefined => {
  try {
    const [, ...columns] = readFileSync('/proc/stat', 'utf8').split('\n', 1)[0]!.split(/\s+/);
    const ticks = columns.slice(0, 8).map(Number);
    return { stolen: ticks[7]!, all: ticks.reduce((sum, each) => sum + each, 0) };
  } catch {
    return undefined; // not Linux
  }
};

/**
 * Begins to watch what the host of this virtual machine takes of its processors for others.
 * @returns the share (0 to 1) taken since the call before; undefined where the system does not tell
 */
export const watchHost = (): (() => number | undefined) => {
  let before = processors();
  return () => {
    const now = processors();
    const passed = before && now && now.all - before.all;
    if (!passed) return undefined;
    const share = (now.stolen - before!.stolen) / passed;
    before = now;
    return share;
  };
};

/** For each second of a stretch of time what the host took in it. Latencies cannot be paired as rates are: this tells whose they are. */
export class HostSeconds {
  private readonly seconds: { readonly until: bigint; readonly share: number }[] = [];
  private readonly look = watchHost();
  private readonly timer = setInterval(() => this.note(), 1000);

  private note(): void {
    const share = this.look();
    if (share !== undefined) this.seconds.push({ until: process.hrtime.bigint(), share });
  }

  /** No second is noted any more; the one that had begun ends now. */
  stop(): void {
    clearInterval(this.timer);
    this.note();
  }

  /**
   * Whether a time of the monotonic clock was in a second of which the host took less than a hundredth. Unknown is not quiet.
   * @param at in nanoseconds
   */
  wasQuietAt(at: bigint): boolean {
    let from = 0;
    for (let to = this.seconds.length; from < to;) {
      const middle = (from + to) >> 1;
      if (this.seconds[middle]!.until < at) from = middle + 1;
      else to = middle;
    }
    const second = this.seconds[from];
    return second !== undefined && second.share < 0.01;
  }
}
