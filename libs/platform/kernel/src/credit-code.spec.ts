import { describe, expect, it } from '@jest/globals';
import * as fc from 'fast-check';
import { propertySeed } from '../../../../test/support/property-seed.js';
import {
  creditCode,
  creditCodeCheckHolds,
  foldedCreditCode,
  isCreditCode,
  organizationCodeCheckHolds,
  withCheckDigit,
} from './credit-code.js';
import { BadInput, Refused } from './refused.js';

// The same cases on every run.
fc.configureGlobal({ seed: propertySeed });

const today = '2022-08-31';

/** What becomes of a text: the code that is recorded, or the code of the refusal (and nothing of the text in it). */
const taken = (text: string, asDocumented?: boolean): string => {
  try {
    return creditCode('companyCreditCode', text, { today, asDocumented });
  } catch (error) {
    if (!(error instanceof Refused)) throw error;
    const shown = JSON.stringify([error.message, error.details]);
    const folded = foldedCreditCode(text);
    if (folded.length > 5) expect(shown).not.toContain(folded.slice(0, 6));
    const fields = error instanceof BadInput ? error.fields : [{ ...error.details, code: error.code }];
    expect(fields).toEqual([expect.objectContaining({ field: 'companyCreditCode' })]);
    expect(fields[0]).not.toHaveProperty('given');
    return (fields[0] as unknown as { code: string }).code;
  }
};

// Invented: a social association, a social service institution and a foundation of Qingdao.
const invented = ['51370200MJD12345XL', '52370200MJD12345XH', '53370200MJD12345XE'];
const alphabet = '0123456789ABCDEFGHJKLMNPQRTUWXY';
const text = (length: number, characters = alphabet) =>
  fc.string({ unit: fc.constantFrom(...characters), minLength: length, maxLength: length });
const classes =
  '11 12 13 19 21 29 31 32 33 34 35 39 41 49 51 52 53 59 61 62 69 71 72 79 81 89 91 92 93 A1 A9 N1 N2 N3 N9 Y1'.split(
    ' ',
  );
const provinces =
  '10 11 12 13 14 15 21 22 23 31 32 33 34 35 36 37 41 42 43 44 45 46 50 51 52 53 54 61 62 63 64 65 71 81 82 99'.split(
    ' ',
  );
const some17 = fc
  .tuple(fc.constantFrom(...classes), fc.constantFrom(...provinces), text(4, '0123456789'), text(9))
  .map((parts) => parts.join(''))
  .filter((first17) => !/^.{8}(.)\1{8}$/.test(first17));
const someCode = some17.map(withCheckDigit);

/** A personal number of made-up people, with the check character of GB 11643. */
const personalNumber = (first17: string): string => {
  const weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];
  const sum = weights.reduce((total, weight, i) => total + weight * Number(first17[i]), 0);
  return first17 + '10X98765432'[sum % 11]!;
};
const somePersonalNumber = fc
  .tuple(
    fc.constantFrom('370202', '110105', '310115', '500101', '440301', '511321', '521101', '131121', '810000'),
    fc.date({ min: new Date('1900-01-01'), max: new Date('2022-08-30'), noInvalidDate: true }),
    text(3, '0123456789'),
  )
  .map(([division, born, sequence]) =>
    personalNumber(division + born.toISOString().slice(0, 10).replaceAll('-', '') + sequence),
  );

