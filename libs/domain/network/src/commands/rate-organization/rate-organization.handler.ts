import { maybe } from '#platform/operations';
import { StreamWriter, type Appended } from '#platform/event-store';
import type { Meta } from '#platform/kernel';
import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { organizationStream } from '../../organization.state.js';
import { rateOrganization } from './rate-organization.decide.js';
import type { RateOrganizationInput } from './rate-organization.resolver.js';

export class RateOrganizationCommand extends Command<Appended> {
  constructor(
    readonly data: RateOrganizationInput,
    readonly meta: Meta,
  ) {
    super();
  }
}

@CommandHandler(RateOrganizationCommand)
export class RateOrganizationHandler implements ICommandHandler<RateOrganizationCommand> {
  constructor(private readonly streams: StreamWriter) {}

  execute(command: RateOrganizationCommand): Promise<Appended> {
    const { organizationId, scheme, grade, validFrom, validTo, sourceDocument } = command.data;
    return this.streams.change(organizationStream(organizationId), command, (organization) =>
      rateOrganization(organization, {
        organizationId,
        rating: { scheme, grade, validFrom, validTo },
        ...maybe('sourceDocument', sourceDocument),
      }),
    );
  }
}
