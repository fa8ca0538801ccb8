import { describe, expect, it } from '@jest/globals';
import * as fc from 'fast-check';
import { parseValue } from 'graphql';
import { propertySeed } from '../../../../test/support/property-seed.js';
import {
  BigIntScalar,
  DateScalar,
  DateTimeScalar,
  DecimalScalar,
  isDecimalText,
  isInstant,
  isIntegerText,
  isUuid,
  UuidScalar,
} from './scalars.js';

describe('scalars on the way in', () => {
  it('keep text as it is, and take a safe integer for its text', () => {
    expect(BigIntScalar.parseValue('582')).toBe('582');
    expect(BigIntScalar.parseValue(582)).toBe('582');
    expect(DateScalar.parseValue('2022-02-30')).toBe('2022-02-30');
  });

  it('leave what they cannot take for the check of the arguments to see', () => {
    for (const odd of [1.5, Number.POSITIVE_INFINITY, 2 ** 53, true, { a: 1 }, ['1']])
      expect(BigIntScalar.parseValue(odd)).toBe(odd);
  });

  it('take numbers of a document by their digits, so that none is rounded', () => {
    expect(BigIntScalar.parseLiteral(parseValue('9007199254740993'))).toBe('9007199254740993');
    expect(DecimalScalar.parseLiteral(parseValue('7.10000000000000000001'))).toBe('7.10000000000000000001');
    expect(BigIntScalar.parseLiteral(parseValue('1.5'))).toBe('1.5');
  });

  it('refuse anything else in a document', () => {
    for (const literal of ['true', 'null', '{ a: 1 }', '[1]', 'NAME'])
      expect(() => UuidScalar.parseLiteral(parseValue(literal))).toThrow('UUID must be text');
  });

  it('write a UUID in lower case', () =>
    expect(UuidScalar.parseValue('A0EEBC99-9C0B-4EF8-BB6D-6BB9BD380A11')).toBe(
      'a0eebc99-9c0b-4ef8-bb6d-6bb9bd380a11',
    ));
});

describe('scalars on the way out', () => {
  it('give any integer exactly', () =>
    fc.assert(
      fc.property(fc.bigInt(), (n) => BigInt(BigIntScalar.serialize(n) as string) === n),
      { seed: propertySeed },
    ));

  it('give a Date in UTC and a text as it is', () => {
    expect(DateTimeScalar.serialize(new Date('2022-08-31T00:00:00+08:00'))).toBe('2022-08-30T16:00:00.000Z');
    expect(DateTimeScalar.serialize('2022-08-31T00:00:00+08:00')).toBe('2022-08-31T00:00:00+08:00');
  });

  it('are strict: a wrong value is a mistake of ours', () => {
    expect(() => BigIntScalar.serialize(1.5)).toThrow(TypeError);
    expect(() => DecimalScalar.serialize(0.1)).toThrow(TypeError);
    expect(() => DateScalar.serialize('2022-02-30')).toThrow(TypeError);
    expect(() => DateTimeScalar.serialize(new Date('x'))).toThrow(TypeError);
    expect(() => UuidScalar.serialize('x')).toThrow(TypeError);
  });
});

describe('what is', () => {
  it.each(['0', '-1', '007', '9'.repeat(60)])('an integer: %s', (text) =>
    expect(isIntegerText(text)).toBe(true),
  );
  it.each(['', '+1', '1.0', '1e3', ' 1', '１', '1\n'])('no integer: %j', (text) =>
    expect(isIntegerText(text)).toBe(false),
  );
  it.each(['0', '-0.25', '7.10'])('a decimal: %s', (text) => expect(isDecimalText(text)).toBe(true));
  it.each(['.5', '5.', '1e3', 'NaN', '1,5'])('no decimal: %s', (text) =>
    expect(isDecimalText(text)).toBe(false),
  );
  it.each(['2022-08-31T23:59:59+08:00', '2024-02-29T00:00:00.123456789Z'])('a moment: %s', (text) =>
    expect(isInstant(text)).toBe(true),
  );
  it.each([
    '2022-08-31',
    '2022-08-31T10:00:00',
    '2022-02-30T10:00:00Z',
    '2022-08-31T24:00:00Z',
    '2022-08-31T10:00:00+24:00',
  ])('no moment: %s', (text) => expect(isInstant(text)).toBe(false));
  it('a UUID: any version, nothing about it', () => {
    fc.assert(fc.property(fc.uuid(), isUuid), { seed: propertySeed });
    expect(isUuid('a0eebc99-9c0b-4ef8-bb6d-6bb9bd380a1')).toBe(false);
    expect(isUuid('a0eebc99-9c0b-4ef8-bb6d-6bb9bd380a11\n')).toBe(false);
  });
});
