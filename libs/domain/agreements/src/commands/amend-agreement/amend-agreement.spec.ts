import { describe, expect, it } from '@jest/globals';
import { specFor } from '#platform/testing';
import type { AgreementEvent, AgreementTerms } from '../../agreement.events.js';
import {
  agreementId,
  amended,
  dollars,
  faultsOf,
  framework,
  fulfilled,
  signed,
  terminated,
  today,
  yuan,
} from '../../testing/agreement.examples.js';
import { absent, evolve, type Agreement } from '../../agreement.state.js';
import { amendAgreement } from './amend-agreement.decide.js';

const given = specFor({ initial: absent, evolve });
const amend = (after: AgreementTerms, amendedOn: string) => (agreement: Agreement) =>
  amendAgreement(agreement, { agreementId, after, amendedOn, reason: '补充协议' }, today);
const first: AgreementTerms = { amount: yuan(100_000_000), expiresOn: '2025-03-09' };
const more: AgreementTerms = { amount: yuan(150_000_000) };

describe('amend agreement', () => {
  it('records the terms before and after', () =>
    given([signed()])
      .when(amend(more, '2022-06-01'))
      .then([amended(more, '2022-06-01', first, { ...first, ...more })]));

  it('takes another end alone, and both at once', () => {
    const longer = { expiresOn: '2026-03-09' };
    given([signed()])
      .when(amend(longer, '2022-06-01'))
      .then([amended(longer, '2022-06-01', first, { ...first, ...longer })]);
    given([signed()])
      .when(amend({ ...more, ...longer }, '2022-06-01'))
      .then([amended({ ...more, ...longer }, '2022-06-01', first, { ...more, ...longer })]);
  });

  it('keeps what was stated whole, also what is in force already', () =>
    given([signed()])
      .when(amend({ ...more, expiresOn: '2025-03-09' }, '2022-06-01'))
      .then([amended({ ...more, expiresOn: '2025-03-09' }, '2022-06-01', first, { ...first, ...more })]));

  it('gives a framework its first sum', () =>
    given([framework()])
      .when(amend(more, '2022-06-01'))
      .then([amended(more, '2022-06-01', {}, more)]));

  it('backdated behind a later one names the terms of its own day, and what stays in force', () => {
    const less = { amount: yuan(120_000_000) };
    given([signed(), amended(more, '2022-06-01')])
      .when(amend(less, '2022-05-01'))
      .then([amended(less, '2022-05-01', first, { ...first, ...more })]);
    // The end is not what the later one changed, so it holds.
    given([signed(), amended(more, '2022-06-01')])
      .when(amend({ expiresOn: '2026-03-09' }, '2022-05-01'))
      .then([
        amended({ expiresOn: '2026-03-09' }, '2022-05-01', first, { ...more, expiresOn: '2026-03-09' }),
      ]);
  });

  it('backdated to what is in force today is news all the same', () =>
    given([signed(), amended(more, '2022-06-01')])
      .when(amend(more, '2022-05-01'))
      .then([amended(more, '2022-05-01', first, { ...first, ...more })]));

  it('on the signing day is the last word on it', () =>
    given([signed()])
      .when(amend(more, '2022-03-10'))
      .then([amended(more, '2022-03-10', first, { ...first, ...more })]));

  it('takes another rate of the same foreign sum for another sum', () => {
    const at71 = { amount: dollars(100, 710, '7.1') };
    const at72 = { amount: dollars(100, 720, '7.2') };
    given([framework(at71)])
      .when(amend(at72, '2022-06-01'))
      .then([amended(at72, '2022-06-01', at71, at72)]);
  });

  it('records terms that are in force already: a day was stated', () => {
    given([signed()])
      .when(amend(first, '2022-06-01'))
      .then([amended(first, '2022-06-01', first, first)]);
    given([signed(), amended(more, '2022-06-01')])
      .when(amend(more, '2022-07-01'))
      .then([amended(more, '2022-07-01', { ...first, ...more }, { ...first, ...more })]);
  });

  it('records nothing when each term was the last word on the same day, in one amendment or in two', () => {
    const longer = { expiresOn: '2026-03-09' };
    given([signed(), amended({ amount: { cny: 5, currency: 'CNY', amount: 5 } }, '2022-06-01')])
      .when(amend({ amount: yuan(5) }, '2022-06-01'))
      .thenNothing();
    given([signed(), amended(more, '2022-06-01'), amended(longer, '2022-06-01')])
      .when(amend({ ...more, ...longer }, '2022-06-01'))
      .thenNothing();
    given([signed(), amended(more, '2022-06-01')])
      .when(amend({ ...more, ...longer }, '2022-06-01'))
      .then([amended({ ...more, ...longer }, '2022-06-01', { ...first, ...more }, { ...more, ...longer })]);
    given([signed(), amended(more, '2022-06-01'), amended({ amount: yuan(5) }, '2022-06-01')])
      .when(amend(more, '2022-06-01'))
      .then([amended(more, '2022-06-01', { ...first, amount: yuan(5) }, { ...first, ...more })]);
  });

  it('refuses to expire before the day of the amendment, and takes that day', () => {
    given([signed()])
      .when(amend({ expiresOn: '2022-05-31' }, '2022-06-01'))
      .thenRefused('AGREEMENT_EXPIRY_TOO_EARLY', 'expiresOn');
    given([signed()])
      .when(amend({ expiresOn: '2022-06-01' }, '2022-06-01'))
      .then([
        amended({ expiresOn: '2022-06-01' }, '2022-06-01', first, { ...first, expiresOn: '2022-06-01' }),
      ]);
  });

  it('renews one that has expired', () => {
    const expired = { ...first, expiresOn: '2022-05-01' };
    given([signed(expired)])
      .when(amend({ expiresOn: '2023-06-01' }, '2022-06-01'))
      .then([
        amended({ expiresOn: '2023-06-01' }, '2022-06-01', expired, { ...first, expiresOn: '2023-06-01' }),
      ]);
  });

  it('refuses nothing to amend', () =>
    expect(faultsOf(() => amend({}, '2022-06-01')(evolve(absent, signed())))).toEqual([
      'input NOTHING_TO_AMEND',
    ]));

  it.each<[string, AgreementEvent[], string, string, string]>([
    ['an agreement that is not there', [], '2022-06-01', 'AGREEMENT_NOT_FOUND', 'agreementId'],
    [
      'a terminated agreement',
      [signed(), terminated('2022-05-01')],
      '2022-05-01',
      'AGREEMENT_TERMINATED',
      'agreementId',
    ],
    [
      'a fulfilled agreement',
      [signed(), fulfilled('2022-05-01')],
      '2022-05-01',
      'AGREEMENT_FULFILLED',
      'agreementId',
    ],
    ['a day before the signing', [signed()], '2022-03-09', 'AGREEMENT_DATE_BEFORE_SIGNING', 'amendedOn'],
    ['a day to come', [signed()], '2022-09-01', 'DATE_IN_FUTURE', 'amendedOn'],
  ])('refuses %s', (_, past, day, code, field) =>
    given(past).when(amend(more, day)).thenRefused(code, field),
  );
});
