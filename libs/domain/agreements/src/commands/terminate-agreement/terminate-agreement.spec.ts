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
import { terminateAgreement } from './terminate-agreement.decide.js';

const given = specFor({ initial: absent, evolve });
const terminate = (terminatedOn: string) => (agreement: Agreement) =>
  terminateAgreement(agreement, { agreementId, terminatedOn, reason: '双方协商解除' }, today);

describe('terminate agreement', () => {
  it('records the day it ended', () =>
    given([signed()])
      .when(terminate('2022-05-01'))
      .then([terminated('2022-05-01')]));

  it('takes the signing day', () =>
    given([signed()])
      .when(terminate('2022-03-10'))
      .then([terminated('2022-03-10')]));

  it('refuses a day before an amendment, and takes its day', () => {
    const past = [signed(), amended({ amount: yuan(5) }, '2022-06-01')];
    given(past).when(terminate('2022-05-31')).thenRefused('AGREEMENT_DATE_BEFORE_LAST', 'terminatedOn');
    given(past)
      .when(terminate('2022-06-01'))
      .then([terminated('2022-06-01')]);
  });

  it.each<[string, AgreementEvent[], string, string, string]>([
    ['an agreement that is not there', [], '2022-06-01', 'AGREEMENT_NOT_FOUND', 'agreementId'],
    [
      'one that is terminated',
      [signed(), terminated('2022-05-01')],
      '2022-06-01',
      'AGREEMENT_TERMINATED',
      'agreementId',
    ],
    [
      'a fulfilled agreement',
      [signed(), fulfilled('2022-05-01')],
      '2022-06-01',
      'AGREEMENT_FULFILLED',
      'agreementId',
    ],
    ['a day before the signing', [signed()], '2022-03-09', 'AGREEMENT_DATE_BEFORE_LAST', 'terminatedOn'],
    ['a day to come', [signed()], '2022-09-01', 'DATE_IN_FUTURE', 'terminatedOn'],
  ])('refuses %s', (_, past, day, code, field) => given(past).when(terminate(day)).thenRefused(code, field));
});
