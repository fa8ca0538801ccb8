import { notAfterToday, Refused, type CalendarDate } from '#platform/kernel';
import type { AgreementEvent, AgreementTerminated } from '../../agreement.events.js';
import { running } from '../../agreement.rules.js';
import { lastDated, type Agreement } from '../../agreement.state.js';

type TerminateAgreement = AgreementTerminated['data'];

/** It ended before it was fulfilled 终止: its amount leaves on that day, and that it was signed stays counted. */
export const terminateAgreement = (
  state: Agreement,
  facts: TerminateAgreement,
  today: CalendarDate,
): AgreementEvent[] => {
  const agreement = running(state, facts.agreementId);
  notAfterToday('terminatedOn', facts.terminatedOn, today);
  const last = lastDated(agreement);
  if (facts.terminatedOn < last)
    throw new Refused('AGREEMENT_DATE_BEFORE_LAST', { field: 'terminatedOn', last });
  return [{ type: 'AgreementTerminated', data: facts }];
};
