import type { CalendarDate } from '#libs/kernel';
import type { InvestorEvent } from '../../investor.events.js';
import { firstLeadOf, judgementOf, settled, type Investor } from '../../investor.state.js';

export type ClaimInvestor = {
  readonly investorId: string;
  readonly leadId: string;
  readonly reporterOrganizationId: string;
  readonly reportedOn: CalendarDate;
};

/**
 * Brings the claims of an investor in line with one lead 首报首谈: it stands while the lead names this investor. The order of this
 * stream decides who was first, not the days that people say; a claim that comes back takes its old place.
 * @param names whether the lead, as it now stands, names this investor and is no duplicate
 */
export const claimInvestor = (
  investor: Investor,
  { investorId, leadId, reporterOrganizationId, reportedOn }: ClaimInvestor,
  names: boolean,
): InvestorEvent[] => {
  const stands = judgementOf(investor, investorId, leadId) !== undefined;
  if (stands === names) return []; // settled already
  const after = settled(investor, leadId, names);
  return [
    names
      ? {
          type: 'InvestorClaimed',
          data: { ...judgementOf(after, investorId, leadId)!, leadId, reporterOrganizationId, reportedOn },
        }
      : { type: 'InvestorClaimWithdrawn', data: { investorId, leadId } },
    ...rejudged(investor, after, investorId, leadId),
  ];
};

/** Every other lead whose verdict, or whose first, is another now. */
const rejudged = (before: Investor, after: Investor, investorId: string, leadId: string): InvestorEvent[] => {
  if (firstLeadOf(before) === firstLeadOf(after)) return [];
  return after.claims
    .filter((claim) => claim.stands && claim.leadId !== leadId)
    .map(({ leadId: other }) => ({
      type: 'InvestorClaimRejudged',
      data: { ...judgementOf(after, investorId, other)!, leadId: other },
    }));
};
