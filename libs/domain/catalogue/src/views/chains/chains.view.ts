import { DateScalar } from '#platform/graphql';
import type { CalendarDate } from '#platform/kernel';
import { patch, projection, put } from '#platform/projections';
import { Field, ID, Int, ObjectType } from '@nestjs/graphql';
import { Column, Entity, Index, PrimaryColumn } from 'typeorm';
import type { ChainCatalogueEvent } from '../../chain-catalogue.events.js';

/** A version of a jurisdiction's catalogue of industry chains 产业链目录. */
@ObjectType('ChainCatalogue')
@Entity({ name: 'chain_catalogues', schema: 'views' })
@Index(['jurisdictionId', 'validFrom', 'id'])
export class ChainCatalogueRow {
  @Field(() => ID) @PrimaryColumn('uuid') id!: string;
  @Field(() => Int, { description: 'Version of the record.' }) @Column('int') version!: number;
  @Field(() => ID) @Column('text') jurisdictionId!: string;
  @Field(() => String) @Column('text') name!: string;
  @Field(() => DateScalar) @Column('date') validFrom!: CalendarDate;
  @Field(() => DateScalar, { nullable: true, description: 'Last day in force; none while open-ended.' })
  @Column('date', { nullable: true })
  validTo!: CalendarDate | null;
  @Field(() => Int) @Column('int') chainCount!: number;
  @Field(() => String, { nullable: true }) @Column('text', { nullable: true }) sourceDocument!: string | null;
  @Field(() => Boolean, { description: 'Constructed to illustrate; no document states it.' })
  @Column('boolean')
  illustrative!: boolean;
}

/** An industry chain 产业链. Its validity is its catalogue's. */
@ObjectType('IndustryChain')
@Entity({ name: 'industry_chains', schema: 'views' })
@Index(['jurisdictionId', 'code'])
@Index(['catalogueId', 'ordinal'])
export class IndustryChainRow {
  /** `<jurisdictionId>/<code>` */
  @PrimaryColumn({ type: 'text', collation: 'C' }) id!: string;
  @Column('text') jurisdictionId!: string;
  @Field(() => ID) @Column('uuid') catalogueId!: string;
  /** Place in its catalogue, from 1. */
  @Column('int') ordinal!: number;
  @Field(() => String, { description: 'Unique within a jurisdiction across all catalogues, never reused.' })
  @Column('text')
  code!: string;
  @Field(() => String) @Column('text') name!: string;
  @Field(() => String, { nullable: true }) @Column('text', { nullable: true }) nameEn!: string | null;
  @Field(() => String, { nullable: true, description: "The catalogue's own grouping." })
  @Column('text', { nullable: true })
  group!: string | null;
  @Field(() => Boolean, { description: "Whether the name was read in the publishing authority's own text." })
  @Column('boolean')
  verified!: boolean;
}

export const chainId = (jurisdictionId: string, code: string): string => `${jurisdictionId}/${code}`;

export const chainsView = projection<ChainCatalogueEvent>({
  name: 'chains',
  version: 1, // raise to rebuild
  streams: ['chain-catalogue'],
  rows: [ChainCatalogueRow, IndustryChainRow],
  on: {
    ChainCatalogueAdopted: ({ data, version }) => [
      put(ChainCatalogueRow, {
        id: data.catalogueId,
        version,
        jurisdictionId: data.jurisdictionId,
        name: data.name,
        validFrom: data.validFrom,
        validTo: data.validTo ?? null,
        chainCount: data.chains.length,
        sourceDocument: data.sourceDocument ?? null,
        illustrative: data.illustrative ?? false,
      }),
      ...data.chains.map((chain, index) =>
        put(IndustryChainRow, {
          id: chainId(data.jurisdictionId, chain.code),
          jurisdictionId: data.jurisdictionId,
          catalogueId: data.catalogueId,
          ordinal: index + 1,
          code: chain.code,
          name: chain.name,
          nameEn: chain.nameEn ?? null,
          group: chain.group ?? null,
          verified: chain.verified,
        }),
      ),
    ],
    ChainCatalogueSuperseded: ({ data, version }) =>
      patch(ChainCatalogueRow, data.catalogueId, { validTo: data.validTo, version }),
    IndustryChainCorrected: ({ data, version, meta }) => [
      patch(ChainCatalogueRow, data.catalogueId, { version }),
      patch(IndustryChainRow, chainId(meta.jurisdictionId, data.code), {
        name: data.chain.name,
        nameEn: data.chain.nameEn ?? null,
        group: data.chain.group ?? null,
        verified: data.chain.verified,
      }),
    ],
    CommandNoted: 'ignore',
  },
});
