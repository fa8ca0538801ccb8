import { RegionColumn } from '#domain/catalogue';
import { enumOf } from '#platform/graphql';
import type { CalendarDate } from '#platform/kernel';
import { column, columnsOf, recordOf, RecordRow, RecordTable } from '#platform/operations';
import { changing, insert, projection, versionAlone } from '#platform/projections';
import { Field, ID } from '@nestjs/graphql';
import { Index } from 'typeorm';
import {
  stationKinds,
  stationPurposes,
  type Correctable,
  type StationEvent,
  type StationKind,
  type StationPurpose,
} from '../../station.events.js';
import { stationStream } from '../../station.state.js';

export const StationKindEnum = enumOf(stationKinds, { name: 'StationKind', description: '工作站, 联络站.' });
export const StationPurposeEnum = enumOf(stationPurposes, {
  name: 'StationPurpose',
  description: '双招双引 or 党建; only the first is counted.',
});
export const StationStatusEnum = enumOf(['OPEN', 'CLOSED'], { name: 'StationStatus' });

/** A station 工作站/联络站: the row is the API type. */
@RecordTable('Station', 'stations')
@Index(['jurisdictionId', 'openedOn', 'id'])
@Index(['hostOrganizationId'])
export class StationRow extends RecordRow {
  @column.text() name!: string;
  @column.oneOf(StationKindEnum) kind!: StationKind;
  @column.oneOf(StationPurposeEnum) purpose!: StationPurpose;
  @column.oneOf(StationStatusEnum) status!: keyof typeof StationStatusEnum;
  @column.id() hostOrganizationId!: string;
  @RegionColumn() regionCode!: string;
  @column.date() openedOn!: CalendarDate;
  @column.date({ optional: true, description: 'The first day on which it was open no more.' })
  closedOn!: CalendarDate | null;
  @Field(() => ID) override jurisdictionId!: string;
}

const change = changing(StationRow);
const hosted = (hostOrganizationId: string, hostHubs: readonly string[]) => ({
  hostOrganizationId,
  scopeIds: [hostOrganizationId, ...hostHubs],
});
const closed = (closedOn: CalendarDate | null) => ({
  closedOn,
  status: closedOn === null ? ('OPEN' as const) : ('CLOSED' as const),
});
const corrected = ({ hostOrganizationId, hostHubs, closedOn, ...after }: Partial<Correctable>) => ({
  ...after,
  ...(hostOrganizationId === undefined ? {} : hosted(hostOrganizationId, hostHubs ?? [])),
  ...(closedOn === undefined ? {} : closed(closedOn)),
});

export const stationsView = projection<StationEvent>({
  name: 'stations',
  version: 1, // raise to rebuild
  streams: [stationStream],
  rows: [StationRow],
  on: {
    StationOpened: (event) =>
      insert(StationRow, {
        ...recordOf(event),
        ...columnsOf(event.data, 'name', 'kind', 'purpose', 'regionCode', 'openedOn'),
        ...closed(null),
        ...hosted(event.data.hostOrganizationId, event.data.hostHubs),
      }),
    StationClosed: (event) => change(event, closed(event.data.closedOn)),
    StationCorrected: (event) => change(event, corrected(event.data.after)),
    ...versionAlone(change),
  },
});
