import { StreamWriter } from '#platform/event-store';
import type { Meta } from '#platform/kernel';
import { Injectable } from '@nestjs/common';
import { agreementStream, type SignedAgreement } from './agreement.state.js';

/** What other contexts' commands may know of agreements: read from the streams, never from a view. */
@Injectable()
export class Agreements {
  constructor(private readonly streams: StreamWriter) {}

  /**
   * The agreement, signed, fulfilled or terminated.
   * @throws Refused AGREEMENT_NOT_FOUND, JURISDICTION_FOREIGN; both with the field
   */
  async known(field: string, id: string, meta: Meta): Promise<SignedAgreement> {
    const stream = agreementStream(id);
    // A stream that is there begins with a signing, so it is never absent.
    return (await this.streams.referred(stream, meta, 'AGREEMENT_NOT_FOUND', field)) as SignedAgreement;
  }
}
