import { Allow } from '#platform/access';
import { SequencedLog } from '#platform/event-store';
import { Locale } from '#platform/graphql';
import type { Locale as LocaleName, Measure } from '#platform/kernel';
import { Args, Field, ObjectType, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import {
  contract,
  MeasureEnum,
  wordsOf,
  type Flow,
  type MeasureWords,
  type Unit,
  type Wording,
} from '../contract.js';
import type { Dimension } from '../dimensions.js';
import { DimensionEnum, FlowKindEnum, UnitEnum } from '../enums.js';
import { AsOf } from './figures.types.js';

@ObjectType({ description: 'What a measure is called, and what it means.' })
export class MeasureInfo {
  @Field(() => MeasureEnum) measure!: Measure;
  @Field(() => UnitEnum) unit!: Unit;
  @Field(() => FlowKindEnum) flow!: Flow;
  @Field(() => String) nameEn!: string;
  @Field(() => String) definitionEn!: string;
  @Field(() => [MeasureEnum], { description: 'Measures that it must never be added to.' })
  neverWith!: readonly Measure[];
  @Field({ description: 'Whether a counting rule can change it.' }) ruled!: boolean;
  @Field(() => DimensionEnum, {
    nullable: true,
    description: 'Which of the dimensions of kind it has: by another it is refused (DIMENSION_UNFIT).',
  })
  kindDimension!: Dimension | null;
  words!: MeasureWords;
}

const inLanguage = (locale: LocaleName | null, [zh, en]: Wording): string => (locale === 'EN_US' ? en : zh);
const localeArgument = { type: () => Locale, nullable: true, defaultValue: Locale.ZH_CN } as const;

@Resolver(() => MeasureInfo)
export class MeasuresResolver {
  constructor(private readonly log: SequencedLog) {}

  @Allow('figures.read')
  @Query(() => [MeasureInfo], { description: 'Everything that is counted, as its context explains it.' })
  async measures(
    @Args('asOf', {
      type: () => AsOf,
      nullable: true,
      description: 'As the rule in force then has them: that has been one and the same in every log so far.',
    })
    asOf?: AsOf | null,
  ): Promise<MeasureInfo[]> {
    // Only whether there is such a time can differ, until rules can be designated.
    if (asOf) await this.log.asOf('asOf', asOf);
    return [...contract()].map(([name, { unit, flow, kindOf }]) => {
      const measure = name as Measure;
      const words = wordsOf(measure);
      const { nameEn, definitionEn, neverWith, ruled } = words;
      return Object.assign(new MeasureInfo(), {
        measure,
        unit,
        flow,
        nameEn,
        definitionEn,
        neverWith,
        ruled,
        kindDimension: kindOf ?? null,
        words,
      });
    });
  }

  @ResolveField(() => String)
  name(@Parent() { words }: MeasureInfo, @Args('locale', localeArgument) locale: LocaleName | null): string {
    return inLanguage(locale, [words.name, words.nameEn]);
  }

  @ResolveField(() => String, { description: 'What counts, and on what day (口径说明).' })
  definition(
    @Parent() { words }: MeasureInfo,
    @Args('locale', localeArgument) locale: LocaleName | null,
  ): string {
    return inLanguage(locale, [words.definition, words.definitionEn]);
  }

  @ResolveField(() => String, { description: 'What is counted, and what is not.' })
  population(
    @Parent() { words }: MeasureInfo,
    @Args('locale', localeArgument) locale: LocaleName | null,
  ): string {
    return inLanguage(locale, words.population);
  }

  @ResolveField(() => String, { description: 'To whom.' })
  credited(
    @Parent() { words }: MeasureInfo,
    @Args('locale', localeArgument) locale: LocaleName | null,
  ): string {
    return inLanguage(locale, words.credited);
  }

  @ResolveField(() => String, { description: 'On what day.' })
  dated(@Parent() { words }: MeasureInfo, @Args('locale', localeArgument) locale: LocaleName | null): string {
    return inLanguage(locale, words.dated);
  }

  @ResolveField(() => String, {
    nullable: true,
    description: 'Where the rule of the field is written; null where it is ours.',
  })
  source(
    @Parent() { words }: MeasureInfo,
    @Args('locale', localeArgument) locale: LocaleName | null,
  ): string | null {
    return words.source ? inLanguage(locale, words.source) : null;
  }
}
