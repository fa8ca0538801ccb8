import { DateScalar, enumOf } from '#platform/graphql';
import { type CalendarDate } from '#platform/kernel';
import { insert, projection, put, changing } from '#platform/projections';
import { Field, ID, Int, ObjectType } from '@nestjs/graphql';
import { Column, Entity, Index, PrimaryColumn } from 'typeorm';
import type {
  ItineraryStop,
  Programme,
  Qualifier,
  VisitCredit,
  VisitDirection,
  VisitEvent,
  VisitPlan,
  VisitRecord,
} from '../../visit.events.js';
import { QualifierEnum, VisitDirectionEnum } from '../../visit.inputs.js';

export const VisitStatusEnum = enumOf(['PLANNED', 'LOGGED', 'CANCELLED'], { name: 'VisitStatus' });

@ObjectType('ItineraryStop')
export class ItineraryStopView {
  @Field(() => DateScalar) on!: CalendarDate;
  @Field() place!: string;
  @Field(() => String, { nullable: true }) purpose?: string | null;
}

/** A visit 考察: the row is the API type; a column without `@Field` never leaves the server. */
@ObjectType('Visit')
@Entity({ name: 'visits', schema: 'views' })
@Index(['jurisdictionId', 'startsOn', 'id'])
export class VisitRow {
  @Field(() => ID) @PrimaryColumn('uuid') id!: string;
  @Field(() => Int, { description: 'Version of the record; recognition names the one it saw.' })
  @Column('int')
  version!: number;
  @Field(() => VisitDirectionEnum) @Column('text') direction!: VisitDirection;
  @Field(() => VisitStatusEnum) @Column('text') status!: keyof typeof VisitStatusEnum;
  @Field(() => String, { nullable: true }) @Column('text', { nullable: true }) name!: string | null;
  @Field(() => ID, { nullable: true, description: 'The station that hosts it.' })
  @Column('uuid', { nullable: true })
  stationId!: string | null;
  @Field(() => ID, { description: 'The host: of the station, or in its place. Figures credit it.' })
  @Column('uuid')
  hostOrganizationId!: string;
  @Field(() => [ID], { description: 'Organizations that take part.' })
  @Column('uuid', { array: true })
  organizationIds!: string[];
  @Field(() => Int, { nullable: true, description: 'How many organizations a document says took part.' })
  @Column('int', { nullable: true })
  organizationsReported!: number | null;
  @Field(() => QualifierEnum, { nullable: true })
  @Column('text', { nullable: true })
  organizationsQualifier!: Qualifier | null;
  @Field(() => Int, {
    nullable: true,
    description: 'People, by count only; expected until it is logged; null where no document states it.',
  })
  @Column('int', { nullable: true })
  delegateCount!: number | null;
  @Field(() => DateScalar, { nullable: true })
  @Column('date', { nullable: true })
  plannedOn!: CalendarDate | null;
  @Field(() => DateScalar, { nullable: true })
  @Column('date', { nullable: true })
  plannedUntil!: CalendarDate | null;
  @Field(() => DateScalar, { nullable: true, description: 'The first day; the one on which it counts.' })
  @Column('date', { nullable: true })
  visitedOn!: CalendarDate | null;
  @Field(() => DateScalar, { nullable: true })
  @Column('date', { nullable: true })
  endedOn!: CalendarDate | null;
  @Field(() => DateScalar, { description: 'Its first day; the planned one until it is logged.' })
  @Column('date')
  startsOn!: CalendarDate;
  @Field(() => DateScalar, { description: 'Its last day; the planned one until it is logged.' })
  @Column('date')
  endsOn!: CalendarDate;
  @Field(() => String, { nullable: true }) @Column('text', { nullable: true }) originRegionCode!:
    string | null;
  @Field(() => String, { nullable: true }) @Column('text', { nullable: true }) destinationRegionCode!:
    string | null;
  @Field(() => String, { nullable: true, description: 'The region under which figures count it.' })
  @Column('text', { nullable: true })
  regionCode!: string | null;
  @Field(() => String, { nullable: true }) @Column('text', { nullable: true }) chainCode!: string | null;
  @Field(() => [ItineraryStopView]) @Column('jsonb') itinerary!: readonly ItineraryStop[];
  @Field(() => [ID], { description: 'Leads that it touched.' })
  @Column('uuid', { array: true })
  leadIds!: string[];
  @Field(() => ID, { nullable: true }) @Column('uuid', { nullable: true }) activityId!: string | null;
  @Field(() => String, { nullable: true, description: 'What came of it.' })
  @Column('text', { nullable: true })
  result!: string | null;
  @Column('jsonb') creditLines!: readonly VisitCredit[];
  @Field(() => String, { nullable: true, description: 'Why it was cancelled.' })
  @Column('text', { nullable: true })
  cancelReason!: string | null;
  @Field(() => String, { nullable: true }) @Column('text', { nullable: true }) sourceDocument!: string | null;
  @Field({ description: 'Constructed to illustrate; no document states it.' })
  @Column('boolean')
  illustrative!: boolean;
  @Column('text') jurisdictionId!: string;
  /** Everybody whose scope holds it: the host, those who take part, and the hubs above. */
  @Column('uuid', { array: true }) scopeIds!: string[];
}

