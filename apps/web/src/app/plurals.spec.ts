import { describe, expect, it } from '@jest/globals';
import { createInstance } from 'i18next';
import { globSync } from 'node:fs';
import path from 'node:path';

const files = globSync('apps/web/src/**/words*/*.en.ts').concat(
  globSync('apps/web/src/features/*/words.en.ts'),
);

/** All English words, each file as a namespace of its own, said by name. */
const english = async () => {
  const instance = createInstance();
  const en: Record<string, object> = {};
  for (const file of files) en[file] = (await import(path.resolve(file))).default;
  await instance.init({ lng: 'en', resources: { en }, interpolation: { escapeValue: false } });
  const said = instance.t.bind(instance) as (key: string, given: object) => string;
  return { said, wordsOf: (ns: string): object => instance.getResourceBundle('en', ns) };
};

/** The paths of all texts of a file that have another text for one. */
const withOne = (words: object, before = ''): string[] =>
  Object.entries(words).flatMap(([key, value]) =>
    typeof value === 'object'
      ? withOne(value, `${before}${key}.`)
      : key.endsWith('_one')
        ? [`${before}${key.slice(0, -'_one'.length)}`]
        : [],
  );

describe('English texts with a count', () => {
  it('say one as one, and any other number as many', async () => {
    const { said, wordsOf } = await english();
    const found = files.flatMap((ns) => withOne(wordsOf(ns)).map((key) => ({ ns, key })));
    expect(found.length).toBeGreaterThan(10);
    for (const { ns, key } of found) {
      const text = (count: number) => said(key, { ns, count, title: 'T', figure: 'F', exact: 'E' });
      expect([key, text(1)]).not.toEqual([key, text(2).replace('2', '1')]);
      expect([key, text(0)]).toEqual([key, text(2).replace('2', '0')]);
    }
  });

  it('for example days', async () => {
    const { said } = await english();
    const late = (count: number) => said('late', { ns: 'apps/web/src/features/home/words.en.ts', count });
    expect([late(0), late(1), late(2)]).toEqual(['0 days late', '1 day late', '2 days late']);
  });
});
