import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { EventRegistry } from '#platform/event-store';
import { decide, undecided, type RecognitionEvent } from '#platform/kernel';
import { recognitionEvents } from './recognition.events.js';
import { recognitionUpcasts } from './recognition.upcasts.js';

type Stored = { readonly type: string; readonly v: number; readonly data: object };

const folder = path.join(import.meta.dirname, '../samples');
const stored = readdirSync(folder).map(
  (file) => [file, JSON.parse(readFileSync(path.join(folder, file), 'utf8')) as Stored] as const,
);
const registry = new EventRegistry([{ types: recognitionEvents, upcasts: recognitionUpcasts }]);
const latest = (type: string): RecognitionEvent => {
  const [, sample] = stored.findLast(([, each]) => each.type === type)!;
  return registry.upcast(sample) as RecognitionEvent;
};

describe('stored samples of recognition', () => {
  it.each(stored)('%s is named for its type and version, and read in its latest shape', (file, sample) => {
    expect(file).toBe(`${sample.type}.v${sample.v}.json`);
    expect(registry.upcast(sample)).toEqual(latest(sample.type));
  });

  it('are there for every version of every type', () => {
    const expected = Object.entries(recognitionEvents).flatMap(([type, { v }]) =>
      Array.from({ length: v }, (_, i) => `${type}.v${i + 1}.json`),
    );
    expect(stored.map(([file]) => file).toSorted()).toEqual(expected.toSorted());
  });

  it('fold into decisions, each of its measure, and out of them again', () => {
    const both = [latest('FigureRecognized'), latest('FigureRejected')].reduce(decide, undecided);
    expect(both).toEqual({
      PLANNED_INVESTMENT: { decision: 'RECOGNIZED', value: 94_758_000_000 },
      PROJECTS_LANDED: { decision: 'REJECTED' },
    });
    expect(decide(both, latest('FigureReopened'))).toEqual({
      PLANNED_INVESTMENT: { decision: 'RECOGNIZED', value: 94_758_000_000 },
    });
  });
});
