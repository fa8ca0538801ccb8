import { useTranslation } from 'react-i18next';
import { OFFLINE } from './refusal.ts';
import { refusalText } from './refusal-text.ts';

type Say = (code: string, params?: Readonly<Record<string, unknown>>) => string;

/** What a refusal names by a value of an enum, and of which. */
const terms: Readonly<Record<string, string>> = { measure: 'Measure', milestone: 'Milestone' };

/** Under which a refusal's sentence stands: its code, but for a question that nobody answered. */
const sentenceOf = (code: string, params: Readonly<Record<string, unknown>>): string =>
  code === OFFLINE && params['toQuestion'] === true ? 'OFFLINE_QUESTION' : code;

/** A code in words. One without words of its own is a mistake that a spec finds; people still get a sentence. */
export const useRefusalWords = (): Say => {
  const { t, i18n } = useTranslation(['refusals', 'enums']);
  return (code, params = {}) => {
    const say = t as unknown as (key: string, options: object) => string;
    const sentence = sentenceOf(code, params);
    const known = i18n.exists(sentence, { ns: 'refusals' });
    const given: Record<string, unknown> = known ? { ...params } : { code };
    for (const [name, of] of Object.entries(terms))
      if (typeof given[name] === 'string')
        given[name] = say(`enums:${of}.${given[name]}`, { defaultValue: given[name] });
    if (typeof given['expected'] === 'string') given['expected'] = given['expected'].replace('= about', '≈');
    return refusalText(say(known ? sentence : 'UNKNOWN_CODE', { skipInterpolation: true }), given);
  };
};
