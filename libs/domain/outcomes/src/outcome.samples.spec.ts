import { EventRegistry } from '#platform/event-store';
import { describe, expect, it } from '@jest/globals';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { outcomeEvents, type OutcomeEvent } from './outcome.events.js';
import { absent, evolve, type Outcome } from './outcome.state.js';
import { outcomeUpcasts } from './outcome.upcasts.js';

type Stored = { readonly type: string; readonly v: number; readonly data: object };

const folder = path.join(import.meta.dirname, '../samples');
const stored = readdirSync(folder).map(
  (file) => [file, JSON.parse(readFileSync(path.join(folder, file), 'utf8')) as Stored] as const,
);
const registry = new EventRegistry([{ types: outcomeEvents, upcasts: outcomeUpcasts }]);
const latest = (type: string): OutcomeEvent => {
  const [, sample] = stored.findLast(([, each]) => each.type === type)!;
  return registry.upcast(sample) as OutcomeEvent;
};
const fold = (...types: string[]): Outcome => types.map(latest).reduce(evolve, absent as Outcome);

describe('stored samples of outcomes', () => {
  it.each(stored)('%s is named for its type and version, and read in its latest shape', (file, sample) => {
    expect(file).toBe(`${sample.type}.v${sample.v}.json`);
    expect(registry.upcast(sample)).toEqual(latest(sample.type));
  });

  it('are there for every type that is written', () => {
    const named = stored.map(([file]) => file);
    for (const [type, { v }] of Object.entries(outcomeEvents)) expect(named).toContain(`${type}.v${v}.json`);
  });

  it('fold to an outcome that was corrected, and taken back', () => {
    const corrected = fold('OutcomeReported', 'OutcomeCorrected');
    expect(corrected).toMatchObject({
      status: 'reported',
      kind: 'EMPLOYMENT',
      hires: 120,
      sourceDocument: '000',
    });
    expect(corrected).not.toHaveProperty('periodFrom');
    expect(fold('OutcomeReported', 'OutcomeCorrected', 'OutcomeWithdrawn')).toMatchObject({
      status: 'withdrawn',
    });
  });

  it('stop a fold that makes no sense, rather than be skipped', () =>
    expect(() => fold('OutcomeWithdrawn')).toThrow('before OutcomeReported'));
});
