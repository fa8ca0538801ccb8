/**
 * Keeps projections that catch up near one another, so that a page of the log is read from the store and made into objects once, not
 * once for each of them. Who is ahead waits for who is behind, but not for one that is stuck or very far behind.
 */
export class CatchUpGroup {
  private readonly places = new Map<string, number>();
  private readonly waiting = new Set<() => void>();

  /**
   * @param ahead how many events the first may be ahead of the last
   * @param patienceMs how long the first waits while nobody moves
   * @param apart how many events apart two projections are when they no longer wait for each other, as when one begins anew and the others do
   *   not
   */
  constructor(
    private readonly ahead = 8000,
    private readonly patienceMs = 2000,
    private readonly apart = 5 * ahead,
  ) {}

  /** Joins the group, or reports that everything up to `seq` is done. Resolves when it may read on: at once for the last of all. */
  async goOn(name: string, seq: number): Promise<void> {
    this.change(() => this.places.set(name, seq));
    while (this.places.has(name) && this.farBehind(seq).length > 0)
      if (!(await this.changed()))
        this.change(() => {
          for (const stuck of this.farBehind(seq)) this.places.delete(stuck);
        });
  }

  /** Leaves the group, having caught up, failed or stopped: nobody waits for it any more, nor does it wait. */
  leave(name: string): void {
    if (this.places.has(name)) this.change(() => this.places.delete(name));
  }

  private farBehind(seq: number): string[] {
    return [...this.places]
      .filter(([, at]) => at < seq - this.ahead && at > seq - this.apart)
      .map(([name]) => name);
  }

  private change(how: () => void): void {
    how();
    for (const rouse of this.waiting) rouse();
  }

  /** Whether anybody moved before `patienceMs` was over. */
  private changed(): Promise<boolean> {
    return new Promise((resolve) => {
      const end = (moved: boolean) => {
        clearTimeout(timer);
        this.waiting.delete(rouse);
        resolve(moved);
      };
      const rouse = () => end(true);
      const timer = setTimeout(end, this.patienceMs, false);
      this.waiting.add(rouse);
    });
  }
}
