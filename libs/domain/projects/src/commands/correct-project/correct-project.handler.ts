import { StreamWriter, type Appended } from '#platform/event-store';
import { maybe } from '#platform/operations';
import { checkedRegion, Chains } from '#domain/catalogue';
import { checkedCredits, dateOf, moneyOf, type Meta } from '#platform/kernel';
import { Organizations } from '#domain/network';
import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { recorded } from '../../project.rules.js';
import { projectStream } from '../../project.state.js';
import { correctProject } from './correct-project.decide.js';
import type { CorrectProjectInput } from './correct-project.resolver.js';

export class CorrectProjectCommand extends Command<Appended> {
  constructor(
    readonly data: CorrectProjectInput,
    readonly meta: Meta,
  ) {
    super();
  }
}

@CommandHandler(CorrectProjectCommand)
export class CorrectProjectHandler implements ICommandHandler<CorrectProjectCommand> {
  constructor(
    private readonly streams: StreamWriter,
    private readonly organizations: Organizations,
    private readonly chains: Chains,
  ) {}

  execute(command: CorrectProjectCommand): Promise<Appended> {
    const { data, meta } = command;

    return this.streams.change(projectStream(data.projectId), command, async (project) => {
      const today = dateOf(meta.at);
      const now = recorded(project, data.projectId);
      // A chain must be in force on the day of the landing, whichever of the two is corrected.
      const chainCode = await this.chains.standing(
        { field: 'chainCode', said: data.chainCode, recorded: now.chainCode },
        { field: 'landedOn', said: data.landedOn, recorded: now.landedOn },
        meta,
      );
      const after = {
        ...maybe('name', data.name),
        ...maybe('chainCode', chainCode),
        ...maybe('regionCode', data.regionCode && checkedRegion('regionCode', data.regionCode)),
        ...maybe('landedOn', data.landedOn),
        ...maybe(
          'plannedInvestment',
          data.plannedInvestment && moneyOf('plannedInvestment', data.plannedInvestment, today),
        ),
        ...maybe(
          'credits',
          data.credits &&
            (await this.organizations.creditLines('credits', checkedCredits('credits', data.credits), meta)),
        ),
      };
      return correctProject(project, { projectId: data.projectId, after, reason: data.reason }, today);
    });
  }
}
