import type { CalendarDate } from '#platform/kernel';
import { column, columnsOf, illustrative, ViewTable } from '#platform/operations';
import { patch, projection, put } from '#platform/projections';
import { ID } from '@nestjs/graphql';
import { Index } from 'typeorm';
import type { ChainCatalogueEvent } from '../../chain-catalogue.events.js';
import { chainCatalogueStream } from '../../chain-catalogue.state.js';

/** A version of a jurisdiction's catalogue of industry chains 产业链目录. */
@ViewTable('ChainCatalogue', 'chain_catalogues')
@Index(['jurisdictionId', 'validFrom', 'id'])
export class ChainCatalogueRow {
  @column.idKey() id!: string;
  @column.int({ description: 'Version of the record.' }) version!: number;
  @column.text({ type: ID }) jurisdictionId!: string;
  @column.text() name!: string;
  @column.date() validFrom!: CalendarDate;
  @column.date({ optional: true, description: 'Last day in force; none while open-ended.' })
  validTo!: CalendarDate | null;
  @column.int() chainCount!: number;
  @column.text({ optional: true }) sourceDocument!: string | null;
  @column.flag(illustrative) illustrative!: boolean;
}

/** An industry chain 产业链. Its validity is its catalogue's. */
@ViewTable('IndustryChain', 'industry_chains')
@Index(['jurisdictionId', 'code'])
@Index(['catalogueId', 'ordinal'])
export class IndustryChainRow {
  /** `<jurisdictionId>/<code>` */
  @column.key({ hidden: true }) id!: string;
  @column.text({ hidden: true }) jurisdictionId!: string;
  @column.id() catalogueId!: string;
  /** Place in its catalogue, from 1. */
  @column.int({ hidden: true }) ordinal!: number;
  @column.text({ description: 'Unique within a jurisdiction across all catalogues, never reused.' })
  code!: string;
  @column.text() name!: string;
  @column.text({ optional: true }) nameEn!: string | null;
  @column.text({ optional: true, description: "The catalogue's own grouping." }) group!: string | null;
  @column.flag({ description: "Whether the name was read in the publishing authority's own text." })
  verified!: boolean;
}

export const chainId = (jurisdictionId: string, code: string): string => `${jurisdictionId}/${code}`;

export const chainsView = projection<ChainCatalogueEvent>({
  name: 'chains',
  version: 1, // raise to rebuild
  streams: [chainCatalogueStream],
  rows: [ChainCatalogueRow, IndustryChainRow],
  // A jurisdiction has one stream for all of its catalogues.
  links: [ChainCatalogueRow, IndustryChainRow].map((row) => ({
    row,
    subject: 'jurisdictionId',
    categories: [chainCatalogueStream.category],
  })),
  on: {
    ChainCatalogueAdopted: ({ data, version }) => [
      put(ChainCatalogueRow, {
        id: data.catalogueId,
        version,
        ...columnsOf(data, 'jurisdictionId', 'name', 'validFrom', 'validTo', 'sourceDocument'),
        chainCount: data.chains.length,
        illustrative: data.illustrative ?? false,
      }),
      ...data.chains.map((chain, index) =>
        put(IndustryChainRow, {
          id: chainId(data.jurisdictionId, chain.code),
          jurisdictionId: data.jurisdictionId,
          catalogueId: data.catalogueId,
          ordinal: index + 1,
          ...columnsOf(chain, 'code', 'name', 'nameEn', 'group', 'verified'),
        }),
      ),
    ],
    ChainCatalogueSuperseded: ({ data, version }) =>
      patch(ChainCatalogueRow, data.catalogueId, { validTo: data.validTo, version }),
    IndustryChainCorrected: ({ data, version, meta }) => [
      patch(ChainCatalogueRow, data.catalogueId, { version }),
      patch(
        IndustryChainRow,
        chainId(meta.jurisdictionId, data.code),
        columnsOf(data.chain, 'name', 'nameEn', 'group', 'verified'),
      ),
    ],
    CommandNoted: 'ignore',
  },
});
