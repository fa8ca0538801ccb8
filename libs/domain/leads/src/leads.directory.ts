import { StreamWriter } from '#platform/event-store';
import { Refused, type Meta } from '#platform/kernel';
import { Injectable } from '@nestjs/common';
import { leadStream, type RecordedLead } from './lead.state.js';

/** What other contexts' commands may know of leads: read from the streams, never from a view. */
@Injectable()
export class Leads {
  constructor(private readonly streams: StreamWriter) {}

  /**
   * The lead, also one that was lost or turned out a duplicate: a fact may have come from it before.
   * @throws Refused LEAD_NOT_FOUND, JURISDICTION_FOREIGN; both with the field
   */
  async known(field: string, id: string, meta: Meta): Promise<RecordedLead> {
    const lead = await this.streams.referred(leadStream(id), meta, 'LEAD_NOT_FOUND', field);
    if (lead.status === 'absent') throw new Refused('LEAD_NOT_FOUND', { field });
    return lead;
  }
}
