import { StreamWriter } from '#platform/event-store';
import { checkedCredits, dateOf, Refused, type CalendarDate, type Credit, type Meta } from '#platform/kernel';
import type { CreditLine } from '#platform/ledger';
import { Injectable } from '@nestjs/common';
import type { FoundHub } from './organization.rules.js';
import type { Host } from './station.events.js';
import { assignmentOn, organizationStream, type RegisteredOrganization } from './organization.state.js';

/** Organizations read within one call: each stream once, however many paths lead through it. */
type Seen = Map<string, Promise<RegisteredOrganization>>;

/** The organizations of the network, from their streams, for the commands of every context. Nothing is kept between calls. */
@Injectable()
export class Organizations {
  constructor(private readonly streams: StreamWriter) {}

  /** @throws Refused ORGANIZATION_NOT_FOUND, JURISDICTION_FOREIGN, with the field */
  known(field: string, id: string, meta: Meta): Promise<RegisteredOrganization> {
    return this.seen(new Map(), field, id, meta);
  }

  /**
   * Checked credits with the hubs above each organization as they are today: what an event keeps of a credit.
   * @param credits as `checkedCredits` or `equalCredits` gave them
   * @throws Refused ORGANIZATION_NOT_FOUND, JURISDICTION_FOREIGN, with the field and the organization
   */
  async creditLines(field: string, credits: readonly Credit[], meta: Meta): Promise<CreditLine[]> {
    const seen: Seen = new Map();
    return Promise.all(
      credits.map(async ({ organizationId, basisPoints }) => {
        await this.seen(seen, field, organizationId, meta);
        const hubs = await this.above(seen, organizationId, meta, dateOf(meta.at));
        return { organizationId, basisPoints, hubs };
      }),
    );
  }

  /** Credits as people send them, checked, as `creditLines`. @throws BadInput, Refused as `checkedCredits` and `creditLines` do */
  credited(field: string, credits: readonly Credit[], meta: Meta): Promise<CreditLine[]> {
    return this.creditLines(field, checkedCredits(field, credits), meta);
  }

  /** The hubs above an organization on a day, nearest first; today unless told. */
  hubPath(id: string, meta: Meta, on: CalendarDate = dateOf(meta.at)): Promise<string[]> {
    return this.above(new Map(), id, meta, on);
  }

  /** The host of a station, with the hubs above it as they are today. @throws Refused as `known` */
  async host(field: string, id: string, meta: Meta): Promise<Host> {
    const [line] = await this.creditLines(field, [{ organizationId: id, basisPoints: 10_000 }], meta);
    return { hostOrganizationId: id, hostHubs: line!.hubs };
  }

  /** A hub that others are to belong to: itself, and the path above them on a day. @throws Refused as `known` */
  async hub(field: string, id: string, meta: Meta, on: CalendarDate): Promise<FoundHub> {
    const seen: Seen = new Map();
    const hub = await this.seen(seen, field, id, meta);
    return { hub, hubs: [id, ...(await this.above(seen, id, meta, on))] };
  }

  private async above(seen: Seen, id: string, meta: Meta, on: CalendarDate): Promise<string[]> {
    const path: string[] = [];
    // Two hubs assigned to each other at one moment each found the other free: the path ends where it would come round.
    for (let at = id; ;) {
      const { hubId } = assignmentOn(await this.seen(seen, 'hubId', at, meta), on);
      if (hubId === undefined || hubId === id || path.includes(hubId)) return path;
      path.push(hubId);
      at = hubId;
    }
  }

  private seen(seen: Seen, field: string, id: string, meta: Meta): Promise<RegisteredOrganization> {
    let found = seen.get(id);
    if (!found) seen.set(id, (found = this.read(field, id, meta)));
    return found;
  }

  private async read(field: string, id: string, meta: Meta): Promise<RegisteredOrganization> {
    const { state, stored } = await this.streams.recentState(organizationStream(id));
    const home = stored[0]?.meta.jurisdictionId;
    if (state.status !== 'registered')
      throw new Refused('ORGANIZATION_NOT_FOUND', { field, organizationId: id });
    if (home !== meta.jurisdictionId)
      throw new Refused('JURISDICTION_FOREIGN', { field, organizationId: id, jurisdictionId: home });
    return state;
  }
}
