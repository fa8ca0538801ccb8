import { BigIntScalar, enumOf } from '#platform/graphql';
import {
  floorJudgements,
  floorMeasures,
  increases,
  landingNeeds,
  landings,
  projectTraits,
  type FloorClause,
  type Landing,
  type RuleClauses,
} from '#platform/kernel';
import { column, columnsOf, ViewTable } from '#platform/operations';
import { projection, put } from '#platform/projections';
import { Field, ID, ObjectType } from '@nestjs/graphql';
import type { CountingRuleEvent } from '../../counting-rule.events.js';
import { countingRuleStream } from '../../counting-rule.state.js';

export const LandingEnum = enumOf(landings, {
  name: 'Landing',
  description: 'What "landed" 落地 means under a rule.',
});
export const LandingNeedEnum = enumOf(landingNeeds, {
  name: 'LandingNeed',
  description: 'What a rule may need besides, before a project has landed.',
});
export const FloorMeasureEnum = enumOf(floorMeasures, {
  name: 'FloorMeasure',
  description: 'What a floor may be set by.',
});
export const FloorJudgementEnum = enumOf(floorJudgements, {
  name: 'FloorJudgement',
  description: 'Which amount a floor is judged by.',
  valuesMap: {
    FIRST: { description: 'The one first said, as the record now has it.' },
    IN_FORCE: { description: 'The one in force: what grows to the floor counts from that day on.' },
  },
});
export const IncreasesEnum = enumOf(increases, {
  name: 'Increases',
  description: 'Growth of a plan: it counts with its own day, or is no new project, or does not count.',
});
export const ProjectTraitEnum = enumOf(projectTraits, {
  name: 'ProjectTrait',
  description: 'Kinds of project that a rule may leave out.',
});

@ObjectType()
export class LandedClause {
  @Field(() => LandingEnum) when!: Landing;
  @Field(() => [LandingNeedEnum], { description: 'All of these as well; the last day counts.' })
  needs!: readonly (keyof typeof LandingNeedEnum)[];
}

@ObjectType({ description: 'What is below does not count.' })
export class Floor {
  @Field(() => FloorMeasureEnum) measure!: FloorClause['measure'];
  @Field(() => BigIntScalar, { description: 'Fen.' }) least!: string;
  @Field(() => FloorJudgementEnum) judgedBy!: FloorClause['judgedBy'];
}

/** A version of a counting rule 口径. */
@ViewTable('CountingRule', 'counting_rules')
export class CountingRuleRow {
  @column.key({ description: '`<ruleName>@<version>`: baseline@1' }) id!: string;
  @column.text() ruleName!: string;
  @column.int() version!: number;
  @column.text() name!: string;
  @column.text() nameEn!: string;
  @column.oneOf(LandingEnum, { description: 'As `landed.when`.' }) landedWhen!: Landing;
  @column.fen({ description: 'Fen; projects planned below do not count: the floor of `floors`, if any.' })
  plannedFloor!: string;
  @column.json({ as: () => LandedClause }) landed!: LandedClause;
  @column.json({ as: () => [Floor] }) floors!: Floor[];
  @column.oneOf(IncreasesEnum) increases!: RuleClauses['increases'];
  @column.json({ as: () => [ProjectTraitEnum] }) excluded!: readonly (keyof typeof ProjectTraitEnum)[];
  @column.flag({ description: 'Credited where it was signed first.' }) firstSigningOnly!: boolean;
  @column.text({ optional: true }) sourceDocument!: string | null;
  @column.text({ type: ID, description: 'Who published it.' }) jurisdictionId!: string;
}

export const rulesView = projection<CountingRuleEvent>({
  name: 'counting-rules',
  version: 2, // raise to rebuild
  streams: [countingRuleStream],
  rows: [CountingRuleRow],
  // A rule has one stream for all of its versions.
  links: [{ row: CountingRuleRow, subject: 'ruleName', categories: [countingRuleStream.category] }],
  on: {
    CountingRulePublished: ({ data, meta }) =>
      put(CountingRuleRow, {
        id: data.ruleId,
        ...columnsOf(
          data,
          'ruleName',
          'version',
          'landed',
          'increases',
          'excluded',
          'firstSigningOnly',
          'sourceDocument',
        ),
        name: data.name.zh,
        nameEn: data.name.en,
        landedWhen: data.landed.when,
        plannedFloor: String(data.floors.find(({ measure }) => measure === 'PLANNED_INVESTMENT')?.least ?? 0),
        floors: data.floors.map((floor) => ({ ...floor, least: String(floor.least) })),
        jurisdictionId: meta.jurisdictionId,
      }),
    CommandNoted: 'ignore',
  },
});
