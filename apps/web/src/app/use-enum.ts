import { useTranslation } from 'react-i18next';
import type { Dimension } from './enums.gql.ts';

/** A value of an enum of the API by its standard term: `say('LeadStage', lead.stage)`. */
export type Say = <E extends keyof Words['enums']>(
  name: E,
  value: keyof Words['enums'][E] & string,
) => string;

export const useEnum = (): Say => {
  const { t } = useTranslation('enums');
  return (name, value) => t(`${name}.${value}` as never);
};

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
