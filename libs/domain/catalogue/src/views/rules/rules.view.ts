import { enumOf } from '#platform/graphql';
import { column, columnsOf, ViewTable } from '#platform/operations';
import { projection, put } from '#platform/projections';
import { ID } from '@nestjs/graphql';
import { landings, type CountingRuleEvent, type Landing } from '../../counting-rule.events.js';
import { countingRuleStream } from '../../counting-rule.state.js';

export const LandingEnum = enumOf(landings, {
  name: 'Landing',
  description: 'What "landed" 落地 means under a rule.',
});

/** A version of a counting rule 口径. */
@ViewTable('CountingRule', 'counting_rules')
export class CountingRuleRow {
  @column.key({ description: '`<ruleName>@<version>`: baseline@1' }) id!: string;
  @column.text() ruleName!: string;
  @column.int() version!: number;
  @column.text() name!: string;
  @column.text() nameEn!: string;
  @column.oneOf(LandingEnum) landedWhen!: Landing;
  @column.fen({ description: 'Fen; projects planned below do not count.' }) plannedFloor!: string;
  @column.text({ optional: true }) sourceDocument!: string | null;
  @column.text({ type: ID, description: 'Who published it.' }) jurisdictionId!: string;
}

export const rulesView = projection<CountingRuleEvent>({
  name: 'counting-rules',
  version: 1, // raise to rebuild
  streams: [countingRuleStream],
  rows: [CountingRuleRow],
  // A rule has one stream for all of its versions.
  links: [{ row: CountingRuleRow, subject: 'ruleName', categories: [countingRuleStream.category] }],
  on: {
    CountingRulePublished: ({ data, meta }) =>
      put(CountingRuleRow, {
        id: data.ruleId,
        ...columnsOf(data, 'ruleName', 'version', 'landedWhen', 'sourceDocument'),
        name: data.name.zh,
        nameEn: data.name.en,
        plannedFloor: String(data.plannedFloor),
        jurisdictionId: meta.jurisdictionId,
      }),
    CommandNoted: 'ignore',
  },
});
