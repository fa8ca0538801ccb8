import { notAfterToday, Refused, type CalendarDate } from '#platform/kernel';
import type { Lead, RecordedLead } from './lead.state.js';

/** The lead as recorded, lost or not. @throws Refused LEAD_NOT_FOUND */
export const recorded = (lead: Lead, leadId: string): RecordedLead => {
  if (lead.status === 'absent') throw new Refused('LEAD_NOT_FOUND', { field: 'leadId', leadId });
  return lead;
};

/** The lead while it can be worked on. @throws Refused LEAD_NOT_FOUND, LEAD_LOST, LEAD_DUPLICATE */
export const open = (lead: Lead, leadId: string): RecordedLead => {
  const found = recorded(lead, leadId);
  if (found.status === 'lost')
    throw new Refused('LEAD_LOST', { field: 'leadId', leadId, lostOn: found.lostOn });
  if (found.duplicateOf !== undefined)
    throw new Refused('LEAD_DUPLICATE', { field: 'leadId', leadId, duplicateOf: found.duplicateOf });
  return found;
};

/** A day on which something was done about the lead. @throws Refused DATE_IN_FUTURE, LEAD_DATE_BEFORE_REPORT */
export const dayOf = (
  lead: RecordedLead,
  field: string,
  day: CalendarDate,
  today: CalendarDate,
): CalendarDate => {
  notAfterToday(field, day, today);
  if (day < lead.reportedOn)
    throw new Refused('LEAD_DATE_BEFORE_REPORT', { field, reportedOn: lead.reportedOn });
  return day;
};
