import type { Result } from './harness.js';

/** What must be reached: at least, for a ratio against another; at most, for a field of the result. */
export type Goal = { readonly name: string; readonly must: number; readonly stretch?: number } & (
  { readonly against: string } | { readonly field: string; readonly unit: string }
);

const ratio = (name: string, against: string, must: number, stretch?: number): Goal => ({
  name,
  against,
  must,
  ...(stretch === undefined ? {} : { stretch }),
});
const atMost = (name: string, field: string, unit: string, must: number, stretch?: number): Goal => ({
  name,
  field,
  unit,
  must,
  ...(stretch === undefined ? {} : { stretch }),
});

export const goals: readonly Goal[] = [
  ratio('append.1', 'floor', 0.5, 0.65),
  ratio('append.1', 'emmett', 2.3, 3),
  ratio('append.8', 'floor', 0.5, 0.65),
  ratio('append.8', 'emmett', 3),
  ratio('append.32', 'floor', 0.9, 1.2),
  ratio('append.32', 'emmett', 6, 7),
  ratio('append.32', 'message-db', 3, 5),
  ratio('append.32', 'castore', 1.5, 2),
  ratio('append.x10', 'floor', 2.2, 2.6),
  ratio('append.x10', 'emmett', 1.8, 2.2),
  ratio('load', 'floor', 0.28, 0.4),
  ratio('load', 'emmett', 1.6, 2),
  ratio('read', 'floor', 0.5, 0.7),
  ratio('project', 'floor', 0.3, 0.5),
  ratio('project', 'emmett', 20),
  ratio('rebuild', 'floor', 0.5, 0.8),
  ratio('rebuild', 'emmett', 30),
  ratio('rollup', 'floor', 0.7),
  atMost('poll', 'p50Ms', 'ms', 1, 0.3),
  // "Flat": what a log ten times as long may add to a poll.
  atMost('poll', 'growth', '× at a tenth of the log', 1.5),
  ratio('totals', 'floor', 50),
  atMost('totals', 'p50Ms', 'ms', 1),
  ratio('range', 'floor', 4),
  ratio('asOf', 'floor', 4),
  // The largest scope that is asked, of nearly 50,000 entries.
  atMost('asOf', 'leadsP50Ms', 'ms', 15),
  atMost('asOf', 'leadsLiveP50Ms', 'ms', 15),
  atMost('bridge', 'p50Ms', 'ms', 300),
  atMost('bridge', 'liveP50Ms', 'ms', 300),
  atMost('subjects', 'p50Ms', 'ms', 300),
  atMost('subjects', 'liveP50Ms', 'ms', 300),
  atMost('months', 'p50Ms', 'ms', 300),
  atMost('months', 'liveP50Ms', 'ms', 300),
  // A batch takes at most twice as long as its entries alone.
  ratio('written', 'floor', 0.5),
  ratio('graphql.1', 'floor', 0.6, 0.75),
  ratio('graphql.32', 'floor', 0.6, 0.75),
  ratio('graphql.32', 'postgraphile', 2, 2.4),
  ratio('graphql.32', 'apollo', 1.9, 2.3),
  ratio('mutation.1', 'floor', 0.7, 0.85),
  ratio('mutation.8', 'floor', 0.7, 0.85),
  atMost('visible', 'p99Ms', 'ms', 100, 30),
  atMost('memory', 'idleMb', 'MB', 200),
  atMost('memory', 'rebuildPeakMb', 'MB', 400),
  atMost('visible', 'rebuildP99Ms', 'ms', 250),
];

/** How a goal stands: the figure (undefined: not measured), and whether it holds. */
export type Standing = {
  readonly goal: Goal;
  readonly figure: number | undefined;
  readonly holds: 'not measured' | 'no' | 'yes' | 'stretch';
};

export const standing = (goal: Goal, results: readonly Result[]): Standing => {
  const result = results.find(({ name }) => name === goal.name);
  const found = 'against' in goal ? result?.ratio?.[goal.against] : result?.[goal.field];
  const figure = typeof found === 'number' && Number.isFinite(found) ? found : undefined;
  const reaches = (bar: number | undefined) =>
    figure !== undefined && bar !== undefined && ('against' in goal ? figure >= bar : figure <= bar);
  const holds =
    figure === undefined
      ? 'not measured'
      : reaches(goal.stretch)
        ? 'stretch'
        : reaches(goal.must)
          ? 'yes'
          : 'no';
  return { goal, figure, holds };
};
