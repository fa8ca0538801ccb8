import { Allow, Reader } from '#platform/access';
import { SequencedLog } from '#platform/event-store';
import { DateTimeScalar } from '#platform/graphql';
import { Args, Field, ID, ObjectType, Resolver, Subscription } from '@nestjs/graphql';
import type { Reading } from '#platform/kernel';
import { ChangeFeed, type Change } from './change-feed.js';
import { SubjectKindEnum, type SubjectKind } from './subjects.js';

@ObjectType({ description: 'A subject changed, and the read tables show it.' })
class PipelineChange {
  @Field(() => SubjectKindEnum) kind!: SubjectKind;
  @Field(() => ID) subjectId!: string;
  @Field(() => ID) eventId!: string;
  @Field(() => String) type!: string;
  @Field(() => String) position!: string;
  @Field(() => DateTimeScalar) recordedAt!: string;
}

@Resolver()
export class PipelineChangedResolver {
  constructor(
    private readonly feed: ChangeFeed,
    private readonly log: SequencedLog,
  ) {}

  @Allow('pipeline.read')
  @Subscription(() => PipelineChange, {
    description: 'Fires after the read tables hold the change.',
    resolve: (payload: { pipelineChanged: PipelineChange }) => payload.pipelineChanged,
  })
  pipelineChanged(
    @Reader() reading: Reading,
    @Args('subjects', { type: () => [SubjectKindEnum], nullable: true }) subjects: SubjectKind[] | null,
  ): AsyncIterableIterator<{ pipelineChanged: PipelineChange }> {
    const wanted = ({ kind }: Change) => !subjects || subjects.includes(kind);
    return this.feed.changes(
      reading,
      wanted,
      async ({ kind, subjectId, eventId, type, seq, recordedAt }) => ({
        pipelineChanged: Object.assign(new PipelineChange(), {
          kind,
          subjectId,
          eventId,
          type,
          recordedAt,
          position: await this.log.position(seq),
        }),
      }),
    );
  }
}
