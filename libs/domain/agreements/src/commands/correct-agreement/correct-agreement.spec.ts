import { describe, expect, it } from '@jest/globals';
import { specFor } from '#platform/testing';
import type { AgreementDescription, AgreementEvent, AgreementTerms } from '../../agreement.events.js';
import {
  agreementId,
  amended,
  chamber,
  description,
  faultsOf,
  federation,
  framework,
  fulfilled,
  hub,
  signed,
  terminated,
  today,
  twoThirds,
  yuan,
} from '../../testing/agreement.examples.js';
import { absent, evolve, type Agreement } from '../../agreement.state.js';
import { correctAgreement, type ClearableField } from './correct-agreement.decide.js';

const given = specFor({ initial: absent, evolve });
const reason = '录入有误';
const correct =
  (right: Partial<AgreementDescription>, ...clear: ClearableField[]) =>
  (agreement: Agreement) =>
    correctAgreement(agreement, { agreementId, right, clear, reason }, today);
const correction = (
  before: AgreementDescription,
  after: AgreementDescription,
  current: AgreementTerms = { amount: description.amount, expiresOn: description.expiresOn },
): AgreementEvent => ({ type: 'AgreementCorrected', data: { agreementId, before, after, current, reason } });
const without = (...fields: (keyof AgreementDescription)[]): AgreementDescription => {
  const kept = Object.entries<unknown>(description).filter(
    ([field]) => !fields.some((each) => each === field),
  );
  return Object.fromEntries(kept) as unknown as AgreementDescription;
};

describe('correct agreement', () => {
  it('records the whole description before and after', () => {
    const right = {
      title: '光子芯片项目投资合同',
      parties: [{ organizationId: federation, hubs: [hub] }],
      counterpartName: '示例光子科技有限公司',
      chainCode: 'QD22-01',
      regionCode: '370202',
      credits: twoThirds,
    };
    given([signed()])
      .when(correct(right))
      .then([correction(description, { ...description, ...right })]);
  });

  it('of the terms holds at once, unless they were amended since', () => {
    const right = { amount: yuan(90_000_000), expiresOn: '2024-03-09' };
    given([signed()])
      .when(correct(right))
      .then([correction(description, { ...description, ...right }, right)]);
    given([signed(), amended({ amount: yuan(5) }, '2022-06-01')])
      .when(correct(right))
      .then([
        correction(description, { ...description, ...right }, { amount: yuan(5), expiresOn: '2024-03-09' }),
      ]);
  });

  it('takes away what should not have been recorded', () =>
    given([signed()])
      .when(correct({}, 'EXPIRES_ON', 'CHAIN_CODE', 'COUNTERPART_NAME', 'COUNTERPART_CREDIT_CODE'))
      .then([
        correction(
          description,
          without('expiresOn', 'chainCode', 'counterpartName', 'counterpartCreditCode'),
          { amount: description.amount },
        ),
      ]));

  it('takes the sum of a framework away, and of no contract', () => {
    const { amount: _, ...bare } = description;
    given([signed({}, 'FRAMEWORK')])
      .when(correct({}, 'AMOUNT'))
      .then([correction(description, bare, { expiresOn: description.expiresOn })]);
    expect(faultsOf(() => correct({}, 'AMOUNT')(evolve(absent, signed())))).toEqual([
      'amount AMOUNT_MISSING',
    ]);
  });

  it('can be taken back by another one', () => {
    const bare = without('expiresOn', 'chainCode');
    given([signed(), correction(description, bare)])
      .when(correct({ expiresOn: description.expiresOn, chainCode: description.chainCode }))
      .then([correction(bare, description)]);
  });

  it('can be made after the end', () => {
    for (const end of [terminated('2022-05-01'), fulfilled('2022-05-01')])
      given([signed(), end])
        .when(correct({ signedOn: '2022-05-01' }))
        .then([correction(description, { ...description, signedOn: '2022-05-01' })]);
  });

  it('records nothing when all of it is right already, in whatever order the store gives members back', () => {
    given([signed()])
      .when(correct({ title: description.title, amount: yuan(100_000_000) }))
      .thenNothing();
    given([signed({ credits: [{ hubs: [], basisPoints: 10_000, organizationId: chamber }] })])
      .when(correct({ credits: description.credits }))
      .thenNothing();
    given([framework()])
      .when(correct({}, 'AMOUNT', 'CHAIN_CODE'))
      .thenNothing();
  });

  it.each<[string, AgreementEvent]>([
    ['an amendment', amended({ amount: yuan(5) }, '2022-06-01')],
    ['its fulfilment', fulfilled('2022-06-01')],
    ['its termination', terminated('2022-06-01')],
  ])('refuses to move the signing behind %s, and takes its day', (_, event) => {
    given([signed(), event])
      .when(correct({ signedOn: '2022-06-02' }))
      .thenRefused('AGREEMENT_SIGNING_AFTER_NEXT', 'signedOn');
    expect(correct({ signedOn: '2022-06-01' })([signed(), event].reduce(evolve, absent))).toHaveLength(1);
  });

  it('refuses a signing after the end that the record has', () =>
    given([signed({ expiresOn: '2022-04-01' })])
      .when(correct({ signedOn: '2022-04-02' }))
      .thenRefused('AGREEMENT_EXPIRY_TOO_EARLY', 'expiresOn'));

  it('refuses to take away the last party', () =>
    expect(faultsOf(() => correct({ parties: [] }, 'COUNTERPART_NAME')(evolve(absent, signed())))).toEqual([
      'counterpartName PARTY_MISSING',
    ]));

  it('refuses a value given and cleared in one, and nothing to correct', () => {
    const agreement = evolve(absent, signed());
    expect(faultsOf(() => correct({ amount: yuan(5) }, 'AMOUNT')(agreement))).toEqual([
      'amount FIELD_CLEARED',
    ]);
    expect(faultsOf(() => correct({})(agreement))).toEqual(['input NOTHING_TO_CORRECT']);
  });

  it('refuses an agreement that is not there, and a signing to come', () => {
    given([])
      .when(correct({ title: '别名' }))
      .thenRefused('AGREEMENT_NOT_FOUND', 'agreementId');
    given([signed()])
      .when(correct({ signedOn: '2022-09-01' }))
      .thenRefused('DATE_IN_FUTURE', 'signedOn');
  });
});
