import { provenanceOf } from '#platform/operations';
import { StreamWriter, type Appended } from '#platform/event-store';
import { dateOf, type Meta } from '#platform/kernel';
import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { organizationStream } from '../../organization.state.js';
import { Organizations } from '../../organizations.js';
import { joinNetwork } from './join-network.decide.js';
import type { JoinNetworkInput } from './join-network.resolver.js';

export class JoinNetworkCommand extends Command<Appended> {
  constructor(
    readonly data: JoinNetworkInput,
    readonly meta: Meta,
  ) {
    super();
  }
}

@CommandHandler(JoinNetworkCommand)
export class JoinNetworkHandler implements ICommandHandler<JoinNetworkCommand> {
  constructor(
    private readonly streams: StreamWriter,
    private readonly organizations: Organizations,
  ) {}

  execute(command: JoinNetworkCommand): Promise<Appended> {
    const { data, meta } = command;
    const { organizationId, joinedOn } = data;
    return this.streams.change(organizationStream(organizationId), command, async (organization) => {
      const hubs =
        organization.status === 'registered'
          ? await this.organizations.hubPath(organizationId, meta, joinedOn)
          : [];
      return joinNetwork(
        organization,
        { organizationId, joinedOn, hubs, ...provenanceOf(data) },
        dateOf(meta.at),
      );
    });
  }
}