const programme = ({ host, organizations, organizationsReported, ...data }: Programme) => ({
  direction: data.direction,
  name: data.name ?? null,
  stationId: host.stationId ?? null,
  hostOrganizationId: host.organizationId,
  creditLines: host.credits,
  organizationIds: organizations.map((each) => each.organizationId),
  scopeIds: [
    ...new Set([...host.credits, ...organizations].flatMap((each) => [each.organizationId, ...each.hubs])),
  ].toSorted(),
  organizationsReported: organizationsReported?.value ?? null,
  organizationsQualifier: organizationsReported?.qualifier ?? null,
  delegateCount: data.delegateCount ?? null,
  originRegionCode: data.originRegionCode ?? null,
  destinationRegionCode: data.destinationRegionCode ?? null,
  regionCode: data.regionCode ?? null,
  chainCode: data.chainCode ?? null,
  itinerary: data.itinerary,
  leadIds: [...data.leadIds],
  activityId: data.activityId ?? null,
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
const provenance = (data: { readonly sourceDocument?: string; readonly illustrative?: true }) => ({
  sourceDocument: data.sourceDocument ?? null,
  illustrative: data.illustrative ?? false,
});
const change = changing(VisitRow, 'visit');

export const visitsView = projection<VisitEvent>({
  name: 'visits',
  version: 1, // raise to rebuild
  streams: ['visit'],
  rows: [VisitRow],
  on: {
    VisitPlanned: ({ data, version, meta }) =>
      insert(VisitRow, {
        id: data.visitId,
        version,
        status: 'PLANNED',
        ...planned(data),
        visitedOn: null,
        endedOn: null,
        result: null,
        cancelReason: null,
        ...provenance(data),
        jurisdictionId: meta.jurisdictionId,
      }),
    VisitAmended: (event) => change(event, planned(event.data.after)),
    VisitLogged: ({ data, version, meta }) =>
      put(VisitRow, {
        id: data.visitId,
        version,
        status: 'LOGGED',
        ...made(data),
        plannedOn: data.planned?.on ?? null,
        plannedUntil: data.planned?.until ?? null,
        cancelReason: null,
        ...provenance(data),
        jurisdictionId: meta.jurisdictionId,
      }),
    VisitCancelled: (event) => change(event, { status: 'CANCELLED', cancelReason: event.data.reason }),
    VisitCorrected: (event) => change(event, made(event.data.after)),
    FigureRecognized: (event) => change(event, {}),
    FigureRejected: (event) => change(event, {}),
    FigureReopened: (event) => change(event, {}),
    CommandNoted: (event) => change(event, {}),
  },
});
