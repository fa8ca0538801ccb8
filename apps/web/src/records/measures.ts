import type { Measure } from '../app/enums.gql.ts';

/** Measures by what they are of, in the order of the work. Every one of the API's has a place: the type checker counts them. */
export const placeOf = {
  PROJECTS_LANDED: 'project',
  PLANNED_INVESTMENT: 'project',
  CONSTRUCTION_STARTS: 'project',
  PRODUCTION_STARTS: 'project',
  PROJECTS_WITHDRAWN: 'project',
  FIXED_ASSET_INVESTMENT: 'funds',
  PAID_IN_DOMESTIC: 'funds',
  UTILIZED_FOREIGN: 'funds',
  AGREEMENTS_SIGNED: 'agreement',
  CONTRACT_AMOUNT: 'agreement',
  FRAMEWORK_AMOUNT: 'agreement',
  INTENT_AMOUNT: 'agreement',
  AGREED_AMOUNT: 'agreement',
  SPONSORSHIP_AMOUNT: 'agreement',
  LEADS_REPORTED: 'lead',
  LEADS_QUALIFIED: 'lead',
  VISITS_LOGGED: 'visit',
  VISIT_DELEGATES: 'visit',
  DELEGATION_ORGANIZATIONS: 'visit',
  ACTIVITIES_HELD: 'visit',
  ACTIVITY_SESSIONS: 'visit',
  SERVICE_SESSIONS: 'visit',
  TRAINING_PARTICIPANTS: 'visit',
  NETWORK_MEMBERS: 'network',
  RATED_ORGANIZATIONS: 'network',
  HUBS: 'network',
  STATIONS_OPEN: 'network',
  HIRES: 'outcome',
  JOBS_OFFERED: 'outcome',
  PLATFORMS: 'outcome',
  STANDARDS_DRAFTED: 'outcome',
  AID_AMOUNT: 'outcome',
  AID_PROJECTS: 'outcome',
} as const satisfies Readonly<Record<Measure, string>>;

export type Place = (typeof placeOf)[Measure];
export const measures = Object.keys(placeOf) as readonly Measure[];
export const places = [...new Set(Object.values(placeOf))] as readonly Place[];
export const measuresAt = (place: Place): readonly Measure[] =>
  measures.filter((measure) => placeOf[measure] === place);

/** Lines of measures in the order of the work, whatever order they came in. */
export const inOrder = <T extends { readonly measure: Measure }>(lines: readonly T[]): readonly T[] =>
  lines.toSorted((a, b) => measures.indexOf(a.measure) - measures.indexOf(b.measure));
