import { BigIntScalar, enumOf } from '#platform/graphql';
import { projection, put } from '#platform/projections';
import { Field, ID, Int, ObjectType } from '@nestjs/graphql';
import { Column, Entity, PrimaryColumn } from 'typeorm';
import { landings, type CountingRuleEvent, type Landing } from '../../counting-rule.events.js';

export const LandingEnum = enumOf(landings, {
  name: 'Landing',
  description: 'What "landed" 落地 means under a rule.',
});

/** A version of a counting rule 口径. */
@ObjectType('CountingRule')
@Entity({ name: 'counting_rules', schema: 'views' })
export class CountingRuleRow {
  @Field(() => ID, { description: '`<ruleName>@<version>`: baseline@1' })
  @PrimaryColumn({ type: 'text', collation: 'C' })
  id!: string;
  @Field(() => String) @Column('text') ruleName!: string;
  @Field(() => Int) @Column('int') version!: number;
  @Field(() => String) @Column('text') name!: string;
  @Field(() => String) @Column('text') nameEn!: string;
  @Field(() => LandingEnum) @Column('text') landedWhen!: Landing;
  @Field(() => BigIntScalar, { description: 'Fen; projects planned below do not count.' })
  @Column('bigint')
  plannedFloor!: string;
  @Field(() => String, { nullable: true }) @Column('text', { nullable: true }) sourceDocument!: string | null;
  @Field(() => ID, { description: 'Who published it.' }) @Column('text') jurisdictionId!: string;
}

export const rulesView = projection<CountingRuleEvent>({
  name: 'counting-rules',
  version: 1, // raise to rebuild
  streams: ['rule'],
  rows: [CountingRuleRow],
  on: {
    CountingRulePublished: ({ data, meta }) =>
      put(CountingRuleRow, {
        id: data.ruleId,
        ruleName: data.ruleName,
        version: data.version,
        name: data.name.zh,
        nameEn: data.name.en,
        landedWhen: data.landedWhen,
        plannedFloor: String(data.plannedFloor),
        sourceDocument: data.sourceDocument ?? null,
        jurisdictionId: meta.jurisdictionId,
      }),
    CommandNoted: 'ignore',
  },
});
