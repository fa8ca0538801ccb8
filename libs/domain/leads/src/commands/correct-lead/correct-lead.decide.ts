import { badField, notAfterToday, Refused, saidAnew, sameFact, type CalendarDate } from '#platform/kernel';
import type { Clearable, LeadCorrected, LeadEvent } from '../../lead.events.js';
import { dayOf, recorded } from '../../lead.rules.js';
import { investorOf, scopeIdsOf, type Lead, type RecordedLead } from '../../lead.state.js';

/** What a record may do without, by the name a caller clears it with. */
const clearable = {
  INVESTOR_NAME: 'investorName',
  INVESTOR_CREDIT_CODE: 'investorCreditCode',
  STATION_ID: 'stationId',
  ACTIVITY_ID: 'activityId',
  CHAIN_CODE: 'chainCode',
  REGION_CODE: 'regionCode',
  EXPECTED_INVESTMENT: 'expectedInvestment',
  SOURCING_METHOD: 'sourcingMethod',
  SUMMARY: 'summary',
} as const satisfies Readonly<Record<string, Clearable>>;
export type ClearableField = keyof typeof clearable;
export const clearableFields = Object.keys(clearable) as ClearableField[];

type Correctable = LeadCorrected['data']['after'];

export type CorrectLead = {
  readonly leadId: string;
  /** What should have been recorded instead. */
  readonly after: Correctable;
  /** What should not have been recorded at all. */
  readonly clear: readonly ClearableField[];
  readonly reason: string;
};

/** The record was wrong: figures move on the day of the fact itself, as if it had been recorded rightly. Allowed whatever became of it. */
export const correctLead = (
  state: Lead,
  { leadId, after, clear, reason }: CorrectLead,
  today: CalendarDate,
): LeadEvent[] => {
  const lead = recorded(state, leadId);
  const cleared = [...new Set(clear)].map((name) => clearable[name]);
  const asked = [...(Object.keys(after) as (keyof Correctable)[]), ...cleared];
  if (asked.length === 0)
    return badField('input', 'NOTHING_TO_CORRECT', 'give at least one value to correct');
  const corrected = saidAnew(lead, after, cleared);
  const changed = asked.filter((key) => !same(key, lead, corrected));
  if (changed.length === 0) return []; // already as it should be
  checkDays(lead, after, today);
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
        after: only(corrected),
        cleared: cleared.filter((key) => changed.includes(key)),
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
const same = (key: keyof Correctable, lead: RecordedLead, corrected: RecordedLead): boolean =>
  key === 'reporter'
    ? lead.reporter.organizationId === corrected.reporter.organizationId
    : sameFact(lead[key], corrected[key]);

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
