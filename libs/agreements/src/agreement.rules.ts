import { badField, Refused, type CalendarDate } from '#libs/kernel';
import type { AgreementTerms } from './agreement.events.js';
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

type Parties = { readonly parties: readonly object[]; readonly counterpartName?: string };
/** Somebody stands across the table. @throws BadInput PARTY_MISSING */
export const partyNamed = ({ parties, counterpartName }: Parties): void => {
  if (parties.length === 0 && counterpartName === undefined)
    badField('counterpartName', 'PARTY_MISSING', 'name the counterpart, or organizations of the network');
};
