import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { EventRegistry } from '#platform/event-store';
import { baselineRule, claimedOf } from '#platform/ledger';
import { projectCells } from './project.cells.js';
import { projectEvents, type ProjectEvent } from './project.events.js';
import { absent, evolve, type LandedProject, type Project } from './project.state.js';
import { projectUpcasts } from './project.upcasts.js';

type Stored = { readonly type: string; readonly v: number; readonly data: object };

const folder = path.join(import.meta.dirname, '../samples');
const stored = readdirSync(folder).map(
  (file) => [file, JSON.parse(readFileSync(path.join(folder, file), 'utf8')) as Stored] as const,
);
const registry = new EventRegistry([{ types: projectEvents, upcasts: projectUpcasts }]);
const latest = (type: string): ProjectEvent => {
  const [, sample] = stored.findLast(([, each]) => each.type === type)!;
  return registry.upcast(sample) as ProjectEvent;
};
const fold = (...types: string[]): Project => types.map(latest).reduce(evolve, absent);
const story = [
  'ProjectLanded',
  'ProjectMilestoneReached',
  'ProjectFundsReceived',
  'ProjectPlanRevised',
  'ProjectRecredited',
  'ProjectCorrected',
];

describe('stored samples of projects', () => {
  it.each(stored)('%s is named for its type and version, and read in its latest shape', (file, sample) => {
    expect(file).toBe(`${sample.type}.v${sample.v}.json`);
    expect(registry.upcast(sample)).toEqual(latest(sample.type));
  });

  it('are there for every version of every type', () => {
    const expected = Object.entries(projectEvents).flatMap(([type, { v }]) =>
      Array.from({ length: v }, (_, i) => `${type}.v${i + 1}.json`),
    );
    expect(stored.map(([file]) => file).toSorted()).toEqual(expected.toSorted());
  });

  it('fold to a project with its whole history', () => {
    const project = fold(...story) as LandedProject;
    expect(project).toMatchObject({
      status: 'landed',
      name: '氢能储运装备基地（示例）',
      regionCode: '370202',
      chainCode: 'QD22-10',
      landedOn: '2022-03-01',
      reached: { CONSTRUCTION_STARTED: '2022-04-20' },
      plans: [{ on: '2022-03-01' }, { on: '2022-06-01' }],
      creditsFrom: [{ from: '2022-03-01' }, { from: '2022-06-15' }],
      decisions: {},
    });
    const claimed = (measure: 'PLANNED_INVESTMENT' | 'UTILIZED_FOREIGN') =>
      claimedOf(projectCells(baselineRule, project), measure);
    expect(claimed('PLANNED_INVESTMENT')).toBe(113_709_600_000n);
    expect(claimed('UTILIZED_FOREIGN')).toBe(631_720_000n);
  });

  it('fold to a duplicate, to none again, and to a withdrawn project', () => {
    expect(fold(...story, 'ProjectLinkedAsDuplicate')).toHaveProperty('duplicateOf');
    expect(fold(...story, 'ProjectLinkedAsDuplicate', 'ProjectUnlinked')).not.toHaveProperty('duplicateOf');
    expect(fold(...story, 'ProjectWithdrawn')).toMatchObject({
      status: 'withdrawn',
      withdrawnOn: '2022-08-01',
    });
  });

  it('stop a fold that begins without a landing', () =>
    expect(() => fold('ProjectPlanRevised')).toThrow('before ProjectLanded'));
});
