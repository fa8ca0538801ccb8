import { badField, realDate, Refused, type CalendarDate } from '#platform/kernel';
import type { LeadEvent, LeadFollowedUp } from '../../lead.events.js';
import { dayOf, open } from '../../lead.rules.js';
import { stageOf, type Lead } from '../../lead.state.js';

type FollowUpLead = Omit<LeadFollowedUp['data'], 'current' | 'stage'>;

/** Talks or another step took place 跟进. One that is recorded late does not put back the date of the next. */
export const followUpLead = (state: Lead, facts: FollowUpLead, today: CalendarDate): LeadEvent[] => {
  const { leadId, followedUpOn, nextFollowUpOn } = facts;
  const lead = open(state, leadId);
  if (lead.inPool) throw new Refused('LEAD_IN_POOL', { field: 'leadId', leadId });
  dayOf(lead, 'followedUpOn', followedUpOn, today);
  if (nextFollowUpOn !== undefined && realDate('nextFollowUpOn', nextFollowUpOn) < followedUpOn)
    badField('nextFollowUpOn', 'DATE_BEFORE_FOLLOW_UP', 'the next step lies before this one');
  const latest = lead.lastFollowUp;
  const current =
    latest !== undefined && latest.followedUpOn > followedUpOn
      ? latest
      : { followedUpOn, ...(nextFollowUpOn === undefined ? {} : { nextFollowUpOn }) };
  return [
    { type: 'LeadFollowedUp', data: { ...facts, current, stage: stageOf({ ...lead, negotiating: true }) } },
  ];
};
