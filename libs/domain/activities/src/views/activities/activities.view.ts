import { DateScalar, enumOf } from '#platform/graphql';
import { type CalendarDate } from '#platform/kernel';
import { insert, projection, put, changing } from '#platform/projections';
import { Field, ID, Int, ObjectType } from '@nestjs/graphql';
import { Column, Entity, Index, PrimaryColumn } from 'typeorm';
import {
  activityKinds,
  type ActivityCredit,
  type ActivityEvent,
  type ActivityKind,
  type ActivitySession,
  type Described,
  type Held,
} from '../../activity.events.js';

export const ActivityKindEnum = enumOf(activityKinds, {
  name: 'ActivityKind',
  description: 'What kind of promotion activity (推介会, 展会, 对接会, 考察学习, 调研, 培训, 其他).',
});
export const ActivityStatusEnum = enumOf(['PLANNED', 'HELD', 'CANCELLED'], { name: 'ActivityStatus' });

@ObjectType('ActivitySession', { description: 'The sessions 场次 of one day.' })
export class ActivitySessionView {
  @Field(() => DateScalar) heldOn!: CalendarDate;
  @Field(() => Int) sessions!: number;
  @Field(() => Int, { nullable: true, description: 'Person-times; null where nobody counted.' })
  participants?: number | null;
}

/** A promotion activity 招商活动: the row is the API type; a column without `@Field` never leaves the server. */
@ObjectType('Activity')
@Entity({ name: 'activities', schema: 'views' })
@Index(['jurisdictionId', 'startsOn', 'id'])
export class ActivityRow {
  @Field(() => ID) @PrimaryColumn('uuid') id!: string;
  @Field(() => Int, { description: 'Version of the record; recognition names the one it saw.' })
  @Column('int')
  version!: number;
  @Field() @Column('text') name!: string;
  @Field(() => ActivityKindEnum) @Column('text') kind!: ActivityKind;
  @Field(() => ActivityStatusEnum) @Column('text') status!: keyof typeof ActivityStatusEnum;
  @Field({ description: 'Where it takes place; may lie outside the jurisdiction.' })
  @Column('text')
  regionCode!: string;
  @Field(() => String, { nullable: true }) @Column('text', { nullable: true }) chainCode!: string | null;
  @Field(() => DateScalar, { nullable: true })
  @Column('date', { nullable: true })
  expectedFrom!: CalendarDate | null;
  @Field(() => DateScalar, { nullable: true })
  @Column('date', { nullable: true })
  expectedTo!: CalendarDate | null;
  @Field(() => DateScalar, { description: 'Day of the first session; the expected one until it is held.' })
  @Column('date')
  startsOn!: CalendarDate;
  @Field(() => DateScalar, { description: 'Day of the last session; the expected one until it is held.' })
  @Column('date')
  endsOn!: CalendarDate;
  @Field(() => [ActivitySessionView], { description: 'In order of their days; none until it is held.' })
  @Column('jsonb')
  sessions!: readonly ActivitySession[];
  @Field(() => Int, { description: '场次 held so far: not the number of activities.' })
  @Column('int')
  sessionCount!: number;
  @Field(() => Int, { nullable: true, description: 'Person-times; null where no session says it.' })
  @Column('int', { nullable: true })
  participants!: number | null;
  @Column('jsonb') creditLines!: readonly ActivityCredit[];
  @Field(() => String, { nullable: true, description: 'Why it was cancelled.' })
  @Column('text', { nullable: true })
  cancelReason!: string | null;
  @Field(() => String, { nullable: true }) @Column('text', { nullable: true }) sourceDocument!: string | null;
  @Field({ description: 'Constructed to illustrate; no document states it.' })
  @Column('boolean')
  illustrative!: boolean;
  @Column('text') jurisdictionId!: string;
  /** Everybody whose scope holds it: the organizers and the hubs above. */
  @Column('uuid', { array: true }) scopeIds!: string[];
}

const described = ({ expected, held, ...data }: Described & { readonly held?: Held }) => ({
  name: data.name,
  kind: data.kind,
  regionCode: data.regionCode,
  chainCode: data.chainCode ?? null,
  creditLines: data.credits,
  scopeIds: [...new Set(data.credits.flatMap((c) => [c.organizationId, ...c.hubs]))].toSorted(),
  expectedFrom: expected?.from ?? null,
  expectedTo: expected?.to ?? null,
  ...(held ? heldSoFar(held) : expectedOnly(expected!)),
});
const heldSoFar = (held: Held) => ({
  startsOn: held.firstHeldOn,
  endsOn: held.lastHeldOn,
  sessions: held.sessions,
  sessionCount: held.sessionCount,
  participants: held.participants ?? null,
});
const expectedOnly = ({ from, to }: NonNullable<Described['expected']>) => ({
  startsOn: from,
  endsOn: to ?? from,
  sessions: [],
  sessionCount: 0,
  participants: null,
});
const provenance = (data: { readonly sourceDocument?: string; readonly illustrative?: true }) => ({
  sourceDocument: data.sourceDocument ?? null,
  illustrative: data.illustrative ?? false,
});
const change = changing(ActivityRow, 'activity');

export const activitiesView = projection<ActivityEvent>({
  name: 'activities',
  version: 1, // raise to rebuild
  streams: ['activity'],
  rows: [ActivityRow],
  on: {
    ActivityPlanned: ({ data, version, meta }) =>
      insert(ActivityRow, {
        id: data.activityId,
        version,
        status: 'PLANNED',
        ...described(data),
        cancelReason: null,
        ...provenance(data),
        jurisdictionId: meta.jurisdictionId,
      }),
    ActivityHeld: ({ data, version, meta }) =>
      put(ActivityRow, {
        id: data.activityId,
        version,
        status: 'HELD',
        ...described(data),
        cancelReason: null,
        ...provenance(data),
        jurisdictionId: meta.jurisdictionId,
      }),
    ActivitySessionsAdded: (event) => change(event, heldSoFar(event.data.held)),
    ActivityCancelled: (event) => change(event, { status: 'CANCELLED', cancelReason: event.data.reason }),
    ActivityCorrected: (event) => change(event, described(event.data.after)),
    FigureRecognized: (event) => change(event, {}),
    FigureRejected: (event) => change(event, {}),
    FigureReopened: (event) => change(event, {}),
    CommandNoted: (event) => change(event, {}),
  },
});
