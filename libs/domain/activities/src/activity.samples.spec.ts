import { EventRegistry } from '#platform/event-store';
import { describe, expect, it } from '@jest/globals';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { activityEvents, type ActivityEvent } from './activity.events.js';
import { absent, evolve, type Activity } from './activity.state.js';
import { activityUpcasts } from './activity.upcasts.js';

type Stored = { readonly type: string; readonly v: number; readonly data: object };

const folder = path.join(import.meta.dirname, '../samples');
const stored = readdirSync(folder).map(
  (file) => [file, JSON.parse(readFileSync(path.join(folder, file), 'utf8')) as Stored] as const,
);
const registry = new EventRegistry([{ types: activityEvents, upcasts: activityUpcasts }]);
const latest = (type: string): ActivityEvent => {
  const [, sample] = stored.findLast(([, each]) => each.type === type)!;
  return registry.upcast(sample) as ActivityEvent;
};
const fold = (...types: string[]): Activity => types.map(latest).reduce(evolve, absent as Activity);

describe('stored samples of activities', () => {
  it.each(stored)('%s is named for its type and version, and read in its latest shape', (file, sample) => {
    expect(file).toBe(`${sample.type}.v${sample.v}.json`);
    expect(registry.upcast(sample)).toEqual(latest(sample.type));
  });

  it('are there for every type that is written', () => {
    const named = stored.map(([file]) => file);
    for (const [type, { v }] of Object.entries(activityEvents)) expect(named).toContain(`${type}.v${v}.json`);
  });

  it('fold to a held activity', () =>
    expect(
      fold('ActivityPlanned', 'ActivityHeld', 'ActivitySessionsAdded', 'ActivityCorrected'),
    ).toMatchObject({
      status: 'held',
      name: '青岛—深圳产业链招商推介会',
      held: { sessionCount: 2, firstHeldOn: '2022-06-10' },
      decisions: {},
    }));

  it('fold to a cancelled plan', () =>
    expect(fold('ActivityPlanned', 'ActivityCancelled')).toMatchObject({
      status: 'cancelled',
      expected: { from: '2022-06-10', to: '2022-06-12' },
    }));

  it('stop a fold that makes no sense, rather than be skipped', () => {
    expect(() => fold('ActivityCancelled')).toThrow('not there');
    expect(() => fold('ActivityHeld', 'ActivityCancelled')).toThrow('was held');
    expect(() => fold('ActivityPlanned', 'ActivitySessionsAdded')).toThrow('is planned');
  });
});
