import {
  connect,
  identityOf,
  migrate,
  openDatabase,
  roles,
  type Config,
  type DatabaseIdentity,
  type OpenOptions,
  type PoolUrl,
} from '#platform/database';
import {
  beginBranch,
  beginEpoch,
  branchesOf,
  isFromElsewhere,
  recordCluster,
  type Branch,
} from '#platform/event-store';
import { StartRefused } from '#platform/supervision';
import { takeLog } from './log-lock.js';
import { platformMigrations } from './migrations.js';

/**
 * Sees to it that the log is on the cluster, and on the timeline of it, that its branch was begun on. A log that has never said so, of an
 * earlier release or a new one, takes the one that it is on.
 * @returns which database it is
 * @throws StartRefused DATABASE_CHANGED, with the commands that begin a branch: never done by itself, since nobody here can know whether the
 *   other cluster still takes events
 */
export const refuseOtherCluster = async (owner: {
  query(text: string, values?: unknown[]): Promise<unknown>;
}): Promise<DatabaseIdentity> => {
  const identity = await identityOf(owner).catch((error: unknown) => {
    if ((error as { code?: string }).code !== '42501') throw error;
    throw new StartRefused(
      `PostgreSQL does not say which database it is (${(error as Error).message}): grant execute on that function to ` +
        Object.values(roles).join(', '),
      { cause: error },
    );
  });
  await recordCluster(owner, identity);
  const branch = (await branchesOf(owner)).at(-1)!;
  if (branch.cluster === identity.cluster && branch.timeline === identity.timeline) return identity;
  const how =
    branch.cluster === identity.cluster
      ? `was promoted or brought back to a moment since (timeline ${identity.timeline}, it was on ${branch.timeline})`
      : `is another cluster than the one that this log was written on (${identity.cluster}, it was on ${branch.cluster})`;
  throw new StartRefused(
    `PostgreSQL ${how}. Make sure that nothing writes to the old one any more; then run once npx yinfeng promoted after a failover or an ` +
      'upgrade of PostgreSQL, or npx yinfeng adopt-log after restoring a copy',
    { named: 'DATABASE_CHANGED' },
  );
};

/** What is known when a branch begins. */
type Begun = {
  readonly branch: Branch;
  /** The branch that it was cut from. */
  readonly left: Branch;
  /** Events without a place yet: they get theirs on the new branch. */
  readonly waiting: number;
  /** What the sequencer wrote down last, about once a second: whatever was committed before this moment is here. */
  readonly heartbeatAt: string;
};

/**
 * Begins a branch of the log on the cluster that it is on now, with nothing else running. A log that has come to a cluster whose transaction ids
 * are behind its own begins an epoch as well.
 * @param always also where the cluster is the one that the log was on: a copy of its own folder was put back
 * @returns undefined where the log is where it was, and nothing had to be begun
 * @throws StartRefused while anybody uses the log
 */
export const beginBranchHere = async (
  url: PoolUrl,
  reason: 'promoted' | 'restored',
  always = false,
): Promise<Begun | undefined> => {
  const giveBack = await takeLog(url);
  try {
    const owner = await connect(url, 'yinfeng begins a branch');
    try {
      const identity = await identityOf(owner);
      const left = (await branchesOf(owner)).at(-1)!;
      const isHere = left.cluster === identity.cluster && left.timeline === identity.timeline;
      const {
        rows: [log],
      } = await owner.query<{ home: string; waiting: number; heartbeatAt: string }>(
        `select i.home, to_char(case when s.clock is null then s.heartbeat_at else s.beaten_at end at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"') as "heartbeatAt",
           (select count(*)::int from log.events e where i.home = 'postgres'
              and not exists (select from log.log_index x where x.event_id = e.event_id)) as waiting
         from log.log_info i, log.sequencer s`,
      );
      const isElsewhere = log!.home === 'postgres' && (await isFromElsewhere(owner));
      if (isHere && !isElsewhere && !always) return undefined;
      await owner.query('begin');
      if (isElsewhere) await beginEpoch(owner);
      const branch = await beginBranch(owner, reason, identity);
      await owner.query('commit');
      return { branch, left, waiting: log!.waiting, heartbeatAt: log!.heartbeatAt };
    } finally {
      await owner.end();
    }
  } finally {
    await giveBack();
  }
};

type Missing = { readonly commandId: string; readonly streamId: string; readonly version: number };

/** What a cluster has behind a place that this one does not have, in its order. */
const missingHere = async (owner: PoolUrl, old: string, behind: number): Promise<Missing[]> => {
  const there = await connect(old, 'yinfeng promoted');
  const here = await connect(owner, 'yinfeng promoted');
  try {
    const logOf = async (client: typeof here): Promise<string> =>
      (await client.query<{ log_id: string }>('select log_id from log.log_info')).rows[0]!.log_id;
    if ((await logOf(there)) !== (await logOf(here)))
      throw new StartRefused('the database that --old names has another log');
    const { rows } = await there.query<Missing & { id: string }>(
      `select e.event_id as id, e.meta->>'commandId' as "commandId", e.stream_id as "streamId", e.version
       from log.events e left join log.log_index i on i.event_id = e.event_id
       where i.seq is null or i.seq > $1 order by e.epoch, e.xid, e.position`,
      [behind],
    );
    const found = await here.query<{ event_id: string }>(
      'select event_id from log.events where event_id = any($1::uuid[])',
      [rows.map(({ id }) => id)],
    );
    const present = new Set(found.rows.map((row) => row.event_id));
    return rows.filter(({ id }) => !present.has(id));
  } finally {
    await there.end();
    await here.end();
  }
};

/**
 * The command after a failover: begins a branch of the log on the cluster that was promoted, and says what may be missing on it. Nothing else may
 * run. Where the log is on this cluster already it begins nothing.
 * @param options.old address of the old primary, where it can still be read: what it has and this one does not is then listed
 * @throws StartRefused in one line
 */
export const tellPromoted = async (
  config: Config,
  {
    print,
    old,
    open,
  }: {
    readonly print: (line: string) => void;
    readonly old?: string | undefined;
    readonly open?: OpenOptions;
  },
): Promise<void> => {
  const database = await openDatabase(config, { ...open, attach: true, purpose: 'npx yinfeng promoted' });
  try {
    await migrate(database.owner, platformMigrations);
    const begun = await beginBranchHere(database.owner, 'promoted');
    const client = await connect(database.owner, 'yinfeng promoted');
    const branch = await branchesOf(client)
      .then((all) => all.at(-1)!)
      .finally(() => client.end());
    if (begun) {
      const { left, waiting, heartbeatAt } = begun;
      print(
        `the log is on branch ${branch.number} from here on; it has left branch ${left.number} behind place ${branch.fromSeq}`,
      );
      if (waiting > 0) print(`${waiting} events that had no place yet get theirs on this branch`);
      print(
        `everything that was recorded before ${heartbeatAt} is here; what was answered on the old cluster after that may be missing ` +
          '(nothing is, where the standby was synchronous): say those commands again with the same ids, and each is recorded once',
      );
    } else print(`the log is on this cluster already, on branch ${branch.number}: nothing was begun`);
    if (old === undefined) return;
    const missing = await missingHere(database.owner, old, branch.fromSeq);
    const commands = new Set(missing.map(({ commandId }) => commandId));
    print(`the old cluster has ${missing.length} events of ${commands.size} commands that are not here`);
    for (const { commandId, streamId, version } of missing)
      print(`missing: command ${commandId}, event ${version} of ${streamId}`);
  } finally {
    await database.stop();
  }
};
