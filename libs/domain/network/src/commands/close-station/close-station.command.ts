import { DateField, IdField } from '#platform/graphql';
import { command, CommandInput, ReasonField } from '#platform/operations';
import { InputType } from '@nestjs/graphql';
import { stationStream } from '../../station.state.js';
import { StationRow } from '../../views/stations/stations.view.js';
import { closeStation } from './close-station.decide.js';

@InputType()
export class CloseStationInput extends CommandInput {
  @IdField() stationId!: string;
  @DateField({ description: 'The first day on which it is open no more.' }) closedOn!: string;
  @ReasonField() reason!: string;
}

export const closeStationCommand = command({
  name: 'closeStation',
  allow: 'network.manage',
  input: CloseStationInput,
  answers: StationRow,
  stream: ({ data }) => stationStream(data.stationId),
  decide: (station, { data: { stationId, closedOn, reason }, today }) =>
    closeStation(station, { stationId, closedOn, reason }, today),
});
