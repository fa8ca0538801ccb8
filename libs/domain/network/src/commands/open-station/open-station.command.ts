import { checkedRegion } from '#domain/catalogue';
import { subjectId } from '#platform/event-store';
import { DateField, EnumField, IdField, TextField } from '#platform/graphql';
import { command, provenanceOf, RecordInput } from '#platform/operations';
import { InputType } from '@nestjs/graphql';
import { Organizations } from '../../organizations.js';
import type { StationKind, StationPurpose } from '../../station.events.js';
import { stationStream } from '../../station.state.js';
import { StationKindEnum, StationPurposeEnum, StationRow } from '../../views/stations/stations.view.js';
import { openStation } from './open-station.decide.js';

@InputType()
export class OpenStationInput extends RecordInput {
  @TextField({ max: 200 }) name!: string;
  @EnumField(StationKindEnum) kind!: StationKind;
  @EnumField(StationPurposeEnum, { optional: true, description: 'Default: INVESTMENT 双招双引.' })
  purpose?: StationPurpose | null;
  @IdField() hostOrganizationId!: string;
  @TextField({ max: 12, description: 'GB/T 2260' }) regionCode!: string;
  @DateField() openedOn!: string;
}

export const openStationCommand = command({
  name: 'openStation',
  allow: 'network.manage',
  input: OpenStationInput,
  answers: StationRow,
  needs: { organizations: Organizations },
  stream: ({ meta }) => stationStream(subjectId(meta.commandId, 'station')),
  async decide(station, { data, meta, today, key: stationId }, { organizations }) {
    const facts = {
      stationId,
      name: data.name,
      kind: data.kind,
      purpose: data.purpose ?? 'INVESTMENT',
      ...(await organizations.host('hostOrganizationId', data.hostOrganizationId, meta)),
      regionCode: checkedRegion('regionCode', data.regionCode),
      openedOn: data.openedOn,
      ...provenanceOf(data),
    };
    return openStation(station, facts, today);
  },
});
