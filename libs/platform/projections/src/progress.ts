import type { DataSource } from 'typeorm';
import type { Appended, SequencedLog, Unsequenced } from '#platform/event-store';
import { Refused } from '#platform/kernel';
import { healthOf, type PartHealth } from './health.js';
import { owedCount, owedNow, type Owed } from './owed.js';
import type { Projection } from './projection.js';
import { reactionCheckpoint, type Reaction } from './reaction.js';
import { tableName } from './row-statements.js';
import { PROJECTED, SEQUENCED, type Wakeups } from './wakeups.js';

/** What `/readyz` and operators see of a projection or a reaction. */
type ProjectionHealth = {
  readonly name: string;
  readonly seq: number;
  readonly generation: number;
  readonly failure: string | null;
  /** Null where it has no tables yet. */
  readonly updatedAt: string | null;
};

const pollMs = 50;

/** How far the read tables have come, as this process knows it; waits for them. */
export class Progress {
  private readonly seqs = new Map<string, number>();
  private readonly generations = new Map<string, number>();
  private readonly waiting = new Set<() => void>();
  private heard = 0;

  constructor(
    private readonly db: DataSource,
    private readonly log: SequencedLog,
    private readonly projections: readonly Projection[],
    wakeups: Wakeups,
    private readonly timeoutMs = 5000,
    private readonly reactions: readonly Pick<Reaction, 'name'>[] = [],
    /** What is in the store and has no place yet; asked for the health of the sequencer. */
    private readonly unsequenced: () => Promise<Unsequenced> = async () => ({
      events: 0,
      upTo: 0,
      since: null,
    }),
  ) {
    wakeups.listen(PROJECTED, (payload) => {
      // Calls from other processes may be merged or lost: the poll in `until` makes up for them.
      const cut = payload.lastIndexOf(':');
      if (cut > 0) this.reached(payload.slice(0, cut), Number(payload.slice(cut + 1)));
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
    let seq: number | undefined;
    const shown = await this.until(async () => {
      seq ??= await this.log.seqOf(eventId);
      return seq !== undefined && this.shows(appended.types, seq);
    }, this.timeoutMs);
    if (!shown) throw new Refused('VIEW_BEHIND', { reason: 'recorded, but not yet shown; read again' });
  }

  /** What every projection that handles it shows at this moment, as far as this process knows; the answer stays when they have gone on. */
  shownNow(): (event: { readonly type: string; readonly seq: number }) => boolean {
    const seqs = new Map(this.seqs);
    return ({ type, seq }) => this.shows([type], seq, seqs);
  }

  private shows(
    types: readonly string[],
    seq: number,
    seqs: ReadonlyMap<string, number> = this.seqs,
  ): boolean {
    return this.projections.every(
      (p) => (seqs.get(p.name) ?? 0) >= seq || !types.some((type) => p.handles(type)),
    );
  }

  /** Resolves once every projection has passed the ordinal; false on time-out. */
  allPassed(seq: number, timeoutMs: number): Promise<boolean> {
    return this.until(async () => this.passed() >= seq, timeoutMs);
  }

  /** Asks again at every wake-up; wakes that were lost or merged cost one poll. */
  private async until(holds: () => Promise<boolean>, timeoutMs: number): Promise<boolean> {
    const deadline = Date.now() + timeoutMs;
    let polled = Date.now();
    for (;;) {
      const { heard } = this;
      if (await holds()) return true;
      const now = Date.now();
      if (now >= deadline) return false;
      if (heard !== this.heard) continue; // a call came while we looked
      await this.roused(Math.min(deadline - now, pollMs));
      if (Date.now() - polled >= pollMs) {
        await this.refresh();
        polled = Date.now();
      }
    }
  }

  /** Ordinal that all projections of this release have passed. */
  passed(): number {
    return Math.min(...this.projections.map((p) => this.seqs.get(p.name) ?? 0));
  }

  /**
   * Where each projection of this release stands by the database's word, at 0 where it has no tables yet, and each of its reactions that has
   * begun. Other checkpoints do not matter for what is shown: those of a rebuild, under way or left behind by one that was killed, and those of
   * other releases, which nobody moves any more.
   */
  async health(): Promise<ProjectionHealth[]> {
    const rows = (await this.db.query(
      `select name, coalesce(c.seq, 0) as seq, coalesce(c.generation, 0) as generation, c.failure, c.updated_at
         from unnest($1::text[], $2::boolean[]) as of (name, is_projection) left join log.checkpoint c using (name)
        where is_projection or c.name is not null order by name`,
      [
        [...this.projections.map(({ name }) => name), ...this.reactions.map(reactionCheckpoint)],
        [...this.projections.map(() => true), ...this.reactions.map(() => false)],
      ],
    )) as {
      name: string;
      seq: string;
      generation: number;
      failure: string | null;
      updated_at: Date | null;
    }[];
    return rows.map((row) => ({
      name: row.name,
      seq: Number(row.seq),
      generation: row.generation,
      failure: row.failure,
      updatedAt: row.updated_at?.toISOString() ?? null,
    }));
  }

  /** The same for operators: also who leads, what is being rebuilt, and the sequencer before them. */
  async parts(): Promise<PartHealth[]> {
    const asked = this.projections.map(({ name, rows }) => ({
      name,
      tables: rows.map((row) => tableName(this.db.getMetadata(row))),
    }));
    return healthOf(this.db, asked, this.reactions, await this.unsequenced());
  }

  /** Events that reactions have passed over, because a stream is damaged that their commands need: all of them, or the first in the log's order. */
  owed(limit?: number): Promise<Owed[]> {
    return owedNow(this.db, limit);
  }

  /** How many of them there are. */
  owedCount(): Promise<number> {
    return owedCount(this.db);
  }

  async refresh(): Promise<void> {
    for (const { name, seq, generation } of await this.health()) {
      // A projection may have passed events that are not its own without writing it down; only other tables set it back.
      const before = this.generations.get(name) === generation ? (this.seqs.get(name) ?? 0) : 0;
      this.generations.set(name, generation);
      this.seqs.set(name, Math.max(before, seq));
    }
    this.rouse();
  }

  private rouse(): void {
    this.heard += 1;
    for (const wake of this.waiting) wake();
  }

  /** Resolves at the next wake-up, or after the time. */
  private roused(ms: number): Promise<void> {
    return new Promise((resolve) => {
      const wake = () => {
        clearTimeout(timer);
        this.waiting.delete(wake);
        resolve();
      };
      const timer = setTimeout(wake, ms);
      this.waiting.add(wake);
    });
  }
}
