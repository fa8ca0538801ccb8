import { AccountNames } from '#platform/access';
import { SequencedLog } from '#platform/event-store';
import { DateTimeScalar, Loaders, type GraphqlContext } from '#platform/graphql';
import type { AnyEvent, Recorded } from '#platform/kernel';
import { Context, Field, ObjectType, Parent, ResolveField, Resolver } from '@nestjs/graphql';
import type { RuleDesignationEvent } from '../../rule-designation.events.js';

@ObjectType({ description: 'Who decided on a rule, when that became known, and why.' })
export class RuleDecision {
  seq!: number;
  type!: RuleDesignationEvent['type'];
  ruleId!: string;
  // Said here as well as resolved: a schema is made of all types that were loaded, also where nobody resolves this one.
  @Field(() => DateTimeScalar) recordedAt!: string;
}

/** What was decided of a rule at a place in the log. */
export const decisionAt = (
  seq: number | string,
  type: RuleDesignationEvent['type'],
  ruleId: string,
): RuleDecision => Object.assign(new RuleDecision(), { seq: Number(seq), type, ruleId });

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
    return (await this.at(seq, context)).find((event) => event.seq === seq)!.knownAt;
  }

  @ResolveField(() => String)
  async reason(@Parent() decision: RuleDecision, @Context() context: GraphqlContext): Promise<string> {
    return ((await this.event(decision, context)) as AnyEvent as RuleDesignationEvent).data.reason;
  }

  @ResolveField(() => String)
  async actorName(@Parent() decision: RuleDecision, @Context() context: GraphqlContext): Promise<string> {
    return this.accounts.of(context, (await this.event(decision, context)).meta.actorId);
  }

  /** Of all that takes effect at one place, where a repair held some of it, the last that says this. */
  private async event({ seq, type, ruleId }: RuleDecision, context: GraphqlContext): Promise<Recorded> {
    return (await this.at(seq, context)).findLast(
      (event) => event.type === type && (event.data as { readonly ruleId?: string }).ruleId === ruleId,
    )!;
  }

  private async at(seq: number, context: GraphqlContext): Promise<readonly Recorded[]> {
    const read = async (seqs: readonly number[]) =>
      new Map(await Promise.all(seqs.map(async (each) => [each, await this.log.read(each - 1, 1)] as const)));
    return (await this.loaders.loadBy<number, readonly Recorded[]>(context, 'rule decisions', read, seq))!;
  }
}
