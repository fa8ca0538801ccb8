import type { ClientBase, Pool } from 'pg';

/** What this process remembers is of another database than the one that it reaches now: it must end, and begin anew with what is there. */
export class AnotherDatabase extends Error {
  constructor(what: string) {
    super(what);
    this.name = 'AnotherDatabase';
  }
}

/** Which database a connection leads to. */
export type DatabaseIdentity = {
  /** The cluster's system identifier, given once by initdb and kept by every physical copy. */
  readonly cluster: string;
  /** Raised by every promotion and by every recovery to a moment; null on a standby, which follows another one's. */
  readonly timeline: number | null;
  readonly logId: string;
  /** The branch of the log, by its number. */
  readonly branch: string;
  /** How far its write-ahead log is on the disk, in bytes: on one timeline of one cluster this never becomes less. Null on a standby. */
  readonly flushed: bigint | null;
};

type Row = Omit<DatabaseIdentity, 'flushed'> & { readonly flushed: string | null };

// The control file would show a new timeline only after the first checkpoint on it; the name of the file that is being written does at once.
const identityQuery = `select (select system_identifier from pg_control_system())::text as cluster,
    case when not pg_is_in_recovery() then ('x' || left(pg_walfile_name(pg_current_wal_flush_lsn()), 8))::bit(32)::int end as timeline,
    case when not pg_is_in_recovery() then (pg_current_wal_flush_lsn() - '0/0'::pg_lsn)::text end as flushed,
    log_id as "logId", (select max(number) from log.branch)::text as branch
  from log.log_info`;

type Asked = { query(text: string): Promise<unknown> };

/** Asks the database which one it is. It takes a database whose log is of this release. */
export const identityOf = async (db: Asked): Promise<DatabaseIdentity> => {
  const found = await db.query(identityQuery);
  const [row] = (Array.isArray(found) ? found : (found as { rows: unknown[] }).rows) as Row[];
  return { ...row!, flushed: row!.flushed === null ? null : BigInt(row!.flushed) };
};

/**
 * Sees to it that all connections of a process lead to one database. One that leads to another cluster, another
 * timeline, another log or branch, to a standby, or to the same one as it was earlier, is refused before any statement runs on it.
 */
export class SameDatabase {
  private reached = 0n;

  /**
   * @param onAnother called for each connection that leads elsewhere; the connection fails as well
   * @param first which database it is to be. Default: the first connection says
   */
  constructor(
    private readonly onAnother: (found: AnotherDatabase) => void,
    private first?: DatabaseIdentity,
  ) {}

  /**
   * For whoever connects: as `onConnect` of a pool, before the connection serves anybody. On a connection that was checked before it notes how far
   * the database has come since.
   * @throws AnotherDatabase
   */
  readonly check = async (client: ClientBase | Pool): Promise<void> => {
    const { reached } = this; // answers of connections that are made at once may overtake each other
    const now = await identityOf(client as Asked).catch((error: { readonly code?: string }) => {
      if (this.first !== undefined && noLog.has(error.code ?? ''))
        throw this.another('the database has no log of this release any more');
      throw error;
    });
    const first = (this.first ??= now);
    const what = whatDiffers(first, now, reached);
    if (what !== undefined) throw this.another(what);
    if (now.flushed! > this.reached) this.reached = now.flushed!;
  };

  private another(what: string): AnotherDatabase {
    const found = new AnotherDatabase(what);
    this.onAnother(found);
    return found;
  }
}

/** No such table, schema or column: made anew, or a copy from before this release. */
const noLog = new Set(['42P01', '3F000', '42703']);

const whatDiffers = (first: DatabaseIdentity, now: DatabaseIdentity, reached: bigint): string | undefined => {
  if (now.flushed === null) return 'PostgreSQL is a standby now (it is in recovery)';
  if (now.cluster !== first.cluster)
    return `PostgreSQL is another cluster now (system identifier ${now.cluster} instead of ${first.cluster})`;
  if (now.timeline !== first.timeline)
    return `PostgreSQL was promoted or restored (timeline ${now.timeline} instead of ${first.timeline})`;
  if (now.logId !== first.logId) return `the database has another log now (${now.logId})`;
  if (now.branch !== first.branch) return `the log is on another branch now (${now.branch})`;
  if (now.flushed < reached)
    return 'PostgreSQL has gone back: its write-ahead log ends before what this process has read';
  return undefined;
};
