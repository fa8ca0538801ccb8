import { StreamWriter, subjectId } from '#platform/event-store';
import type { Meta } from '#platform/kernel';
import { Injectable } from '@nestjs/common';
import { reserveIdentity } from './commands/correct-organization/reserve-identity.decide.js';
import {
  fieldOf,
  identityOf,
  organizationStream,
  type Organization,
  type RegisteredOrganization,
} from './organization.state.js';

// Ids of organizations derive from it for ever.
const namespace = '0b9a6e2c-5f0d-4a55-8a53-6c1f4a0d2b7e';

/** The stream on which an identity stands, and whose it is: nobody's yet, where `heldBy` is absent. */
export type Place = { readonly organizationId: string; readonly heldBy?: string };

/**
 * Sent within `correctOrganization`, on the stream of the new identity. Not declared by `innerCommand`: where the identity is the
 * organization's already, nothing is sent and nothing noted. The name goes into the digest of what was recorded: it stays.
 */
class ReserveOrganizationIdentityCommand {
  constructor(
    readonly data: { readonly reservedFor: string },
    readonly meta: Meta,
  ) {}
}

/**
 * Who an organization is: its credit code or, where it has none, its name, within a jurisdiction. The identity names the stream, so that
 * two who register the same organization meet there and the stream's versions decide. Where a record was corrected away from an identity,
 * the next who claims it takes the next stream in turn.
 */
@Injectable()
export class OrganizationIdentities {
  constructor(private readonly streams: StreamWriter) {}

  /** Where the identity stands, or may be put. */
  async placeOf(identity: string, meta: Meta): Promise<Place> {
    for (let turn = 1; ; turn++) {
      const key = `organization|${meta.jurisdictionId}|${turn}|${identity}`;
      const organizationId = subjectId(namespace, key);
      const holder = await this.holder(organizationId);
      if (!holder) return { organizationId };
      // A reservation counts from before the correction it is for until the organization has gone by yet another identity.
      if (identityOf(holder) === identity || !holder.formerIdentities.includes(identity))
        return { organizationId, heldBy: holder.organizationId };
    }
  }

  /**
   * Puts an identity aside for an organization whose record is about to be corrected to it. Harmless when repeated.
   * @param preview only tells whether it could be
   * @throws Refused ORGANIZATION_EXISTS where it is another's
   */
  async reserve(identity: string, reservedFor: string, meta: Meta, preview: boolean): Promise<void> {
    const { organizationId, heldBy } = await this.placeOf(identity, meta);
    if (heldBy === reservedFor) return;
    const sent = new ReserveOrganizationIdentityCommand(
      { reservedFor },
      { ...meta, commandId: subjectId(meta.commandId, 'reserve-organization-identity') },
    );
    const stream = organizationStream(organizationId);
    const decide = (organization: Organization) =>
      reserveIdentity(organization, { organizationId, reservedFor }, fieldOf(identity));
    if (preview) await this.streams.preview(stream, sent, decide);
    else await this.streams.change(stream, sent, decide, { doneForGood: true }); // a reservation is never taken back
  }

  private async holder(organizationId: string): Promise<RegisteredOrganization | undefined> {
    const { state } = await this.streams.load(organizationStream(organizationId));
    if (state.status === 'absent') return undefined;
    if (state.status === 'registered') return state;
    const reserved = await this.streams.load(organizationStream(state.reservedFor));
    if (reserved.state.status !== 'registered')
      throw new Error(`${organizationId} is reserved for what is no organization: ${state.reservedFor}`);
    return reserved.state;
  }
}
