import { globSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { BadInput, Refused, RefusedTogether, type RefusalDetails } from '#platform/kernel';
import { describe, expect, it } from '@jest/globals';
import { GraphQLError } from 'graphql';
import { formatError } from './errors.js';

const clientErrorOf = (error: Error) => formatError(new GraphQLError('x', { originalError: error }));

describe('what the client is told of a refusal', () => {
  it('has the fault as a field, with what came and what would do, and its details beside', () => {
    const successors = [{ code: '370215', name: '即墨区' }];
    expect(
      clientErrorOf(new Refused('REGION_UNKNOWN', { field: 'regionCode', given: '370282', successors }))
        .extensions,
    ).toEqual({
      code: 'REGION_UNKNOWN',
      field: 'regionCode',
      given: '370282',
      successors,
      fields: [
        {
          field: 'regionCode',
          code: 'REGION_UNKNOWN',
          reason: 'Region unknown',
          given: '370282',
          successors,
        },
      ],
    });
  });

  it('has no fields where none is at fault, and those of bad input as they are', () => {
    expect(clientErrorOf(new Refused('SIGN_IN_FAILED')).extensions).toEqual({ code: 'SIGN_IN_FAILED' });
    const fields = [{ field: 'on', code: 'DATE_NOT_REAL', reason: 'a date', given: 'x' }];
    expect(clientErrorOf(new BadInput(fields)).extensions).toEqual({ code: 'BAD_USER_INPUT', fields });
  });

  it('has the faults of all that was refused together, and else says what the first alone would', () => {
    const chain = new Refused('CHAIN_UNKNOWN', { field: 'chainCode', given: 'X' });
    const bad = new BadInput([{ field: 'amount', code: 'AMOUNT_ZERO', reason: 'nothing' }]);
    const inner = new RefusedTogether([bad, new Refused('REGION_UNKNOWN', { field: 'regionCode' })]);
    const fields = [
      { field: 'chainCode', code: 'CHAIN_UNKNOWN', reason: 'Chain unknown', given: 'X' },
      { field: 'amount', code: 'AMOUNT_ZERO', reason: 'nothing' },
      { field: 'regionCode', code: 'REGION_UNKNOWN', reason: 'Region unknown' },
    ];
    const first = clientErrorOf(chain);
    const all = clientErrorOf(new RefusedTogether([chain, inner]));
    expect(all).toEqual({ ...first, extensions: { ...first.extensions, fields } });
    expect(clientErrorOf(inner)).toEqual({
      ...clientErrorOf(bad),
      extensions: { code: 'BAD_USER_INPUT', fields: fields.slice(1) },
    });
  });

  it.each([
    ['in English', 'relation "views.lead" does not exist'],
    ['in Chinese', '关系 "views.lead" 不存在'],
  ])('calls a view that no worker has made yet a store that is not there, said %s', (_language, message) => {
    const missing = (text: string) =>
      Object.assign(new Error('query failed'), { driverError: { code: '42P01', message: text } });
    expect(clientErrorOf(missing(message)).extensions).toMatchObject({ code: 'STORE_UNAVAILABLE' });
    // Of any other table it is a fault of ours.
    expect(clientErrorOf(missing(message.replace('views', 'reviews'))).extensions).toEqual({
      code: 'INTERNAL_SERVER_ERROR',
    });
  });

  it('shows a detail called code as what came, should one get around its type', () => {
    const around = { field: 'regionCode', code: '999999' } as unknown as RefusalDetails;
    expect(clientErrorOf(new Refused('REGION_UNKNOWN', around)).extensions).toMatchObject({
      code: 'REGION_UNKNOWN',
      given: '999999',
      fields: [{ field: 'regionCode', code: 'REGION_UNKNOWN', given: '999999' }],
    });
  });
});

describe('every refusal in the code', () => {
  const root = path.resolve(import.meta.dirname, '../../../..');
  /** What stands between the brackets of each call: strings are skipped, brackets counted. */
  const callsOf = (text: string, name: string): string[] => {
    const calls: string[] = [];
    for (let at = text.indexOf(name); at >= 0; at = text.indexOf(name, at + 1)) {
      let [depth, end] = [1, at + name.length];
      for (; depth > 0 && end < text.length; end++) {
        const char = text[end]!;
        if (/['"`]/.test(char)) for (end++; text[end] !== char; end++) if (text[end] === '\\') end++;
        if ('([{'.includes(char)) depth++;
        if (')]}'.includes(char)) depth--;
      }
      calls.push(text.slice(at + name.length, end - 1));
    }
    return calls;
  };
  /** The details without what stands within brackets of their own: faults in `fields`, and candidates, have codes, too. */
  const ownKeys = (details: string): string => {
    let depth = 0;
    return [...details]
      .filter((char) => {
        if (')]}'.includes(char)) depth--;
        const own = depth <= 1;
        if ('([{'.includes(char)) depth++;
        return own;
      })
      .join('');
  };
  const files = globSync(['libs/*/*/src/**/*.ts', 'apps/*/src/**/*.ts'], { cwd: root }).filter(
    (file) => !/spec\.ts$|\/testing\//.test(file),
  );
  const refusals = files.flatMap((file) =>
    callsOf(readFileSync(path.join(root, file), 'utf8'), 'new Refused(').map((call) => ({ file, call })),
  );

  it('is found here', () => expect(refusals.length).toBeGreaterThan(100));

  it('has a code in capitals and no detail called code or message', () => {
    for (const { file, call } of refusals) {
      const [, code, details = ''] = /^\s*([^,]+?)\s*(?:,([\s\S]*))?$/.exec(call)!;
      // A code that is chosen or passed on is a name or an expression of such codes.
      for (const literal of code!.matchAll(/'([^']*)'/g))
        expect([file, literal[1]]).toEqual([
          file,
          expect.stringMatching(/^(?:[A-Z][A-Z0-9_]+|cancelled|logged)$/),
        ]);
      const name = /[{,]\s*(?:code|message)\s*(?=[:,}]|$)/.exec(ownKeys(details));
      expect([file, details, name?.[0]]).toEqual([file, details, undefined]);
    }
  });
});
