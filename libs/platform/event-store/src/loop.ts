/**
 * Repeats a step: at once while there is more to do, otherwise when woken or after `idleMs`. Steps never overlap. A failing
 * step is reported and tried again after a pause that grows to `maxPauseMs`.
 */
export class Loop {
  private stopped = false;
  private woken = false;
  private rouse: (() => void) | undefined;
  private readonly done: Promise<void>;

  constructor(
    private readonly step: () => Promise<boolean>,
    private readonly onError: (error: unknown) => void,
    private readonly idleMs = 250,
    private readonly maxPauseMs = 5000,
    /** How long it rests after a step that did something, so that the next step takes together what comes meanwhile. */
    private readonly restMs: (tookMs: number) => number = () => 0,
  ) {
    this.done = this.run();
  }

  wake(): void {
    this.woken = true;
    this.rouse?.();
  }

  /** Resolves when the step under way has ended and no other will begin. */
  async stop(): Promise<void> {
    this.stopped = true;
    this.rouse?.();
    await this.done;
  }

  private async run(): Promise<void> {
    let pause = 0;
    while (!this.stopped) {
      let more = false;
      const begun = performance.now();
      this.woken = false;
      try {
        more = await this.step();
        pause = 0;
      } catch (error) {
        this.onError(error);
        pause = Math.min(pause === 0 ? 100 : pause * 2, this.maxPauseMs);
        await this.rest(pause, false);
        continue;
      }
      const restMs = more ? this.restMs(performance.now() - begun) : 0;
      if (restMs > 0) await this.rest(restMs, false);
      else if (!more && !this.woken) await this.rest(this.idleMs, true);
    }
  }

  private rest(ms: number, wakeable: boolean): Promise<void> {
    return new Promise((resolve) => {
      const end = () => {
        clearTimeout(timer);
        this.rouse = undefined;
        resolve();
      };
      const timer = setTimeout(end, ms);
      this.rouse = () => {
        if (wakeable || this.stopped) end();
      };
      if (this.stopped) end();
    });
  }
}
