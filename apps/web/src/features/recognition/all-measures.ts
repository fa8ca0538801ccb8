import type { Measure } from '../../app/enums.gql.ts';

/** In the order of the work. Every measure of the API is here: the type checker counts them. */
const order = {
  PROJECTS_LANDED: true,
  PLANNED_INVESTMENT: true,
  CONSTRUCTION_STARTS: true,
  PRODUCTION_STARTS: true,
  PROJECTS_WITHDRAWN: true,
  FIXED_ASSET_INVESTMENT: true,
  PAID_IN_DOMESTIC: true,
  UTILIZED_FOREIGN: true,
  AGREEMENTS_SIGNED: true,
  CONTRACT_AMOUNT: true,
  FRAMEWORK_AMOUNT: true,
  INTENT_AMOUNT: true,
  AGREED_AMOUNT: true,
  SPONSORSHIP_AMOUNT: true,
  LEADS_REPORTED: true,
  LEADS_QUALIFIED: true,
  VISITS_LOGGED: true,
  VISIT_DELEGATES: true,
  ACTIVITIES_HELD: true,
  ACTIVITY_SESSIONS: true,
  SERVICE_SESSIONS: true,
  TRAINING_PARTICIPANTS: true,
  NETWORK_MEMBERS: true,
  STATIONS_OPEN: true,
  HIRES: true,
  JOBS_OFFERED: true,
  PLATFORMS: true,
  STANDARDS_DRAFTED: true,
  AID_AMOUNT: true,
} as const satisfies Readonly<Record<Measure, true>>;

export const allMeasures = Object.keys(order) as readonly Measure[];
