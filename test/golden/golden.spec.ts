import { hash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { contexts, registry, subjects } from '#composition/program';
import { baselineRule, cellDifference, type Cell, type CountingRule } from '#platform/ledger';
import { format } from 'prettier';

/*
 * What histories count for under each rule that was ever shipped or shown, as it was when it was. A release that counts otherwise under the same id
 * would rewrite the past at its next rebuild: answers, receipts and printed reports would no longer be what they were. So nothing in these files
 * ever changes: UPDATE_GOLDEN=1 writes what is missing, a new history or a new rule, and leaves all else. A count that has to be mended is a new version
 * of the rule. Histories are stored events in the versions of then, so that an upcast that changes a figure is noticed as well.
 */
const folder = import.meta.dirname;
const update = process.env.UPDATE_GOLDEN === '1';
const read = <T>(file: string, missing: T): T =>
  existsSync(path.join(folder, file))
    ? (JSON.parse(readFileSync(path.join(folder, file), 'utf8')) as T)
    : missing;
const write = async (file: string, content: unknown): Promise<void> =>
  writeFileSync(
    path.join(folder, file),
    await format(JSON.stringify(content), { parser: 'json', printWidth: 110 }),
  );

type StoredFact = { readonly type: string; readonly v: number; readonly data: object };
type History = { readonly subject: string; readonly events: readonly StoredFact[] };

/**
 * What is written down, in editions. A measure that is new, or a dimension that a measure did not have, adds to what a history counts for and changes nothing
 * of what it counted for before: then there is a new edition with it, and the one before is compared without it from then on.
 */
const editions = [
  {
    key: 'cells',
    lacks: {
      measures: ['DELEGATION_ORGANIZATIONS'],
      kindOf: ['VISITS_LOGGED', 'VISIT_DELEGATES', 'ACTIVITIES_HELD', 'ACTIVITY_SESSIONS'],
    },
  },
  { key: 'cellsWithKinds', lacks: { measures: [], kindOf: [] } },
] as const satisfies readonly {
  readonly key: string;
  readonly lacks: { readonly measures: readonly string[]; readonly kindOf: readonly string[] };
}[];
type Edition = (typeof editions)[number];
const latest = editions.at(-1)!;
type Golden = { readonly rule: CountingRule } & {
  readonly [K in Edition['key']]?: Readonly<Record<string, readonly string[]>>;
};

const floor = (judgedBy: 'FIRST' | 'IN_FORCE', least: number) =>
  ({ measure: 'PLANNED_INVESTMENT', least, judgedBy }) as const;
const named = (ruleId: string, clauses: Partial<CountingRule>): CountingRule => ({
  ...baselineRule,
  ruleId,
  name: { zh: ruleId, en: ruleId },
  ...clauses,
});
const rules: readonly CountingRule[] = [
  baselineRule,
  named('registered@1', { landed: { when: 'REGISTERED', needs: [] } }),
  named('land@1', { landed: { when: 'LAND_OBTAINED', needs: [] } }),
  named('started@1', { landed: { when: 'LANDED', needs: ['CONSTRUCTION_STARTED'] } }),
  named('first@1', { floors: [floor('FIRST', 100_000_000_000)] }),
  named('in-force@1', { floors: [floor('IN_FORCE', 100_000_000_000)] }),
];

const types = registry();
const stateOf = ({ subject: category, events }: History): unknown => {
  const subject = subjects.find((each) => each.category === category)!;
  return events.reduce<unknown>(
    (state, event) => subject.evolve(state, types.upcast(event)),
    subject.initial,
  );
};
/** A cell as it is written down: a dimension that is new is no member of one that does not have it. Kinds go by the name of the first of them, as stored. */
const line = ({ amount, kindCode: agreementKind, ...place }: Cell): string => {
  const members = Object.entries({ ...place, agreementKind }).filter(([, value]) => value !== undefined);
  return `${JSON.stringify(Object.fromEntries(members.toSorted(([a], [b]) => (a < b ? -1 : 1))))} ${amount}`;
};
const isOneOf = (names: readonly string[], name: string): boolean => names.includes(name);
const counted = (rule: CountingRule, history: History, { lacks }: Edition = latest): string[] => {
  const subject = subjects.find((each) => each.category === history.subject)!;
  const known = subject
    .cells(rule, stateOf(history))
    .filter(({ measure }) => !isOneOf(lacks.measures, measure))
    .map((cell) => (isOneOf(lacks.kindOf, cell.measure) ? { ...cell, kindCode: undefined } : cell));
  const cells = cellDifference([], known);
  const lines = (of: readonly Cell[]) => of.map(line).toSorted();
  // The whole to be read; of whose parts they are, what can be compared.
  return cells.length === 0
    ? []
    : [
        ...lines(cells.filter(({ kind }) => kind === 'UNDIVIDED')),
        `${cells.length} cells ${hash('sha256', lines(cells).join('\n')).slice(0, 16)}`,
      ];
};

const nameOf = ({ type, v, data }: StoredFact): string =>
  `${type}.v${v}${'milestone' in data ? ` ${String(data.milestone)}` : ''}`;

/** A sample, with what rules tell apart and one sample of its type does not. */
const variantsOf = (sample: StoredFact): StoredFact[] =>
  sample.type === 'ProjectMilestoneReached'
    ? ['REGISTERED', 'LAND_OBTAINED', 'CONSTRUCTION_STARTED'].map((milestone) => ({
        ...sample,
        data: { ...sample.data, milestone },
      }))
    : [sample];

/** Histories of the samples that are there now, up to three steps, of which no other counts the same. */
const sampled = (): Record<string, History> => {
  const samples = contexts.flatMap(({ name }) => {
    const at = path.join(folder, '../../libs/domain', name, 'samples');
    return readdirSync(at)
      .toSorted()
      .map((file) => JSON.parse(readFileSync(path.join(at, file), 'utf8')) as StoredFact);
  });
  const found: Record<string, History> = {};
  for (const { category, causes } of subjects) {
    const own = samples
      .filter(({ type }) => Object.hasOwn(causes, type))
      .flatMap((sample) => variantsOf(sample));
    const seen = new Set<string>(['']);
    let edge: (readonly StoredFact[])[] = [[]];
    for (let step = 0; step < 3; step++)
      edge = edge.flatMap((events) =>
        own.flatMap((event) => {
          const history = { subject: category, events: [...events, event] };
          try {
            const cells = rules.map((rule) => counted(rule, history).join()).join('|');
            if (/\w/.test(cells) && !seen.has(cells)) {
              seen.add(cells);
              found[`${category}: ${history.events.map(nameOf).join(', ')}`] = history;
            }
          } catch {
            return []; // an order that cannot happen
          }
          return [history.events];
        }),
      );
  }
  return found;
};

const histories = read<Record<string, History>>('histories.json', {});
if (update) {
  for (const [name, history] of Object.entries(sampled())) histories[name] ??= history;
  await write('histories.json', histories);
}

describe.each(rules)('the rule $ruleId', (rule) => {
  const file = `${rule.ruleId}.json`;

  const countedBy = (names: readonly string[], edition: Edition) =>
    Object.fromEntries(names.map((name) => [name, counted(rule, histories[name]!, edition)]));

  it('counts every history as it did when it was published', async () => {
    const golden = read<Golden>(file, { rule });
    const now = countedBy(Object.keys(histories), latest);
    if (update) await write(file, { ...golden, [latest.key]: { ...now, ...golden[latest.key] } });
    const { rule: then, [latest.key]: cells } = read<Golden>(file, { rule });
    expect(rule).toEqual(then);
    expect(now).toEqual(cells);
  });

  it.each(editions.slice(0, -1))('counts what the edition $key knew as it did then', (edition) => {
    const written = read<Golden>(file, { rule })[edition.key] ?? {};
    expect(Object.keys(written).length).toBeGreaterThan(0);
    expect(countedBy(Object.keys(written), edition)).toEqual(written);
  });
});

it('there are histories of every kind of subject, and the rules differ on them', () => {
  const kinds = new Set(Object.values(histories).map(({ subject }) => subject));
  expect([...kinds].toSorted()).toEqual(subjects.map(({ category }) => category).toSorted());
  const projects = Object.values(histories).filter(({ subject }) => subject === 'project');
  const told = rules.map((rule) => projects.map((history) => counted(rule, history).join()).join('|'));
  expect(new Set(told).size).toBe(rules.length);
});

it('a release that counts otherwise is noticed', () => {
  const history = Object.values(histories).find(({ subject }) => subject === 'project')!;
  const otherwise = named('baseline@1', { floors: [floor('FIRST', Number.MAX_SAFE_INTEGER)] });
  expect(counted(otherwise, history)).not.toEqual(counted(baselineRule, history));
});
