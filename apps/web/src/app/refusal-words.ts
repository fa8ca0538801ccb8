import { useTranslation } from 'react-i18next';
import { OFFLINE } from './refusal.ts';
import { refusalText } from './refusal-text.ts';
import { useWay, type Way } from './use-online.ts';

type Say = (code: string, params?: Readonly<Record<string, unknown>>) => string;

/** What a refusal names by a value of an enum, and of which. */
const terms: Readonly<Record<string, string>> = { measure: 'Measure', milestone: 'Milestone' };

/**
 * Under which a refusal's sentence stands: its code, but where nobody answered. Then it says no more of the network than the shell does, and
 * of what was typed only where something was to be sent.
 */
const sentenceOf = (code: string, params: Readonly<Record<string, unknown>>, way: Way): string =>
  code !== OFFLINE
    ? code
    : `${way === 'no-network' ? 'OFFLINE' : 'UNREACHED'}${params['toQuestion'] === true ? '_QUESTION' : ''}`;

/** A code in words. One without words of its own is a mistake that a spec finds; people still get a sentence. */
export const useRefusalWords = (): Say => {
  const { t, i18n } = useTranslation(['refusals', 'enums']);
  const way = useWay();
  return (code, params = {}) => {
    const say = t as unknown as (key: string, options: object) => string;
    const sentence = sentenceOf(code, params, way);
    const known = i18n.exists(sentence, { ns: 'refusals' });
    const given: Record<string, unknown> = known ? { ...params } : { code };
    for (const [name, of] of Object.entries(terms))
      if (typeof given[name] === 'string')
        given[name] = say(`enums:${of}.${given[name]}`, { defaultValue: given[name] });
    if (typeof given['expected'] === 'string') given['expected'] = given['expected'].replace('= about', '≈');
    return refusalText(say(known ? sentence : 'UNKNOWN_CODE', { skipInterpolation: true }), given);
  };
};
