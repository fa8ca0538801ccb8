import {
  activityKinds,
  agreementKinds,
  hubLevels,
  outcomeKinds,
  ratingGrades,
  visitDirections,
} from '@kernel/measure.ts';
import type { Dimension } from '../app/enums.gql.ts';

/** The filter of figures that a dimension of kind has, with the codes that it takes. */
const filters = {
  AGREEMENT_KIND: { filter: 'agreementKinds', codes: agreementKinds },
  ACTIVITY_KIND: { filter: 'activityKinds', codes: activityKinds },
  OUTCOME_KIND: { filter: 'outcomeKinds', codes: outcomeKinds },
  HUB_LEVEL: { filter: 'hubLevels', codes: hubLevels },
  VISIT_DIRECTION: { filter: 'visitDirections', codes: visitDirections },
  RATING: { filter: 'ratingGrades', codes: ratingGrades },
} as const;
export type KindFilter = (typeof filters)[keyof typeof filters]['filter'];

export const kindFilterOf = (
  dimension: Dimension | null,
): { readonly filter: KindFilter; readonly codes: readonly string[] } | undefined =>
  (filters as Partial<Record<Dimension, (typeof filters)[keyof typeof filters]>>)[dimension ?? 'YEAR'];
