import { Allow, Caller } from '#platform/access';
import { CommandInput, ReasonField } from '#platform/operations';
import { FlagField, TextField } from '#platform/graphql';
import type { Meta } from '#platform/kernel';
import { Views } from '#platform/projections';
import { CommandBus } from '@nestjs/cqrs';
import { Args, InputType, Mutation, Resolver } from '@nestjs/graphql';
import { chainId, IndustryChainRow } from '../../views/chains/chains.view.js';
import { CorrectIndustryChainCommand } from './correct-industry-chain.handler.js';

@InputType()
export class CorrectIndustryChainInput extends CommandInput {
  @TextField({ max: 40 }) code!: string;

  @TextField({ max: 100, optional: true }) name?: string | null;
  @TextField({ max: 200, optional: true }) nameEn?: string | null;
  @TextField({ max: 100, optional: true }) group?: string | null;
  @FlagField({ optional: true }) verified?: boolean | null;
  @ReasonField() reason!: string;
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
