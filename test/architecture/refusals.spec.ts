import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { refusalCodes } from './refusal-codes.js';
import { sourcesOf } from './rules.js';

/*
 * Every code that a caller may be refused with, written down: whoever has sentences for them, as the web has in two languages, can prove that none
 * is missing. `fields`: the details that a sentence may use. Written anew by `UPDATE_REFUSALS=1 npm test -- refusals`.
 */
const root = path.join(import.meta.dirname, '../..');
const file = path.join(root, 'refusal-codes.json');
const { codes, computed } = refusalCodes(sourcesOf(root));

it('every refusal of the sources is in refusal-codes.json, and nothing else', () => {
  const lines = Object.entries(codes).map(([code, { fields, where }]) => {
    const list = (names: readonly string[]) => `[${names.map((name) => JSON.stringify(name)).join(', ')}]`;
    return `  ${JSON.stringify(code)}: { "fields": ${list(fields)}, "where": ${list(where)} }`;
  });
  const text = `{\n${lines.join(',\n')}\n}\n`;
  if (process.env.UPDATE_REFUSALS === '1') writeFileSync(file, text);
  expect(readFileSync(file, 'utf8')).toBe(text);
});

it('those that rest on more than one line of code are among them', () => {
  const from = (code: string) => codes[code]?.where;
  expect(from('LEAD_NOT_FOUND')).toEqual(['domain/leads']); // handed to who looks up a stream
  expect(from('VISIT_LOGGED')).toEqual(['domain/visits']); // one of two
  expect(from('AMOUNT_TOO_LARGE')).toContain('platform/graphql'); // a constant
  expect(from('UNSUPPORTED_MEDIA_TYPE')).toEqual(['platform/graphql']); // of a status of HTTP
  expect(from('ARRAY_MAX_SIZE')).toContain('platform/graphql'); // of a decorator
  expect(from('CONFLICT')).toContain('platform/graphql'); // of an error by its name
  expect(from('RATE_MISSING')).toEqual(['platform/kernel']); // standing ready for a fault
});

it('none is put together at run time but of these', () =>
  expect(computed).toEqual([
    'all[0].code', // of several faults, the first one's
    'asCode(constraint)', // a decorator's, in capitals
    'codeOfStatus[error.getStatus()]',
    'error.code', // a Refused's own
    'fault?.code', // of a check of the kernel
  ]));

describe('a code is found', () => {
  const found = (...texts: string[]) =>
    refusalCodes(texts.map((text, n) => ({ file: `libs/domain/leads/src/${n}.ts`, text }))).codes;
  const fields = (...texts: string[]) =>
    Object.entries(found(...texts)).map(([code, line]) => [code, ...line.fields]);

  it.each([
    [`throw new Refused('A_B', { field, leadId, ...givenOf(x), ...(y ? { due } : {}) })`, 'A_B', 'due', 'field', 'given', 'leadId'],
    [`const X = 'A_B'; new Refused(X)`, 'A_B'],
    [`new RequestRefused(413, 'A_B', 'too much')`, 'A_B'],
    [`class X extends Refused { constructor() { super('A_B', { leadId, reason: 'no' }); } }`, 'A_B', 'leadId'],
    [`class X extends Error { constructor() { super('A_B', { leadId }); } }`, undefined],
    [`const fault = { field, code: 'A_B', reason: 'no', form: 'x' }`, 'A_B', 'field', 'form'],
    [`new GraphQLError('no', { extensions: { code: 'A_B' } })`, 'A_B'],
    [`const codeOfStatus = { 400: 'A_B' }`, 'A_B'],
    [`import { MaxLength, IsOptional } from 'class-validator'; class X { @IsOptional() @MaxLength(5) x }`, 'MAX_LENGTH', 'field'],
    [`const terms = [{ name: 'rate', code: 'A_B' }]`, 'A_B'],
  ])('in %s', (text, ...expected) => expect(fields(text)).toEqual(expected[0] === undefined ? [] : [expected])); // prettier-ignore

  it('in all that it may be, and not in what decides it', () => {
    expect(fields(`new Refused(status === 'HELD' ? 'A_B' : (other ?? 'C_D'))`)).toEqual([['A_B'], ['C_D']]);
  });

  it('where it is handed on, whatever the distance', () => {
    const refuse = `export const refuse = (id: string, code: string): never => { throw new Refused(code, { id }) }`;
    const through = `class Streams { known(code: string) { refuse('1', code) } }`;
    expect(fields(through, refuse, `streams.known('A_B')`, `refuse('2', 'C_D')`)).toEqual([
      ['A_B', 'id'],
      ['C_D', 'id'],
    ]);
  });

  it('in no spec, and nowhere that a code is something else', () => {
    expect(found(`const chain = { code: 'IC01', name: 'x' }; region('370202')`)).toEqual({});
    const file = 'libs/domain/leads/src/a.spec.ts';
    expect(refusalCodes([{ file, text: `new Refused('A_B')` }]).codes).toEqual({});
  });
});
