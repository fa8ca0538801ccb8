import { streamOf } from '#libs/kernel';
import type { InvestorEvent } from './investor.events.js';
import type { Judgement } from './lead.events.js';

/** An investor as its leads know it: who claimed it, in the order of the stream. */
export type Investor = { readonly claims: readonly { readonly leadId: string; readonly stands: boolean }[] };
export const unclaimed: Investor = { claims: [] };

/** The claims once that of a lead stands, in its old place or a new last one, or stands no more. */
export const settled = (investor: Investor, leadId: string, stands: boolean): Investor => ({
  claims: investor.claims.some((claim) => claim.leadId === leadId)
    ? investor.claims.map((claim) => (claim.leadId === leadId ? { leadId, stands } : claim))
    : [...investor.claims, { leadId, stands }],
});

export const evolve = (investor: Investor, event: InvestorEvent): Investor => {
  switch (event.type) {
    case 'InvestorClaimed':
      return settled(investor, event.data.leadId, true);
    case 'InvestorClaimWithdrawn':
      return settled(investor, event.data.leadId, false);
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
  if (!investor.claims.some((claim) => claim.leadId === leadId && claim.stands)) return undefined;
  return { investorId, verdict: firstLeadId === leadId ? 'FIRST' : 'LATER', firstLeadId };
};

export const investorStream = streamOf<Investor, InvestorEvent>('investor', unclaimed, evolve);
