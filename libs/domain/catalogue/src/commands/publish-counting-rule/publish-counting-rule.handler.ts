import { maybe } from '#platform/operations';
import { StreamWriter, type Appended } from '#platform/event-store';
import type { Meta } from '#platform/kernel';
import { baselineRule } from '#platform/ledger';
import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { countingRuleStream } from '../../counting-rule.state.js';
import { publishCountingRule } from './publish-counting-rule.decide.js';
import type { PublishCountingRuleInput } from './publish-counting-rule.resolver.js';

export class PublishCountingRuleCommand extends Command<Appended> {
  constructor(
    readonly data: PublishCountingRuleInput,
    readonly meta: Meta,
  ) {
    super();
  }
}

@CommandHandler(PublishCountingRuleCommand)
export class PublishCountingRuleHandler implements ICommandHandler<PublishCountingRuleCommand> {
  constructor(private readonly streams: StreamWriter) {}

  execute(command: PublishCountingRuleCommand): Promise<Appended> {
    const { ruleName, name, nameEn, landedWhen, plannedFloor, sourceDocument } = command.data;
    return this.streams.change(countingRuleStream(ruleName), command, (rule) =>
      publishCountingRule(
        rule,
        {
          ruleName,
          name: { zh: name, en: nameEn },
          landedWhen,
          plannedFloor: Number(plannedFloor ?? 0),
          ...maybe('sourceDocument', sourceDocument),
        },
        [baselineRule],
      ),
    );
  }
}
