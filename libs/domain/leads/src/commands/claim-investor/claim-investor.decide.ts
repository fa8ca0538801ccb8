import type { CalendarDate } from '#platform/kernel';
import type { InvestorEvent } from '../../investor.events.js';
import { claimOf, firstLeadOf, judgementOf, settled, type Investor } from '../../investor.state.js';

export type ClaimInvestor = {
  readonly investorId: string;
  readonly leadId: string;
  /** Of the lead's stream: the event that is being settled. */
  readonly leadVersion: number;
  readonly reporterOrganizationId: string;
  readonly reportedOn: CalendarDate;
};

/**
 * Brings the claims of an investor in line with one event of a lead 首报首谈: a claim stands while the lead names this investor.
 * The order of this stream decides who was first, not the days that people state; a claim that comes back takes its old place. What
 * an earlier event of the lead stated changes nothing once a later one was settled.
 * @param names whether the lead, as that event left it, names this investor and is no duplicate
 */
export const claimInvestor = (
  investor: Investor,
  { investorId, leadId, leadVersion, reporterOrganizationId, reportedOn }: ClaimInvestor,
  names: boolean,
): InvestorEvent[] => {
  const claim = claimOf(investor, leadId);
  if (claim && claim.leadVersion >= leadVersion) return []; // a later event of the lead was settled already
  if ((claim?.stands ?? false) === names) return []; // settled already
  const after = settled(investor, { leadId, stands: names, leadVersion });
  return [
    names
      ? {
          type: 'InvestorClaimed',
          data: {
            ...judgementOf(after, investorId, leadId)!,
            leadId,
            leadVersion,
            reporterOrganizationId,
            reportedOn,
          },
        }
      : { type: 'InvestorClaimWithdrawn', data: { investorId, leadId, leadVersion } },
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
