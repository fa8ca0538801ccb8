import { notAfterToday, Refused, type CalendarDate } from '#platform/kernel';
import type { AgreementEvent, AgreementSigned } from '../../agreement.events.js';
import { soundSigning } from '../../agreement.rules.js';
import type { Agreement } from '../../agreement.state.js';

/** The signing as the command found it: references looked up, money and credits checked. */
export type SignAgreement = AgreementSigned['data'];

/** An agreement is signed 签约 once, on a day that has come, by somebody beside ourselves. */
export const signAgreement = (
  agreement: Agreement,
  facts: SignAgreement,
  today: CalendarDate,
): AgreementEvent[] => {
  if (agreement.status !== 'absent')
    throw new Refused('AGREEMENT_ALREADY_SIGNED', { agreementId: facts.agreementId });
  notAfterToday('signedOn', facts.signedOn, today);
  soundSigning(facts.kind, facts);
  return [{ type: 'AgreementSigned', data: facts }];
};
