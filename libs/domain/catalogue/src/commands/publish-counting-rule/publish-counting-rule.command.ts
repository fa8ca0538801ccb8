import { EnumField, MinorUnitsField, TextField } from '#platform/graphql';
import { baselineRule } from '#platform/ledger';
import { command, CommandInput, maybe } from '#platform/operations';
import { InputType } from '@nestjs/graphql';
import type { Landing } from '../../counting-rule.events.js';
import { countingRuleStream, ruleIdOf } from '../../counting-rule.state.js';
import { CountingRuleRow, LandingEnum } from '../../views/rules/rules.view.js';
import { publishCountingRule } from './publish-counting-rule.decide.js';

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

export const publishCountingRuleCommand = command({
  name: 'publishCountingRule',
  allow: 'catalogue.manage',
  description: 'The next version of a rule. Versions never change.',
  input: PublishCountingRuleInput,
  answers: CountingRuleRow,
  // Version n of the rule is the n-th event of its stream.
  answerId: ({ data }, { version }) => ruleIdOf(data.ruleName, version),
  stream: ({ data }) => countingRuleStream(data.ruleName),
  decide(rule, { data: { ruleName, name, nameEn, landedWhen, plannedFloor, sourceDocument } }) {
    const facts = {
      ruleName,
      name: { zh: name, en: nameEn },
      landedWhen,
      plannedFloor: Number(plannedFloor ?? 0),
      ...maybe('sourceDocument', sourceDocument),
    };
    return publishCountingRule(rule, facts, [baselineRule]);
  },
});
