import { badField, notAfterToday, Refused, sameFact, type CalendarDate } from '#libs/kernel';
import type { AgreementCorrected, AgreementEvent } from '../../agreement.events.js';
import { expiresAfter, partyNamed, recorded } from '../../agreement.rules.js';
import { termsAfter, type Agreement } from '../../agreement.state.js';

type Corrections = AgreementCorrected['data']['after'];
export type CorrectAgreement = {
  readonly agreementId: string;
  readonly after: Corrections;
  readonly reason: string;
};

/**
 * The record of the signing was wrong: figures move on the day of the signing itself, as if it had been recorded rightly. Allowed after
 * the end too. Its kind is not corrected: projects that landed from it, and decisions on its amount, hang on the kind.
 */
export const correctAgreement = (
  state: Agreement,
  { agreementId, after, reason }: CorrectAgreement,
  today: CalendarDate,
): AgreementEvent[] => {
  const agreement = recorded(state, agreementId);
  const asked = Object.keys(after) as (keyof Corrections)[];
  if (asked.length === 0)
    return badField('input', 'NOTHING_TO_CORRECT', 'give at least one value to correct');
  const changed = asked.filter((key) => !sameFact(agreement[key], after[key]));
  if (changed.length === 0) return []; // already as it should be
  const { signedOn, ...right } = { ...agreement, ...after };
  if (changed.includes('signedOn')) {
    notAfterToday('signedOn', signedOn, today);
    const next = [...agreement.amendments.map(({ on }) => on), agreement.fulfilledOn, agreement.terminatedOn]
      .filter((day) => day !== undefined)
      .toSorted()[0];
    if (next !== undefined && signedOn > next)
      throw new Refused('AGREEMENT_SIGNING_AFTER_NEXT', { field: 'signedOn', next });
  }
  expiresAfter(right, signedOn);
  partyNamed(right);
  const only = (values: Corrections) =>
    Object.fromEntries(changed.map((key) => [key, values[key]])) as Corrections;
  const { parties, credits } = right;
  const corrected = (current: AgreementCorrected['data']['current']): AgreementCorrected => ({
    type: 'AgreementCorrected',
    data: { agreementId, before: only(agreement), after: only(after), current, reason },
  });
  const terms = termsAfter(agreement, corrected({ parties, credits }));
  return [corrected({ ...terms, parties, credits })];
};
