import { describe, expect, it } from '@jest/globals';
import * as fc from 'fast-check';
import { propertySeed } from '../../../../test/support/property-seed.js';
import { BadInput } from './refused.js';
import { cleanText, normalizedName, type TextRule } from './text.js';

// The same cases on every run.
fc.configureGlobal({ seed: propertySeed });

const name: TextRule = { max: 10 };
const note: TextRule = { max: 100, multiline: true };
const refusal = (text: string, rule: TextRule): string => {
  try {
    cleanText('name', text, rule);
    return 'taken';
  } catch (error) {
    if (error instanceof BadInput) return error.fields.map(({ field, code }) => `${field} ${code}`).join();
    throw error;
  }
};

describe('clean text', () => {
  it('is trimmed of every kind of space', () => {
    expect(cleanText('name', '\u3000\u00a0青岛 总会\n', name)).toBe('青岛 总会');
  });

  it('is composed', () => {
    expect(cleanText('name', 'Cafe\u0301', name)).toBe('Café');
  });

  it('loses what cannot be seen', () => {
    expect(cleanText('name', '\ufeff青\u200b岛\u2060', name)).toBe('青岛');
  });

  it('counts a character outside the basic plane once', () => {
    expect(cleanText('name', '𠮷'.repeat(10), name)).toHaveLength(20);
    expect(refusal('𠮷'.repeat(11), name)).toBe('name TEXT_TOO_LONG');
  });

  it.each([
    ['U+0000', 'a\u0000b'],
    ['a C1 control', 'a\u0085b'],
    ['delete', 'a\u007fb'],
    ['half a surrogate pair', 'a\ud800b'],
    ['the other half', 'a\udc00b'],
    ['a right-to-left override', 'a\u202eb'],
    ['an isolate', 'a\u2066b'],
    ['a line break in a name', 'a\nb'],
    ['a tab in a name', 'a\tb'],
    ['a line separator in a name', 'a\u2028b'],
  ])('is refused with %s', (_, text) => {
    expect(refusal(text, name)).toBe('name TEXT_FORBIDDEN_CHARACTER');
  });

  it('tells which character', () => {
    expect(() => cleanText('name', 'a\u202eb', name)).toThrow(
      expect.objectContaining({ fields: [expect.objectContaining({ reason: 'U+202E cannot be recorded' })] }),
    );
  });

  it('of several lines has line breaks of one kind, and tabs', () => {
    expect(cleanText('note', 'a\r\nb\rc\u2028d\te\n', note)).toBe('a\nb\nc\nd\te');
    expect(refusal('a\u0000\nb', note)).toBe('name TEXT_FORBIDDEN_CHARACTER');
    expect(refusal('a\n\u202eb', note)).toBe('name TEXT_FORBIDDEN_CHARACTER');
    expect(refusal('a\n\ud800', note)).toBe('name TEXT_FORBIDDEN_CHARACTER');
  });

  it.each(['', '   ', '\u3000', '\u200b\u200d\u00ad', '\u3164'])(
    'is refused when nothing shows (%j)',
    (text) => {
      expect(refusal(text, name)).toBe('name TEXT_EMPTY');
      expect(cleanText('name', text, { max: 10, min: 0 })).toBe('');
    },
  );

  it('is refused when too short or too long', () => {
    expect(refusal('ab', { max: 10, min: 3 })).toBe('name TEXT_TOO_SHORT');
    expect(refusal('x'.repeat(11), name)).toBe('name TEXT_TOO_LONG');
    expect(refusal(` ${'x'.repeat(10)} `, name)).toBe('taken');
  });

  it('keeps emoji and rare characters whole', () => {
    expect(cleanText('note', '👩‍🌾 㐂 𠮷 🏴', note)).toBe('👩‍🌾 㐂 𠮷 🏴');
  });

  it('is clean, or refused', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 30 }), fc.boolean(), (text, multiline) => {
        const rule = { max: 100, multiline };
        fc.pre(refusal(text, rule) === 'taken');
        const clean = cleanText('name', text, rule);
        expect(cleanText('name', clean, rule)).toBe(clean);
        expect(clean.replaceAll(/[\n\t]/g, '')).not.toMatch(/[\p{Cc}\p{Cs}\u202a-\u202e\u2066-\u2069]/u);
      }),
      { numRuns: 1000, seed: propertySeed },
    );
  });
});

describe('normalized name', () => {
  it.each([
    ['青岛（中国）科技有限公司', '青岛(中国)科技有限公司'],
    ['青岛 中德 生态园', '青岛中德生态园'],
    ['ＡＢＣ　Ｃｏ．，　Ltd.', 'abc co ltd'],
    ['《引凤》计划', '引凤计划'],
    ['阿里·木江', '阿里木江'],
    ['青\u200b岛\ufeff', '青岛'],
    ['Café', 'CAFE\u0301'],
    ['ΑΣ Β', 'ΑΣΒ'],
  ])('of %s is that of %s', (one, other) => {
    expect(normalizedName(one)).toBe(normalizedName(other));
  });

  it('keeps different names apart', () => {
    const names = ['青岛港', '青岛港集团', '青島港', 'C++', 'C', '1号', '2号'];
    expect(new Set(names.map(normalizedName)).size).toBe(names.length);
  });

  it('keeps names of punctuation apart', () => {
    expect(normalizedName('！！')).toBe('!!');
    expect(normalizedName('？')).toBe('?');
    expect(normalizedName('  ')).toBe('');
  });

  it('says the same when asked again', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 20 }), (text) => {
        const once = normalizedName(text);
        expect(normalizedName(once)).toBe(once);
      }),
      { numRuns: 2000, seed: propertySeed },
    );
  });

  it('does not mind capitals or spaces', () => {
    const letters = [...'abcxyz青岛港集团'];
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...letters), { minLength: 1 }), (characters) => {
        expect(normalizedName(characters.join(' ').toUpperCase())).toBe(normalizedName(characters.join('')));
      }),
      { seed: propertySeed },
    );
  });
});
