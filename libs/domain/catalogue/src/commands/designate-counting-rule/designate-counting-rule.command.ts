import { ExactTextField } from '#platform/graphql';
import { command, CommandInput, ReasonField } from '#platform/operations';
import { ID, InputType } from '@nestjs/graphql';
import { CountingRules } from '../../counting-rules.js';
import { defaultRuleStream } from '../../rule-designation.state.js';
import { CountingRuleRow } from '../../views/rules/rules.view.js';
import { designateCountingRule } from './designate-counting-rule.decide.js';

@InputType()
export class DesignateCountingRuleInput extends CommandInput {
  @ExactTextField({ max: 60, type: ID, description: '`<ruleName>@<version>`: a published version.' })
  ruleId!: string;
  @ReasonField() reason!: string;
}

export const designateCountingRuleCommand = command({
  name: 'designateCountingRule',
  allow: 'catalogue.manage',
  description:
    'The rule that figures are by from here on in the log, unless another one is asked for. As of before it they stay as they were. While its entries are being made, the default before goes on being asked, and says so.',
  input: DesignateCountingRuleInput,
  answers: CountingRuleRow,
  answerId: ({ data }) => data.ruleId,
  needs: { rules: CountingRules },
  stream: ({ meta }) => defaultRuleStream(meta.jurisdictionId),
  replaces: ({ ruleId }) => ({ ruleId }),
  decide: async (before, { data: { ruleId, reason }, meta }, { rules }) =>
    designateCountingRule(before, await rules.published('ruleId', ruleId, meta), reason),
});
