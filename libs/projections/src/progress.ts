import type { DataSource } from 'typeorm';
import type { Appended, SequencedLog } from '#libs/event-store';
import { Refused } from '#libs/kernel';
import type { Projection } from './projection.js';
import { PROJECTED, SEQUENCED, type Wakeups } from './wakeups.js';

/** What `/readyz` and operators see of a projection. */
export type ProjectionHealth = {
  readonly name: string;
  readonly seq: number;
  readonly failure: string | null;
  readonly updatedAt: string;
};

/** How far the read tables have come, as this process knows it; waits for them. */
export class Progress {
  private readonly seqs = new Map<string, number>();
  private readonly waiting = new Set<() => void>();

  constructor(
    private readonly db: DataSource,
    private readonly log: SequencedLog,
    private readonly projections: readonly Projection[],
    wakeups: Wakeups,
    private readonly timeoutMs = 5000,
  ) {
    wakeups.listen(PROJECTED, (payload) => {
      const cut = payload.lastIndexOf(':');
      this.reached(payload.slice(0, cut), Number(payload.slice(cut + 1)));
    });
    wakeups.listen(SEQUENCED, () => this.rouse());
  }

  /** Takes note that a projection stands at `seq`. */
  reached(name: string, seq: number): void {
    this.seqs.set(name, seq);
    this.rouse();
  }

  /**
   * Resolves once every projection that handles what was written shows it.
   * @throws Refused VIEW_BEHIND after the time-out: the write stands; read again, do not send it again
   */
  async shown(appended: Appended): Promise<void> {
    const eventId = appended.lastEventId;
    if (eventId === undefined) return;
    const names = this.projections
      .filter((p) => appended.types.some((type) => p.handles(type)))
      .map((p) => p.name);
    const deadline = Date.now() + this.timeoutMs;
    let seq: number | undefined;
    for (;;) {
      seq ??= await this.log.seqOf(eventId);
      if (seq !== undefined && names.every((name) => (this.seqs.get(name) ?? 0) >= seq!)) return;
      const left = deadline - Date.now();
      if (left <= 0) throw new Refused('VIEW_BEHIND', { reason: 'recorded, but not yet shown; read again' });
      // The poll is for wake-ups that were lost, or that another process's connection has yet to bring.
      if (!(await this.roused(Math.min(left, 100)))) await this.refresh();
    }
  }

  /** Resolves once every projection has passed the ordinal; false on time-out. */
  async allPassed(seq: number, timeoutMs: number): Promise<boolean> {
    const deadline = Date.now() + timeoutMs;
    for (;;) {
      if (this.projections.every((p) => (this.seqs.get(p.name) ?? 0) >= seq)) return true;
      const left = deadline - Date.now();
      if (left <= 0) return false;
      if (!(await this.roused(Math.min(left, 100)))) await this.refresh();
    }
  }

  /** Ordinal that all projections of this release have passed. */
  passed(): number {
    return Math.min(...this.projections.map((p) => this.seqs.get(p.name) ?? 0));
  }

  /** Where each projection stands by the database's word. */
  async health(): Promise<ProjectionHealth[]> {
    const rows = (await this.db.query(
      'select name, seq, failure, updated_at from log.checkpoint order by name',
    )) as {
      name: string;
      seq: string;
      failure: string | null;
      updated_at: Date;
    }[];
    return rows.map((row) => ({
      name: row.name,
      seq: Number(row.seq),
      failure: row.failure,
      updatedAt: row.updated_at.toISOString(),
    }));
  }

  async refresh(): Promise<void> {
    for (const { name, seq } of await this.health()) this.seqs.set(name, seq);
    this.rouse();
  }

  private rouse(): void {
    for (const wake of [...this.waiting]) wake();
  }

  /** Whether something was heard within the time. */
  private roused(ms: number): Promise<boolean> {
    return new Promise((resolve) => {
      const end = (heard: boolean) => {
        clearTimeout(timer);
        this.waiting.delete(wake);
        resolve(heard);
      };
      const wake = () => end(true);
      const timer = setTimeout(() => end(false), ms);
      this.waiting.add(wake);
    });
  }
}
