import { EventRegistry } from '#platform/event-store';
import { describe, expect, it } from '@jest/globals';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { documentEvents, type DocumentEvent } from './document.events.js';
import { absent, evolve, type Document } from './document.state.js';
import { indicatorCatalogueEvents } from './indicator-catalogue.events.js';
import { sourcesUpcasts } from './sources.upcasts.js';

type Stored = { readonly type: string; readonly v: number; readonly data: object };

const folder = path.join(import.meta.dirname, '../samples');
const stored = readdirSync(folder).map(
  (file) => [file, JSON.parse(readFileSync(path.join(folder, file), 'utf8')) as Stored] as const,
);
const types = { ...documentEvents, ...indicatorCatalogueEvents };
const registry = new EventRegistry([{ types, upcasts: sourcesUpcasts }]);
const latest = (type: string): DocumentEvent =>
  registry.upcast(stored.findLast(([, each]) => each.type === type)![1]) as DocumentEvent;
const fold = (...names: string[]): Document => names.map(latest).reduce(evolve, absent as Document);

describe('stored samples of documents', () => {
  it.each(stored)('%s is named for its type and version, and read in its latest shape', (file, sample) => {
    expect(file).toBe(`${sample.type}.v${sample.v}.json`);
    expect(registry.upcast(sample)).toEqual(latest(sample.type));
  });

  it('are there for every type that is written', () => {
    const named = stored.map(([file]) => file);
    for (const [type, { v }] of Object.entries(types)) expect(named).toContain(`${type}.v${v}.json`);
  });

  it('fold to a figure that was cited, corrected and retracted', () =>
    expect(
      fold(
        'DocumentRegistered',
        'FigureObserved',
        'ObservationCited',
        'ObservationCorrected',
        'ObservationRetracted',
        'FigureExcluded',
      ),
    ).toMatchObject({
      observations: [{ key: '001-21', revision: 3, isRetracted: true, observed: { places: [{ line: 7 }] } }],
      excluded: [{ key: '001-08' }],
    }));

  it('stop a fold that makes no sense, rather than be skipped', () =>
    expect(() => fold('FigureObserved')).toThrow('not there'));
});
