import type { Measure, SubjectKind } from '../../app/enums.gql.ts';
import { placeOf, type Place } from '../../records/measures.ts';

const kinds: Readonly<Record<Place, SubjectKind>> = {
  project: 'PROJECT',
  funds: 'PROJECT',
  agreement: 'AGREEMENT',
  lead: 'LEAD',
  visit: 'VISIT',
  network: 'ORGANIZATION',
  outcome: 'OUTCOME',
};

/** Where a measure is of something else than most of its place. */
const otherwise: Readonly<Partial<Record<Measure, SubjectKind>>> = {
  ACTIVITIES_HELD: 'ACTIVITY',
  ACTIVITY_SESSIONS: 'ACTIVITY',
  SERVICE_SESSIONS: 'ACTIVITY',
  TRAINING_PARTICIPANTS: 'ACTIVITY',
  STATIONS_OPEN: 'STATION',
};

/** What a measure is a sum over: to be called by name before any of them is there. */
export const kindBehind = (measure: Measure): SubjectKind => otherwise[measure] ?? kinds[placeOf[measure]];
