import type { Dimension } from '../app/enums.gql.ts';

type Named = 'AgreementKind' | 'ActivityKind' | 'OutcomeKind' | 'HubLevel' | 'VisitDirection';

/** The enum of the API that a dimension's codes are values of: this app has words of its own for them. */
const enums: Partial<Readonly<Record<Dimension, Named>>> = {
  AGREEMENT_KIND: 'AgreementKind',
  ACTIVITY_KIND: 'ActivityKind',
  OUTCOME_KIND: 'OutcomeKind',
  HUB_LEVEL: 'HubLevel',
  VISIT_DIRECTION: 'VisitDirection',
};

export const enumOf = (dimension: Dimension): Named | undefined => enums[dimension];
