import { StreamWriter, type Appended } from '#platform/event-store';
import { dateOf, type Meta } from '#platform/kernel';
import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { organizationStream } from '../../organization.state.js';
import { leaveNetwork } from './leave-network.decide.js';
import type { LeaveNetworkInput } from './leave-network.resolver.js';

export class LeaveNetworkCommand extends Command<Appended> {
  constructor(
    readonly data: LeaveNetworkInput,
    readonly meta: Meta,
  ) {
    super();
  }
}

@CommandHandler(LeaveNetworkCommand)
export class LeaveNetworkHandler implements ICommandHandler<LeaveNetworkCommand> {
  constructor(private readonly streams: StreamWriter) {}

  execute(command: LeaveNetworkCommand): Promise<Appended> {
    const { data, meta } = command;
    const { organizationId, leftOn, reason } = data;
    return this.streams.change(organizationStream(organizationId), command, (organization) =>
      leaveNetwork(organization, { organizationId, leftOn, reason }, dateOf(meta.at)),
    );
  }
}
