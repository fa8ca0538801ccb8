import { FlagField, TextField } from '#platform/graphql';
import { command, CommandInput, maybe, ReasonField, touched } from '#platform/operations';
import { InputType } from '@nestjs/graphql';
import { chainCatalogueStream, chainOf } from '../../chain-catalogue.state.js';
import { chainId, IndustryChainRow } from '../../views/chains/chains.view.js';
import { correctIndustryChain } from './correct-industry-chain.decide.js';

@InputType()
export class CorrectIndustryChainInput extends CommandInput {
  @TextField({ max: 40 }) code!: string;
  @TextField({ max: 100, optional: true }) name?: string | null;
  @TextField({ max: 200, optional: true }) nameEn?: string | null;
  @TextField({ max: 100, optional: true }) group?: string | null;
  @FlagField({ optional: true }) verified?: boolean | null;
  @ReasonField() reason!: string;
}

export const correctIndustryChainCommand = command({
  name: 'correctIndustryChain',
  allow: 'catalogue.manage',
  input: CorrectIndustryChainInput,
  answers: IndustryChainRow,
  answerId: ({ data, meta }) => chainId(meta.jurisdictionId, data.code),
  stream: ({ meta }) => chainCatalogueStream(meta.jurisdictionId),
  replaces: (catalogue, data) => touched(data, { ...chainOf(catalogue, data.code)?.chain }),
  decide(catalogue, { data: { code, name, nameEn, group, verified, reason } }) {
    const after = {
      ...maybe('name', name),
      ...maybe('nameEn', nameEn),
      ...maybe('group', group),
      ...maybe('verified', verified),
    };
    return correctIndustryChain(catalogue, { code, after, reason });
  },
});
