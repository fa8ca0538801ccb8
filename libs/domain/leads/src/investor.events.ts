import { eventTypes, type CalendarDate, type EventOf } from '#platform/kernel';
import type { Judgement } from './lead.events.js';

// Stored facts. Never edit one: raise its v and add the step to lead.upcasts.ts.

/**
 * The version of the lead's stream at which it said so: what an earlier version said changes nothing any more. 0 where that was not
 * recorded (v1): any version of the lead comes after it.
 */
type Settled = { readonly leadVersion: number };

/** A lead named this investor. Its place among the claims is that of its first one, also after it was withdrawn for a time. */
export type InvestorClaimed = EventOf<
  'InvestorClaimed',
  Judgement &
    Settled & {
      readonly leadId: string;
      readonly reporterOrganizationId: string;
      readonly reportedOn: CalendarDate;
    }
>;
/** The lead names another investor now, or stopped counting as a duplicate: the next in order is first. */
export type InvestorClaimWithdrawn = EventOf<
  'InvestorClaimWithdrawn',
  Settled & { readonly investorId: string; readonly leadId: string }
>;
/** Another claim came back or went: this lead's verdict is another now, or the first before it. */
export type InvestorClaimRejudged = EventOf<'InvestorClaimRejudged', Judgement & { readonly leadId: string }>;

/** Everything that can stand on an `investor-*` stream. */
export type InvestorEvent = InvestorClaimed | InvestorClaimWithdrawn | InvestorClaimRejudged;

export const investorEvents = eventTypes<InvestorEvent>({
  InvestorClaimed: { v: 2 },
  InvestorClaimWithdrawn: { v: 2 },
  InvestorClaimRejudged: { v: 1 },
});
