import { maybe } from '#platform/operations';
import { checkedRegion } from '#domain/catalogue';
import { StreamWriter, type Appended } from '#platform/event-store';
import { creditCode, dateOf, type Meta } from '#platform/kernel';
import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { OrganizationIdentities } from '../../organization-identities.js';
import { organizationStream } from '../../organization.state.js';
import { correctOrganization, newIdentity } from './correct-organization.decide.js';
import type { CorrectOrganizationInput } from './correct-organization.resolver.js';

export class CorrectOrganizationCommand extends Command<Appended> {
  constructor(
    readonly data: CorrectOrganizationInput,
    readonly meta: Meta,
  ) {
    super();
  }
}

@CommandHandler(CorrectOrganizationCommand)
export class CorrectOrganizationHandler implements ICommandHandler<CorrectOrganizationCommand> {
  constructor(
    private readonly streams: StreamWriter,
    private readonly identities: OrganizationIdentities,
  ) {}

  async execute(command: CorrectOrganizationCommand): Promise<Appended> {
    const { data, meta } = command;
    const { organizationId, reason } = data;
    return this.streams.change(organizationStream(organizationId), command, async (organization) => {
      const after = {
        ...maybe('name', data.name),
        ...maybe('kind', data.kind),
        ...maybe(
          'creditCode',
          data.creditCode &&
            creditCode('creditCode', data.creditCode, {
              today: dateOf(meta.at),
              asDocumented: data.creditCodeAsDocumented,
            }),
        ),
        ...maybe('regionCode', data.regionCode && checkedRegion('regionCode', data.regionCode)),
        ...maybe('isHub', data.isHub),
      };
      const events = correctOrganization(organization, { organizationId, after, reason });
      const identity = newIdentity(organization, after);
      // First the new identity, a command of its own on a stream of its own: should the correction not follow, saying it again will do.
      if (identity !== undefined) await this.identities.reserve(identity, organizationId, meta);
      return events;
    });
  }
}
