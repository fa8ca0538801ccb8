import type { VisitDirection } from '#platform/kernel';
import { Activities } from '#domain/activities';
import { Chains, checkedRegion, type RestatedDay } from '#domain/catalogue';
import { Leads } from '#domain/leads';
import { Organizations, Stations } from '#domain/network';
import { badField, together, type Meta } from '#platform/kernel';
import { maybe } from '#platform/operations';
import { Injectable } from '@nestjs/common';
import type { Host, Programme, VisitingOrganization } from './visit.events.js';
import type { ProgrammeInput } from './visit.inputs.js';

/** Looks up what an input refers to, so that the rules get a programme with nothing left to check in it. */
@Injectable()
export class Programmes {
  constructor(
    private readonly organizations: Organizations,
    private readonly stations: Stations,
    private readonly chains: Chains,
    private readonly activities: Activities,
    private readonly leads: Leads,
  ) {}

  /**
   * What an input says, without what it leaves out.
   * @param day of the visit, on which the chain must be in force, whichever of the two is said
   * @param recorded the chain that stays where the input says none
   * @throws Refused STATION_NOT_FOUND, ORGANIZATION_NOT_FOUND, CHAIN_UNKNOWN, CHAIN_NOT_IN_FORCE, REGION_UNKNOWN, ACTIVITY_NOT_FOUND,
   *   LEAD_NOT_FOUND, JURISDICTION_FOREIGN; BadInput HOST_GIVEN_TWICE, FIELD_MISSING; all with the field
   */
  async said(
    input: ProgrammeInput & { readonly direction?: VisitDirection | null },
    day: RestatedDay,
    meta: Meta,
    recorded?: string,
  ): Promise<Partial<Programme>> {
    const { activityId, itinerary, organizationIds: ids, leadIds: leads } = input;
    const [chainCode, , host, organizations, organizationsReported, origin, destination, region, leadIds] =
      await together(
        () => this.chains.standing({ field: 'chainCode', said: input.chainCode, recorded }, day, meta),
        () => activityId && this.activities.known('activityId', activityId, meta),
        () => this.host(input, meta),
        () => ids && this.taking(ids, meta),
        () => reported(input),
        () => regionOf('originRegionCode', input.originRegionCode),
        () => regionOf('destinationRegionCode', input.destinationRegionCode),
        () => regionOf('regionCode', input.regionCode),
        () => leads && this.touched(leads, meta),
      );
    return {
      ...maybe('direction', input.direction),
      ...maybe('name', input.name),
      ...maybe('host', host),
      ...maybe('organizations', organizations),
      ...maybe('organizationsReported', organizationsReported),
      ...maybe('delegateCount', input.delegateCount),
      ...maybe('originRegionCode', origin),
      ...maybe('destinationRegionCode', destination),
      ...maybe('regionCode', region),
      ...maybe('chainCode', chainCode),
      ...maybe(
        'itinerary',
        itinerary?.map((stop) => ({ on: stop.on, place: stop.place, ...maybe('purpose', stop.purpose) })),
      ),
      ...maybe('leadIds', leadIds),
      ...maybe('activityId', activityId),
    };
  }

  /** A planned programme as it stands on the day it is logged: with the hubs above the organizations as they are now. */
  async asOfNow({ host, organizations }: Programme, meta: Meta): Promise<Partial<Programme>> {
    const { stationId, organizationId } = host;
    return {
      host: (await this.host(stationId ? { stationId } : { hostOrganizationId: organizationId }, meta))!,
      organizations: await this.taking(
        organizations.map((each) => each.organizationId),
        meta,
      ),
    };
  }

  private async host(
    { stationId, hostOrganizationId }: Pick<ProgrammeInput, 'stationId' | 'hostOrganizationId'>,
    meta: Meta,
  ): Promise<Host | undefined> {
    if (stationId && hostOrganizationId)
      return badField(
        'hostOrganizationId',
        'HOST_GIVEN_TWICE',
        'a station has its own host: give one of the two',
      );
    if (!stationId && !hostOrganizationId) return undefined;
    const organizationId = stationId
      ? (await this.stations.known('stationId', stationId, meta)).hostOrganizationId
      : hostOrganizationId!;
    const field = stationId ? 'stationId' : 'hostOrganizationId';
    const credits = await this.organizations.creditLines(
      field,
      [{ organizationId, basisPoints: 10_000 }],
      meta,
    );
    return { ...maybe('stationId', stationId), organizationId, credits };
  }

  private taking(ids: readonly string[], meta: Meta): Promise<VisitingOrganization[]> {
    return Promise.all(
      [...new Set(ids)].map(async (organizationId) => {
        await this.organizations.known('organizationIds', organizationId, meta);
        return { organizationId, hubs: await this.organizations.hubPath(organizationId, meta) };
      }),
    );
  }

  private async touched(ids: readonly string[], meta: Meta): Promise<string[]> {
    const leadIds = [...new Set(ids)];
    await Promise.all(leadIds.map((id) => this.leads.known('leadIds', id, meta)));
    return leadIds;
  }
}

const regionOf = (field: string, code: string | null | undefined) => code && checkedRegion(field, code);

const reported = ({ organizationsReported: value, organizationsQualifier: qualifier }: ProgrammeInput) => {
  if (value) return { value, qualifier: qualifier ?? ('EXACT' as const) };
  return qualifier
    ? badField('organizationsReported', 'FIELD_MISSING', 'the figure that is qualified')
    : undefined;
};
