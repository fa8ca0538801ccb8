import { StreamWriter } from '#platform/event-store';
import { Refused, type Meta } from '#platform/kernel';
import { Injectable } from '@nestjs/common';
import { stationStream, type OpenedStation } from './station.state.js';

/** The stations 工作站/联络站, from their streams, for the commands of every context. */
@Injectable()
export class Stations {
  constructor(private readonly streams: StreamWriter) {}

  /**
   * The station, open or closed: a fact of the past may name one that has closed since.
   * @throws Refused STATION_NOT_FOUND, JURISDICTION_FOREIGN, with the field
   */
  async known(field: string, id: string, meta: Meta): Promise<OpenedStation> {
    const station = await this.streams.referred(stationStream(id), meta, 'STATION_NOT_FOUND', field);
    if (station.status === 'absent') throw new Refused('STATION_NOT_FOUND', { field });
    return station;
  }
}
