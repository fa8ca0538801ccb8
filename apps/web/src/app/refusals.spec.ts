import { describe, expect, it } from '@jest/globals';
import { readFileSync } from 'node:fs';
import { refusalText } from './refusal-text.ts';
import en from './words/refusals.en.ts';
import zh from './words/refusals.zh.ts';

/** Where Jest is run: the root of the repository. */
const codes = JSON.parse(readFileSync('refusal-codes.json', 'utf8')) as Readonly<
  Record<string, { readonly fields: readonly string[] }>
>;
const languages: readonly (readonly [string, Readonly<Record<string, string>>])[] = [
  ['Chinese', zh],
  ['English', en],
];

describe.each(languages)('the %s sentences of refusals', (_, words) => {
  it('are there for every code of the server', () => {
    expect(Object.keys(codes).filter((code) => (words[code] ?? '').trim() === '')).toEqual([]);
  });

  it.each(Object.entries(words))('say %s as a sentence, whatever the refusal carries', (_, sentence) => {
    const bare = refusalText(sentence, { code: 'SOME_CODE' });
    expect(bare).not.toMatch(/[{}[\]]/);
    expect(bare).not.toMatch(/（\s*）|\(\s*\)|\s[。，.,]/);
    expect(bare).toMatch(/[。.?]$/);
  });

  it('name nothing that a refusal of that code never carries', () => {
    const strange = Object.entries(words).flatMap(([code, sentence]) =>
      [...sentence.matchAll(/\{\{(\w+)\}\}/g)]
        .map(([, name]) => name!)
        .filter((name) => code in codes && !codes[code]!.fields.includes(name))
        .map((name) => `${code}: ${name}`),
    );
    expect(strange).toEqual([]);
  });
});

describe('a refusal in words', () => {
  it('says what the refusal carries, and leaves out what it does not', () => {
    const sentence = '日期不能晚于今天[（{{today}}）]。';
    expect(refusalText(sentence, { today: '2026-11-27' })).toBe('日期不能晚于今天（2026-11-27）。');
    expect(refusalText(sentence, {})).toBe('日期不能晚于今天。');
    expect(refusalText(sentence, { today: { not: 'text' } })).toBe('日期不能晚于今天。');
  });

  it('does not read what the refusal carries as a sentence of its own', () => {
    expect(refusalText('编码[ {{given}} ]用过。', { given: '{{today}}' })).toContain('编码');
  });
});
