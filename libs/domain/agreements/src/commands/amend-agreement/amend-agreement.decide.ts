import { badField, notAfterToday, Refused, sameFact, type CalendarDate } from '#platform/kernel';
import type { AgreementAmended, AgreementEvent, AgreementTerms } from '../../agreement.events.js';
import { expiresAfter, running } from '../../agreement.rules.js';
import { termsAfter, termsOn, type Agreement } from '../../agreement.state.js';

type AmendAgreement = Omit<AgreementAmended['data'], 'before' | 'current'>;

/** The parties changed amount or expiry in the world, on their own day; what is counted is the difference. */
export const amendAgreement = (
  state: Agreement,
  { agreementId, after, amendedOn, reason }: AmendAgreement,
  today: CalendarDate,
): AgreementEvent[] => {
  const agreement = running(state, agreementId);
  const asked = Object.keys(after) as (keyof AgreementTerms)[];
  if (asked.length === 0)
    return badField('input', 'NOTHING_TO_AMEND', 'give the new amount, the new expiry or both');
  notAfterToday('amendedOn', amendedOn, today);
  const { signedOn } = agreement;
  if (amendedOn < signedOn)
    throw new Refused('AGREEMENT_DATE_BEFORE_SIGNING', { field: 'amendedOn', signedOn });
  expiresAfter(after, amendedOn);
  // Compared with what was said of that day, not with what is in force on it, and kept whole: a term that was stated stays when the
  // signing, with which it agreed, is corrected.
  const said = agreement.amendments
    .filter(({ on }) => on === amendedOn)
    .reduce<AgreementTerms>((terms, amendment) => ({ ...terms, ...amendment }), {});
  if (asked.every((term) => sameFact(said[term], after[term]))) return []; // recorded already
  const before = termsOn(agreement, amendedOn);
  const amended = (current: AgreementTerms): AgreementAmended => ({
    type: 'AgreementAmended',
    data: { agreementId, before, after, current, amendedOn, reason },
  });
  return [amended(termsAfter(agreement, amended(after)))];
};
