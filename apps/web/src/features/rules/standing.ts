import type { RulesQuery } from './rules.gql.ts';

export type Rule = RulesQuery['countingRules'][number];
type Standing = {
  readonly id: string;
  readonly state: Rule['state'];
  readonly designations: readonly { readonly to: string | null }[];
};

/** By which figures are where nobody has said anything. */
export const BASELINE = 'baseline@1';

const isLast = ({ designations }: Standing): boolean => designations.some(({ to }) => to === null);

/** Whether a rule is the default or will be once it has been counted: designated, and none since; the baseline until somebody is. */
export const isDesignated = (rule: Standing, all: readonly Standing[]): boolean =>
  isLast(rule) || (rule.id === BASELINE && !all.some(isLast));

/** Whether it can be made the default: also one that only stands in for a default which is being counted. */
export const mayDesignate = (rule: Standing, all: readonly Standing[]): boolean =>
  rule.state !== null && rule.state !== 'RETIRED' && !isDesignated(rule, all);

/** Whether it can be retired: neither the baseline, nor the default, nor what stands in for it. */
export const mayRetire = (rule: Standing, all: readonly Standing[]): boolean =>
  rule.state !== 'DEFAULT' && rule.id !== BASELINE && mayDesignate(rule, all);

const order = ['DEFAULT', 'BUILDING', 'COUNTED', 'RETIRED', null] as const satisfies readonly Rule['state'][];

/** What counts now before what may be asked, and what is counted no more, or not here, at the end. */
export const inOrder = <R extends Standing>(all: readonly R[]): readonly R[] =>
  all.toSorted((a, b) => order.indexOf(a.state) - order.indexOf(b.state));
