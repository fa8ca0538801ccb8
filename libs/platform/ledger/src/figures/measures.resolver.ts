import { Allow } from '#platform/access';
import type { Measure } from '#platform/kernel';
import { Field, ObjectType, Query, Resolver } from '@nestjs/graphql';
import { contract, MeasureEnum, wordsOf, type MeasureWords, type Unit } from '../contract.js';
import { UnitEnum } from '../enums.js';

@ObjectType({ description: 'What a measure is called, and what it means.' })
class MeasureInfo implements MeasureWords {
  @Field(() => MeasureEnum) measure!: Measure;
  @Field(() => String) name!: string;
  @Field(() => String) nameEn!: string;
  @Field(() => UnitEnum) unit!: Unit;
  @Field(() => String, { description: 'What counts, and on what day (口径说明).' }) definition!: string;
  @Field(() => String) definitionEn!: string;
}

@Resolver()
export class MeasuresResolver {
  @Allow('figures.read')
  @Query(() => [MeasureInfo], { description: 'Everything that is counted, as its context explains it.' })
  measures(): MeasureInfo[] {
    return [...contract()].map(([name, { unit }]) => {
      const measure = name as Measure;
      return Object.assign(new MeasureInfo(), { measure, unit, ...wordsOf(measure) });
    });
  }
}
