import { Allow, Reader } from '#platform/access';
import type { Reading } from '#platform/kernel';
import { Views } from '#platform/projections';
import { Query, Resolver } from '@nestjs/graphql';
import { CountingRuleRow } from './rules.view.js';

@Resolver(() => CountingRuleRow)
export class RulesResolver {
  constructor(private readonly views: Views) {}

  @Allow('catalogue.read')
  @Query(() => [CountingRuleRow], { description: 'All versions of all rules, of every jurisdiction.' })
  countingRules(@Reader() reading: Reading): Promise<CountingRuleRow[]> {
    return this.views
      .as(reading)
      .of(CountingRuleRow)
      .find({ order: { ruleName: 'ASC', version: 'ASC' } });
  }
}
