import { Allow, Caller } from '#platform/access';
import { CommandInput } from '#platform/operations';
import { BigIntScalar, IsCleanText, IsMinorUnits } from '#platform/graphql';
import type { Meta } from '#platform/kernel';
import { Views } from '#platform/projections';
import { CommandBus } from '@nestjs/cqrs';
import { Args, Field, InputType, Mutation, Resolver } from '@nestjs/graphql';
import { IsIn, IsOptional } from 'class-validator';
import { landings, type Landing } from '../../counting-rule.events.js';
import { ruleIdOf } from '../../counting-rule.state.js';
import { CountingRuleRow, LandingEnum } from '../../views/rules/rules.view.js';
import { PublishCountingRuleCommand } from './publish-counting-rule.handler.js';

@InputType()
export class PublishCountingRuleInput extends CommandInput {
  @Field(() => String, { description: 'What its versions share: baseline.' })
  @IsCleanText({ max: 40 })
  ruleName!: string;
  @Field(() => String) @IsCleanText({ max: 100 }) name!: string;
  @Field(() => String) @IsCleanText({ max: 100 }) nameEn!: string;
  @Field(() => LandingEnum) @IsIn(landings) landedWhen!: Landing;
  @Field(() => BigIntScalar, {
    nullable: true,
    description: 'Fen; projects planned below do not count. Default: no floor.',
  })
  @IsOptional()
  @IsMinorUnits()
  plannedFloor?: string | null;
  @Field(() => String, { nullable: true }) @IsOptional() @IsCleanText({ max: 200 }) sourceDocument?:
    string | null;
}

@Resolver()
export class PublishCountingRuleResolver {
  constructor(
    private readonly commands: CommandBus,
    private readonly views: Views,
  ) {}

  @Allow('catalogue.manage')
  @Mutation(() => CountingRuleRow, { description: 'The next version of a rule. Versions never change.' })
  async publishCountingRule(
    @Args('input') input: PublishCountingRuleInput,
    @Caller() meta: Meta,
  ): Promise<CountingRuleRow> {
    const appended = await this.commands.execute(new PublishCountingRuleCommand(input, meta));
    // Version n of the rule is the n-th event of its stream.
    return this.views.readAfter(appended, CountingRuleRow, ruleIdOf(input.ruleName, appended.version));
  }
}
