import { useAsk } from '../app/query.ts';
import { useLanguage } from '../app/use-choice.ts';
import type { Language } from '../app/language.ts';
import { ChainsDocument } from './records.gql.ts';

/** What an industry chain is called: in English as the catalogue has it, in Chinese where it has no English name. */
export const chainNameIn = (
  { name, nameEn }: { readonly name: string; readonly nameEn: string | null },
  language: Language,
): string => (language === 'en' ? (nameEn ?? name) : name);

/** The same by the Chinese name, as records and figures bring it; as it came where the catalogue in force has none such. */
export const useChainName = (): (<N extends string | null>(name: N) => N | string) => {
  const language = useLanguage();
  // Chinese needs no catalogue.
  const { data } = useAsk(ChainsDocument, {}, { enabled: language === 'en' });
  return (name) => {
    const chain = data?.industryChains.find((one) => one.name === name);
    return chain === undefined ? name : chainNameIn(chain, language);
  };
};
