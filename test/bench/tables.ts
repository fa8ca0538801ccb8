import { goals, standing, type Goal } from './goals.js';
import type { Result } from './harness.js';

const number = (value: unknown): string =>
  typeof value !== 'number' ? '' : value >= 1000 ? Math.round(value).toLocaleString('en') : String(value);

/** Columns beside each other; `right` marks those with numbers. */
const table = (rows: readonly (readonly string[])[], right: readonly number[]): string[] => {
  const widths = rows[0]!.map((_, column) => Math.max(...rows.map((row) => row[column]!.length)));
  return rows.map((row) =>
    row
      .map((text, column) =>
        right.includes(column) ? text.padStart(widths[column]!) : text.padEnd(widths[column]!),
      )
      .join('  ')
      .trimEnd(),
  );
};

const shown = [
  'name',
  'perSecond',
  'p50Ms',
  'p99Ms',
  'rounds',
  'ratio',
  'others',
  'error',
  'missing',
  'hostTook',
];

/** What else a cell found out. */
const besides = (result: Result): string[] =>
  Object.entries(result)
    .filter(([name, value]) => !shown.includes(name) && typeof value === 'number')
    .map(([name, value]) => `${name} ${number(value)}`);

export const resultsTable = (results: readonly Result[]): string[] =>
  table(
    [
      ['name', 'per second', 'p50 ms', 'p99 ms', 'times as fast as', 'besides'],
      ...results.map((result) => [
        result.name,
        number(result.perSecond),
        number(result.p50Ms),
        number(result.p99Ms),
        typeof result['error'] === 'string'
          ? `FAILED: ${result['error']}`
          : Object.entries(result.ratio ?? {})
              .map(([other, ratio]) => `${other} ${number(ratio)}`)
              .join(', '),
        [
          ...besides(result),
          ...(Array.isArray(result['missing'])
            ? result['missing'].map((why) => `MISSING ${String(why)}`)
            : []),
        ].join(', '),
      ]),
    ],
    [1, 2, 3],
  );

const asked = (goal: Goal): string =>
  'against' in goal ? `${goal.name} × ${goal.against}` : `${goal.name} ${goal.field}`;
const bar = (goal: Goal, value: number | undefined): string =>
  value === undefined
    ? ''
    : `${'against' in goal ? '≥' : '≤'} ${value}${'unit' in goal ? ` ${goal.unit}` : ''}`;
const words = { 'not measured': 'not measured', no: 'NO', yes: 'holds', stretch: 'holds, stretch too' };

/** @param all whether every cell was to run: what was left out on purpose is not listed */
export const goalsTable = (results: readonly Result[], all: boolean): string[] => {
  const standings = goals
    .map((goal) => standing(goal, results))
    .filter(({ goal }) => all || results.some(({ name }) => name === goal.name));
  const held = standings.filter(({ holds }) => holds === 'yes' || holds === 'stretch').length;
  return [
    ...table(
      [
        ['goal', 'figure', 'must', 'stretch', ''],
        ...standings.map(({ goal, figure, holds }) => [
          asked(goal),
          number(figure),
          bar(goal, goal.must),
          bar(goal, goal.stretch),
          words[holds],
        ]),
      ],
      [1],
    ),
    `${held} of ${standings.length} goals hold.`,
  ];
};
