import { maybe } from '#platform/operations';
import { checkedRegion } from '#domain/catalogue';
import { StreamWriter, type Appended } from '#platform/event-store';
import { badField, dateOf, type Meta } from '#platform/kernel';
import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { Organizations } from '../../organizations.js';
import { stationStream } from '../../station.state.js';
import { correctStation } from './correct-station.decide.js';
import type { CorrectStationInput } from './correct-station.resolver.js';

export class CorrectStationCommand extends Command<Appended> {
  constructor(
    readonly data: CorrectStationInput,
    readonly meta: Meta,
  ) {
    super();
  }
}

@CommandHandler(CorrectStationCommand)
export class CorrectStationHandler implements ICommandHandler<CorrectStationCommand> {
  constructor(
    private readonly streams: StreamWriter,
    private readonly organizations: Organizations,
  ) {}

  async execute(command: CorrectStationCommand): Promise<Appended> {
    const { data, meta } = command;
    const { stationId, reason } = data;
    if (data.closedOn && data.neverClosed)
      return badField('closedOn', 'CLOSED_OR_NEVER', 'either a day of closing, or neverClosed');
    return this.streams.change(stationStream(stationId), command, async (station) => {
      const host = data.hostOrganizationId
        ? await this.organizations.host('hostOrganizationId', data.hostOrganizationId, meta)
        : {};
      const after = {
        ...maybe('name', data.name),
        ...maybe('kind', data.kind),
        ...maybe('purpose', data.purpose),
        ...host,
        ...maybe('regionCode', data.regionCode && checkedRegion('regionCode', data.regionCode)),
        ...maybe('openedOn', data.openedOn),
        ...maybe('closedOn', data.closedOn),
        ...(data.neverClosed ? { closedOn: null } : {}),
      };
      return correctStation(station, { stationId, after, reason }, dateOf(meta.at));
    });
  }
}
