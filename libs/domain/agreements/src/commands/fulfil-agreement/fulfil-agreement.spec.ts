import { describe, it } from '@jest/globals';
import { specFor } from '#platform/testing';
import type { AgreementEvent } from '../../agreement.events.js';
import {
  agreementId,
  amended,
  fulfilled,
  signed,
  terminated,
  today,
  yuan,
} from '../../testing/agreement.examples.js';
import { absent, evolve, type Agreement } from '../../agreement.state.js';
import { fulfilAgreement } from './fulfil-agreement.decide.js';

const given = specFor({ initial: absent, evolve });
const fulfil =
  (fulfilledOn: string, note = {}) =>
  (agreement: Agreement) =>
    fulfilAgreement(agreement, { agreementId, fulfilledOn, ...note }, today);

describe('fulfil agreement', () => {
  it('records the day, and a note where there is one', () => {
    given([signed()])
      .when(fulfil('2022-05-01'))
      .then([fulfilled('2022-05-01')]);
    given([signed()])
      .when(fulfil('2022-05-01', { note: '款项到位' }))
      .then([
        { type: 'AgreementFulfilled', data: { agreementId, fulfilledOn: '2022-05-01', note: '款项到位' } },
      ]);
  });

  it('takes the signing day, and a day after the end', () => {
    given([signed()])
      .when(fulfil('2022-03-10'))
      .then([fulfilled('2022-03-10')]);
    given([signed({ expiresOn: '2022-04-01' })])
      .when(fulfil('2022-05-01'))
      .then([fulfilled('2022-05-01')]);
  });

  it('refuses a day before an amendment, and takes its day', () => {
    const past = [
      signed(),
      amended({ amount: yuan(5) }, '2022-06-01'),
      amended({ amount: yuan(6) }, '2022-05-01'),
    ];
    given(past).when(fulfil('2022-05-31')).thenRefused('AGREEMENT_DATE_BEFORE_LAST', 'fulfilledOn');
    given(past)
      .when(fulfil('2022-06-01'))
      .then([fulfilled('2022-06-01')]);
  });

  it.each<[string, AgreementEvent[], string, string, string]>([
    ['an agreement that is not there', [], '2022-06-01', 'AGREEMENT_NOT_FOUND', 'agreementId'],
    [
      'a terminated agreement',
      [signed(), terminated('2022-05-01')],
      '2022-06-01',
      'AGREEMENT_TERMINATED',
      'agreementId',
    ],
    [
      'one that is fulfilled',
      [signed(), fulfilled('2022-05-01')],
      '2022-06-01',
      'AGREEMENT_FULFILLED',
      'agreementId',
    ],
    ['a day before the signing', [signed()], '2022-03-09', 'AGREEMENT_DATE_BEFORE_LAST', 'fulfilledOn'],
    ['a day to come', [signed()], '2022-09-01', 'DATE_IN_FUTURE', 'fulfilledOn'],
  ])('refuses %s', (_, past, day, code, field) => given(past).when(fulfil(day)).thenRefused(code, field));
});
