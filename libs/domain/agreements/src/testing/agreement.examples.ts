import type {
  AgreementKind,
  CalendarDate,
  FigureRecognized,
  FigureRejected,
  FigureReopened,
  Measure,
  Money,
} from '#platform/kernel';
import type {
  AgreementAmended,
  AgreementCredit,
  AgreementDescription,
  AgreementFulfilled,
  AgreementSigned,
  AgreementTerminated,
  AgreementTerms,
} from '../agreement.events.js';
import { describedOf, termsAfter, type SignedAgreement } from '../agreement.state.js';

/* Facts that the specs tell their stories with: one contract of a chamber of commerce with a company. */

export const agreementId = '5d1f4b62-52c1-5d2f-9b1e-0c6b1f6f2a01';
/** In the order of their ids, which decides who gets the odd fen. */
export const chamber = '11111111-1111-4111-8111-111111111111';
export const federation = '22222222-2222-4222-8222-222222222222';
export const hub = '99999999-9999-4999-8999-999999999991';
export const cityHub = '99999999-9999-4999-8999-999999999992';
export const today = '2022-08-31';

export const yuan = (fen: number): Money => ({ amount: fen, currency: 'CNY', cny: fen });
export const dollars = (cents: number, cny: number, rate: string): Money => ({
  amount: cents,
  currency: 'USD',
  cny,
  rate,
  rateDate: '2022-03-01',
  rateSource: '中国人民银行',
});
export const credit = (organizationId: string, basisPoints: number, ...hubs: string[]): AgreementCredit => ({
  organizationId,
  basisPoints,
  hubs,
});
export const whole = (organizationId: string, ...hubs: string[]) => [credit(organizationId, 10_000, ...hubs)];
export const twoThirds = [credit(chamber, 6667, hub), credit(federation, 3333)];

export const description = {
  title: '氢能装备项目投资合同',
  parties: [{ organizationId: chamber, hubs: [] }],
  counterpartName: '示例氢能装备有限公司',
  counterpartCreditCode: '91330100799655058B',
  amount: yuan(100_000_000),
  signedOn: '2022-03-10',
  expiresOn: '2025-03-09',
  chainCode: 'QD22-10',
  regionCode: '370211',
  credits: whole(chamber),
} satisfies AgreementDescription;

export const signed = (
  facts: Partial<AgreementSigned['data']> = {},
  kind: AgreementKind = 'CONTRACT',
): AgreementSigned => ({
  type: 'AgreementSigned',
  data: { agreementId, kind, ...description, ...facts },
});
/** A framework that names neither sum nor end nor chain. */
export const framework = (facts: Partial<AgreementSigned['data']> = {}): AgreementSigned => {
  const { amount: _, expiresOn: __, chainCode: ___, ...rest } = description;
  return { type: 'AgreementSigned', data: { agreementId, kind: 'FRAMEWORK', ...rest, ...facts } };
};
export const amended = (
  after: AgreementTerms,
  amendedOn: CalendarDate,
  before: AgreementTerms = {},
  current: AgreementTerms = after,
): AgreementAmended => ({
  type: 'AgreementAmended',
  data: { agreementId, before, after, current, amendedOn, reason: '补充协议' },
});
export const fulfilled = (fulfilledOn: CalendarDate): AgreementFulfilled => ({
  type: 'AgreementFulfilled',
  data: { agreementId, fulfilledOn },
});
export const terminated = (terminatedOn: CalendarDate): AgreementTerminated => ({
  type: 'AgreementTerminated',
  data: { agreementId, terminatedOn, reason: '双方协商解除' },
});
/** A correction of an agreement as it stands, leaving its later terms in force. */
export const correctedAs = (agreement: SignedAgreement, after: AgreementDescription) => {
  const fact = (current: AgreementTerms) => ({
    type: 'AgreementCorrected' as const,
    data: { agreementId, before: describedOf(agreement), after, current, reason: '录入有误' },
  });
  return fact(termsAfter(agreement, fact({})));
};
export const recognized = (measure: Measure, value: number): FigureRecognized => ({
  type: 'FigureRecognized',
  data: { measure, value, seenVersion: 1 },
});
export const rejected = (measure: Measure): FigureRejected => ({
  type: 'FigureRejected',
  data: { measure, seenVersion: 1, reason: '无佐证' },
});
export const reopened = (measure: Measure): FigureReopened => ({
  type: 'FigureReopened',
  data: { measure, seenVersion: 1 },
});

/** The field and code of each fault of a BAD_USER_INPUT. */
export const faultsOf = (run: () => unknown): string[] => {
  try {
    run();
  } catch (error) {
    const { fields } = error as { fields?: readonly { field: string; code: string }[] };
    if (!fields) throw error;
    return fields.map(({ field, code }) => `${field} ${code}`);
  }
  return [];
};
