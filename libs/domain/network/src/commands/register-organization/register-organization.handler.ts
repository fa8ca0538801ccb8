import { maybe, provenanceOf } from '#platform/operations';
import { checkedRegion } from '#domain/catalogue';
import { StreamWriter, type Appended } from '#platform/event-store';
import { cleanText, creditCode, dateOf, foldedCreditCode, type Meta } from '#platform/kernel';
import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { OrganizationIdentities } from '../../organization-identities.js';
import { identityOf, organizationStream } from '../../organization.state.js';
import { Organizations } from '../../organizations.js';
import { registerOrganization } from './register-organization.decide.js';
import type { RegisterOrganizationInput } from './register-organization.resolver.js';

export class RegisterOrganizationCommand extends Command<Appended> {
  constructor(
    readonly data: RegisterOrganizationInput,
    readonly meta: Meta,
  ) {
    super();
  }
}

@CommandHandler(RegisterOrganizationCommand)
export class RegisterOrganizationHandler implements ICommandHandler<RegisterOrganizationCommand> {
  constructor(
    private readonly streams: StreamWriter,
    private readonly organizations: Organizations,
    private readonly identities: OrganizationIdentities,
  ) {}

  async execute(command: RegisterOrganizationCommand): Promise<Appended> {
    const { data, meta } = command;
    const known = {
      name: cleanText('name', data.name, { max: 200 }),
      ...maybe('creditCode', data.creditCode && foldedCreditCode(data.creditCode)),
    };
    const today = dateOf(meta.at);
    // The code names the stream before it is checked, so that what was recorded under older rules is answered when it is said again.
    const { organizationId } = await this.identities.placeOf(identityOf(known), meta);
    return this.streams.change(organizationStream(organizationId), command, async (organization) =>
      registerOrganization(
        organization,
        {
          organizationId,
          name: known.name,
          ...maybe(
            'creditCode',
            known.creditCode &&
              creditCode('creditCode', known.creditCode, {
                today,
                asDocumented: data.creditCodeAsDocumented,
              }),
          ),
          kind: data.kind,
          regionCode: checkedRegion('regionCode', data.regionCode),
          isHub: data.isHub ?? false,
          ...provenanceOf(data),
        },
        data.hubId ? await this.organizations.hub('hubId', data.hubId, meta, today) : undefined,
      ),
    );
  }
}
