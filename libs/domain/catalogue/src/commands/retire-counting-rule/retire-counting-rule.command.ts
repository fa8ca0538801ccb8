import { ExactTextField } from '#platform/graphql';
import { command, CommandInput, ReasonField } from '#platform/operations';
import { ID, InputType } from '@nestjs/graphql';
import { CountingRules } from '../../counting-rules.js';
import { defaultRuleStream } from '../../rule-designation.state.js';
import { CountingRuleRow } from '../../views/rules/rules.view.js';
import { retireCountingRule } from './retire-counting-rule.decide.js';

@InputType()
export class RetireCountingRuleInput extends CommandInput {
  @ExactTextField({ max: 60, type: ID, description: '`<ruleName>@<version>`: a published version.' })
  ruleId!: string;
  @ReasonField() reason!: string;
}

export const retireCountingRuleCommand = command({
  name: 'retireCountingRule',
  allow: 'catalogue.manage',
  description:
    'A published version that is counted no more from here on in the log, which makes room for another one. As of a place before it, its figures, and receipts of them, stay; asked now, it is refused. Neither the default nor the baseline can be retired, and nothing brings a version back: publish it anew.',
  input: RetireCountingRuleInput,
  answers: CountingRuleRow,
  answerId: ({ data }) => data.ruleId,
  needs: { rules: CountingRules },
  stream: ({ meta }) => defaultRuleStream(meta.jurisdictionId),
  decide: async (before, { data: { ruleId, reason }, meta }, { rules }) => {
    const published = await rules.published('ruleId', ruleId, meta);
    const { asked } = await rules.kept(meta);
    return retireCountingRule(before, published, asked, reason);
  },
});
