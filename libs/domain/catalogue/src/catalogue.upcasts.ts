import type { Upcast, Landing, RuleClauses } from '#platform/kernel';

/** A rule of v1 said what landed is and a floor of what was planned at the landing; every other clause let everything through. */
const clauses: Upcast['step'] = (data) => {
  const { landedWhen, plannedFloor, ...rest } = data as {
    readonly landedWhen: Landing;
    readonly plannedFloor: number;
  };
  const said: RuleClauses = {
    landed: { when: landedWhen, needs: [] },
    floors:
      plannedFloor > 0 ? [{ measure: 'PLANNED_INVESTMENT', least: plannedFloor, judgedBy: 'FIRST' }] : [],
    increases: 'COUNT',
    excluded: [],
    firstSigningOnly: false,
  };
  return { ...rest, ...said };
};

/** Steps from older stored shapes. Each comes with a stored sample in `samples/`. */
export const catalogueUpcasts: readonly Upcast[] = [
  { type: 'CountingRulePublished', from: 1, step: clauses },
];
