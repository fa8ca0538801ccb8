import { badField, notAfterToday, Refused, saidAnew, sameFact, type CalendarDate } from '#platform/kernel';
import type {
  AgreementCorrected,
  AgreementDescription,
  AgreementEvent,
  AgreementTerms,
} from '../../agreement.events.js';
import { recorded, soundSigning } from '../../agreement.rules.js';
import { describedOf, termsAfter, type Agreement } from '../../agreement.state.js';

/** What a record may do without, by the name a caller clears it with. */
const clearable = {
  AMOUNT: 'amount',
  EXPIRES_ON: 'expiresOn',
  COUNTERPART_NAME: 'counterpartName',
  COUNTERPART_CREDIT_CODE: 'counterpartCreditCode',
  CHAIN_CODE: 'chainCode',
} as const satisfies Readonly<Record<string, keyof AgreementDescription>>;
export type ClearableField = keyof typeof clearable;
export const clearableFields = Object.keys(clearable) as ClearableField[];

type CorrectAgreement = {
  readonly agreementId: string;
  /** What should have been recorded instead. */
  readonly right: Partial<AgreementDescription>;
  /** What should not have been recorded at all. */
  readonly clear: readonly ClearableField[];
  readonly reason: string;
};

/**
 * The record of the signing was wrong: figures move on the day of the signing itself, as if it had been recorded rightly. Allowed after
 * the end too. Its kind is not corrected: projects that landed from it, and decisions on its amount, hang on the kind.
 */
export const correctAgreement = (
  state: Agreement,
  { agreementId, right, clear, reason }: CorrectAgreement,
  today: CalendarDate,
): AgreementEvent[] => {
  const agreement = recorded(state, agreementId);
  if (Object.keys(right).length === 0 && clear.length === 0)
    badField('input', 'NOTHING_TO_CORRECT', 'give at least one value to correct');

  const before = describedOf(agreement);
  const after = saidAnew(
    before,
    right,
    clear.map((name) => clearable[name]),
  );
  if (sameFact(before, after)) return []; // already as it should be
  if (after.signedOn !== before.signedOn) {
    notAfterToday('signedOn', after.signedOn, today);
    const next = [...agreement.amendments.map(({ on }) => on), agreement.fulfilledOn, agreement.terminatedOn]
      .filter((day) => day !== undefined)
      .toSorted()[0];
    if (next !== undefined && after.signedOn > next)
      throw new Refused('AGREEMENT_SIGNING_AFTER_NEXT', { field: 'signedOn', next });
  }
  soundSigning(agreement.kind, after);
  const corrected = (current: AgreementTerms): AgreementCorrected => ({
    type: 'AgreementCorrected',
    data: { agreementId, before, after, current, reason },
  });
  return [corrected(termsAfter(agreement, corrected({})))];
};
