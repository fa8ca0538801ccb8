import { DateScalar, enumOf } from '#platform/graphql';
import { type CalendarDate } from '#platform/kernel';
import { insert, projection, changing } from '#platform/projections';
import { Field, ID, Int, ObjectType } from '@nestjs/graphql';
import { Column, Entity, Index, PrimaryColumn } from 'typeorm';
import {
  stationKinds,
  stationPurposes,
  type Correctable,
  type StationEvent,
  type StationKind,
  type StationPurpose,
} from '../../station.events.js';

export const StationKindEnum = enumOf(stationKinds, { name: 'StationKind', description: '工作站, 联络站.' });
export const StationPurposeEnum = enumOf(stationPurposes, {
  name: 'StationPurpose',
  description: '双招双引 or 党建; only the first is counted.',
});
export const StationStatusEnum = enumOf(['OPEN', 'CLOSED'], { name: 'StationStatus' });

/** A station 工作站/联络站: the row is the API type; a column without `@Field` never leaves the server. */
@ObjectType('Station')
@Entity({ name: 'stations', schema: 'views' })
@Index(['jurisdictionId', 'openedOn', 'id'])
@Index(['hostOrganizationId'])
export class StationRow {
  @Field(() => ID) @PrimaryColumn('uuid') id!: string;
  @Field(() => Int, { description: 'Version of the record; recognition names the one it saw.' })
  @Column('int')
  version!: number;
  @Field(() => String) @Column('text') name!: string;
  @Field(() => StationKindEnum) @Column('text') kind!: StationKind;
  @Field(() => StationPurposeEnum) @Column('text') purpose!: StationPurpose;
  @Field(() => StationStatusEnum) @Column('text') status!: keyof typeof StationStatusEnum;
  @Field(() => ID) @Column('uuid') hostOrganizationId!: string;
  @Field(() => String) @Column('text') regionCode!: string;
  @Field(() => DateScalar) @Column('date') openedOn!: CalendarDate;
  @Field(() => DateScalar, { nullable: true, description: 'The first day on which it was open no more.' })
  @Column('date', { nullable: true })
  closedOn!: CalendarDate | null;
  @Field(() => String, { nullable: true }) @Column('text', { nullable: true }) sourceDocument!: string | null;
  @Field(() => Boolean, { description: 'Constructed to illustrate; no document states it.' })
  @Column('boolean')
  illustrative!: boolean;
  @Field(() => ID) @Column('text') jurisdictionId!: string;
  /** Everybody whose scope holds it: the host and the hubs above. */
  @Column('uuid', { array: true }) scopeIds!: string[];
}

const change = changing(StationRow, 'station');
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
  streams: ['station'],
  rows: [StationRow],
  on: {
    StationOpened: ({ data, version, meta }) =>
      insert(StationRow, {
        id: data.stationId,
        version,
        name: data.name,
        kind: data.kind,
        purpose: data.purpose,
        ...closed(null),
        ...hosted(data.hostOrganizationId, data.hostHubs),
        regionCode: data.regionCode,
        openedOn: data.openedOn,
        sourceDocument: data.sourceDocument ?? null,
        illustrative: data.illustrative ?? false,
        jurisdictionId: meta.jurisdictionId,
      }),
    StationClosed: (event) => change(event, closed(event.data.closedOn)),
    StationCorrected: (event) => change(event, corrected(event.data.after)),
    FigureRecognized: (event) => change(event, {}),
    FigureRejected: (event) => change(event, {}),
    FigureReopened: (event) => change(event, {}),
    CommandNoted: (event) => change(event, {}),
  },
});
