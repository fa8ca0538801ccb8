import { EventRegistry } from '#platform/event-store';
import { describe, expect, it } from '@jest/globals';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { visitEvents, type VisitEvent } from './visit.events.js';
import { absent, evolve, type Visit } from './visit.state.js';
import { visitUpcasts } from './visit.upcasts.js';

type Stored = { readonly type: string; readonly v: number; readonly data: object };

const folder = path.join(import.meta.dirname, '../samples');
const stored = readdirSync(folder).map(
  (file) => [file, JSON.parse(readFileSync(path.join(folder, file), 'utf8')) as Stored] as const,
);
const registry = new EventRegistry([{ types: visitEvents, upcasts: visitUpcasts }]);
const latest = (type: string): VisitEvent => {
  const [, sample] = stored.findLast(([, each]) => each.type === type)!;
  return registry.upcast(sample) as VisitEvent;
};
const fold = (...types: string[]): Visit => types.map(latest).reduce(evolve, absent as Visit);

describe('stored samples of visits', () => {
  it.each(stored)('%s is named for its type and version, and read in its latest shape', (file, sample) => {
    expect(file).toBe(`${sample.type}.v${sample.v}.json`);
    expect(registry.upcast(sample)).toEqual(latest(sample.type));
  });

  it('are there for every type that is written', () => {
    const named = stored.map(([file]) => file);
    for (const [type, { v }] of Object.entries(visitEvents)) expect(named).toContain(`${type}.v${v}.json`);
  });

  it('fold to a logged visit', () =>
    expect(fold('VisitPlanned', 'VisitAmended', 'VisitLogged', 'VisitCorrected')).toMatchObject({
      status: 'logged',
      record: {
        delegateCount: 40,
        visitedOn: '2022-06-20',
        organizationsReported: { qualifier: 'MORE_THAN' },
      },
      decisions: {},
    }));

  it('fold to a cancelled plan', () =>
    expect(fold('VisitPlanned', 'VisitAmended', 'VisitCancelled')).toMatchObject({
      status: 'cancelled',
      plan: { delegateCount: 40, plannedOn: '2022-06-20' },
    }));

  it('stop a fold that makes no sense, rather than be skipped', () => {
    expect(() => fold('VisitCancelled')).toThrow('not there');
    expect(() => fold('VisitLogged', 'VisitCancelled')).toThrow('was logged');
    expect(() => fold('VisitLogged', 'VisitAmended')).toThrow('was logged');
    expect(() => fold('VisitPlanned', 'VisitCorrected')).toThrow('was not logged');
  });
});
