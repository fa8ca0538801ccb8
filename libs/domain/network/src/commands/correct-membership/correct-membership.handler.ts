import { maybe } from '#platform/operations';
import { StreamWriter, type Appended } from '#platform/event-store';
import { badField, dateOf, type Meta } from '#platform/kernel';
import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import type { Membership } from '../../organization.events.js';
import { organizationStream, type Organization } from '../../organization.state.js';
import { Organizations } from '../../organizations.js';
import { correctMembership } from './correct-membership.decide.js';
import type { CorrectMembershipInput } from './correct-membership.resolver.js';

export class CorrectMembershipCommand extends Command<Appended> {
  constructor(
    readonly data: CorrectMembershipInput,
    readonly meta: Meta,
  ) {
    super();
  }
}

@CommandHandler(CorrectMembershipCommand)
export class CorrectMembershipHandler implements ICommandHandler<CorrectMembershipCommand> {
  constructor(
    private readonly streams: StreamWriter,
    private readonly organizations: Organizations,
  ) {}

  async execute(command: CorrectMembershipCommand): Promise<Appended> {
    const { data, meta } = command;
    const { organizationId, joinedOn, reason } = data;
    if (!data.membership !== (data.neverWas ?? false))
      return badField('membership', 'MEMBERSHIP_OR_NEVER', 'either a membership, or neverWas');
    return this.streams.change(organizationStream(organizationId), command, async (organization) =>
      correctMembership(
        organization,
        { organizationId, joinedOn, ...maybe('after', await this.after(organization, command)), reason },
        dateOf(meta.at),
      ),
    );
  }

  private async after(
    organization: Organization,
    { data: { organizationId, membership }, meta }: CorrectMembershipCommand,
  ): Promise<Membership | undefined> {
    if (!membership || organization.status !== 'registered') return undefined;
    const { joinedOn, leftOn } = membership;
    const recorded = organization.memberships.find((known) => known.joinedOn === joinedOn);
    // Joined on the day that is recorded: the hubs written down then stay, whatever became of them since.
    const hubs = recorded?.hubs ?? (await this.organizations.hubPath(organizationId, meta, joinedOn));
    return { joinedOn, ...maybe('leftOn', leftOn), hubs };
  }
}
