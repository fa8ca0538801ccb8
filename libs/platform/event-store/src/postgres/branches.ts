import type { DatabaseIdentity } from '#platform/database';

type Queryable = { query(text: string, values?: unknown[]): Promise<unknown> };

const rowsOf = async <Row>(db: Queryable, text: string, values?: unknown[]): Promise<Row[]> => {
  const result = await db.query(text, values);
  return (Array.isArray(result) ? result : (result as { rows: Row[] }).rows) as Row[];
};

/** A branch of the log: what was recorded from one place on, on one cluster. */
export type Branch = {
  readonly number: number;
  /** The branch that it was cut from; null for the first one. */
  readonly parent: number | null;
  /** The last place that both have. */
  readonly fromSeq: number;
  readonly reason: 'begun' | 'promoted' | 'restored';
  /** System identifier and timeline of its cluster; null until the first start has written them down. */
  readonly cluster: string | null;
  readonly timeline: number | null;
};

/** All branches, the one that the log is on last. */
export const branchesOf = async (db: Queryable): Promise<[Branch, ...Branch[]]> => {
  const rows = await rowsOf<{
    number: string;
    parent: string | null;
    fromSeq: string;
    reason: Branch['reason'];
    cluster: string | null;
    timeline: number | null;
  }>(
    db,
    'select number, parent, from_seq as "fromSeq", reason, cluster, timeline from log.branch order by number',
  );
  return rows.map((row) => ({
    ...row,
    number: Number(row.number),
    parent: row.parent === null ? null : Number(row.parent),
    fromSeq: Number(row.fromSeq),
  })) as [Branch, ...Branch[]];
};

/** The last place of a branch that the branch `on` still has; undefined where the one does not descend from the other. */
export const sharedUntil = (
  branches: readonly Branch[],
  of: number,
  on = branches.at(-1)!.number,
): number | undefined => {
  let until = Number.POSITIVE_INFINITY;
  for (let at: number | null = on; at !== null;) {
    if (at === of) return until;
    const branch = branches.find(({ number }) => number === at);
    if (!branch) return undefined;
    until = Math.min(until, branch.fromSeq);
    at = branch.parent;
  }
  return undefined;
};

/** Writes down which cluster the first branch is on, where nobody has yet. As the owner, at a start. */
export const recordCluster = async (
  owner: Queryable,
  { cluster, timeline }: Pick<DatabaseIdentity, 'cluster' | 'timeline'>,
): Promise<void> => {
  await owner.query(
    'update log.branch set cluster = $1, timeline = $2 where number = 0 and cluster is null',
    [cluster, timeline],
  );
};

/**
 * Begins a branch at the place that the log has come to, on the cluster that it is on now. As the owner, by an operator's command and with
 * nothing else running.
 */
export const beginBranch = async (
  owner: Queryable,
  reason: 'promoted' | 'restored',
  { cluster, timeline }: Pick<DatabaseIdentity, 'cluster' | 'timeline'>,
): Promise<Branch> => {
  await owner.query(
    `insert into log.branch (number, parent, from_seq, reason, cluster, timeline)
     select greatest(b.number + 1, extract(epoch from clock_timestamp())::bigint), b.number, s.seq, $1, $2, $3
     from (select max(number) as number from log.branch) b, log.sequencer s`,
    [reason, cluster, timeline],
  );
  return (await branchesOf(owner)).at(-1)!;
};
