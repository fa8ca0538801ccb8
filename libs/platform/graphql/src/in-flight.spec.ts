import { beforeEach, describe, expect, it } from '@jest/globals';
import { InFlight } from './in-flight.js';

const REFUSED = expect.objectContaining({ statusCode: 429, code: 'TOO_MANY_REQUESTS' });

describe('what an account has under way', () => {
  let inFlight: InFlight;
  beforeEach(() => {
    inFlight = new InFlight({ operations: 3, subscriptions: 2, figures: 1_000 });
  });

  it('is so many operations at once, and others are not held up', () => {
    const ends = [1, 2, 3].map(() => inFlight.begin('a', 'operations'));
    expect(() => inFlight.begin('a', 'operations')).toThrow(REFUSED);
    inFlight.begin('b', 'operations');
    ends[0]!();
    inFlight.begin('a', 'operations');
    expect(() => inFlight.begin('a', 'operations')).toThrow(REFUSED);
  });

  it('gives each room back once, however often it is called', () => {
    const ends = [1, 2, 3].map(() => inFlight.begin('a', 'operations'));
    for (let n = 0; n < 3; n += 1) ends[0]!();
    inFlight.begin('a', 'operations');
    expect(() => inFlight.begin('a', 'operations')).toThrow(REFUSED);
  });

  it('counts subscriptions apart, which last', () => {
    inFlight.begin('a', 'subscriptions');
    inFlight.begin('a', 'subscriptions');
    expect(() => inFlight.begin('a', 'subscriptions')).toThrow(REFUSED);
    inFlight.begin('a', 'operations');
  });

  it('is so many figures at once; what asks for none goes all the same', () => {
    const end = inFlight.begin('a', 'operations', 600);
    expect(() => inFlight.begin('a', 'operations', 401)).toThrow(REFUSED);
    inFlight.begin('a', 'operations', 400);
    inFlight.begin('a', 'operations');
    end();
    expect(() => inFlight.begin('a', 'operations', 601)).toThrow(REFUSED);
    inFlight.begin('a', 'operations', 600);
  });

  it('remembers nobody who has nothing under way', () => {
    for (let n = 0; n < 10; n += 1) inFlight.begin(`account ${n}`, 'operations', 5)();
    expect((inFlight as unknown as { underWay: Map<string, unknown> }).underWay.size).toBe(0);
  });
});
