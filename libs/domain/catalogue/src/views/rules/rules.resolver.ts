import { Allow, Reader } from '#platform/access';
import { enumOf, Loaders, readingOf, type GraphqlContext } from '#platform/graphql';
import type { Reading } from '#platform/kernel';
import {
  baselineRule,
  LedgerDesignationRow,
  LedgerRuleRow,
  ruleProgress,
  rulesRetired,
} from '#platform/ledger';
import { SequencedLog } from '#platform/event-store';
import { Views } from '#platform/projections';
import { Context, Field, ID, Int, ObjectType, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import { decisionAt, RuleDecision } from './rule-decisions.js';
import { CountingRuleRow } from './rules.view.js';

export const CountingRuleStateEnum = enumOf(['BUILDING', 'COUNTED', 'DEFAULT', 'RETIRED'], {
  name: 'CountingRuleState',
  valuesMap: {
    BUILDING: { description: 'Its entries are being made: it cannot be asked yet.' },
    COUNTED: { description: 'It can be asked.' },
    DEFAULT: { description: 'It is what figures are by in the jurisdiction of the reader.' },
    RETIRED: { description: 'It is counted no more: it can be asked as of a position before `retiredFrom`.' },
  },
});

@ObjectType('Progress', { description: 'How far something has come.' })
export class BuildProgress {
  @Field(() => Int) done!: number;
  @Field(() => Int) of!: number;
}

@ObjectType({ description: 'From when to when a rule was the default, by places in the log.' })
export class Designation {
  @Field(() => ID) jurisdictionId!: string;
  @Field(() => String, { description: 'The first position that it was the default at.' }) from!: string;
  @Field(() => String, { nullable: true, description: 'Null where it still is; else the next one’s `from`.' })
  to!: string | null;
  @Field(() => RuleDecision) begunBy!: RuleDecision;
  @Field(() => RuleDecision, { nullable: true, description: 'The next designation; null where it still is.' })
  endedBy!: RuleDecision | null;
}

/** What the ledger has of the rules of a jurisdiction. */
type Standing = {
  readonly states: ReadonlyMap<string, LedgerRuleRow['state']>;
  readonly designations: readonly LedgerDesignationRow[];
  /** The places from which on rules are counted no more. */
  readonly retired: ReadonlyMap<string, number>;
};

@Resolver(() => CountingRuleRow)
export class RulesResolver {
  constructor(
    private readonly views: Views,
    private readonly loaders: Loaders,
    private readonly log: SequencedLog,
  ) {}

  @Allow('catalogue.read')
  @Query(() => [CountingRuleRow], { description: 'All versions of all rules, of every jurisdiction.' })
  countingRules(@Reader() reading: Reading): Promise<CountingRuleRow[]> {
    return this.views
      .as(reading)
      .of(CountingRuleRow)
      .find({ order: { ruleName: 'ASC', version: 'ASC' } });
  }

  @ResolveField(() => CountingRuleStateEnum, {
    nullable: true,
    description: 'Null for another jurisdiction’s rule, which counts nothing here.',
  })
  async state(
    @Parent() { id }: CountingRuleRow,
    @Context() context: GraphqlContext,
  ): Promise<keyof typeof CountingRuleStateEnum | null> {
    const { states, designations, retired } = await this.standing(context);
    if (retired.has(id)) return 'RETIRED';
    const stateOf = (ruleId: string) => (ruleId === baselineRule.ruleId ? 'COUNTED' : states.get(ruleId));
    const counts =
      designations.findLast(({ ruleId }) => stateOf(ruleId) === 'COUNTED' && !retired.has(ruleId))?.ruleId ??
      baselineRule.ruleId;
    const state = stateOf(id);
    if (state === undefined) return null;
    if (state === 'WANTED') return 'BUILDING';
    return id === counts ? 'DEFAULT' : 'COUNTED';
  }

  @ResolveField(() => BuildProgress, { nullable: true, description: 'While its entries are being made.' })
  async building(
    @Parent() rule: CountingRuleRow,
    @Context() context: GraphqlContext,
  ): Promise<BuildProgress | null> {
    if ((await this.state(rule, context)) !== 'BUILDING') return null;
    const reading = readingOf(context);
    const progress = await ruleProgress(this.views.as(reading), reading.viewer.jurisdictionId);
    return Object.assign(new BuildProgress(), progress);
  }

  @ResolveField(() => [Designation], {
    description:
      'When it was the default in the jurisdiction of the reader; none of the time before anybody said.',
  })
  async designations(
    @Parent() { id }: CountingRuleRow,
    @Context() context: GraphqlContext,
  ): Promise<Designation[]> {
    const { designations } = await this.standing(context);
    const positionOf = await this.log.positions();
    return designations.flatMap(({ ruleId, jurisdictionId, seq }, i) => {
      if (ruleId !== id) return [];
      const next = designations[i + 1];
      return [
        Object.assign(new Designation(), {
          jurisdictionId,
          from: positionOf(seq),
          to: next ? positionOf(next.seq) : null,
          begunBy: decisionAt(seq, 'CountingRuleDesignated', ruleId),
          endedBy: next ? decisionAt(next.seq, 'CountingRuleDesignated', next.ruleId) : null,
        }),
      ];
    });
  }

  @ResolveField(() => String, {
    nullable: true,
    description: 'The first position that it is not counted at any more; null where it was never retired.',
  })
  async retiredFrom(
    @Parent() { id }: CountingRuleRow,
    @Context() context: GraphqlContext,
  ): Promise<string | null> {
    const seq = (await this.standing(context)).retired.get(id);
    return seq === undefined ? null : (await this.log.positions())(seq);
  }

  @ResolveField(() => RuleDecision, { nullable: true, description: 'Null where it was never retired.' })
  async retirement(
    @Parent() { id }: CountingRuleRow,
    @Context() context: GraphqlContext,
  ): Promise<RuleDecision | null> {
    const seq = (await this.standing(context)).retired.get(id);
    return seq === undefined ? null : decisionAt(seq, 'CountingRuleRetired', id);
  }

  private async standing(context: GraphqlContext): Promise<Standing> {
    const reading = readingOf(context);
    const rows = this.views.as(reading);
    const read = async (whose: readonly string[]) => {
      const [rules, designations, retired] = await Promise.all([
        rows.own(LedgerRuleRow).getMany(),
        rows.own(LedgerDesignationRow).orderBy('row.seq').getMany(),
        rulesRetired(rows, reading.viewer.jurisdictionId),
      ]);
      const standing = {
        states: new Map(rules.map(({ id, state }) => [id, state])),
        designations,
        retired,
      };
      return new Map(whose.map((each) => [each, standing]));
    };
    return (await this.loaders.loadBy<string, Standing>(
      context,
      'counting rules',
      read,
      reading.viewer.jurisdictionId,
    ))!;
  }
}
