import { badField, notAfterToday, Refused, type AgreementKind, type CalendarDate } from '#libs/kernel';
import type { AgreementEvent, AgreementSigned } from '../../agreement.events.js';
import { expiresAfter, partyNamed } from '../../agreement.rules.js';
import type { Agreement } from '../../agreement.state.js';

/** The signing as its handler found it: references looked up, money and credits checked. */
export type SignAgreement = AgreementSigned['data'];

// A framework names what to do together and often no sum; the others are agreements on a sum.
const withoutAmount: readonly AgreementKind[] = ['FRAMEWORK', 'TALENT'];

/** An agreement is signed 签约 once, on a day that has come, by somebody beside ourselves. */
export const signAgreement = (
  agreement: Agreement,
  facts: SignAgreement,
  today: CalendarDate,
): AgreementEvent[] => {
  if (agreement.status !== 'absent')
    throw new Refused('AGREEMENT_ALREADY_SIGNED', { agreementId: facts.agreementId });
  notAfterToday('signedOn', facts.signedOn, today);
  expiresAfter(facts, facts.signedOn);
  partyNamed(facts);
  if (facts.amount === undefined && !withoutAmount.includes(facts.kind))
    return badField('amount', 'AMOUNT_MISSING', `an agreement of kind ${facts.kind} names its amount`);
  return [{ type: 'AgreementSigned', data: facts }];
};
