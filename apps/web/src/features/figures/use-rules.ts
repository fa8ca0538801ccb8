import { useAsk, useWatched } from '../../app/query.ts';
import { ruleTitle } from '../../app/format.ts';
import { useLanguage } from '../../app/use-choice.ts';
import { CountingRulesDocument, type CountingRulesQuery } from './figures.gql.ts';

export type Rule = CountingRulesQuery['countingRules'][number];

/** The counting rules there are. */
export const useRules = (): readonly Rule[] =>
  useAsk(CountingRulesDocument, {}, { about: ['FIGURES'] }).data?.countingRules ?? NONE;
const NONE: readonly Rule[] = [];

/** The same, asked again and again while one is being counted: how far it has come. */
export const useRulesWatched = (): readonly Rule[] => {
  const query = useAsk(CountingRulesDocument, {}, { about: ['FIGURES'] });
  const rules = query.data?.countingRules ?? NONE;
  useWatched(
    query,
    rules.some(({ state }) => state === 'BUILDING'),
  );
  return rules;
};

/** What rules are called: each by its id, or the id where it has no name that may be read. */
export const useRuleName = (): ((ruleId: string) => string) => {
  const language = useLanguage();
  const rules = useRules();
  return (ruleId) => {
    const rule = rules.find(({ id }) => id === ruleId);
    return rule === undefined ? ruleId : ruleTitle(rule, language);
  };
};
