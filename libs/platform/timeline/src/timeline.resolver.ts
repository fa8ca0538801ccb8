import { AccountNames, Allow, Reader } from '#platform/access';
import { SequencedLog } from '#platform/event-store';
import {
  Connection,
  CountWanted,
  DateTimeScalar,
  isUuid,
  PageArgs,
  pageOf,
  type GraphqlContext,
  type Page,
} from '#platform/graphql';
import type { Reading } from '#platform/kernel';
import { Views } from '#platform/projections';
import {
  Args,
  Context,
  Field,
  ID,
  Int,
  ObjectType,
  Parent,
  Query,
  ResolveField,
  Resolver,
} from '@nestjs/graphql';
import { In } from 'typeorm';
import { TimelineEventRow, TimelineRow } from './timeline.view.js';

@ObjectType({ description: 'One event about the subject: of its own stream, or of another that names it.' })
class TimelineEntry {
  @Field(() => ID) eventId!: string;
  @Field(() => String, { description: 'Permanent name of the fact.' }) type!: string;
  @Field(() => String) streamId!: string;
  @Field(() => Int) version!: number;
  @Field(() => String, { description: 'What was recorded, as JSON, in its latest shape.' }) data!: string;
  @Field(() => DateTimeScalar) recordedAt!: string;
  @Field(() => String) position!: string;
  @Field(() => ID) commandId!: string;
  @Field(() => ID, { nullable: true, description: 'The event that a reaction answered.' }) causationId!:
    string | null;
  actorId!: string;
}

const TimelineConnection = Connection(TimelineEntry, 'Timeline');

@Resolver(() => TimelineEntry)
export class TimelineResolver {
  constructor(
    private readonly views: Views,
    private readonly log: SequencedLog,
    private readonly accounts: AccountNames,
  ) {}

  @Allow('pipeline.read')
  @Query(() => TimelineConnection, {
    description: 'Every event about one thing, in the order they became known.',
  })
  async timeline(
    @Args('subjectId', { type: () => ID }) subjectId: string,
    @Args() { first, after }: PageArgs,
    @CountWanted() countWanted: boolean,
    @Reader() reading: Reading,
  ): Promise<Page<TimelineEntry>> {
    const rows = this.views.as(reading).own(TimelineRow);
    if (isUuid(subjectId)) rows.andWhere('row.subjectId = :subjectId', { subjectId });
    else rows.andWhere('false'); // what is no id names nothing
    const page = await pageOf(rows, { orderBy: [{ column: 'seq' }], first, after, countWanted });
    const events = await this.views
      .as(reading)
      .of(TimelineEventRow)
      .findBy({ id: In(page.edges.map(({ node }) => node.seq)) });
    const bySeq = new Map(events.map((event) => [event.id, event]));
    const edges = page.edges.map(async ({ node: { seq }, cursor }) => {
      const event = bySeq.get(seq)!;
      return {
        cursor,
        node: Object.assign(new TimelineEntry(), {
          eventId: event.eventId,
          type: event.type,
          streamId: event.streamId,
          version: event.version,
          data: JSON.stringify(event.data),
          recordedAt: event.recordedAt,
          position: await this.log.position(Number(seq)),
          commandId: event.commandId,
          causationId: event.causationId,
          actorId: event.actorId,
        }),
      };
    });
    return { ...page, edges: await Promise.all(edges) };
  }

  @ResolveField(() => String)
  actorName(@Parent() entry: TimelineEntry, @Context() context: GraphqlContext): Promise<string> {
    return this.accounts.of(context, entry.actorId);
  }
}
