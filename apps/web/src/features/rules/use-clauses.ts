import { useTranslation } from 'react-i18next';
import { moneyOf } from '../../app/format.ts';
import { useLanguage } from '../../app/use-choice.ts';
import { useEnum } from '../../app/use-enum.ts';
import { clausesOf, type Clauses } from './clauses.ts';

/** What a rule says, in the language that is on. */
export const useClauses = (): ((rule: Clauses) => readonly string[]) => {
  const { t } = useTranslation('rules');
  const say = useEnum();
  const language = useLanguage();
  return (rule) => clausesOf(rule, { t, say, money: (fen) => moneyOf(fen, language) });
};
