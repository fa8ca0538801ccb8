import { AccountNames, Allow, Reader } from '#platform/access';
import { SequencedLog } from '#platform/event-store';
import {
  DateScalar,
  DateTimeScalar,
  EnumListField,
  IdListField,
  type GraphqlContext,
} from '#platform/graphql';
import {
  Args,
  ArgsType,
  Context,
  Field,
  ID,
  ObjectType,
  Parent,
  ResolveField,
  Resolver,
  Subscription,
} from '@nestjs/graphql';
import type { CalendarDate, Reading } from '#platform/kernel';
import { ChangeFeed, type Change } from './change-feed.js';
import { SubjectNames } from './subject-names.js';
import { SubjectKindEnum, type SubjectKind } from './subjects.js';

@ObjectType({ description: 'A subject changed, and the read tables show it.' })
class PipelineChange {
  @Field(() => SubjectKindEnum) kind!: SubjectKind;
  @Field(() => ID) subjectId!: string;
  @Field(() => ID) eventId!: string;
  @Field(() => String) type!: string;
  @Field(() => String) position!: string;
  @Field(() => DateTimeScalar) recordedAt!: string;
  @Field(() => DateScalar, { nullable: true, description: 'The day in the world that the event is about.' })
  occurredOn!: CalendarDate | null;
  actorId!: string;
}

@ArgsType()
class ChangesAsked {
  @EnumListField(SubjectKindEnum, { max: 100, optional: true }) subjects?: SubjectKind[] | null;
  @IdListField({ max: 1000, optional: true }) subjectIds?: string[] | null;
  @IdListField({
    max: 1000,
    optional: true,
    description: 'Changes whose event names one of these, or one below it as its hubs were.',
  })
  organizationIds?: string[] | null;
}

/** Whether a change is one of those asked for. */
export const isAsked =
  ({ subjects, subjectIds, organizationIds }: ChangesAsked) =>
  ({ kind, subjectId, names }: Pick<Change, 'kind' | 'subjectId' | 'names'>): boolean =>
    (!subjects || subjects.includes(kind)) &&
    (!subjectIds || subjectIds.includes(subjectId)) &&
    (!organizationIds || organizationIds.some((id) => names.has(id)));

@Resolver(() => PipelineChange)
export class PipelineChangedResolver {
  constructor(
    private readonly feed: ChangeFeed,
    private readonly log: SequencedLog,
    private readonly accounts: AccountNames,
    private readonly names: SubjectNames,
  ) {}

  @Allow('pipeline.read')
  @Subscription(() => PipelineChange, {
    description: 'Fires after the read tables hold the change.',
    resolve: (payload: { pipelineChanged: PipelineChange }) => payload.pipelineChanged,
  })
  pipelineChanged(
    @Reader() reading: Reading,
    @Args() asked: ChangesAsked,
  ): AsyncIterableIterator<{ pipelineChanged: PipelineChange }> {
    return this.feed.changes(
      reading,
      isAsked(asked),
      async ({ kind, subjectId, eventId, type, seq, recordedAt, occurredOn, actorId }) => ({
        pipelineChanged: Object.assign(new PipelineChange(), {
          kind,
          subjectId,
          eventId,
          type,
          recordedAt,
          occurredOn,
          actorId,
          position: await this.log.position(seq),
        }),
      }),
    );
  }

  @ResolveField(() => String)
  actorName(@Parent() change: PipelineChange, @Context() context: GraphqlContext): Promise<string> {
    return this.accounts.of(context, change.actorId);
  }

  @ResolveField(() => String, { nullable: true, description: 'What the subject is called now.' })
  async subjectName(
    @Parent() { subjectId }: PipelineChange,
    @Context() context: GraphqlContext,
  ): Promise<string | null> {
    return (await this.names.of(context, subjectId))?.name ?? null;
  }
}
