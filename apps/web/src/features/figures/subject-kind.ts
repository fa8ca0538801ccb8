import type { Measure, SubjectKind } from '../../app/enums.gql.ts';
import { placeOf, type Place } from './asked.ts';

/** What is only announced has no subjects yet. */
export type KindBehind = SubjectKind | 'RECORD';

const kinds: Readonly<Record<Place, KindBehind>> = {
  project: 'PROJECT',
  funds: 'PROJECT',
  agreement: 'AGREEMENT',
  lead: 'LEAD',
  visit: 'VISIT',
  network: 'ORGANIZATION',
  outcome: 'RECORD',
};

/** Where a measure is of something else than most of its place. */
const otherwise: Readonly<Partial<Record<Measure, SubjectKind>>> = {
  ACTIVITIES_HELD: 'ACTIVITY',
  ACTIVITY_SESSIONS: 'ACTIVITY',
  STATIONS_OPEN: 'STATION',
};

/** What a measure is a sum over: to be called by name before any of them is there. */
export const kindBehind = (measure: Measure): KindBehind => otherwise[measure] ?? kinds[placeOf[measure]];
