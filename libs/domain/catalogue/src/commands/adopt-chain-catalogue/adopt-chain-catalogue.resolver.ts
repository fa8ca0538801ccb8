import { Allow, Caller } from '#platform/access';
import { RecordInput } from '#platform/operations';
import { DateScalar, IsCleanText, IsRealDate } from '#platform/graphql';
import type { Meta } from '#platform/kernel';
import { Views } from '#platform/projections';
import { CommandBus } from '@nestjs/cqrs';
import { Args, Field, InputType, Mutation, Resolver } from '@nestjs/graphql';
import { Type } from 'class-transformer';
import { ArrayMaxSize, ArrayMinSize, IsOptional, ValidateNested } from 'class-validator';
import { ChainCatalogueRow } from '../../views/chains/chains.view.js';
import { AdoptChainCatalogueCommand } from './adopt-chain-catalogue.handler.js';

@InputType()
export class ListedChainInput {
  @Field(() => String, { description: 'Never used before in the jurisdiction: QD22-01.' })
  @IsCleanText({ max: 40 })
  code!: string;
  @Field(() => String) @IsCleanText({ max: 100 }) name!: string;
  @Field(() => String, { nullable: true }) @IsOptional() @IsCleanText({ max: 200 }) nameEn?: string | null;
  @Field(() => String, { nullable: true }) @IsOptional() @IsCleanText({ max: 100 }) group?: string | null;
  @Field(() => Boolean, {
    nullable: true,
    description: "Whether the name was read in the publishing authority's own text. Default: no.",
  })
  @IsOptional()
  verified?: boolean | null;
}

@InputType()
export class AdoptChainCatalogueInput extends RecordInput {
  @Field(() => String) @IsCleanText({ max: 200 }) name!: string;
  @Field(() => DateScalar) @IsRealDate() validFrom!: string;
  @Field(() => DateScalar, { nullable: true, description: 'Last day in force; none while open-ended.' })
  @IsOptional()
  @IsRealDate()
  validTo?: string | null;
  @Field(() => [ListedChainInput])
  @ArrayMinSize(1)
  @ArrayMaxSize(500)
  @ValidateNested({ each: true })
  @Type(() => ListedChainInput)
  chains!: ListedChainInput[];
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
