import { describe, expect, it } from '@jest/globals';
import { BadInput, givenOf, Refused } from '#platform/kernel';
import { buildSchema } from 'graphql';
import { validateSync } from 'class-validator';
import { checkArguments } from './checked-arguments.js';
import { refusalExtensions } from './errors.js';
import { MoneyInput } from './money.js';
import { faultsOf } from './validation.js';

const schema = buildSchema(`
  scalar Date
  input Session { heldOn: Date!, place: String }
  type Query { plan(name: String, sessions: [Session!]): Boolean }
`);
const faults = (values: Record<string, unknown>): unknown[] => {
  try {
    checkArguments(schema.getQueryType()!.getFields()['plan']!.args, values);
    return [];
  } catch (error) {
    if (!(error instanceof BadInput)) throw error;
    return [...error.fields];
  }
};
/** One character that becomes eighteen when it is folded, a megabyte of it. */
const swelling = '\u{fdfa}'.repeat(330_000);

describe('what a stranger may have gone through', () => {
  it('is a text of 20,000 characters, whatever the field takes', () => {
    expect(faults({ name: 'x'.repeat(20_000) })).toEqual([]);
    expect(
      faults({ name: 'x'.repeat(20_001), sessions: [{ heldOn: '2022-01-01', place: swelling }] }),
    ).toEqual([
      { field: 'name', code: 'TEXT_TOO_LONG', reason: expect.stringContaining('20001') },
      { field: 'sessions.0.place', code: 'TEXT_TOO_LONG', reason: expect.stringContaining('330000') },
    ]);
  });

  it('is the beginning of what is no date, which alone is repeated', () => {
    const [fault] = faults({ sessions: [{ heldOn: swelling }] }) as { given: string; code: string }[];
    expect(fault).toMatchObject({ field: 'sessions.0.heldOn', code: 'DATE_NOT_REAL' });
    expect([...fault!.given]).toHaveLength(60);
    expect(givenOf('9'.repeat(16) + 'x'.repeat(1_000_000))).toEqual({});
  });
});

describe('the reason of a refusal', () => {
  it('is the rule’s own where it has one', () => {
    const rule = new Refused('RATE_IMPLAUSIBLE', {
      field: 'planned.rate',
      reason: 'as given, 1 KRW = 190.5 CNY',
    });
    expect(refusalExtensions(rule)['fields']).toEqual([
      { field: 'planned.rate', code: 'RATE_IMPLAUSIBLE', reason: 'as given, 1 KRW = 190.5 CNY' },
    ]);
    expect(refusalExtensions(new Refused('LEAD_LOST', { field: 'leadId' }))['fields']).toEqual([
      { field: 'leadId', code: 'LEAD_LOST', reason: 'Lead lost' },
    ]);
  });
});

describe('a foreign amount that is none', () => {
  it.each([
    ['JPY', '-5', 'AMOUNT_NEGATIVE', 'JPY'],
    ['JPY', '99999999999999999', 'AMOUNT_TOO_LARGE', 'JPY'],
    ['USD', '1.5', 'AMOUNT_NOT_INTEGER', 'USD'],
    ['CNY', '-5', 'AMOUNT_NEGATIVE', 'fen'],
    ['XXX', '-5', 'AMOUNT_NEGATIVE', 'fen'],
  ])('is answered with its unit: %s %s', (currency, amount, code, unit) => {
    const given = Object.assign(new MoneyInput(), { amount, currency });
    const [fault] = faultsOf(validateSync(given, { forbidUnknownValues: false }));
    expect(fault).toMatchObject({ field: 'amount', code, reason: expect.stringContaining(unit) });
  });
});
