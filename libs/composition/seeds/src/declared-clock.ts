import { setTimeout as pause } from 'node:timers/promises';
import { reactions, type Platform } from '#composition/program';
import { connect } from '#platform/database';
import { DemonstrationClock, unsequenced } from '#platform/event-store';
import { dateOf } from '#platform/kernel';
import { reactionCheckpoint } from '#platform/projections';

/** What of a platform a planting by a declared clock needs. */
export type ClockPlatform = Pick<Platform, 'apiDb' | 'database' | 'log' | 'store'>;

type Session = Awaited<ReturnType<typeof connect>>;

/** Looking more often would take the processor from what is waited for. */
const lookMs = 5;
const turnMs = 200;
/**
 * A reaction that takes longer, or says for so long that it fails, is waited for no more: its verdicts become known on a later day, and that is
 * all. One that is merely slow, as on a busy machine, is waited for.
 */
const slowMs = 60_000;
const failingMs = 5_000;

/** The end of the working day in Qingdao: what a day recorded was known by then. */
const endOf = (day: string): Date => new Date(`${day}T18:00:00+08:00`);

/** The log has events that are none of the demonstration's: its clock may not go on. */
export class OtherEvents extends Error {}

/**
 * The clock of a demonstration while it is planted: it stands at a day until all that the day recorded, and what followed from that, has its place
 * in the log, and only then moves on.
 */
export class DeclaredClock {
  private seen = 0;
  /** The reactions that are waited for, each with the last event that it has to do with. */
  private readonly reacted = new Map<string, number>();
  private readonly givenUp = new Set<string>();

  private constructor(
    private readonly platform: ClockPlatform,
    private readonly owner: Session,
    private readonly clock: DemonstrationClock,
    private readonly isStopping: () => boolean,
  ) {}

  /** Waits for its turn to plant. @returns undefined where it was told to stop before */
  static async inTurn(
    platform: ClockPlatform,
    isStopping: () => boolean,
  ): Promise<DeclaredClock | undefined> {
    const owner = await connect(platform.database.owner, 'yinfeng plants');
    const clock = new DemonstrationClock(owner);
    try {
      while (!(await clock.takeTurn())) {
        if (isStopping()) return (await owner.end(), undefined);
        await pause(turnMs);
      }
      return new DeclaredClock(platform, owner, clock, isStopping);
    } catch (error) {
      await owner.end();
      throw error;
    }
  }

  /**
   * Begins, or goes on where a planting was interrupted.
   * @returns the day that it stands at; undefined for a log that goes by the database's clock, and will
   */
  async start(firstDay: string, commandIds: readonly string[]): Promise<string | undefined> {
    this.commandIds = new Set(commandIds);
    if (await this.clock.mayBegin()) await this.clock.begin(endOf(firstDay), commandIds);
    const now = await this.clock.now();
    return now && dateOf(now);
  }

  /** Whether it runs, or a demonstration is still to begin by it: then nothing else may be said. */
  async isDue(): Promise<boolean> {
    return (await this.clock.mayBegin()) || (await this.clock.now()) !== undefined;
  }

  private commandIds: ReadonlySet<string> = new Set();

  /** Moves on to a day. @throws where the database refuses it */
  async to(day: string): Promise<void> {
    await this.clock.set(endOf(day));
  }

  /** Takes the clock off, for ever. */
  end(): Promise<void> {
    return this.clock.end();
  }

  /** Gives the turn back. The clock stays as it is. */
  release(): Promise<void> {
    return this.owner.end();
  }

  /**
   * Waits until these events have their places, and what follows from them as well.
   * @throws OtherEvents where something else stands among them
   */
  async settled(eventIds: readonly string[]): Promise<void> {
    const { apiDb, store } = this.platform;
    const ids = [...new Set(eventIds)];
    await this.until(async () => {
      const [row] = (await apiDb.query(
        'select count(*)::int as placed from log.log_index where event_id = any($1::uuid[])',
        [ids],
      )) as [{ placed: number }];
      return row.placed === ids.length;
    });
    while (!this.isStopping() && (await this.readOn())) {
      await this.reactions();
      await this.until(async () => (await unsequenced(store, this.owner)).events === 0);
    }
  }

  /** Reads what has come, to the end that the log has now. @returns whether a reaction has to do with it */
  private async readOn(): Promise<boolean> {
    let isHandled = false;
    const [{ seq: end }] = (await this.platform.apiDb.query('select seq::int from log.sequencer')) as [
      { seq: number },
    ];
    for (;;) {
      if (this.seen >= end || this.isStopping()) return isHandled;
      const events = await this.platform.log.read(this.seen, 500);
      // Who has just found the end of the log is told for a moment that it still is there.
      if (events.length === 0) {
        await pause(lookMs);
        continue;
      }
      for (const { type, seq, meta } of events) {
        if (!this.commandIds.has(meta.correlationId)) throw new OtherEvents(`event ${seq} is another's`);
        for (const reaction of reactions)
          if (reaction.handles(type) && !this.givenUp.has(reactionCheckpoint(reaction))) {
            this.reacted.set(reactionCheckpoint(reaction), seq);
            isHandled = true;
          }
      }
      this.seen = events.at(-1)!.seq;
    }
  }

  /** Waits until the reactions have seen what they have to do with. */
  private async reactions(): Promise<void> {
    const since = performance.now();
    await this.until(async () => {
      const waited = performance.now() - since;
      for (const { name, seq, failed } of await this.reactionsAt()) {
        const isBehind = Number(seq) < this.reacted.get(name)!;
        if (!isBehind || waited > (failed ? failingMs : slowMs)) this.reacted.delete(name);
        if (isBehind && !this.reacted.has(name)) this.givenUp.add(name);
      }
      return this.reacted.size === 0;
    });
  }

  private async reactionsAt(): Promise<{ name: string; seq: string; failed: boolean }[]> {
    return (await this.platform.apiDb.query(
      `select r.name, coalesce(c.seq, 0) as seq, c.failure is not null as failed
       from unnest($1::text[]) as r (name) left join log.checkpoint c using (name)`,
      [[...this.reacted.keys()]],
    )) as { name: string; seq: string; failed: boolean }[];
  }

  private async until(isSo: () => Promise<boolean>): Promise<void> {
    while (!this.isStopping() && !(await isSo())) await pause(lookMs);
  }
}

/**
 * Takes the clock off that a planting left running, unless somebody plants: for a server that will not plant. What is said to it then becomes known
 * by the database's clock.
 */
export const endDeclaredClock = async ({
  database,
  log,
}: Pick<Platform, 'database' | 'log'>): Promise<void> => {
  if (!(await log.isOnDeclaredClock())) return;
  const owner = await connect(database.owner, 'yinfeng start');
  try {
    const clock = new DemonstrationClock(owner);
    if (await clock.takeTurn()) await clock.end();
  } finally {
    await owner.end();
  }
};
