import { StreamWriter, type Appended } from '#platform/event-store';
import { dateOf, type Meta } from '#platform/kernel';
import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { stationStream } from '../../station.state.js';
import { closeStation } from './close-station.decide.js';
import type { CloseStationInput } from './close-station.resolver.js';

export class CloseStationCommand extends Command<Appended> {
  constructor(
    readonly data: CloseStationInput,
    readonly meta: Meta,
  ) {
    super();
  }
}

@CommandHandler(CloseStationCommand)
export class CloseStationHandler implements ICommandHandler<CloseStationCommand> {
  constructor(private readonly streams: StreamWriter) {}

  execute(command: CloseStationCommand): Promise<Appended> {
    const { data, meta } = command;
    const { stationId, closedOn, reason } = data;
    return this.streams.change(stationStream(stationId), command, (station) =>
      closeStation(station, { stationId, closedOn, reason }, dateOf(meta.at)),
    );
  }
}
