import { useLanguage } from '../app/use-choice.ts';
import { useKeptAsk } from '../offline/kept-answers.ts';
import { chainNameIn } from './chain-names.ts';
import { ChainsDocument, RegionDocument } from './records.gql.ts';

const Region = ({ code }: { readonly code: string }) =>
  useKeptAsk(RegionDocument, { code })?.region?.name ?? code;

const Chain = ({ code }: { readonly code: string }) => {
  const language = useLanguage();
  const chain = useKeptAsk(ChainsDocument, {})?.industryChains.find((one) => one.code === code);
  return chain === undefined ? code : chainNameIn(chain, language);
};

/** What a field's codes are of, by its name: `regionCode`, `originRegionCode`, `chainCode`. */
export const namedByCode = (field: string): typeof Region | undefined =>
  /regionCode$/i.test(field) ? Region : /chainCode$/i.test(field) ? Chain : undefined;
