import { Organizations, Stations } from '#domain/network';
import { Accounts } from '#platform/access';
import { badField, Refused, type CalendarDate, type Meta } from '#platform/kernel';
import { Injectable } from '@nestjs/common';
import type { LeadOwner, LeadParty } from './lead.events.js';

/** Who is to own a lead, as it stands in an input. */
type Assignee = {
  readonly organizationId?: string | null | undefined;
  readonly stationId?: string | null | undefined;
  readonly userId?: string | null | undefined;
};

/** Who belongs to an organization acts for it unless told otherwise. */
export const actingFor = (
  organizationId: string | null | undefined,
  { organizationId: own }: Meta,
): string | undefined => organizationId ?? own;

/** Organizations and stations as a lead's events keep them: with the hubs above. */
@Injectable()
export class Parties {
  constructor(
    private readonly organizations: Organizations,
    private readonly stations: Stations,
    private readonly accounts: Accounts,
  ) {}

  /** @throws Refused ORGANIZATION_NOT_FOUND, JURISDICTION_FOREIGN, with the field */
  async organization(field: string, organizationId: string, meta: Meta): Promise<LeadParty> {
    const [line] = await this.organizations.creditLines(
      field,
      [{ organizationId, basisPoints: 10_000 }],
      meta,
    );
    return { organizationId, hubs: line!.hubs };
  }

  /**
   * An organization, or a station and with it the host; and within it a user. A user alone belongs to whom it is `within`.
   * @param on the day from which it owns the lead
   * @throws Refused ORGANIZATION_NOT_FOUND, STATION_NOT_FOUND, JURISDICTION_FOREIGN, STATION_CLOSED, STATION_OF_ANOTHER_HOST,
   *   USER_NOT_FOUND; BAD_USER_INPUT (ASSIGNEE_MISSING) where nobody is named
   */
  async owner(asked: Assignee, on: CalendarDate, meta: Meta, within?: LeadOwner): Promise<LeadOwner> {
    const { organizationId, stationId } = asked;
    const user = asked.userId ? { userId: asked.userId } : {};
    if (asked.userId) await this.accounts.known('userId', asked.userId, meta);
    if (stationId) {
      const hostId = await this.hostOf(stationId, organizationId, on, meta);
      return { ...(await this.organization('stationId', hostId, meta)), stationId, ...user };
    }
    if (organizationId)
      return { ...(await this.organization('organizationId', organizationId, meta)), ...user };
    if (asked.userId && within) return { ...within, ...user };
    return badField('organizationId', 'ASSIGNEE_MISSING', 'name an organization, a station or a user');
  }

  private async hostOf(
    stationId: string,
    organizationId: string | null | undefined,
    on: CalendarDate,
    meta: Meta,
  ): Promise<string> {
    const station = await this.stations.known('stationId', stationId, meta);
    if (station.closedOn !== undefined && station.closedOn <= on)
      throw new Refused('STATION_CLOSED', { field: 'stationId', stationId, closedOn: station.closedOn });
    const { hostOrganizationId } = station;
    if (organizationId && organizationId !== hostOrganizationId)
      throw new Refused('STATION_OF_ANOTHER_HOST', { field: 'stationId', stationId, hostOrganizationId });
    return hostOrganizationId;
  }
}
