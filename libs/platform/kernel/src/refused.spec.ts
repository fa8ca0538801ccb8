import { describe, expect, it } from '@jest/globals';
import { badField, BadInput, givenOf, Refused, RefusedTogether, together } from './refused.js';

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

describe('checks that are made together', () => {
  const refuse = (code: string, field?: string) => () => {
    throw new Refused(code, field === undefined ? {} : { field });
  };
  const bad = () => badField('name', 'TEXT_EMPTY', 'nothing was written');
  const thrown = (...checks: (() => unknown)[]): Promise<any> =>
    // eslint-disable-line @typescript-eslint/no-explicit-any -- whatever was thrown
    together(...checks).then(
      () => undefined,
      (error: unknown) => error,
    );

  it('give what each found, in their order', async () => {
    const [one, two, none] = await together(
      () => 1,
      () => Promise.resolve('二'),
      () => undefined,
    );
    expect([one, two, none]).toEqual([1, '二', undefined]);
  });

  it('refuse as the one that refused', async () => {
    expect(
      await thrown(
        () => 1,
        bad,
        () => 2,
      ),
    ).toBeInstanceOf(BadInput);
    const one = await thrown(() => 1, refuse('LEAD_NOT_FOUND', 'leadId'));
    expect([one, one instanceof RefusedTogether]).toEqual([
      expect.objectContaining({ code: 'LEAD_NOT_FOUND' }),
      false,
    ]);
  });

  it('refuse as the first of several, with all of them, those within each other too', async () => {
    const inner = () => together(bad, refuse('REGION_UNKNOWN', 'regionCode'));
    const all = await thrown(() => 1, refuse('CHAIN_UNKNOWN', 'chainCode'), inner);
    expect([all.code, all.details, all.all[1].code]).toEqual([
      'CHAIN_UNKNOWN',
      { field: 'chainCode' },
      'BAD_USER_INPUT',
    ]);
    expect(all.all[1].all.map(({ code }: Refused) => code)).toEqual(['BAD_USER_INPUT', 'REGION_UNKNOWN']);
    expect(await thrown(inner, refuse('CHAIN_UNKNOWN', 'chainCode'))).toMatchObject({
      code: 'BAD_USER_INPUT',
    });
  });

  it('are one after another, and all are made', async () => {
    const made: string[] = [];
    await thrown(
      async () => {
        await Promise.resolve();
        made.push('first');
        throw new Refused('A_B', { field: 'a' });
      },
      () => made.push('second'),
    );
    expect(made).toEqual(['first', 'second']);
  });

  it('end at once with what is no fault of a field', async () => {
    const made: string[] = [];
    const note = () => made.push('made');
    expect(await thrown(refuse('SCOPE_FOREIGN'), note)).toMatchObject({ code: 'SCOPE_FOREIGN' });
    const broken = new Error('connection lost');
    const breaks = () => Promise.reject(broken);
    expect(await thrown(bad, breaks, note)).toBe(broken);
    expect(made).toEqual([]);
    expect(await thrown(bad, refuse('SCOPE_FOREIGN'), note)).toMatchObject({ code: 'BAD_USER_INPUT' });
    expect(made).toEqual(['made']);
  });
});
