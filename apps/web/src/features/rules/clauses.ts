import type { TFunction } from 'i18next';
import type { Say } from '../../app/use-enum.ts';
import type { RulesQuery } from './rules.gql.ts';

export type Clauses = Pick<
  RulesQuery['countingRules'][number],
  'landed' | 'floors' | 'increases' | 'excluded' | 'firstSigningOnly'
>;

type Words = {
  readonly t: TFunction<'rules'>;
  readonly say: Say;
  /** Fen as people read them. */
  readonly money: (fen: string) => string;
};

/** What a counting rule says, a sentence a clause. What lets everything through is said where people ask for it: no floor, increases. */
export const clausesOf = (
  { landed: { when, needs }, floors, increases, excluded, firstSigningOnly }: Clauses,
  { t, say, money }: Words,
): readonly string[] => {
  const and = t('clauses.and');
  const step = say('Landing', when);
  const besides = needs.map((need) => say('LandingNeed', need)).join(and);
  const landed = when === 'LANDED' ? 'reported' : 'step';
  return [
    needs.length === 0
      ? t(`clauses.${landed}`, { step })
      : t(`clauses.${landed}And`, { step, needs: besides }),
    ...(floors.length === 0
      ? [t('clauses.noFloor')]
      : floors.map(({ measure, least, judgedBy }) =>
          t(`clauses.floor.${judgedBy}`, { measure: say('FloorMeasure', measure), least: money(least) }),
        )),
    t('clauses.increases', { how: say('Increases', increases) }),
    ...(excluded.length === 0
      ? []
      : [t('clauses.excluded', { traits: excluded.map((trait) => say('ProjectTrait', trait)).join(and) })]),
    ...(firstSigningOnly ? [t('clauses.firstSigning')] : []),
  ];
};
