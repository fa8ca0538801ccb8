import { Reader } from '#platform/access';
import type { Reading } from '#platform/kernel';
import type { Type } from '@nestjs/common';
import { Parent, ResolveField, Resolver } from '@nestjs/graphql';
import { getMetadataArgsStorage } from 'typeorm';
import { Chains } from './chains.js';

type NamesChain<Row> = { chainName(row: Row, reading: Reading): Promise<string> | null };

/** The resolver of a row's field `chainName`: what the chain is called whose code it bears; null where it may, and does, bear none. */
export const chainNames = <Row extends { chainCode: string | null }>(
  row: Type<Row>,
): Type<NamesChain<Row>> => {
  const column = getMetadataArgsStorage()
    .filterColumns(row)
    .find(({ propertyName }) => propertyName === 'chainCode');

  @Resolver(() => row)
  class ChainNames implements NamesChain<Row> {
    constructor(private readonly chains: Chains) {}

    @ResolveField(() => String, { nullable: column?.options.nullable === true })
    chainName(@Parent() { chainCode }: Row, @Reader() reading: Reading): Promise<string> | null {
      return chainCode === null ? null : this.chains.nameOf(reading, chainCode);
    }
  }
  return ChainNames;
};
