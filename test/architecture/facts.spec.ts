import 'reflect-metadata';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { bareData, Telling } from '../../libs/platform/timeline/src/facts.js';
import { contexts, projections, reactions, registry } from '#composition/program';

/* What happened is told to people, whatever happened: the stored samples of all contexts. */

type Sample = { readonly type: string; readonly v: number; readonly data: Record<string, unknown> };
const root = path.resolve('libs/domain');
const types = registry();
const samples = readdirSync(root)
  .map((context) => path.join(root, context, 'samples'))
  .flatMap((folder) => readdirSync(folder).map((file) => path.join(folder, file)))
  .map((file) => JSON.parse(readFileSync(file, 'utf8')) as Sample)
  .filter(({ type, v }) => v === types.versionOf(type));
const ownId = '7b000000-0000-4000-8000-000000000007';
const toldOf = ({ type, data }: Sample) => new Telling().tell({ streamId: `sample-${ownId}`, type, data });
/** Ids that are in the data for folding alone. */
const internal = (data: unknown, found = new Set<string>()): Set<string> => {
  if (typeof data !== 'object' || data === null) return found;
  for (const [name, value] of Object.entries(data)) {
    if (['hubs', 'hostHubs', 'scopeIds'].includes(name)) for (const id of value as string[]) found.add(id);
    else internal(value, found);
  }
  return found;
};

describe('every event of the program', () => {
  it('is told: its context says how', () => {
    const told = contexts.flatMap(({ events, facts }) =>
      Object.keys(events.types).filter((type) => facts[type] !== undefined),
    );
    expect([...told, 'CommandNoted'].toSorted()).toEqual(types.types().toSorted());
  });

  it('has a sample that says something, but for the one that only binds two keys', () => {
    expect(new Set(samples.map(({ type }) => type)).size).toBe(types.types().length - 1);
    const silent = samples.filter((sample) => toldOf(sample).length === 0).map(({ type }) => type);
    expect(silent).toEqual(['InvestorKeyBound']);
  });

  it.each(samples.map((sample) => [sample.type, sample] as const))('%s tells no internals', (_, sample) => {
    const told = toldOf(sample);
    const shown = JSON.stringify(told);
    const named = JSON.stringify(bareData(`sample-${ownId}`, sample.data));
    const leaked = [...internal(sample.data)].filter((id) => !named.includes(id) && shown.includes(id));
    expect(leaked).toEqual([]);
    for (const { field } of told) expect(field).not.toMatch(/hubs|Hubs|scopeIds|jurisdictionId/);
  });

  it.each(
    samples.filter(({ type }) => /Corrected$|Amended$|Revised$/.test(type)).map((s) => [s.type, s] as const),
  )('%s says what was there before it, and is now', (_, sample) => {
    const both = toldOf(sample).filter(({ before, after }) => before && after);
    expect(both.length).toBeGreaterThan(0);
    for (const { before, after } of both) expect(before!.text).not.toBe(after!.text);
  });
});

describe('every part that the page of the system’s state lists', () => {
  const web = path.resolve('apps/web/src/features/admin');
  // The web app is no part of this build: what it says is read as it stands.
  const load = async <T>(file: string) => (await import(path.join(web, file))) as T;

  it('is called by a name in both languages, and none is named that is not there', async () => {
    const { wordOfPart } = await load<{ wordOfPart: (name: string) => string }>('part-words.ts');
    const parts = ['sequencer', ...[...projections, ...reactions].map(({ name }) => wordOfPart(name))];
    for (const language of ['zh', 'en']) {
      const { default: words } = await load<{ default: { parts: Readonly<Record<string, string>> } }>(
        `words.${language}.ts`,
      );
      expect([language, Object.keys(words.parts).toSorted()]).toEqual([language, parts.toSorted()]);
    }
  });
});
