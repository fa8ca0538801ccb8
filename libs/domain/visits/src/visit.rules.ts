import { badField, notAfterToday, Refused, saidAnew, type CalendarDate } from '#platform/kernel';
import type { Programme, VisitPlan, VisitRecord } from './visit.events.js';
import type { LoggedVisit, PlannedVisit, RecordedVisit, Visit } from './visit.state.js';

/** The visit as recorded, whatever became of it. @throws Refused VISIT_NOT_FOUND */
export const recorded = (visit: Visit, visitId: string): RecordedVisit => {
  if (visit.status === 'absent') throw new Refused('VISIT_NOT_FOUND', { field: 'visitId', visitId });
  return visit;
};

/** The visit while it is only planned. @throws Refused VISIT_NOT_FOUND, VISIT_CANCELLED, VISIT_LOGGED */
export const planned = (visit: Visit, visitId: string): PlannedVisit => {
  const found = recorded(visit, visitId);
  if (found.status === 'planned') return found;
  throw new Refused(found.status === 'logged' ? 'VISIT_LOGGED' : 'VISIT_CANCELLED', {
    field: 'visitId',
    visitId,
  });
};

/** The visit once it was made. @throws Refused VISIT_NOT_FOUND, VISIT_CANCELLED, VISIT_NOT_LOGGED */
export const logged = (visit: Visit, visitId: string): LoggedVisit => {
  const found = recorded(visit, visitId);
  if (found.status === 'logged') return found;
  throw new Refused(found.status === 'cancelled' ? 'VISIT_CANCELLED' : 'VISIT_NOT_LOGGED', {
    field: 'visitId',
    visitId,
  });
};

/** What is recorded of a visit, by the fields of the inputs that say it; the days of its plan or, once it was made, its own. */
export const saidNow = (visit: RecordedVisit) => {
  const says: Programme & Partial<VisitPlan & VisitRecord> =
    visit.status === 'logged' ? visit.record : visit.plan;
  const { host, organizations, organizationsReported: reported, ...others } = says;
  const hosted = { stationId: host.stationId, organizationId: host.organizationId };
  return {
    ...others,
    visitId: visit.visitId,
    stationId: hosted,
    hostOrganizationId: hosted,
    organizationIds: organizations.map(({ organizationId }) => organizationId),
    organizationsReported: reported?.value,
    organizationsQualifier: reported?.qualifier,
  };
};

/** A programme with nothing left out that it must have. @throws BadInput FIELD_MISSING, HOST_MISSING */
export const complete = (said: Partial<Programme>): Programme => {
  const { direction, host, organizations = [], itinerary = [], leadIds = [] } = said;
  if (direction === undefined) return badField('direction', 'FIELD_MISSING', 'needed, unless it was planned');
  if (host === undefined)
    return badField('stationId', 'HOST_MISSING', 'give stationId, or hostOrganizationId');
  return { ...said, direction, host, organizations, itinerary, leadIds };
};

/** A plan whose days run forwards and hold its itinerary. @throws Refused VISIT_DATES_REVERSED, VISIT_STOP_OUTSIDE */
export const checkedPlan = <T extends VisitPlan>(plan: T): T => {
  const { plannedOn, plannedUntil } = plan;
  forwards(plannedOn, plannedUntil, 'plannedUntil');
  within(plan, plannedOn, plannedUntil);
  return plan;
};

/** A visit that took place, by today. @throws Refused DATE_IN_FUTURE, VISIT_DATES_REVERSED, VISIT_STOP_OUTSIDE */
export const checkedRecord = (record: VisitRecord, today: CalendarDate): VisitRecord => {
  const { visitedOn, endedOn } = record;
  checkedDays(visitedOn, endedOn, today);
  within(record, visitedOn, endedOn);
  return record;
};

/** The days of a visit that took place. @throws Refused DATE_IN_FUTURE, VISIT_DATES_REVERSED */
export const checkedDays = (
  visitedOn: CalendarDate,
  endedOn: CalendarDate | null | undefined,
  today: CalendarDate,
): void => {
  notAfterToday('visitedOn', visitedOn, today);
  if (endedOn) notAfterToday('endedOn', endedOn, today);
  forwards(visitedOn, endedOn, 'endedOn');
};

/** @throws Refused VISIT_DATES_REVERSED */
export const forwards = (from: CalendarDate, until: CalendarDate | null | undefined, field: string): void => {
  if (until && until < from) throw new Refused('VISIT_DATES_REVERSED', { field, from, until });
};

const within = ({ itinerary }: Programme, from: CalendarDate, until: CalendarDate = from): void => {
  for (const [i, { on }] of itinerary.entries())
    if (on < from || on > until)
      throw new Refused('VISIT_STOP_OUTSIDE', { field: `itinerary.${i}.on`, on, from, until });
};

/** What a plan or a record may do without, by the name it has in the public contract. */
export const clearable = {
  NAME: 'name',
  ORGANIZATIONS_REPORTED: 'organizationsReported',
  DELEGATE_COUNT: 'delegateCount',
  ORIGIN_REGION_CODE: 'originRegionCode',
  DESTINATION_REGION_CODE: 'destinationRegionCode',
  REGION_CODE: 'regionCode',
  CHAIN_CODE: 'chainCode',
  ACTIVITY_ID: 'activityId',
  PLANNED_UNTIL: 'plannedUntil',
  ENDED_ON: 'endedOn',
  RESULT: 'result',
} as const;
export type ClearableField = keyof typeof clearable;

/**
 * What was recorded, with what is said anew and without what is cleared.
 * @throws BadInput NOTHING_TO_CHANGE where nothing is asked; FIELD_CLEARED where a value is both given and cleared
 */
export const changed = <T extends VisitPlan | VisitRecord>(
  before: T,
  said: Partial<T>,
  clear: readonly ClearableField[],
): T => {
  if (Object.keys(said).length === 0 && clear.length === 0)
    badField('input', 'NOTHING_TO_CHANGE', 'give at least one value');
  return saidAnew(
    before,
    said,
    clear.map((name) => clearable[name] as keyof T & string),
  );
};
