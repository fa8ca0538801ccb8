import {
  EnumField,
  EnumListField,
  FlagField,
  ListField,
  MinorUnitsField,
  ObjectField,
  TextField,
} from '#platform/graphql';
import { baselineRule, type FloorClause, type Landing, type RuleClauses } from '#platform/kernel';
import { command, CommandInput, maybe } from '#platform/operations';
import { InputType } from '@nestjs/graphql';
import { CountingRules } from '../../counting-rules.js';
import { countingRuleStream, ruleIdOf } from '../../counting-rule.state.js';
import {
  CountingRuleRow,
  FloorJudgementEnum,
  FloorMeasureEnum,
  IncreasesEnum,
  LandingEnum,
  LandingNeedEnum,
  ProjectTraitEnum,
} from '../../views/rules/rules.view.js';
import { clausesSaid, publishCountingRule } from './publish-counting-rule.decide.js';

@InputType()
export class LandedClauseInput {
  @EnumField(LandingEnum) when!: Landing;
  @EnumListField(LandingNeedEnum, {
    max: 10,
    optional: true,
    description: 'All of these as well; the last day counts.',
  })
  needs?: (keyof typeof LandingNeedEnum)[] | null;
}

@InputType()
export class FloorClauseInput {
  @EnumField(FloorMeasureEnum) measure!: FloorClause['measure'];
  @MinorUnitsField({ description: 'Fen; what is below does not count.' }) least!: string;
  @EnumField(FloorJudgementEnum, { optional: true, description: 'Default: FIRST.' })
  judgedBy?: FloorClause['judgedBy'] | null;
}

@InputType()
export class PublishCountingRuleInput extends CommandInput {
  @TextField({ max: 40, description: 'What its versions share: baseline.' }) ruleName!: string;
  @TextField({ max: 100 }) name!: string;
  @TextField({ max: 100 }) nameEn!: string;
  @EnumField(LandingEnum, { optional: true, description: 'As `landed.when`, without more. One of the two.' })
  landedWhen?: Landing | null;
  @MinorUnitsField({
    optional: true,
    description: 'Fen: as a floor of the planned investment first said. Default: no floor.',
  })
  plannedFloor?: string | null;
  @ObjectField(() => LandedClauseInput, { optional: true }) landed?: LandedClauseInput | null;
  @ListField(() => FloorClauseInput, { max: 10, optional: true }) floors?: FloorClauseInput[] | null;
  @EnumField(IncreasesEnum, { optional: true, description: 'Default: COUNT.' })
  increases?: RuleClauses['increases'] | null;
  @EnumListField(ProjectTraitEnum, { max: 10, optional: true, description: 'Default: none.' })
  excluded?: (keyof typeof ProjectTraitEnum)[] | null;
  @FlagField({ optional: true, description: 'Default: no.' }) firstSigningOnly?: boolean | null;
  @TextField({ max: 200, optional: true }) sourceDocument?: string | null;
}

export const publishCountingRuleCommand = command({
  name: 'publishCountingRule',
  allow: 'catalogue.manage',
  description:
    'The next version of a rule. Versions never change, and publishing one moves no figure. A clause that no recorded fact bears out is refused. At most 8 versions are counted at once beside the baseline: retire one to make room.',
  input: PublishCountingRuleInput,
  answers: CountingRuleRow,
  // Version n of the rule is the n-th fact of its stream; a command that said nothing new answers with the one that says it.
  answerId: ({ data }, { factCount }) => ruleIdOf(data.ruleName, factCount),
  needs: { rules: CountingRules },
  stream: ({ data }) => countingRuleStream(data.ruleName),
  async decide(rule, { data, meta }, { rules }) {
    const { ruleName, name, nameEn, plannedFloor, landed, floors, sourceDocument, ...said } = data;
    const facts = {
      ruleName,
      name: { zh: name, en: nameEn },
      ...clausesSaid({
        ...maybe('landedWhen', said.landedWhen),
        ...maybe('plannedFloor', plannedFloor == null ? undefined : Number(plannedFloor)),
        ...maybe('landed', landed && { when: landed.when, needs: landed.needs ?? [] }),
        ...maybe(
          'floors',
          floors?.map(({ measure, least, judgedBy }) => ({
            measure,
            least: Number(least),
            judgedBy: judgedBy ?? ('FIRST' as const),
          })),
        ),
        ...maybe('increases', said.increases),
        ...maybe('excluded', said.excluded),
        ...maybe('firstSigningOnly', said.firstSigningOnly),
      }),
      ...maybe('sourceDocument', sourceDocument),
    };
    const [{ ruleIds: kept }, retired] = await Promise.all([rules.kept(meta), rules.retired(meta)]);
    return publishCountingRule(rule, facts, { counted: [baselineRule], kept, retired });
  },
});
