import { describe, expect, it } from '@jest/globals';
import type { AgreementKind } from '#platform/kernel';
import { specFor } from '#platform/testing';
import { description, faultsOf, framework, signed, today } from '../../testing/agreement.examples.js';
import { absent, evolve, type Agreement } from '../../agreement.state.js';
import { signAgreement, type SignAgreement } from './sign-agreement.decide.js';

const given = specFor({ initial: absent, evolve });
const sign =
  (facts: SignAgreement = signed().data) =>
  (agreement: Agreement) =>
    signAgreement(agreement, facts, today);
const faults = (facts: SignAgreement) => faultsOf(() => sign(facts)(absent));

describe('sign agreement', () => {
  it('records the signing as it was found', () => given([]).when(sign()).then([signed()]));

  it('takes one signed today that expires today', () => {
    const brief = signed({ signedOn: today, expiresOn: today });
    given([]).when(sign(brief.data)).then([brief]);
  });

  it('takes an end that has not come', () => {
    const long = signed({ expiresOn: '2052-03-09' });
    given([]).when(sign(long.data)).then([long]);
  });

  it.each<AgreementKind>(['FRAMEWORK', 'TALENT'])('takes a %s agreement without a sum', (kind) => {
    const bare = framework({ kind });
    given([]).when(sign(bare.data)).then([bare]);
  });

  it.each<AgreementKind>(['INTENT', 'CONTRACT', 'SPONSORSHIP', 'COOPERATION', 'GRANT'])(
    'wants the sum of a %s agreement',
    (kind) => expect(faults(framework({ kind }).data)).toEqual(['amount AMOUNT_MISSING']),
  );

  it('takes a counterpart, or organizations of the network, and wants one of them', () => {
    const { counterpartName: _, counterpartCreditCode: __, ...among } = signed().data;
    given([])
      .when(sign(among))
      .then([{ type: 'AgreementSigned', data: among }]);
    const withCompany = signed({ parties: [] });
    given([]).when(sign(withCompany.data)).then([withCompany]);
    expect(faults({ ...among, parties: [] })).toEqual(['counterpartName PARTY_MISSING']);
  });

  it('refuses a signing of tomorrow', () =>
    given([])
      .when(sign(signed({ signedOn: '2022-09-01' }).data))
      .thenRefused('DATE_IN_FUTURE', 'signedOn'));

  it('refuses a day that does not exist', () =>
    expect(faults(signed({ signedOn: '2022-02-30' }).data)).toEqual(['signedOn DATE_NOT_REAL']));

  it('refuses one that expired before it was signed', () =>
    given([])
      .when(sign(signed({ expiresOn: '2022-03-09' }).data))
      .thenRefused('AGREEMENT_EXPIRY_TOO_EARLY', 'expiresOn'));

  it('refuses to be signed again', () =>
    given([signed()])
      .when(sign({ ...signed().data, ...description }))
      .thenRefused('AGREEMENT_ALREADY_SIGNED'));
});
