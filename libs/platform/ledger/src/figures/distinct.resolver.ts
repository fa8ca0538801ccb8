import { Reader } from '#platform/access';
import { SequencedLog } from '#platform/event-store';
import { figuresOf } from '#platform/graphql';
import type { Reading } from '#platform/kernel';
import { Inject } from '@nestjs/common';
import { Args, Extensions, Int, Parent, ResolveField, Resolver } from '@nestjs/graphql';
import { NONE, type Dimension } from '../dimensions.js';
import { DimensionEnum } from '../enums.js';
import { checkHas } from './arguments.js';
import { readingAsked } from './figure-reading.js';
import { FiguresResolver } from './figures.resolver.js';
import { Totals } from './figures.types.js';
import { KEY_NAMES, type KeyNames } from './key-names.js';
import type { CountedTotals } from './receipts.js';

/** What a count of codes is charged, in cells: a statement over the entries of the figure. */
const CHARGE = 2_000;

/** `Totals.distinct`: 28 members are 28, however many rows they have. */
@Resolver(() => Totals)
export class DistinctResolver {
  constructor(
    private readonly log: SequencedLog,
    private readonly figures: FiguresResolver,
    @Inject(KEY_NAMES) private readonly keyNames: KeyNames,
  ) {}

  @Extensions(figuresOf(() => CHARGE))
  @ResolveField(() => Int, {
    description:
      'Of how many codes of a dimension (organizations, regions, years) the first measure does not come to zero, as of the same position; `-` is none of them.',
  })
  async distinct(
    @Parent() { counted, position, ruleId }: CountedTotals,
    @Reader() reading: Reading,
    @Args('of', { type: () => DimensionEnum }) dimension: Dimension,
  ): Promise<number> {
    const { question, jurisdictionId } = counted;
    const [measure] = question.measures;
    checkHas(measure!, dimension, 'of');
    const whose = readingAsked(reading, jurisdictionId, ruleId);
    const known = await this.log.asOf('of', { position });
    const hubIds = dimension === 'HUB' ? await this.keyNames.hubs(reading) : undefined;
    const asked = { ...question, measures: [measure!], by: [dimension], hubIds };
    const { summed } = await this.figures.summed(reading, whose, asked, known);
    return summed.rows.filter(({ codes, sums }) => codes[0] !== NONE && sums.get(measure!)!.amount !== 0n)
      .length;
  }
}
