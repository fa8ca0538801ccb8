import { describe, expect, it } from '@jest/globals';
import * as fc from 'fast-check';
import { creditCode, isCreditCode, organizationCodeCheckHolds, withCheckDigit } from './credit-code.js';
import { BadInput } from './refused.js';

// The same cases on every run.
fc.configureGlobal({ seed: 20220831 });

// Invented: a social association, a social service institution and a foundation of Qingdao.
const invented = ['51370200MJD12345XL', '52370200MJD12345XH', '53370200MJD12345XE'];
const alphabet = '0123456789ABCDEFGHJKLMNPQRTUWXY';
const text = (length: number, characters = alphabet) =>
  fc.string({ unit: fc.constantFrom(...characters), minLength: length, maxLength: length });
const someCode = fc
  .tuple(text(2), text(6, '0123456789'), text(9))
  .map(([registrar, division, entity]) => withCheckDigit(registrar + division + entity));

describe('credit code', () => {
  it.each([...invented, '91330100799655058B'])('%s is one', (code) => {
    expect(isCreditCode(code)).toBe(true);
    expect(organizationCodeCheckHolds(code)).toBe(true);
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
  ])('is not %s', (_, code) => {
    expect(isCreditCode(code)).toBe(false);
  });

  it('is not a thing that is no text', () => {
    expect([undefined, null, 51, {}].some(isCreditCode)).toBe(false);
  });

  it('is recorded in capitals, narrow and without spaces around', () => {
    expect(creditCode('companyCreditCode', '　５１３７０２００ｍｊｄ１２３４５ｘｌ ')).toBe(
      '51370200MJD12345XL',
    );
  });

  it('is refused with its field', () => {
    const field = { field: 'companyCreditCode', code: 'CREDIT_CODE_INVALID' };
    for (const code of ['', '51370200MJD12345XH', '51370200MJD12345XL\u0000', '51370200 MJD12345XL']) {
      expect(() => creditCode('companyCreditCode', code)).toThrow(BadInput);
      expect(() => creditCode('companyCreditCode', code)).toThrow(
        expect.objectContaining({ fields: [expect.objectContaining(field)] }),
      );
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
    expect(creditCode('code', code)).toBe(code);
  });

  it('survives neither a wrong character nor two neighbours exchanged', () => {
    const place = fc.integer({ min: 0, max: 17 });
    fc.assert(
      fc.property(someCode, place, fc.constantFrom(...alphabet), (code, i, other) => {
        fc.pre(code.charAt(i) !== other);
        expect(isCreditCode(code.slice(0, i) + other + code.slice(i + 1))).toBe(false);
      }),
    );
    fc.assert(
      fc.property(someCode, fc.integer({ min: 0, max: 16 }), (code, i) => {
        fc.pre(code.charAt(i) !== code.charAt(i + 1));
        const characters = [...code];
        [characters[i], characters[i + 1]] = [code.charAt(i + 1), code.charAt(i)];
        expect(isCreditCode(characters.join(''))).toBe(false);
      }),
    );
  });
});