describe('credit code', () => {
  it.each([...invented, '91330100799655058B'])('%s is one', (code) => {
    expect(isCreditCode(code)).toBe(true);
    expect(organizationCodeCheckHolds(code)).toBe(true);
    expect(taken(code)).toBe(code);
  });

  it('can end in 0, which a missing outer modulus would lose', () => {
    const ending = fc.sample(someCode, { seed: 1, numRuns: 500 }).filter((code) => code.endsWith('0'));
    expect(ending.length).toBeGreaterThan(0);
    expect(ending.every(isCreditCode)).toBe(true);
  });

  it('is not one with the check character of another', () => {
    expect(isCreditCode('51370200MJD12345XH')).toBe(false);
  });

  it.each([
    ['nothing', ''],
    ['17 characters', '51370200MJD12345X'],
    ['19 characters', '51370200MJD12345XL0'],
    ['small letters', '51370200mjd12345xl'],
    ['a space', ' 51370200MJD12345XL'],
    ['a line break', '51370200MJD12345XL\n'],
    ['a letter outside the alphabet', '51370200MJD12345IL'],
    ['a division code with a letter', '513702A0MJD12345XL'],
    ['a registration number of the old kind', '370200228012345'],
    ['one of no class', withCheckDigit('94370200MJD12345X')],
    ['one of no department', withCheckDigit('B1370200MJD12345X')],
    ['one of no province', withCheckDigit('91160200MJD12345X')],
  ])('is not %s', (_, code) => {
    expect(isCreditCode(code)).toBe(false);
  });

  it('is not a thing that is no text', () => {
    expect([undefined, null, 51, {}].some(isCreditCode)).toBe(false);
  });

  it.each([
    ['full width, small letters', '　５１３７０２００ｍｊｄ１２３４５ｘｌ '],
    ['blanks as they are printed', '51370200 MJD12345X L'],
    ['blanks of any kind', '51370200\u00a0MJD\u300012345\tXL\r\n'],
    ['what nobody sees', '\ufeff51370200\u200bMJD12345\u2060XL'],
  ])('is recorded in one spelling: %s', (_, written) => {
    expect(taken(written)).toBe('51370200MJD12345XL');
    expect(foldedCreditCode(written)).toBe('51370200MJD12345XL');
  });

  it.each([
    ['', 'CREDIT_CODE_INVALID'],
    ['51370200MJD12345X', 'CREDIT_CODE_INVALID'],
    ['51370200MJD12345XL0', 'CREDIT_CODE_INVALID'],
    ['51370200MJD12345XL\u0000', 'CREDIT_CODE_INVALID'],
    ['5137020\u0000MJD12345XL', 'CREDIT_CODE_INVALID'],
    ['370200228012345', 'CREDIT_CODE_INVALID'],
    ['91350100M0009ABCIO', 'CREDIT_CODE_INVALID'],
    [withCheckDigit('94370200MJD12345X'), 'CREDIT_CODE_INVALID'],
    [withCheckDigit('Y2370200MJD12345X'), 'CREDIT_CODE_INVALID'],
    [withCheckDigit('01370200MJD12345X'), 'CREDIT_CODE_INVALID'],
    [withCheckDigit('91000000MJD12345X'), 'CREDIT_CODE_INVALID'],
    [withCheckDigit('91380200MJD12345X'), 'CREDIT_CODE_INVALID'],
    ['913702A0MJD12345XL', 'CREDIT_CODE_INVALID'],
    ['0'.repeat(18), 'CREDIT_CODE_REPEATED'],
    ['1'.repeat(18), 'CREDIT_CODE_REPEATED'],
    ['A'.repeat(18), 'CREDIT_CODE_REPEATED'],
    ['９'.repeat(18), 'CREDIT_CODE_REPEATED'],
    ['000000000 00000000 1', 'CREDIT_CODE_REPEATED'],
    [withCheckDigit('91370200000000000'), 'CREDIT_CODE_REPEATED'],
    ['370202190001010495', 'CREDIT_CODE_PERSONAL'],
    ['11010519491231002x', 'CREDIT_CODE_PERSONAL'],
    ['11010519491231 002Ｘ', 'CREDIT_CODE_PERSONAL'],
  ])('refuses %j: %s, also where it is so documented', (written, code) => {
    expect(taken(written)).toBe(code);
    expect(taken(written, true)).toBe(code);
  });

  it('asks about a code that is right but for its check character, and takes it as documented', () => {
    expect(taken('91350100M0009ABC1U')).toBe('91350100M0009ABC1U');
    expect(taken('91350100M0009ABC1X')).toBe('CREDIT_CODE_CHECK_DIFFERS');
    expect(taken('91350100M0009ABC1X', false)).toBe('CREDIT_CODE_CHECK_DIFFERS');
    expect(taken(' 91350100 m0009abc1ｘ', true)).toBe('91350100M0009ABC1X');
    expect(creditCodeCheckHolds('91350100M0009ABC1X')).toBe(false);
    expect(() => creditCode('code', '91350100M0009ABC1X', { today })).toThrow(
      expect.objectContaining({
        details: expect.objectContaining({ field: 'code', confirmWith: 'creditCodeAsDocumented' }),
      }),
    );
  });

  it('keeps the codes of abolished divisions, of the country, of the corps and of committees', () => {
    for (const first17 of [
      '91370282MA3C00001', // 即墨市, a district since 2017
      '91100000MA0000123',
      '12990000MB0000123',
      '54370202ME0000123',
      '55370202ME0000123',
      'G1110000MA0000123',
      'N2370202MF0000123',
    ])
      expect(taken(withCheckDigit(first17))).toBe(withCheckDigit(first17));
  });

  it('takes every department, class and province of the standard', () => {
    for (const of of classes)
      for (const province of provinces) {
        const code = withCheckDigit(`${of}${province}0200MA3C1234X`);
        expect(taken(code)).toBe(code);
      }
  });

  it('is made for illustration from the first 17', () => {
    expect(invented.map((code) => withCheckDigit(code.slice(0, 17)))).toEqual(invented);
    for (const short of [
      '',
      '51370200MJD12345',
      '51370200MJD12345XL',
      '51370200MJD1234OX',
      '5137020AMJD12345X',
    ])
      expect(() => withCheckDigit(short)).toThrow(RangeError);
  });

  it('passes also where the entity code has no check character of GB 11714', () => {
    const code = withCheckDigit('51370200MJD123450');
    expect(organizationCodeCheckHolds(code)).toBe(false);
    expect(taken(code)).toBe(code);
  });

  it('survives neither a wrong character nor two neighbours exchanged', () => {
    const place = fc.integer({ min: 0, max: 17 });
    fc.assert(
      fc.property(someCode, place, fc.constantFrom(...alphabet), (code, i, other) => {
        fc.pre(code.charAt(i) !== other);
        expect(isCreditCode(code.slice(0, i) + other + code.slice(i + 1))).toBe(false);
      }),
      { seed: propertySeed },
    );
    fc.assert(
      fc.property(someCode, fc.integer({ min: 0, max: 16 }), (code, i) => {
        fc.pre(code.charAt(i) !== code.charAt(i + 1));
        const characters = [...code];
        [characters[i], characters[i + 1]] = [code.charAt(i + 1), code.charAt(i)];
        expect(isCreditCode(characters.join(''))).toBe(false);
      }),
      { seed: propertySeed },
    );
  });

  it('of the first 17 of any code exactly one last character is right, and every other asks', () => {
    fc.assert(
      fc.property(
        some17.filter((first17) => /[A-Z]/.test(first17.slice(2))),
        (first17) => {
          const answers = [...alphabet].map((last) => taken(first17 + last));
          expect(answers.filter((answer) => answer === 'CREDIT_CODE_CHECK_DIFFERS')).toHaveLength(30);
          expect(answers).toContain(withCheckDigit(first17));
          for (const last of alphabet) expect(taken(first17 + last, true)).toBe(first17 + last);
        },
      ),
      { seed: propertySeed },
    );
  });

  it('is spelled in one way however often it is folded', () => {
    const blanks = fc.constantFrom('', ' ', '\u3000', '\u00a0', '\t', '\u200b');
    fc.assert(
      fc.property(
        someCode,
        fc.array(blanks, { minLength: 19, maxLength: 19 }),
        fc.boolean(),
        (code, gaps, wide) => {
          const spread = [...code]
            .map((character, i) => {
              const one = wide ? String.fromCharCode(character.charCodeAt(0) + 0xfee0) : character;
              return gaps[i] + (i % 2 ? one : one.toLowerCase());
            })
            .join('');
          expect(foldedCreditCode(spread + gaps[18])).toBe(code);
          expect(foldedCreditCode(foldedCreditCode(spread))).toBe(code);
        },
      ),
      { seed: propertySeed },
    );
  });
});

