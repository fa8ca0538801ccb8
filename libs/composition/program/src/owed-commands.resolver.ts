import { Allow } from '#platform/access';
import { BigIntScalar, DateTimeScalar } from '#platform/graphql';
import { Progress } from '#platform/projections';
import { Field, ID, Int, ObjectType, Query, Resolver } from '@nestjs/graphql';

/** One damaged stream may keep thousands waiting: whoever mends it needs its name and a number, not a page of each. */
const MOST = 100;

/** What a reaction still has to do about an event. */
@ObjectType()
export class OwedCommand {
  @Field(() => String, { description: 'The reaction that owes it.' }) reaction!: string;
  @Field(() => BigIntScalar, { description: 'The place in the log of the event that asks for it.' })
  position!: string;
  @Field(() => ID) eventId!: string;
  @Field(() => String, { description: 'The damaged stream.' }) streamId!: string;
  @Field(() => DateTimeScalar, { description: 'When the event was passed over.' }) since!: string;
  @Field(() => DateTimeScalar, { description: 'When it was last tried.' }) triedAt!: string;
  @Field(() => String, { description: 'What kept it from being carried out then.' }) failure!: string;
}

@ObjectType()
export class OwedCommands {
  @Field(() => Int) totalCount!: number;
  @Field(() => [OwedCommand], { description: `The first ${MOST}, in the order of the log.` })
  commands!: OwedCommand[];
}

@Resolver(() => OwedCommands)
export class OwedCommandsResolver {
  constructor(private readonly progress: Progress) {}

  @Allow('operations.read')
  @Query(() => OwedCommands, {
    description:
      'What reactions owe: events that they passed over because a stream is damaged that their command needs, and try again until it is whole.',
  })
  async owedCommands(): Promise<OwedCommands> {
    const owed = await this.progress.owed(MOST);
    return {
      // Asked apart only where it is more than is listed: the two never contradict each other.
      totalCount: owed.length < MOST ? owed.length : Math.max(owed.length, await this.progress.owedCount()),
      commands: owed.map(({ reaction, seq, eventId, streamId, message, since, triedAt }) => ({
        reaction,
        position: String(seq),
        eventId,
        streamId,
        since,
        triedAt,
        failure: message,
      })),
    };
  }
}
