import { randomBytes } from 'node:crypto';
import { readFile, rename, rm, unlink, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { branchesOf, sharedUntil } from '#platform/event-store';
import { StartRefused } from '#platform/supervision';

/** How far a log had come when a process on this folder looked at it last. */
type LastSeen = {
  readonly logId: string;
  readonly branch: number;
  readonly seq: number;
  /** The event at that place; null where there was none yet. */
  readonly eventId: string | null;
};

type Queryable = { query(text: string, values?: unknown[]): Promise<unknown> };

const fileIn = (dataDir: string): string => path.join(dataDir, 'last-seen.json');

const rowsOf = async <Row>(db: Queryable, text: string, values: unknown[] = []): Promise<Row[]> => {
  const result = await db.query(text, values);
  return (Array.isArray(result) ? result : (result as { rows: Row[] }).rows) as Row[];
};

/** Undefined where nothing was noted, or not readably: then nothing is compared, as on a machine that is new. */
const lastSeen = async (dataDir: string): Promise<LastSeen | undefined> => {
  try {
    const { logId, branch, seq, eventId } = JSON.parse(
      await readFile(fileIn(dataDir), 'utf8'),
    ) as Partial<LastSeen>;
    return typeof logId === 'string' && Number.isSafeInteger(branch) && Number.isSafeInteger(seq)
      ? { logId, branch: branch!, seq: seq!, eventId: eventId ?? null }
      : undefined;
  } catch {
    return undefined;
  }
};

/** What this database does not have of what was seen, in words; undefined where it has all of it, or is of another log. */
const lacking = async (db: Queryable, seen: LastSeen): Promise<string | undefined> => {
  const [{ logId }] = (await rowsOf<{ logId: string }>(db, 'select log_id as "logId" from log.log_info')) as [
    { logId: string },
  ];
  if (logId !== seen.logId) return undefined;
  const branches = await branchesOf(db);
  const current = branches.at(-1)!.number;
  if (sharedUntil(branches, seen.branch) === undefined)
    return `the log has been on branch ${seen.branch}, of which this database knows nothing`;
  if (seen.branch !== current || seen.eventId === null) return undefined;
  const [at] = await rowsOf<{ eventId: string }>(
    db,
    'select event_id as "eventId" from log.log_index where seq = $1',
    [seen.seq],
  );
  return at?.eventId === seen.eventId
    ? undefined
    : `the log had come to place ${seen.seq}, and this database ${at ? 'has another event there' : 'ends before it'}`;
};

/**
 * Notes how far the log has come. Nothing is noted over what this database does not have: a process whose database has just become an older copy
 * may look once more before it ends, and its next start would take the copy for all that there was. Where the folder takes nothing less is
 * noticed at a later start, and that is all.
 */
export const noteSeen = async (db: Queryable, dataDir: string): Promise<void> => {
  const [now] = await rowsOf<{ logId: string; branch: string; seq: string; eventId: string | null }>(
    db,
    `select i.log_id as "logId", (select max(number) from log.branch) as branch, s.seq,
       (select x.event_id from log.log_index x where x.seq = s.seq) as "eventId"
     from log.log_info i, log.sequencer s`,
  );
  // Asked second: what was read above may be another database's already, and then this one is, too.
  const before = await lastSeen(dataDir);
  if (before && (await lacking(db, before)) !== undefined) return;
  const { logId, branch, seq, eventId } = now!;
  const seen: LastSeen = { logId, branch: Number(branch), seq: Number(seq), eventId };
  // Of several processes on one folder another may have seen more meanwhile.
  if (before?.logId === logId && before.branch === seen.branch && before.seq >= seen.seq) return;
  const draft = `${fileIn(dataDir)}.${randomBytes(4).toString('hex')}`;
  try {
    await writeFile(draft, `${JSON.stringify(seen)}\n`, { mode: 0o600 });
    await rename(draft, fileIn(dataDir));
  } catch {
    await unlink(draft).catch(() => undefined);
  }
};

/** For whoever takes another log, or an older copy, on purpose: from now on it is what is seen. */
export const forgetSeen = (dataDir: string): Promise<void> => rm(fileIn(dataDir), { force: true });

/**
 * Refuses a log that does not hold what was seen of it from this folder: the primary from before a failover, or an older copy that was put back
 * while nothing ran. Both look sound in themselves.
 * @throws StartRefused DATABASE_WENT_BACK
 */
export const refuseOlderCopy = async (owner: Queryable, dataDir: string): Promise<void> => {
  const seen = await lastSeen(dataDir);
  const lacks = seen && (await lacking(owner, seen));
  if (lacks !== undefined)
    throw new StartRefused(
      `${lacks}. If this is the primary from before a failover, lead DATABASE_URL to the one that was promoted; if it is a copy that was restored ` +
        'on purpose, run npx yinfeng adopt-log once',
      { named: 'DATABASE_WENT_BACK' },
    );
};
