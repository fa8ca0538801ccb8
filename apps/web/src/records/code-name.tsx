import { useKeptAsk } from '../offline/kept-answers.ts';
import { ChainsDocument, RegionDocument } from './records.gql.ts';

const Region = ({ code }: { readonly code: string }) =>
  useKeptAsk(RegionDocument, { code })?.region?.name ?? code;

const Chain = ({ code }: { readonly code: string }) =>
  useKeptAsk(ChainsDocument, {})?.industryChains.find((chain) => chain.code === code)?.name ?? code;

/** What a field's codes are of, by its name: `regionCode`, `originRegionCode`, `chainCode`. */
export const namedByCode = (field: string): typeof Region | undefined =>
  /regionCode$/i.test(field) ? Region : /chainCode$/i.test(field) ? Chain : undefined;
