import { checkedRegion } from '#domain/catalogue';
import { DateField, EnumField, FlagField, IdField, TextField } from '#platform/graphql';
import { badField } from '#platform/kernel';
import { command, CommandInput, maybe, ReasonField, touched } from '#platform/operations';
import { InputType } from '@nestjs/graphql';
import { Organizations } from '../../organizations.js';
import type { StationKind, StationPurpose } from '../../station.events.js';
import { recorded } from '../../station.rules.js';
import { stationStream } from '../../station.state.js';
import { StationKindEnum, StationPurposeEnum, StationRow } from '../../views/stations/stations.view.js';
import { correctStation } from './correct-station.decide.js';

@InputType()
export class CorrectStationInput extends CommandInput {
  @IdField() stationId!: string;
  @TextField({ max: 200, optional: true }) name?: string | null;
  @EnumField(StationKindEnum, { optional: true }) kind?: StationKind | null;
  @EnumField(StationPurposeEnum, { optional: true }) purpose?: StationPurpose | null;
  @IdField({ optional: true }) hostOrganizationId?: string | null;
  @TextField({ max: 12, optional: true }) regionCode?: string | null;
  @DateField({ optional: true }) openedOn?: string | null;
  @DateField({ optional: true }) closedOn?: string | null;
  @FlagField({ optional: true, description: 'The closing is taken back: there was none.' })
  neverClosed?: boolean | null;
  @ReasonField() reason!: string;
}

export const correctStationCommand = command({
  name: 'correctStation',
  allow: 'network.manage',
  input: CorrectStationInput,
  answers: StationRow,
  needs: { organizations: Organizations },
  stream({ data: { stationId, closedOn, neverClosed } }) {
    // Two fields that contradict each other are bad input, and refused as such before the stream is read.
    if (closedOn && neverClosed)
      return badField('closedOn', 'CLOSED_OR_NEVER', 'either a day of closing, or neverClosed');
    return stationStream(stationId);
  },
  replaces(station, data) {
    const { closedOn, ...now } = recorded(station, data.stationId);
    const said = { ...data, closedOn: data.neverClosed || data.closedOn };
    return touched(said, { ...now, closedOn, neverClosed: undefined });
  },
  async decide(station, { data, meta, today }, { organizations }) {
    const { stationId, hostOrganizationId: hostId, regionCode, reason } = data;
    const host = hostId ? await organizations.host('hostOrganizationId', hostId, meta) : {};
    const after = {
      ...maybe('name', data.name),
      ...maybe('kind', data.kind),
      ...maybe('purpose', data.purpose),
      ...host,
      ...maybe('regionCode', regionCode && checkedRegion('regionCode', regionCode)),
      ...maybe('openedOn', data.openedOn),
      ...maybe('closedOn', data.closedOn),
      ...(data.neverClosed ? { closedOn: null } : {}),
    };
    return correctStation(station, { stationId, after, reason }, today);
  },
});
