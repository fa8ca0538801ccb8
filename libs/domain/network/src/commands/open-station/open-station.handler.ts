import { provenanceOf } from '#platform/operations';
import { checkedRegion } from '#domain/catalogue';
import { StreamWriter, subjectId, type Appended } from '#platform/event-store';
import { dateOf, type Meta } from '#platform/kernel';
import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { Organizations } from '../../organizations.js';
import { stationStream } from '../../station.state.js';
import { openStation } from './open-station.decide.js';
import type { OpenStationInput } from './open-station.resolver.js';

export class OpenStationCommand extends Command<Appended> {
  constructor(
    readonly data: OpenStationInput,
    readonly meta: Meta,
  ) {
    super();
  }
}

@CommandHandler(OpenStationCommand)
export class OpenStationHandler implements ICommandHandler<OpenStationCommand> {
  constructor(
    private readonly streams: StreamWriter,
    private readonly organizations: Organizations,
  ) {}

  execute(command: OpenStationCommand): Promise<Appended> {
    const { data, meta } = command;
    const stationId = subjectId(meta.commandId, 'station');
    return this.streams.change(stationStream(stationId), command, async (station) =>
      openStation(
        station,
        {
          stationId,
          name: data.name,
          kind: data.kind,
          purpose: data.purpose ?? 'INVESTMENT',
          ...(await this.organizations.host('hostOrganizationId', data.hostOrganizationId, meta)),
          regionCode: checkedRegion('regionCode', data.regionCode),
          openedOn: data.openedOn,
          ...provenanceOf(data),
        },
        dateOf(meta.at),
      ),
    );
  }
}
