import type pg from 'pg';
import { instant } from './sequencer.js';

/** Whose clock told when things became known: the database's, or one that a demonstration declared. */
export type LogClock = 'DEMONSTRATION' | 'WITNESSED';

/** Since when a log has known of anything: SQL, of a row `l` of `log.log_info`. */
export const begunAt = instant('coalesce(l.demonstration_from, l.created_at)');

/** What a log says of its own times. */
export type ClockSpan = {
  readonly begunAt: string;
  /** The last place that was given by a declared clock; null where none was ever declared. While it runs, the last place of all. */
  readonly demonstrationUntil: number | null;
  /** The declared clock runs: what is placed now becomes known by it. */
  readonly isRunning: boolean;
  /** Up to when all is known: nothing can be added before it. */
  readonly knownUntil: string;
  readonly seq: number;
};

/** What the log says of its times now, in one look. */
export const clockSpan = async (db: pg.Pool | pg.ClientBase): Promise<ClockSpan> => {
  const { rows } = await db.query<{
    begun_at: string;
    declared: boolean;
    until: string | null;
    running: boolean;
    known_until: string;
    seq: string;
  }>({
    name: 'log-clock',
    text: `select ${begunAt} as begun_at, l.demonstration_from is not null as declared, l.demonstration_until as until,
             s.clock is not null as running, ${instant('greatest(s.known_at, s.heartbeat_at)')} as known_until, s.seq
           from log.log_info l cross join log.sequencer s`,
  });
  const { begun_at: begun, declared, until, running, known_until: knownUntil, seq } = rows[0]!;
  return {
    begunAt: begun,
    demonstrationUntil: declared ? Number(until ?? seq) : null,
    isRunning: running,
    knownUntil,
    seq: Number(seq),
  };
};

/** By whose clock a place was given. */
export const clockOf = (
  { demonstrationUntil }: Pick<ClockSpan, 'demonstrationUntil'>,
  seq: number,
): LogClock => (demonstrationUntil !== null && seq <= demonstrationUntil ? 'DEMONSTRATION' : 'WITNESSED');

/** Says that an empty log is to be a demonstration's; one that has begun stays what it is. For a session of the owner's role. */
export const declareDemonstration = async (owner: {
  query(sql: string): Promise<unknown>;
}): Promise<void> => {
  await owner.query(
    'update log.log_info set demonstration = true where not demonstration and log.is_empty()',
  );
};

/** Held by who plants, so that two do not set one clock. */
const turn = `hashtextextended('yinfeng planting', 0)`;

/**
 * The clock that a demonstration declares, set by a session of the owner's role. What it may be set to is the database's own word: the code of the
 * program asks, and is refused (SQLSTATE YF003) like anybody else.
 */
export class DemonstrationClock {
  constructor(private readonly owner: pg.ClientBase) {}

  /** Takes the turn to plant, which ends with the session. @returns whether nobody else has it */
  async takeTurn(): Promise<boolean> {
    const { rows } = await this.owner.query<{ taken: boolean }>(
      `select pg_try_advisory_lock(${turn}) as taken`,
    );
    return rows[0]!.taken;
  }

  /** What it is set to now; undefined where it does not run. */
  async now(): Promise<Date | undefined> {
    const { rows } = await this.owner.query<{ clock: Date | null }>('select clock from log.sequencer');
    return rows[0]!.clock ?? undefined;
  }

  /** Whether it could begin: in a demonstration's log, before its first event, and once. */
  async mayBegin(): Promise<boolean> {
    const { rows } = await this.owner.query<{ may: boolean }>(
      'select demonstration and demonstration_from is null and log.is_empty() as may from log.log_info',
    );
    return rows[0]!.may;
  }

  /** Begins, with the commands that the demonstration consists of: any other event stops it from going on. */
  async begin(at: Date, commandIds: readonly string[]): Promise<void> {
    await this.owner.query('begin');
    try {
      await this.owner.query('delete from log.demonstration_command');
      await this.owner.query('insert into log.demonstration_command (command_id) select unnest($1::uuid[])', [
        commandIds,
      ]);
      await this.set(at);
      await this.owner.query('commit');
    } catch (error) {
      await this.owner.query('rollback');
      throw error;
    }
  }

  /** Sets it forward. */
  async set(at: Date): Promise<void> {
    await this.owner.query('update log.sequencer set clock = $1', [at]);
  }

  /** Takes it off, for ever: from here on the log goes by the database's clock. Nothing where it does not run. */
  async end(): Promise<void> {
    await this.owner.query('update log.sequencer set clock = null where clock is not null');
  }
}

/** The database refuses what the demonstration's clock was to be set to. */
export const isClockRefused = (error: unknown): boolean =>
  (error as { code?: unknown } | null)?.code === 'YF003';
