import { enumOf } from '#platform/graphql';
import { column, columnsOf, ViewTable } from '#platform/operations';
import { projection, put } from '#platform/projections';
import { Index } from 'typeorm';
import {
  indicatorKinds,
  type IndicatorCatalogueEvent,
  type IndicatorKind,
} from '../../indicator-catalogue.events.js';
import { indicatorCatalogueStream } from '../../indicator-catalogue.state.js';

export const IndicatorKindEnum = enumOf(indicatorKinds, {
  name: 'IndicatorKind',
  description: 'A balance on a day, what came in between two, a share of something, or a date.',
});

/** An indicator 指标: what documents print and the ledger does not count. */
@ViewTable('Indicator', 'indicators')
@Index(['jurisdictionId', 'code'])
export class IndicatorRow {
  /** `<jurisdictionId>/<code>` */
  @column.key({ hidden: true }) id!: string;
  @column.text({ hidden: true }) jurisdictionId!: string;
  @column.int({ hidden: true }) ordinal!: number;
  @column.text() code!: string;
  @column.text() name!: string;
  @column.text() nameEn!: string;
  @column.text({ description: '`fen` for money, `date` for a date, `%`; else the measure word 量词.' })
  unit!: string;
  @column.oneOf(IndicatorKindEnum) kind!: IndicatorKind;
}

export const indicatorsView = projection<IndicatorCatalogueEvent>({
  name: 'indicators',
  version: 1, // raise to rebuild
  streams: [indicatorCatalogueStream],
  rows: [IndicatorRow],
  // A jurisdiction has one stream for all of its indicators.
  links: [{ row: IndicatorRow, subject: 'jurisdictionId', categories: [indicatorCatalogueStream.category] }],
  on: {
    IndicatorDefined: ({ data, meta, version }) =>
      put(IndicatorRow, {
        id: `${meta.jurisdictionId}/${data.code}`,
        jurisdictionId: meta.jurisdictionId,
        ordinal: version,
        ...columnsOf(data, 'code', 'name', 'nameEn', 'unit', 'kind'),
      }),
    CommandNoted: 'ignore',
  },
});
