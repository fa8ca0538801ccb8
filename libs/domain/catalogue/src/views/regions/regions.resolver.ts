import { Allow } from '#platform/access';
import {
  checkFirst,
  Connection,
  cursorInvalid,
  decodeCursor,
  enumOf,
  PageArgs,
  pageFrom,
  type Page,
} from '#platform/graphql';
import { Args, Field, ObjectType, Query, Resolver } from '@nestjs/graphql';
import { checkedRegion } from '../../checked-region.js';
import { region, regionsBelow, type Region } from '../../regions.js';

export const RegionLevel = enumOf(['PROVINCE', 'CITY', 'COUNTY'], {
  name: 'RegionLevel',
  description: '省级, 地级, 县级.',
});

/** An administrative division by its code of GB/T 2260. */
@ObjectType('Region')
export class RegionView implements Region {
  @Field(() => String) code!: string;
  @Field(() => String, { description: 'Not unique: key on the code.' }) name!: string;
  @Field(() => String) fullName!: string;
  @Field(() => RegionLevel) level!: Region['level'];
}

const RegionConnection = Connection(RegionView, 'Region');
const order = 'region.code';

/** From the standard's list in code, not from events: see the README. */
@Resolver(() => RegionView)
export class RegionsResolver {
  @Allow('catalogue.read')
  @Query(() => RegionView, { nullable: true })
  region(@Args('code', { type: () => String }) code: string): RegionView | null {
    return region(code) ?? null;
  }

  @Allow('catalogue.read')
  @Query(() => RegionConnection, {
    description: 'The divisions directly below one, by default the provinces; in order of their codes.',
  })
  regions(
    @Args() { first, after }: PageArgs,
    @Args('parent', { type: () => String, nullable: true }) parent?: string | null,
  ): Page<RegionView> {
    const size = checkFirst(first ?? 50);
    const all = regionsBelow(parent ? checkedRegion('parent', parent) : undefined);
    const behind = after ? (decodeCursor(order, 1, after)[0] ?? cursorInvalid()) : '';
    const found = all.filter(({ code }) => code > behind);
    const keyOf = ({ code }: RegionView) => [code];
    return pageFrom(found, { size, order, keyOf, continued: Boolean(after), totalCount: all.length });
  }
}
