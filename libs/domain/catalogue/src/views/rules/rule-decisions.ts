import { AccountNames } from '#platform/access';
import { SequencedLog } from '#platform/event-store';
import { DateTimeScalar, Loaders, type GraphqlContext } from '#platform/graphql';
import type { AnyEvent, Recorded } from '#platform/kernel';
import { Context, Field, ObjectType, Parent, ResolveField, Resolver } from '@nestjs/graphql';
import type { RuleDesignationEvent } from '../../rule-designation.events.js';

@ObjectType({ description: 'Who decided on a rule, when that became known, and why.' })
export class RuleDecision {
  seq!: number;
  // Said here as well as resolved: a schema is made of all types that were loaded, also where nobody resolves this one.
  @Field(() => DateTimeScalar) recordedAt!: string;
}

/** What was decided by the event at a place in the log. */
export const decisionAt = (seq: number | string): RuleDecision =>
  Object.assign(new RuleDecision(), { seq: Number(seq) });

/** Read from the event itself: the ledger keeps where a decision stands, and no table what was said with it. */
@Resolver(() => RuleDecision)
export class RuleDecisionsResolver {
  constructor(
    private readonly log: SequencedLog,
    private readonly accounts: AccountNames,
    private readonly loaders: Loaders,
  ) {}

  @ResolveField(() => DateTimeScalar)
  async recordedAt(@Parent() { seq }: RuleDecision, @Context() context: GraphqlContext): Promise<string> {
    return (await this.event(seq, context)).knownAt;
  }

  @ResolveField(() => String)
  async reason(@Parent() { seq }: RuleDecision, @Context() context: GraphqlContext): Promise<string> {
    const event = (await this.event(seq, context)) as AnyEvent as RuleDesignationEvent;
    return event.data.reason;
  }

  @ResolveField(() => String)
  async actorName(@Parent() { seq }: RuleDecision, @Context() context: GraphqlContext): Promise<string> {
    return this.accounts.of(context, (await this.event(seq, context)).meta.actorId);
  }

  private async event(seq: number, context: GraphqlContext): Promise<Recorded> {
    const read = async (seqs: readonly number[]) =>
      new Map(
        await Promise.all(
          seqs.map(async (each) => {
            const found = (await this.log.read(each - 1, 1)).find((event) => event.seq === each);
            return [each, found!] as const;
          }),
        ),
      );
    return (await this.loaders.loadBy<number, Recorded>(context, 'rule decisions', read, seq))!;
  }
}
