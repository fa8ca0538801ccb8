import { badField, notAfterToday, Refused, sameFact, type CalendarDate } from '#platform/kernel';
import type { LeadCorrected, LeadEvent } from '../../lead.events.js';
import { dayOf, recorded } from '../../lead.rules.js';
import { investorOf, scopeIdsOf, type Lead, type RecordedLead } from '../../lead.state.js';

export type CorrectLead = {
  readonly leadId: string;
  readonly after: LeadCorrected['data']['after'];
  readonly reason: string;
};

type Correctable = LeadCorrected['data']['after'];

/** The record was wrong: figures move on the day of the fact itself, as if it had been recorded rightly. Allowed whatever became of it. */
export const correctLead = (
  state: Lead,
  { leadId, after, reason }: CorrectLead,
  today: CalendarDate,
): LeadEvent[] => {
  const lead = recorded(state, leadId);
  const asked = Object.keys(after) as (keyof Correctable)[];
  if (asked.length === 0)
    return badField('input', 'NOTHING_TO_CORRECT', 'give at least one value to correct');
  const changed = asked.filter((key) => !same(key, lead, after));
  if (changed.length === 0) return []; // already as it should be
  checkDays(lead, after, today);
  const corrected = { ...lead, ...after };
  const [was, is] = [investorOf(lead), investorOf(corrected)];
  const only = (values: Correctable): Correctable =>
    Object.fromEntries(
      changed.filter((key) => values[key] !== undefined).map((key) => [key, values[key]]),
    ) as Correctable;
  return [
    {
      type: 'LeadCorrected',
      data: {
        leadId,
        before: only(lead),
        after: only(after),
        ...(sameFact(was, is)
          ? {}
          : {
              ...(was === undefined ? {} : { investorBefore: was }),
              ...(is === undefined ? {} : { investor: is }),
            }),
        scopeIds: scopeIdsOf(corrected),
        reason,
      },
    },
  ];
};

// The same reporter under another hub since is the same reporter: what was written down of its hubs stays.
const same = (key: keyof Correctable, lead: RecordedLead, after: Correctable): boolean =>
  key === 'reporter'
    ? lead.reporter.organizationId === after.reporter?.organizationId
    : sameFact(lead[key], after[key]);

const checkDays = (lead: RecordedLead, after: Correctable, today: CalendarDate): void => {
  const reportedOn = after.reportedOn ?? lead.reportedOn;
  notAfterToday('reportedOn', reportedOn, today);
  const { qualifiedOn } = after;
  if (qualifiedOn !== undefined) {
    if (lead.qualifiedOn === undefined) throw new Refused('LEAD_NOT_QUALIFIED', { field: 'qualifiedOn' });
    dayOf({ ...lead, reportedOn }, 'qualifiedOn', qualifiedOn, today);
    const next = lead.grades
      .map(({ on }) => on)
      .filter((on) => on !== lead.qualifiedOn)
      .toSorted()[0];
    // Behind a later grade it would no longer be the first.
    if (next !== undefined && qualifiedOn !== lead.qualifiedOn && qualifiedOn > next)
      throw new Refused('LEAD_QUALIFICATION_AFTER_NEXT', { field: 'qualifiedOn', next });
  }
  const next = [qualifiedOn ?? lead.qualifiedOn, lead.firstStepOn]
    .filter((day) => day !== undefined)
    .toSorted()[0];
  if (next !== undefined && reportedOn > next)
    throw new Refused('LEAD_REPORT_AFTER_NEXT', { field: 'reportedOn', next });
};
