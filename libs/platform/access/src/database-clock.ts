import type { DataSource } from 'typeorm';

const REFRESH_MS = 60_000;

/**
 * This process's clock, corrected to the database's: every process then writes the same time into `recordedAt`, which is for
 * display only. The offset is asked for anew once a minute, by whoever comes then, and half the round trip is taken off.
 */
export class DatabaseClock {
  private offset = 0;
  private asked = Number.NEGATIVE_INFINITY;
  private asking: Promise<void> | undefined;

  constructor(
    private readonly source: Pick<DataSource, 'query'>,
    private readonly clock: () => number = () => Date.now(),
  ) {}

  /** RFC 3339, UTC. */
  now = (): string => new Date(this.clock() + this.offset).toISOString();

  /** Asks the database when the offset is older than a minute. Where that fails, the last known offset stays. */
  refresh(): Promise<void> {
    if (Math.abs(this.clock() - this.asked) < REFRESH_MS) return Promise.resolve();
    this.asking ??= this.ask().finally(() => {
      this.asking = undefined;
    });
    return this.asking;
  }

  private async ask(): Promise<void> {
    const before = this.clock();
    this.asked = before; // also where it fails: not every request should try again
    try {
      const [row] = (await this.source.query(
        'select extract(epoch from clock_timestamp()) * 1000 as now',
      )) as { now: string }[];
      const after = this.clock();
      this.offset = Number(row?.now) - (before + after) / 2;
    } catch {
      // Whoever needs the database meanwhile says so; this offset is for display.
    }
  }
}