describe('a personal number', () => {
  it('is never recorded, nor repeated, whoever says that a document has it', () => {
    fc.assert(
      fc.property(somePersonalNumber, fc.boolean(), (number, asDocumented) => {
        expect(taken(number, asDocumented)).toMatch(/^CREDIT_CODE_(PERSONAL|REPEATED)$/);
      }),
      { numRuns: 2000, seed: propertySeed },
    );
  });

  it('is not taken with a wrong check either', () => {
    fc.assert(
      fc.property(somePersonalNumber, fc.integer({ min: 0, max: 9 }), fc.boolean(), (number, last, flag) => {
        const mistyped = number.slice(0, 17) + String(last);
        // One in 31 is a right credit code by its check and reads as one: it cannot be told apart.
        fc.pre(!isCreditCode(mistyped));
        expect(taken(mistyped, flag)).toMatch(/^CREDIT_CODE_(PERSONAL|INVALID|REPEATED)$/);
      }),
      { numRuns: 2000, seed: propertySeed },
    );
  });

  it("of a foreigner's card of permanent residence is not taken as documented", () => {
    const number = personalNumber('91115619800101001');
    expect(isCreditCode(number)).toBe(false);
    expect(taken(number, true)).toBe('CREDIT_CODE_PERSONAL');
  });

  it('is not seen in a code whose day of birth has not come, or in that of an institution', () => {
    for (const first17 of ['51310120502011234', '12310120190101123'])
      for (const last of alphabet)
        expect(taken(first17 + last)).toBe(
          withCheckDigit(first17).endsWith(last) ? first17 + last : 'CREDIT_CODE_CHECK_DIFFERS',
        );
    // A company's, all digits, that holds a day: right by its own check, whatever else it may be.
    const company = withCheckDigit('91310120051201123');
    expect(taken(company)).toBe(company);
  });
});
