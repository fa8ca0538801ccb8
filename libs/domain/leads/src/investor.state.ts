import { everybodyAtHome, streamOf } from '#platform/kernel';
import type { InvestorEvent } from './investor.events.js';
import type { Judgement } from './lead.events.js';

/** A lead's claim: whether it stands, and the version of the lead that settled this. */
type Claim = { readonly leadId: string; readonly stands: boolean; readonly leadVersion: number };

/** An investor as its leads know it: who claimed it, in the order of the stream. */
export type Investor = { readonly claims: readonly Claim[] };
export const unclaimed: Investor = { claims: [] };

/** The claims once that of a lead stands, in its old place or a new last one, or stands no more. */
export const settled = (investor: Investor, settledClaim: Claim): Investor => ({
  claims: claimOf(investor, settledClaim.leadId)
    ? investor.claims.map((claim) => (claim.leadId === settledClaim.leadId ? settledClaim : claim))
    : [...investor.claims, settledClaim],
});

/** What was settled of a lead last; undefined where it never claimed this investor. */
export const claimOf = (investor: Investor, leadId: string): Claim | undefined =>
  investor.claims.find((claim) => claim.leadId === leadId);

export const evolve = (investor: Investor, event: InvestorEvent): Investor => {
  switch (event.type) {
    case 'InvestorClaimed':
      return settled(investor, {
        leadId: event.data.leadId,
        stands: true,
        leadVersion: event.data.leadVersion,
      });
    case 'InvestorClaimWithdrawn':
      return settled(investor, {
        leadId: event.data.leadId,
        stands: false,
        leadVersion: event.data.leadVersion,
      });
    case 'InvestorClaimRejudged':
      return investor; // it follows from the claims
  }
};

/** The lead whose claim came first of those that stand. */
export const firstLeadOf = (investor: Investor): string | undefined =>
  investor.claims.find((claim) => claim.stands)?.leadId;

/** What the claims say of one lead; undefined where its claim does not stand. */
export const judgementOf = (
  investor: Investor,
  investorId: string,
  leadId: string,
): Judgement | undefined => {
  const firstLeadId = firstLeadOf(investor);
  if (firstLeadId === undefined) return undefined;
  if (!claimOf(investor, leadId)?.stands) return undefined;
  return { investorId, verdict: firstLeadId === leadId ? 'FIRST' : 'LATER', firstLeadId };
};

export const investorStream = streamOf<Investor, InvestorEvent>(
  'investor',
  unclaimed,
  evolve,
  everybodyAtHome,
);
