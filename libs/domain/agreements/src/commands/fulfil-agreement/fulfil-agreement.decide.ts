import { notAfterToday, Refused, type CalendarDate } from '#platform/kernel';
import type { AgreementEvent, AgreementFulfilled } from '../../agreement.events.js';
import { running } from '../../agreement.rules.js';
import { lastDated, type Agreement } from '../../agreement.state.js';

type FulfilAgreement = AgreementFulfilled['data'];

/** Everything in it was done 履约; nothing of what it counts for changes, and nothing in it can be amended any more. */
export const fulfilAgreement = (
  state: Agreement,
  facts: FulfilAgreement,
  today: CalendarDate,
): AgreementEvent[] => {
  const agreement = running(state, facts.agreementId);
  notAfterToday('fulfilledOn', facts.fulfilledOn, today);
  const last = lastDated(agreement);
  if (facts.fulfilledOn < last)
    throw new Refused('AGREEMENT_DATE_BEFORE_LAST', { field: 'fulfilledOn', last });
  return [{ type: 'AgreementFulfilled', data: facts }];
};
