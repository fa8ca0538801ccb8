import { Money, moneyView } from '#platform/graphql';
import { Field, Int, ObjectType } from '@nestjs/graphql';
import type { SelectQueryBuilder } from 'typeorm';
import { leadStages, type LeadStage } from '../../lead.events.js';
import { LeadStageEnum, LeadStatusEnum, type LeadRow } from './leads.view.js';

@ObjectType({ description: 'The leads of one stage.' })
export class LeadBoardColumn {
  @Field(() => LeadStageEnum) stage!: LeadStage;
  @Field(() => LeadStatusEnum, { description: 'Of all leads of the stage.' })
  status!: keyof typeof LeadStatusEnum;
  @Field(() => Int) count!: number;
  @Field(() => Money, { description: 'Expected investment, in CNY at the recorded rates.' }) expected!: Money;
  @Field(() => Int, { description: 'Those that say no amount: they are not in the sum.' })
  withoutAmount!: number;
  @Field(() => Int, { description: 'Those in the open pool.' }) inPool!: number;
}

type Counted = { stage: LeadStage; count: number; expected: string; withoutAmount: number; inPool: number };

/** What the rows come to, stage by stage; one that has none is there, too. */
export const leadBoardOf = async (rows: SelectQueryBuilder<LeadRow>): Promise<LeadBoardColumn[]> => {
  const counted = await rows
    .select('row.stage', 'stage')
    .addSelect('count(*)::int', 'count')
    .addSelect('coalesce(sum(row.expectedFen), 0)::text', 'expected')
    .addSelect('count(*) filter (where row.expectedFen is null)::int', 'withoutAmount')
    .addSelect('count(*) filter (where row.inPool)::int', 'inPool')
    .groupBy('row.stage')
    .getRawMany<Counted>();
  return leadStages.map((stage) => {
    const { expected = '0', ...counts } = counted.find((each) => each.stage === stage) ?? {};
    return Object.assign(new LeadBoardColumn(), {
      stage,
      count: 0,
      withoutAmount: 0,
      inPool: 0,
      ...counts,
      status: stage === 'LOST' ? 'LOST' : 'OPEN',
      expected: moneyView({ amount: expected, currency: 'CNY', cny: expected }),
    });
  });
};
