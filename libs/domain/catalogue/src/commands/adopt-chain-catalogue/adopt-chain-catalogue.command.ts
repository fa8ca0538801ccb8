import { subjectId } from '#platform/event-store';
import { DateField, FlagField, ListField, TextField } from '#platform/graphql';
import type { Meta } from '#platform/kernel';
import { command, maybe, provenanceOf, RecordInput } from '#platform/operations';
import { InputType } from '@nestjs/graphql';
import { chainCatalogueStream } from '../../chain-catalogue.state.js';
import { ChainCatalogueRow } from '../../views/chains/chains.view.js';
import { adoptChainCatalogue } from './adopt-chain-catalogue.decide.js';

@InputType()
export class ListedChainInput {
  @TextField({ max: 40, description: 'Never used before in the jurisdiction: QD22-01.' }) code!: string;
  @TextField({ max: 100 }) name!: string;
  @TextField({ max: 200, optional: true }) nameEn?: string | null;
  @TextField({ max: 100, optional: true }) group?: string | null;
  @FlagField({
    optional: true,
    description: "Whether the name was read in the publishing authority's own text. Default: no.",
  })
  verified?: boolean | null;
}

@InputType()
export class AdoptChainCatalogueInput extends RecordInput {
  @TextField({ max: 200 }) name!: string;
  @DateField() validFrom!: string;
  @DateField({ optional: true, description: 'Last day in force; none while open-ended.' })
  validTo?: string | null;
  @ListField(() => ListedChainInput, { min: 1, max: 500 }) chains!: ListedChainInput[];
}

// All versions of a catalogue stand on one stream: each has an id of its own.
const catalogueIdOf = ({ commandId }: Meta): string => subjectId(commandId, 'chain-catalogue');

export const adoptChainCatalogueCommand = command({
  name: 'adoptChainCatalogue',
  allow: 'catalogue.manage',
  description: 'A new version of the catalogue; the one in force until then ends the day before.',
  input: AdoptChainCatalogueInput,
  answers: ChainCatalogueRow,
  answerId: ({ meta }) => catalogueIdOf(meta),
  stream: ({ meta }) => chainCatalogueStream(meta.jurisdictionId),
  decide: (catalogue, { data, meta }) =>
    adoptChainCatalogue(catalogue, {
      catalogueId: catalogueIdOf(meta),
      jurisdictionId: meta.jurisdictionId,
      name: data.name,
      validFrom: data.validFrom,
      ...maybe('validTo', data.validTo),
      chains: data.chains.map(({ code, name, nameEn, group, verified }) => ({
        code,
        name,
        ...maybe('nameEn', nameEn),
        ...maybe('group', group),
        verified: verified ?? false,
      })),
      ...provenanceOf(data),
    }),
});
