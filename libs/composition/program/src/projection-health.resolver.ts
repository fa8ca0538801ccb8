import { Allow } from '#platform/access';
import { BigIntScalar, DateTimeScalar, enumOf } from '#platform/graphql';
import { partKinds, partStates, Progress, type PartHealth } from '#platform/projections';
import { Field, Int, ObjectType, Query, Resolver } from '@nestjs/graphql';

const kindEnum = enumOf(partKinds, {
  name: 'ProjectionKind',
  description: 'Orders the log 定序; makes read tables 投影; answers events by commands 反应.',
});
const stateEnum = enumOf(partStates, {
  name: 'ProjectionState',
  description:
    'Shows all that is recorded; works through the rest; its tables are made anew; stands still, or runs nowhere.',
});

/** For who sees to it that all is well. */
@ObjectType()
export class ProjectionHealth {
  @Field(() => String) name!: string;
  @Field(() => kindEnum) kind!: PartHealth['kind'];
  @Field(() => BigIntScalar, { description: 'The place in the log up to which it has come.' })
  position!: string;
  @Field(() => BigIntScalar, { description: 'The last place in the log.' }) head!: string;
  @Field(() => Int, { description: 'Events between the two, its own and others.' }) lag!: number;
  @Field(() => stateEnum) state!: PartHealth['state'];

  @Field(() => DateTimeScalar, {
    nullable: true,
    description:
      'When it was last seen to run: now, as long as some process leads it. Null where it never ran.',
  })
  heartbeatAt!: string | null;

  @Field(() => String, { nullable: true, description: 'What it stands still for; it is tried again.' })
  failure!: string | null;
}

@Resolver(() => ProjectionHealth)
export class ProjectionHealthResolver {
  constructor(private readonly progress: Progress) {}

  @Allow('operations.read')
  @Query(() => [ProjectionHealth], {
    description: 'The sequencer, every projection, and every reaction that has begun.',
  })
  async projectionHealth(): Promise<ProjectionHealth[]> {
    return (await this.progress.parts()).map(({ seq, head, seenAt, ...part }) => ({
      ...part,
      position: String(seq),
      head: String(head),
      lag: Math.max(head - seq, 0),
      heartbeatAt: seenAt,
    }));
  }
}
