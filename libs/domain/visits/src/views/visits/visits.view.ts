import { RegionColumn } from '#domain/catalogue';
import { DateScalar, enumOf } from '#platform/graphql';
import type { CalendarDate, VisitDirection } from '#platform/kernel';
import { VisitDirectionEnum } from '#platform/ledger';
import {
  column,
  columnsOf,
  CreditsColumn,
  empty,
  recordOf,
  RecordRow,
  RecordTable,
  scopeIdsOf,
  versionsOf,
} from '#platform/operations';
import { changing, insert, projection, put, versionAlone } from '#platform/projections';
import { Field, ObjectType } from '@nestjs/graphql';
import { Index } from 'typeorm';
import type {
  ItineraryStop,
  Programme,
  Qualifier,
  VisitCredit,
  VisitEvent,
  VisitPlan,
  VisitRecord,
} from '../../visit.events.js';
import { QualifierEnum } from '../../visit.inputs.js';
import { visitStream } from '../../visit.state.js';

export const VisitStatusEnum = enumOf(['PLANNED', 'LOGGED', 'CANCELLED'], { name: 'VisitStatus' });

@ObjectType('ItineraryStop')
export class ItineraryStopView {
  @Field(() => DateScalar) on!: CalendarDate;
  @Field() place!: string;
  @Field(() => String, { nullable: true }) purpose?: string | null;
}

/** A visit 考察: the row is the API type. */
@RecordTable('Visit', 'visits')
@Index(['jurisdictionId', 'startsOn', 'id'])
export class VisitRow extends RecordRow {
  @column.oneOf(VisitDirectionEnum) direction!: VisitDirection;
  @column.oneOf(VisitStatusEnum) status!: keyof typeof VisitStatusEnum;
  @column.text({ optional: true }) name!: string | null;
  @column.id({ optional: true, description: 'The station that hosts it.' }) stationId!: string | null;
  @column.id({ description: 'The host: of the station, or in its place. Figures credit it.' })
  hostOrganizationId!: string;
  @column.ids({ description: 'Organizations that take part.' }) organizationIds!: string[];
  @column.int({ optional: true, description: 'How many organizations a document says took part.' })
  organizationsReported!: number | null;
  @column.oneOf(QualifierEnum, { optional: true }) organizationsQualifier!: Qualifier | null;
  @column.int({
    optional: true,
    description: 'People, by count only; expected until it is logged; null where no document states it.',
  })
  delegateCount!: number | null;
  @column.date({ optional: true }) plannedOn!: CalendarDate | null;
  @column.date({ optional: true }) plannedUntil!: CalendarDate | null;
  @column.date({ optional: true, description: 'The first day; the one on which it counts.' })
  visitedOn!: CalendarDate | null;
  @column.date({ optional: true }) endedOn!: CalendarDate | null;
  @column.date({ description: 'Its first day; the planned one until it is logged.' })
  startsOn!: CalendarDate;
  @column.date({ description: 'Its last day; the planned one until it is logged.' }) endsOn!: CalendarDate;
  @RegionColumn({ optional: true }) originRegionCode!: string | null;
  @RegionColumn({ optional: true }) destinationRegionCode!: string | null;
  @RegionColumn({ optional: true, description: 'The region under which figures count it.' })
  regionCode!: string | null;
  @column.text({ optional: true }) chainCode!: string | null;
  @column.json({ as: () => [ItineraryStopView] }) itinerary!: readonly ItineraryStop[];
  @column.ids({ description: 'Leads that it touched.' }) leadIds!: string[];
  @column.id({ optional: true }) activityId!: string | null;
  @column.text({ optional: true, description: 'What came of it.' }) result!: string | null;
  @CreditsColumn({ description: 'The host has the whole.' }) creditLines!: readonly VisitCredit[];
  @column.text({ optional: true, description: 'Why it was cancelled.' }) cancelReason!: string | null;
}

/** Visits as they once stood. */
export const visitVersions = versionsOf(VisitRow, {
  table: 'visit_versions',
  keptBy: 'visits',
  listedBy: 'startsOn',
});

const programme = ({ host, organizations, organizationsReported, ...data }: Programme) => ({
  ...columnsOf(data, 'direction', 'name', 'delegateCount', 'originRegionCode', 'destinationRegionCode'),
  ...columnsOf(data, 'regionCode', 'chainCode', 'itinerary', 'activityId'),
  stationId: host.stationId ?? null,
  hostOrganizationId: host.organizationId,
  creditLines: host.credits,
  organizationIds: organizations.map((each) => each.organizationId),
  scopeIds: scopeIdsOf(host.credits, organizations),
  organizationsReported: organizationsReported?.value ?? null,
  organizationsQualifier: organizationsReported?.qualifier ?? null,
  leadIds: [...data.leadIds],
});
const planned = (plan: VisitPlan) => ({
  ...programme(plan),
  plannedOn: plan.plannedOn,
  plannedUntil: plan.plannedUntil ?? null,
  startsOn: plan.plannedOn,
  endsOn: plan.plannedUntil ?? plan.plannedOn,
});
const made = (record: VisitRecord) => ({
  ...programme(record),
  visitedOn: record.visitedOn,
  endedOn: record.endedOn ?? null,
  startsOn: record.visitedOn,
  endsOn: record.endedOn ?? record.visitedOn,
  result: record.result ?? null,
});
const change = changing(VisitRow);

export const visitsView = projection<VisitEvent>({
  name: 'visits',
  version: 1, // raise to rebuild
  streams: [visitStream],
  rows: [VisitRow],
  on: {
    VisitPlanned: (event) =>
      insert(VisitRow, {
        ...recordOf(event),
        status: 'PLANNED',
        ...planned(event.data),
        ...empty('visitedOn', 'endedOn', 'result', 'cancelReason'),
      }),
    VisitAmended: (event) => change(event, planned(event.data.after)),
    VisitLogged: (event) =>
      put(VisitRow, {
        ...recordOf(event),
        status: 'LOGGED',
        ...made(event.data),
        plannedOn: event.data.planned?.on ?? null,
        plannedUntil: event.data.planned?.until ?? null,
        cancelReason: null,
      }),
    VisitCancelled: (event) => change(event, { status: 'CANCELLED', cancelReason: event.data.reason }),
    VisitCorrected: (event) => change(event, made(event.data.after)),
    ...versionAlone(change),
  },
});
