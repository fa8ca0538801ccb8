import { useEffect } from 'react';
import { useAsk } from '../../app/query.ts';
import { useLanguage } from '../../app/use-choice.ts';
import { CountingRulesDocument, type CountingRulesQuery } from './figures.gql.ts';

export type Rule = CountingRulesQuery['countingRules'][number];

/** How often it is asked how far a rule has come. */
const LOOK_MS = 2_000;

/** The counting rules there are. */
export const useRules = (): readonly Rule[] =>
  useAsk(CountingRulesDocument, {}, { about: ['FIGURES'] }).data?.countingRules ?? NONE;
const NONE: readonly Rule[] = [];

/** The same, asked again and again while one is being counted: how far it has come. */
export const useRulesWatched = (): readonly Rule[] => {
  const query = useAsk(CountingRulesDocument, {}, { about: ['FIGURES'] });
  const { data, refetch, dataUpdatedAt } = query;
  const isBuilding = data?.countingRules.some(({ state }) => state === 'BUILDING') ?? false;
  useEffect(() => {
    // Nothing that anybody recorded ends it, so nothing tells.
    if (!isBuilding) return undefined;
    const timer = setTimeout(() => void refetch({ cancelRefetch: false }), LOOK_MS);
    return () => clearTimeout(timer);
  }, [isBuilding, dataUpdatedAt, refetch]);
  return data?.countingRules ?? NONE;
};

/** What rules are called: each by its id, or the id where it has no name that may be read. */
export const useRuleName = (): ((ruleId: string) => string) => {
  const language = useLanguage();
  const rules = useRules();
  return (ruleId) => {
    const rule = rules.find(({ id }) => id === ruleId);
    return rule === undefined
      ? ruleId
      : `${language === 'zh' ? rule.name : (rule.nameEn ?? rule.name)} ${rule.version}`;
  };
};
