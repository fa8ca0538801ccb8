import { StreamWriter, type Appended } from '#platform/event-store';
import { dateOf, moneyOf, type Meta } from '#platform/kernel';
import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { projectStream } from '../../project.state.js';
import { reviseProjectPlan } from './revise-project-plan.decide.js';
import type { ReviseProjectPlanInput } from './revise-project-plan.resolver.js';

export class ReviseProjectPlanCommand extends Command<Appended> {
  constructor(
    readonly data: ReviseProjectPlanInput,
    readonly meta: Meta,
  ) {
    super();
  }
}

@CommandHandler(ReviseProjectPlanCommand)
export class ReviseProjectPlanHandler implements ICommandHandler<ReviseProjectPlanCommand> {
  constructor(private readonly streams: StreamWriter) {}

  execute(command: ReviseProjectPlanCommand): Promise<Appended> {
    const { data, meta } = command;
    const { projectId, revisedOn, reason } = data;
    return this.streams.change(projectStream(projectId), command, (project) => {
      const today = dateOf(meta.at);
      const plannedInvestment = moneyOf('plannedInvestment', data.plannedInvestment, today);
      return reviseProjectPlan(project, { projectId, plannedInvestment, revisedOn, reason }, today);
    });
  }
}
