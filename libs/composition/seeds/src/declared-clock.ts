import { setTimeout as pause } from 'node:timers/promises';
import { reactions, type Platform } from '#composition/program';
import { connect } from '#platform/database';
import { DemonstrationClock, unsequenced } from '#platform/event-store';
import { dateOf } from '#platform/kernel';
import { reactionCheckpoint } from '#platform/projections';

/** What of a platform a planting by a declared clock needs. */
export type ClockPlatform = Pick<Platform, 'apiDb' | 'database' | 'log' | 'store'>;

type Session = Awaited<ReturnType<typeof connect>>;

const lookMs = 1;
const turnMs = 200;
/** A reaction that takes longer is not waited for: its verdicts become known on a later day, and that is all. */
const reactionMs = 5_000;

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
  private readonly reacted = new Map<string, number>();

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
      const since = performance.now();
      await this.until(async () => (await this.haveReacted()) || performance.now() - since > reactionMs);
      await this.until(async () => (await unsequenced(store, this.owner)).events === 0);
    }
  }

  /** Reads what has come. @returns whether a reaction has to do with it */
  private async readOn(): Promise<boolean> {
    let isHandled = false;
    for (;;) {
      const events = await this.platform.log.read(this.seen, 500);
      if (events.length === 0) return isHandled;
      for (const { type, seq, meta } of events) {
        if (!this.commandIds.has(meta.correlationId)) throw new OtherEvents(`event ${seq} is another's`);
        for (const reaction of reactions)
          if (reaction.handles(type)) {
            this.reacted.set(reactionCheckpoint(reaction), seq);
            isHandled = true;
          }
      }
      this.seen = events.at(-1)!.seq;
    }
  }

  private async haveReacted(): Promise<boolean> {
    const rows = (await this.platform.apiDb.query(
      'select name, seq, failure is not null as failed from log.checkpoint where name = any($1)',
      [[...this.reacted.keys()]],
    )) as { name: string; seq: string; failed: boolean }[];
    return [...this.reacted].every(([name, seq]) => {
      const at = rows.find((row) => row.name === name);
      return at !== undefined && (at.failed || Number(at.seq) >= seq);
    });
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
