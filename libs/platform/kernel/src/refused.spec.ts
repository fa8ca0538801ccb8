import { describe, expect, it } from '@jest/globals';
import { badField, BadInput, givenOf, Refused } from './refused.js';

describe('what a refusal says', () => {
  it('has no detail called code or message, by its type', () => {
    // @ts-expect-error the answer has a code of its own
    expect(new Refused('REGION_UNKNOWN', { field: 'regionCode', code: '999999' }).code).toBe(
      'REGION_UNKNOWN',
    );
    // @ts-expect-error and a message
    expect(new Refused('REGION_UNKNOWN', { message: 'x' }).message).toBe('REGION_UNKNOWN');
    const given = '999999';
    expect(new Refused('REGION_UNKNOWN', { field: 'regionCode', given }).details).toEqual({
      field: 'regionCode',
      given,
    });
  });

  it('names a field with what came and what would do', () => {
    let caught: unknown;
    try {
      badField('on', 'DATE_NOT_REAL', 'a date', { given: '2024/1/10', form: 'YYYY-MM-DD' });
    } catch (error) {
      caught = error;
    }
    expect((caught as BadInput).fields).toEqual([
      { field: 'on', code: 'DATE_NOT_REAL', reason: 'a date', given: '2024/1/10', form: 'YYYY-MM-DD' },
    ]);
  });

  it.each<[string, unknown, object]>([
    ['text as it came', ' 2024/1/10', { given: ' 2024/1/10' }],
    ['a number', 1.5, { given: '1.5' }],
    ['no more than 60 characters of it', '集'.repeat(61), { given: `${'集'.repeat(59)}…` }],
    ['no half of a character', '𠮷'.repeat(61), { given: `${'𠮷'.repeat(59)}…` }],
    ['no identity number', '370202190001010495', {}],
    ['nor one with blanks, or in full width', '３７０２０２ 19000101-0495', {}],
    ['nor one of fifteen digits', '370202000101049', {}],
    ['nothing of what is no scalar', { a: 1 }, {}],
    ['nothing of nothing', null, {}],
  ])('repeats %s', (_, value, given) => expect(givenOf(value)).toEqual(given));
});
