import { Allow, Caller } from '#platform/access';
import { RecordInput } from '#platform/operations';
import { DateField, FlagField, ListField, TextField } from '#platform/graphql';
import type { Meta } from '#platform/kernel';
import { Views } from '#platform/projections';
import { CommandBus } from '@nestjs/cqrs';
import { Args, InputType, Mutation, Resolver } from '@nestjs/graphql';
import { ChainCatalogueRow } from '../../views/chains/chains.view.js';
import { AdoptChainCatalogueCommand } from './adopt-chain-catalogue.handler.js';

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

@Resolver()
export class AdoptChainCatalogueResolver {
  constructor(
    private readonly commands: CommandBus,
    private readonly views: Views,
  ) {}

  @Allow('catalogue.manage')
  @Mutation(() => ChainCatalogueRow, {
    description: 'A new version of the catalogue; the one in force until then ends the day before.',
  })
  async adoptChainCatalogue(
    @Args('input') input: AdoptChainCatalogueInput,
    @Caller() meta: Meta,
  ): Promise<ChainCatalogueRow> {
    const appended = await this.commands.execute(new AdoptChainCatalogueCommand(input, meta));
    const catalogueId = AdoptChainCatalogueCommand.catalogueId(meta.commandId);
    return this.views.readAfter(appended, ChainCatalogueRow, catalogueId);
  }
}
