import { RegionColumn } from '#domain/catalogue';
import { DateScalar, enumOf } from '#platform/graphql';
import type { ActivityKind, CalendarDate } from '#platform/kernel';
import { ActivityKindEnum } from '#platform/ledger';
import {
  column,
  columnsOf,
  credited,
  CreditsColumn,
  recordOf,
  RecordRow,
  RecordTable,
  versionsOf,
} from '#platform/operations';
import { changing, insert, projection, put, versionAlone } from '#platform/projections';
import { Field, ID, Int, ObjectType } from '@nestjs/graphql';
import { Index } from 'typeorm';
import {
  activityPurposes,
  type ActivityCredit,
  type ActivityEvent,
  type ActivityPurpose,
  type ActivitySession,
  type Described,
  type Held,
} from '../../activity.events.js';
import { activityStream } from '../../activity.state.js';

export const ActivityPurposeEnum = enumOf(activityPurposes, {
  name: 'ActivityPurpose',
  description: 'INVESTMENT 招商: counts as a promotion activity. SERVICE 服务: counts as a service alone.',
});
export const ActivityStatusEnum = enumOf(['PLANNED', 'HELD', 'CANCELLED'], { name: 'ActivityStatus' });

@ObjectType('ActivitySession', { description: 'The sessions 场次 of one day.' })
export class ActivitySessionView {
  @Field(() => DateScalar) heldOn!: CalendarDate;
  @Field(() => Int) sessions!: number;
  @Field(() => Int, { nullable: true, description: 'Person-times; null where nobody counted.' })
  participants?: number | null;
}

/** An activity, of promotion 招商活动 or service 服务活动: the row is the API type. */
@RecordTable('Activity', 'activities')
@Index(['jurisdictionId', 'startsOn', 'id'])
export class ActivityRow extends RecordRow {
  @column.text() name!: string;
  @column.oneOf(ActivityKindEnum) kind!: ActivityKind;
  @column.oneOf(ActivityPurposeEnum) purpose!: ActivityPurpose;
  @column.oneOf(ActivityStatusEnum) status!: keyof typeof ActivityStatusEnum;
  @RegionColumn({ description: 'Where it takes place; may lie outside the jurisdiction.' })
  regionCode!: string;
  @column.text({ optional: true }) chainCode!: string | null;
  @column.date({ optional: true }) expectedFrom!: CalendarDate | null;
  @column.date({ optional: true }) expectedTo!: CalendarDate | null;
  @column.date({ description: 'Day of the first session; the expected one until it is held.' })
  startsOn!: CalendarDate;
  @column.date({ description: 'Day of the last session; the expected one until it is held.' })
  endsOn!: CalendarDate;
  @column.json({
    as: () => [ActivitySessionView],
    description: 'In order of their days; none until it is held.',
  })
  sessions!: readonly ActivitySession[];
  @column.int({ description: '场次 held so far: not the number of activities.' }) sessionCount!: number;
  @column.int({ optional: true, description: 'Person-times; null where no session says it.' })
  participants!: number | null;
  @CreditsColumn({ description: 'Who organizes it, in which shares; sums to 10,000.' })
  creditLines!: readonly ActivityCredit[];
  @column.text({ optional: true, description: 'Why it was cancelled.' }) cancelReason!: string | null;

  @Field(() => [ID], { description: 'Who organizes it.' }) get organizationIds(): string[] {
    return this.creditLines.map(({ organizationId }) => organizationId);
  }
}

/** Activities as they once stood. */
export const activityVersions = versionsOf(ActivityRow, {
  table: 'activity_versions',
  keptBy: 'activities',
  listedBy: 'startsOn',
});

const described = ({ expected, held, ...data }: Described & { readonly held?: Held }) => ({
  ...columnsOf(data, 'name', 'kind', 'regionCode', 'chainCode'),
  purpose: data.purpose ?? ('INVESTMENT' as const),
  ...credited(data.credits),
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
const change = changing(ActivityRow);

export const activitiesView = projection<ActivityEvent>({
  name: 'activities',
  version: 2, // raise to rebuild
  streams: [activityStream],
  rows: [ActivityRow],
  on: {
    ActivityPlanned: (event) =>
      insert(ActivityRow, {
        ...recordOf(event),
        status: 'PLANNED',
        ...described(event.data),
        cancelReason: null,
      }),
    ActivityHeld: (event) =>
      put(ActivityRow, { ...recordOf(event), status: 'HELD', ...described(event.data), cancelReason: null }),
    ActivitySessionsAdded: (event) => change(event, heldSoFar(event.data.held)),
    ActivityCancelled: (event) => change(event, { status: 'CANCELLED', cancelReason: event.data.reason }),
    ActivityCorrected: (event) => change(event, described(event.data.after)),
    ...versionAlone(change),
  },
});
