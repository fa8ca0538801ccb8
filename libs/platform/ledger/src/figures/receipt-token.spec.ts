import { describe, expect, it } from '@jest/globals';
import * as fc from 'fast-check';
import { Refused } from '#platform/kernel';
import { propertySeed } from '../../../../../test/support/property-seed.js';
import { contentOf, differencesOf, LONGEST_TOKEN, tokenOf, type ReceiptContent } from './receipt-token.js';

const key = Buffer.alloc(32, 7);
const content = (given: Partial<ReceiptContent> = {}): ReceiptContent => ({
  v: 1,
  jurisdictionId: 'qingdao',
  ruleId: 'baseline@1',
  logId: '11111111-1111-4111-8111-111111111111',
  seq: 7,
  eventHash: 'ab'.repeat(32),
  question: {
    measures: ['PROJECTS_LANDED'],
    by: ['REGION'],
    limit: 100,
    orderBy: 'VALUE',
    fill: false,
    basis: 'CLAIMED',
    credit: 'SHARED',
    today: '2022-08-31',
  },
  digest: 'cd'.repeat(32),
  grand: ['690000'],
  rows: [{ codes: ['370211'], amounts: ['690000'] }],
  ...given,
});
const refusal = (token: string, by = key): unknown => {
  try {
    return contentOf(by, token);
  } catch (error) {
    return error instanceof Refused ? error.code : error;
  }
};
const ids = (many: number) =>
  Array.from(
    { length: many },
    (_, i) => `${hex(i * 7919)}-${hex(i).slice(4)}-4${hex(i * 31).slice(5)}-8000-${hex(i * 104729)}abcd`,
  );
const hex = (n: number) => ((n * 2_654_435_761) % 4_294_967_296).toString(16).padStart(8, '0');

describe('a token', () => {
  it('holds what the receipt holds, in words that an address takes', () => {
    const token = tokenOf(key, content());
    expect(contentOf(key, token)).toEqual(content());
    expect(token).toMatch(/^[\w.-]+$/);
    expect(tokenOf(key, content())).toBe(token);
  });

  it('is refused once any character of it is another', () => {
    const token = tokenOf(key, content());
    fc.assert(
      fc.property(
        fc.nat(token.length - 1),
        fc.constantFrom(...'AZaz09-_.'),
        (at, other) =>
          token[at] === other ||
          refusal(token.slice(0, at) + other + token.slice(at + 1)) === 'RECEIPT_INVALID',
      ),
      { seed: propertySeed },
    );
  });

  it.each([
    ['nothing', () => ''],
    ['no token', () => 'abc'],
    ['two points', () => `${tokenOf(key, content())}.`],
    ['a cut one', () => tokenOf(key, content()).slice(0, -1)],
    ['a longer one', () => `${tokenOf(key, content())}A`],
    ['other words for the same bytes', () => `${tokenOf(key, content())}=`],
    ['characters of another script', () => '凭据.凭据'],
    ['a very long one', () => 'A'.repeat(100_000)],
    ['one of a later form', () => tokenOf(key, { ...content(), v: 3 as 1 })],
  ])('is refused: %s', (_, token) => expect(refusal(token())).toBe('RECEIPT_INVALID'));

  it('is refused by who has another key', () =>
    expect(refusal(tokenOf(key, content()), Buffer.alloc(32, 8))).toBe('RECEIPT_INVALID'));

  it('leaves rows out where there are many, and keeps the totals', () => {
    const rows = ids(61).map((id) => ({ codes: [id], amounts: ['10000'] }));
    const read = (token: string) => contentOf(key, token) as ReceiptContent;
    const held = read(tokenOf(key, content({ rows })));
    expect(held.rows).toBeUndefined();
    expect(held.grand).toEqual(['690000']);
    expect(read(tokenOf(key, content({ rows: rows.slice(1) }))).rows).toHaveLength(60);
  });

  it('grows with what is asked, up to a bound, and is refused beyond it', () => {
    const asking = (many: number) =>
      content({ question: { ...content().question, organizationIds: ids(many) } });
    expect(tokenOf(key, asking(100)).length).toBeLessThanOrEqual(LONGEST_TOKEN);
    expect(() => tokenOf(key, asking(1000))).toThrow(expect.objectContaining({ code: 'RECEIPT_TOO_LARGE' }));
  });
});

describe('two answers to one question differ', () => {
  const measures = ['PROJECTS_LANDED', 'PLANNED_INVESTMENT'] as const;
  const was = {
    grand: ['20000', '500'],
    rows: [
      { codes: ['a'], amounts: ['10000', '500'] },
      { codes: ['b'], amounts: ['10000', '0'] },
    ],
  };

  it('nowhere, where they are the same', () => expect(differencesOf(measures, was, was)).toEqual([]));

  it('in the total first, and in each row, one that is not there counting nothing', () =>
    expect(
      differencesOf(measures, was, {
        grand: ['20000', '700'],
        rows: [
          { codes: ['a'], amounts: ['10000', '700'] },
          { codes: ['c'], amounts: ['10000', '0'] },
        ],
      }),
    ).toEqual([
      { codes: [], measure: 'PLANNED_INVESTMENT', was: 500n, is: 700n },
      { codes: ['a'], measure: 'PLANNED_INVESTMENT', was: 500n, is: 700n },
      { codes: ['b'], measure: 'PROJECTS_LANDED', was: 10_000n, is: 0n },
      { codes: ['c'], measure: 'PROJECTS_LANDED', was: 0n, is: 10_000n },
    ]));

  it('by their totals alone where the receipt has no rows', () =>
    expect(differencesOf(measures, { grand: was.grand }, { grand: ['0', '500'], rows: was.rows })).toEqual([
      { codes: [], measure: 'PROJECTS_LANDED', was: 20_000n, is: 0n },
    ]));
});
