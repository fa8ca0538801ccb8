import { readFileSync } from 'node:fs';

/** Of /proc/stat's first line, the columns up to `steal`; what guests take is in `user` already. */
const processors = ():
  { readonly all: number; readonly idle: number; readonly stolen: number } | undefined => {
  try {
    const [, ...columns] = readFileSync('/proc/stat', 'utf8').split('\n', 1)[0]!.split(/\s+/);
    const ticks = columns.slice(0, 8).map(Number);
    return {
      all: ticks.reduce((sum, each) => sum + each, 0),
      idle: ticks[3]! + ticks[4]!,
      stolen: ticks[7]!,
    };
  } catch {
    return undefined; // not Linux
  }
};

/** What the host of this virtual machine took for others, each from 0 to 1. */
type Taken = {
  readonly ofProcessors: number;
  /** Of what was wanted: only who has work to do can be robbed, so the share of all time would tell how busy the machine was as well. */
  readonly ofWanted: number;
};

/**
 * Begins to watch what the host takes.
 * @returns what it took since the call before; undefined where the system does not report it. A host that keeps it to itself took nothing
 */
export const watchHost = (): (() => Taken | undefined) => {
  let before = processors();
  return () => {
    const now = processors();
    if (!before || !now) return undefined;
    const all = now.all - before.all;
    const wanted = all - (now.idle - before.idle);
    const stolen = now.stolen - before.stolen;
    if (all <= 0) return undefined;
    before = now;
    return { ofProcessors: stolen / all, ofWanted: wanted > 0 ? stolen / wanted : 0 };
  };
};

/** For each second of a stretch of time what the host took in it: latencies cannot be paired as rates are. */
export class HostSeconds {
  private readonly seconds: { readonly until: bigint; readonly ofWanted: number }[] = [];
  private readonly look = watchHost();
  private readonly timer = setInterval(() => this.note(), 1000);

  private note(): void {
    const taken = this.look();
    if (taken) this.seconds.push({ until: process.hrtime.bigint(), ofWanted: taken.ofWanted });
  }

  /** No second is noted any more; the one that had begun ends now. */
  stop(): void {
    clearInterval(this.timer);
    this.note();
  }

  /** Whether the system reports it at all. */
  get isKnown(): boolean {
    return this.seconds.length > 0;
  }

  /**
   * Whether a time of the monotonic clock was in a second of which the host took less than a hundredth of what was wanted.
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
    return second !== undefined && second.ofWanted < 0.01;
  }
}
