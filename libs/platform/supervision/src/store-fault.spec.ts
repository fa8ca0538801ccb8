import { describe, expect, it } from '@jest/globals';
import { storeFaultOf } from './store-fault.js';

const coded = (code: string, message = 'said') => Object.assign(new Error(message), { code });

describe('a fault of the store', () => {
  it.each([
    // what PostgreSQL says as it ends, crashes, starts, is a standby, has no connection or memory left
    ...['57P01', '57P02', '57P03', '08006', '08P01', '25006', '25P03', '53300', '53200'].map((code) =>
      coded(code),
    ),
    ...['ECONNREFUSED', 'ECONNRESET', 'EPIPE', 'ETIMEDOUT', 'EAI_AGAIN'].map((code) => coded(code)),
    new Error('Connection terminated unexpectedly'),
    new Error('Connection terminated due to connection timeout'),
    new Error('timeout exceeded when trying to connect'),
    new Error('Cannot use a pool after calling end on the pool'),
    Object.assign(new Error('the event store does not answer: closed'), { name: 'StoreUnavailable' }),
    Object.assign(new Error('PostgreSQL was promoted or restored'), { name: 'AnotherDatabase' }),
  ])('is STORE_UNAVAILABLE where it is not reached or goes away: $code $message', (error) => {
    expect(storeFaultOf(error)?.code).toBe('STORE_UNAVAILABLE');
  });

  it.each([
    coded('53100', 'could not extend file "base/5/16385": No space left on device'),
    coded('58030', 'could not write to file "pg_wal/xlogtemp": No space left on device'),
    coded('ENOSPC'),
  ])('is STORE_FULL where there is no room: $message', (error) => {
    expect(storeFaultOf(error)?.code).toBe('STORE_FULL');
  });

  it('is found beneath what wraps it: a failed query, a cause, one address of several', () => {
    const of = (more: object) => storeFaultOf(Object.assign(new Error('outer'), more))?.code;
    expect(of({ driverError: coded('57P01') })).toBe('STORE_UNAVAILABLE');
    expect(of({ cause: coded('53100') })).toBe('STORE_FULL');
    expect(storeFaultOf(new AggregateError([coded('ECONNREFUSED')], ''))?.code).toBe('STORE_UNAVAILABLE');
  });

  it('is none where the store did answer, a caller hung up, or somebody only wrote the words', () => {
    for (const error of [
      coded('23505'),
      coded('42P01'),
      coded('57014', 'canceling statement due to statement timeout'),
      coded('ECONNRESET', 'aborted'),
      new Error('got invalid value "No space left on device"'),
      new Error('He said: Connection terminated'),
      'ECONNREFUSED',
      undefined,
    ])
      expect(storeFaultOf(error)).toBeUndefined();
  });

  it('does not follow an error that holds itself for ever', () => {
    const [one, other] = [new Error('one'), new Error('other')];
    Object.assign(one, { cause: other });
    Object.assign(other, { cause: one });
    expect(storeFaultOf(one)).toBeUndefined();
  });

  it('has its reason in one line, without the stack', () => {
    expect(storeFaultOf(coded('57P01', 'terminating connection\nCONTEXT: secret'))?.reason).toBe(
      '57P01 terminating connection',
    );
  });
});
