import { Allow, Caller } from '#platform/access';
import { CommandInput } from '#platform/operations';
import { EnumField, MinorUnitsField, TextField } from '#platform/graphql';
import type { Meta } from '#platform/kernel';
import { Views } from '#platform/projections';
import { CommandBus } from '@nestjs/cqrs';
import { Args, InputType, Mutation, Resolver } from '@nestjs/graphql';
import type { Landing } from '../../counting-rule.events.js';
import { ruleIdOf } from '../../counting-rule.state.js';
import { CountingRuleRow, LandingEnum } from '../../views/rules/rules.view.js';
import { PublishCountingRuleCommand } from './publish-counting-rule.handler.js';

@InputType()
export class PublishCountingRuleInput extends CommandInput {
  @TextField({ max: 40, description: 'What its versions share: baseline.' }) ruleName!: string;
  @TextField({ max: 100 }) name!: string;
  @TextField({ max: 100 }) nameEn!: string;
  @EnumField(LandingEnum) landedWhen!: Landing;
  @MinorUnitsField({
    optional: true,
    description: 'Fen; projects planned below do not count. Default: no floor.',
  })
  plannedFloor?: string | null;
  @TextField({ max: 200, optional: true }) sourceDocument?: string | null;
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
