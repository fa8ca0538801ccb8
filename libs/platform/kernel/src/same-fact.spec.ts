import { describe, expect, it } from '@jest/globals';
import { sameFact } from './same-fact.js';

describe('same fact', () => {
  it('does not mind the order of members, at any depth', () => {
    const written = { amount: 7, credits: [{ organizationId: 'a', hubs: ['h'] }] };
    const readBack = { credits: [{ hubs: ['h'], organizationId: 'a' }], amount: 7 };
    expect(sameFact(written, readBack)).toBe(true);
  });

  it('minds the order of a list', () => {
    expect(sameFact([1, 2], [2, 1])).toBe(false);
  });

  it('takes an undefined member for one that is not there', () => {
    expect(sameFact({ name: 'a', note: undefined }, { name: 'a' })).toBe(true);
    expect(sameFact(undefined, undefined)).toBe(true);
  });

  it('tells other values, types and members apart', () => {
    expect(sameFact({ a: 1 }, { a: '1' })).toBe(false);
    expect(sameFact({ a: 1 }, { a: 1, b: 1 })).toBe(false);
    expect(sameFact(undefined, { a: 1 })).toBe(false);
    expect(sameFact(null, undefined)).toBe(false);
  });
});
