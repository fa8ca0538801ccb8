import { badField, Refused, unitOf, type AgreementKind, type CalendarDate } from '#platform/kernel';
import type { AgreementDescription, AgreementTerms } from './agreement.events.js';
import type { Agreement, SignedAgreement } from './agreement.state.js';

/** The agreement as recorded, ended or not. @throws Refused AGREEMENT_NOT_FOUND */
export const recorded = (agreement: Agreement, agreementId: string): SignedAgreement => {
  if (agreement.status === 'absent')
    throw new Refused('AGREEMENT_NOT_FOUND', { field: 'agreementId', agreementId });
  return agreement;
};

/** The agreement while it runs. @throws Refused AGREEMENT_NOT_FOUND, AGREEMENT_FULFILLED, AGREEMENT_TERMINATED */
export const running = (agreement: Agreement, agreementId: string): SignedAgreement => {
  const found = recorded(agreement, agreementId);
  const { fulfilledOn, terminatedOn } = found;
  if (found.status === 'fulfilled')
    throw new Refused('AGREEMENT_FULFILLED', { field: 'agreementId', agreementId, fulfilledOn });
  if (found.status === 'terminated')
    throw new Refused('AGREEMENT_TERMINATED', { field: 'agreementId', agreementId, terminatedOn });
  return found;
};

/** It cannot expire before the day that gave it that term. @throws Refused AGREEMENT_EXPIRY_TOO_EARLY */
export const expiresAfter = ({ expiresOn }: AgreementTerms, earliest: CalendarDate): void => {
  if (expiresOn !== undefined && expiresOn < earliest)
    throw new Refused('AGREEMENT_EXPIRY_TOO_EARLY', { field: 'expiresOn', expiresOn, earliest });
};

// A framework names what to do together and often no sum; the others are agreements on a sum.
const withoutAmount: readonly AgreementKind[] = ['FRAMEWORK', 'TALENT'];

/**
 * What must hold of a signing, as said or as corrected: it does not expire before its day, somebody stands across the table, and an
 * agreement on a sum names it.
 * @throws Refused AGREEMENT_EXPIRY_TOO_EARLY; BadInput PARTY_MISSING, AMOUNT_MISSING
 */
export const soundSigning = (kind: AgreementKind, signing: AgreementDescription): void => {
  expiresAfter(signing, signing.signedOn);
  if (signing.parties.length === 0 && signing.counterpartName === undefined)
    badField('counterpartName', 'PARTY_MISSING', 'name the counterpart, or organizations of the network');
  if (signing.amount === undefined && !withoutAmount.includes(kind))
    badField(
      'amount',
      'AMOUNT_MISSING',
      `an agreement of kind ${kind} names its amount, in ${unitOf('CNY')}, or in the minor unit of its currency`,
    );
};
