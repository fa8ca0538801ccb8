import type { Qualifier, VisitDirection } from '../../app/enums.gql.ts';
import type { Pick } from '../../ui/pick-many.tsx';
import type { Faults } from '../../ui/form.tsx';
import { shortTitle } from '../../ui/parts.tsx';
import type {
  AmendVisitInput,
  ClearableVisitField,
  CorrectVisitInput,
  LogVisitInput,
  PlanVisitInput,
  VisitFactsFragment,
} from './visits.gql.ts';

export type Stop = { readonly on: string; readonly place: string; readonly purpose: string };

/** A visit as its form holds it: what was made and what is planned are told alike. Empty texts are not said. */
export type VisitForm = {
  readonly kind: 'LOGGED' | 'PLANNED';
  readonly direction: VisitDirection;
  /** Empty where an organization hosts it without a station. */
  readonly stationId: string;
  readonly host: readonly Pick[];
  readonly on: string;
  readonly until: string;
  readonly name: string;
  readonly count: string;
  readonly leads: readonly Pick[];
  readonly organizations: readonly Pick[];
  readonly reported: string;
  readonly qualifier: Qualifier | '';
  readonly origin: string;
  readonly destination: string;
  readonly region: string;
  readonly chain: string;
  readonly result: string;
  readonly itinerary: readonly Stop[];
  readonly activity: string;
  readonly document: string;
};

export const emptyVisit = (on: string): VisitForm => ({
  kind: 'LOGGED',
  direction: 'INBOUND',
  stationId: '',
  host: [],
  on,
  until: '',
  name: '',
  count: '',
  leads: [],
  organizations: [],
  reported: '',
  qualifier: '',
  origin: '',
  destination: '',
  region: '',
  chain: '',
  result: '',
  itinerary: [],
  activity: '',
  document: '',
});

/** The names of the API's fields by the form's own. */
export const fieldOf: Readonly<Record<string, keyof VisitForm>> = {
  visitedOn: 'on',
  plannedOn: 'on',
  endedOn: 'until',
  plannedUntil: 'until',
  delegateCount: 'count',
  organizationsReported: 'reported',
  organizationsQualifier: 'qualifier',
  originRegionCode: 'origin',
  destinationRegionCode: 'destination',
  regionCode: 'region',
  chainCode: 'chain',
  leadIds: 'leads',
  organizationIds: 'organizations',
  hostOrganizationId: 'host',
  sourceDocument: 'document',
  activityId: 'activity',
};

const countFault = (text: string): string | undefined =>
  text === '' || (Number(text) >= 1 && Number(text) <= 1_000_000) ? undefined : 'COUNT_OUT_OF_RANGE';

/** What can be seen without the server. @param latest the last day that may have been, by whichever clock is ahead */
export const visitFaults = (values: VisitForm, latest: string): Faults<VisitForm> => {
  const faults: Record<string, string | undefined> = {
    stationId: values.stationId === '' && values.host.length === 0 ? 'HOST_MISSING' : undefined,
    on:
      values.on === ''
        ? 'NEEDED'
        : values.kind === 'LOGGED' && values.on > latest
          ? 'DATE_IN_FUTURE'
          : undefined,
    name: values.name.length > 200 ? 'TEXT_TOO_LONG' : undefined,
    count: countFault(values.count),
    result: values.result.length > 4000 ? 'TEXT_TOO_LONG' : undefined,
    until:
      values.until === ''
        ? undefined
        : values.until < values.on
          ? 'VISIT_DATES_REVERSED'
          : values.kind === 'LOGGED' && values.until > latest
            ? 'DATE_IN_FUTURE'
            : undefined,
    reported: values.qualifier !== '' && values.reported === '' ? 'NEEDED' : countFault(values.reported),
    itinerary: values.itinerary.some(({ on, place }) => on === '' || place.trim() === '')
      ? 'STOP_INCOMPLETE'
      : values.itinerary.some(({ on }) => on < values.on || on > (values.until || values.on))
        ? 'VISIT_STOP_OUTSIDE'
        : undefined,
  };
  return Object.fromEntries(Object.entries(faults).filter(([, code]) => code !== undefined));
};

/** A visit of nobody: the server takes it, but whoever logs one now knows at least one thing of who came. What is recorded already may lack it. */
export const nobodyFault = ({ name, count, leads, organizations, reported }: VisitForm): Faults<VisitForm> =>
  name.trim() === '' && count === '' && reported === '' && leads.length + organizations.length === 0
    ? { name: 'VISIT_OF_NOBODY' }
    : {};

type Said = Omit<LogVisitInput & PlanVisitInput & AmendVisitInput & CorrectVisitInput, 'commandId' | 'clear'>;

const ids = (picks: readonly Pick[]): string[] => picks.map(({ id }) => id);

