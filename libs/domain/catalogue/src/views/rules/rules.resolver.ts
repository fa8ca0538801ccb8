import { Allow } from '#platform/access';
import { Views } from '#platform/projections';
import { Query, Resolver } from '@nestjs/graphql';
import { CountingRuleRow } from './rules.view.js';

@Resolver(() => CountingRuleRow)
export class RulesResolver {
  constructor(private readonly views: Views) {}

  @Allow('catalogue.read')
  @Query(() => [CountingRuleRow], { description: 'All versions of all rules, of every jurisdiction.' })
  countingRules(): Promise<CountingRuleRow[]> {
    return this.views.of(CountingRuleRow).find({ order: { ruleName: 'ASC', version: 'ASC' } });
  }
}
