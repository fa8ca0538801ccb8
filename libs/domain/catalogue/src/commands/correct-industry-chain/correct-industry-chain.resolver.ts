import { Allow, Caller } from '#platform/access';
import { CommandInput } from '#platform/operations';
import { IsCleanText } from '#platform/graphql';
import type { Meta } from '#platform/kernel';
import { Views } from '#platform/projections';
import { CommandBus } from '@nestjs/cqrs';
import { Args, Field, InputType, Mutation, Resolver } from '@nestjs/graphql';
import { IsOptional } from 'class-validator';
import { chainId, IndustryChainRow } from '../../views/chains/chains.view.js';
import { CorrectIndustryChainCommand } from './correct-industry-chain.handler.js';

@InputType()
export class CorrectIndustryChainInput extends CommandInput {
  @Field(() => String) @IsCleanText({ max: 40 }) code!: string;

  @Field(() => String, { nullable: true }) @IsOptional() @IsCleanText({ max: 100 }) name?: string | null;
  @Field(() => String, { nullable: true }) @IsOptional() @IsCleanText({ max: 200 }) nameEn?: string | null;
  @Field(() => String, { nullable: true }) @IsOptional() @IsCleanText({ max: 100 }) group?: string | null;
  @Field(() => Boolean, { nullable: true }) @IsOptional() verified?: boolean | null;
  @Field(() => String) @IsCleanText({ max: 1000, multiline: true }) reason!: string;
}

@Resolver()
export class CorrectIndustryChainResolver {
  constructor(
    private readonly commands: CommandBus,
    private readonly views: Views,
  ) {}

  @Allow('catalogue.manage')
  @Mutation(() => IndustryChainRow)
  async correctIndustryChain(
    @Args('input') input: CorrectIndustryChainInput,
    @Caller() meta: Meta,
  ): Promise<IndustryChainRow> {
    const appended = await this.commands.execute(new CorrectIndustryChainCommand(input, meta));
    return this.views.readAfter(appended, IndustryChainRow, chainId(meta.jurisdictionId, input.code));
  }
}