/** Everything that the form says, by the API's names; what is empty is undefined. */
const saidOf = (values: VisitForm): { [K in keyof Said]?: Said[K] | undefined } => {
  const text = (value: string) => (value.trim() === '' ? undefined : value.trim());
  const count = (value: string) => (value === '' ? undefined : Number(value));
  const logged = values.kind === 'LOGGED';
  return {
    direction: values.direction,
    ...(values.stationId === ''
      ? { hostOrganizationId: values.host[0]?.id }
      : { stationId: values.stationId }),
    ...(logged
      ? { visitedOn: values.on, endedOn: text(values.until), result: text(values.result) }
      : { plannedOn: values.on, plannedUntil: text(values.until) }),
    name: text(values.name),
    delegateCount: count(values.count),
    leadIds: ids(values.leads),
    organizationIds: ids(values.organizations),
    organizationsReported: count(values.reported),
    organizationsQualifier: values.reported === '' || values.qualifier === '' ? undefined : values.qualifier,
    originRegionCode: text(values.origin),
    destinationRegionCode: text(values.destination),
    regionCode: text(values.region),
    chainCode: text(values.chain),
    itinerary: values.itinerary.map(({ on, place, purpose }) => ({
      on,
      place: place.trim(),
      ...(purpose.trim() === '' ? {} : { purpose: purpose.trim() }),
    })),
    activityId: text(values.activity),
    sourceDocument: text(values.document),
  };
};

/** A new visit: what is not said is left out. */
export const inputOf = (values: VisitForm): Record<string, unknown> =>
  Object.fromEntries(
    Object.entries(saidOf(values)).filter(
      ([, value]) => value !== undefined && !(Array.isArray(value) && value.length === 0),
    ),
  );

const clears: Readonly<Record<string, ClearableVisitField>> = {
  name: 'NAME',
  organizationsReported: 'ORGANIZATIONS_REPORTED',
  delegateCount: 'DELEGATE_COUNT',
  originRegionCode: 'ORIGIN_REGION_CODE',
  destinationRegionCode: 'DESTINATION_REGION_CODE',
  regionCode: 'REGION_CODE',
  chainCode: 'CHAIN_CODE',
  activityId: 'ACTIVITY_ID',
  plannedUntil: 'PLANNED_UNTIL',
  endedOn: 'ENDED_ON',
  result: 'RESULT',
};

/** What differs from before, and what is said no more: so that what others changed meanwhile is not written back. */
export const changesOf = (
  before: VisitForm,
  after: VisitForm,
): { said: Record<string, unknown>; clear: ClearableVisitField[] } => {
  const [was, is] = [saidOf(before), saidOf(after)] as [Record<string, unknown>, Record<string, unknown>];
  const said: Record<string, unknown> = {};
  const clear: ClearableVisitField[] = [];
  for (const name of Object.keys({ ...was, ...is })) {
    if (JSON.stringify(was[name]) === JSON.stringify(is[name])) continue;
    const cleared = clears[name];
    if (is[name] !== undefined) said[name] = is[name];
    else if (cleared !== undefined) clear.push(cleared);
  }
  // The figure and how it is meant are one value to the server.
  if ('organizationsQualifier' in said) said['organizationsReported'] ??= is['organizationsReported'];
  if ('organizationsReported' in said && is['organizationsQualifier'] !== undefined)
    said['organizationsQualifier'] = is['organizationsQualifier'];
  return { said, clear };
};

/** A recorded visit in its form. */
export const formOf = (visit: VisitFactsFragment): VisitForm => ({
  kind: visit.status === 'LOGGED' ? 'LOGGED' : 'PLANNED',
  direction: visit.direction,
  stationId: visit.stationId ?? '',
  host: visit.stationId === null && visit.host !== null ? [visit.host] : [],
  on: visit.startsOn,
  until: (visit.status === 'LOGGED' ? visit.endedOn : visit.plannedUntil) ?? '',
  name: visit.name ?? '',
  count: visit.delegateCount === null ? '' : String(visit.delegateCount),
  leads: visit.leads.map(({ id, title, investorName }) => ({
    id,
    name: shortTitle(title),
    detail: investorName ?? undefined,
  })),
  organizations: visit.organizations.map(({ id, name }) => ({ id, name })),
  reported: visit.organizationsReported === null ? '' : String(visit.organizationsReported),
  qualifier: visit.organizationsQualifier ?? '',
  origin: visit.originRegionCode ?? '',
  destination: visit.destinationRegionCode ?? '',
  region: visit.regionCode ?? '',
  chain: visit.chainCode ?? '',
  result: visit.result ?? '',
  itinerary: visit.itinerary.map(({ on, place, purpose }) => ({ on, place, purpose: purpose ?? '' })),
  activity: visit.activity?.id ?? '',
  document: visit.sourceDocument ?? '',
});

/** A plan as the form in which it is logged: as planned, but for how many came, which is counted. */
export const loggedAsPlanned = (plan: VisitForm, today: string): VisitForm => ({
  ...plan,
  kind: 'LOGGED',
  on: plan.on <= today ? plan.on : today,
  until: plan.on <= today && plan.until <= today ? plan.until : '',
  count: '',
});

/** The input that logs a plan: what is as planned is left out, and stays so if the plan is changed meanwhile. */
export const inputOfPlan = (plan: VisitForm, values: VisitForm): Record<string, unknown> => {
  const { said } = changesOf({ ...plan, kind: 'LOGGED', count: '' }, values);
  return { ...said, visitedOn: values.on };
};
