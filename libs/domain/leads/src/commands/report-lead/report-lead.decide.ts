import { notAfterToday, Refused, type CalendarDate } from '#platform/kernel';
import type { LeadEvent, LeadReported } from '../../lead.events.js';
import { investorOf, scopeIdsOf, type Lead } from '../../lead.state.js';

/** The lead as its handler found it: references looked up, money and text checked. */
export type ReportLead = Omit<LeadReported['data'], 'scopeIds' | 'investor'>;

/** An organization brings a lead in. Whether it was the first to name the investor is judged afterwards, in the order of the log. */
export const reportLead = (lead: Lead, facts: ReportLead, today: CalendarDate): LeadEvent[] => {
  if (lead.status !== 'absent') throw new Refused('LEAD_ALREADY_REPORTED', { leadId: facts.leadId });
  notAfterToday('reportedOn', facts.reportedOn, today);
  const investor = investorOf(facts);
  return [
    {
      type: 'LeadReported',
      data: { ...facts, ...(investor === undefined ? {} : { investor }), scopeIds: scopeIdsOf(facts) },
    },
  ];
};
