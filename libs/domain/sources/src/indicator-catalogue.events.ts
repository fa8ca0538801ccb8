import { eventTypes, type EventOf } from '#platform/kernel';

// Stored facts. Never edit one: raise its v and add the step to sources.upcasts.ts.

/** A balance on a day, what came in between two, a share of something, or a date. */
export const indicatorKinds = ['STOCK', 'FLOW', 'RATE', 'DATE'] as const;
export type IndicatorKind = (typeof indicatorKinds)[number];

/** 指标定义: what documents print and the ledger does not count. Its code means it for ever. */
export type IndicatorDefined = EventOf<
  'IndicatorDefined',
  {
    readonly code: string;
    readonly name: string;
    readonly nameEn: string;
    /** `fen` for money, `date` for a date, `%`; else the word behind the number 量词. */
    readonly unit: string;
    readonly kind: IndicatorKind;
  }
>;

/** Everything that can stand on an `indicator-catalogue-*` stream. */
export type IndicatorCatalogueEvent = IndicatorDefined;

export const indicatorCatalogueEvents = eventTypes<IndicatorCatalogueEvent>({ IndicatorDefined: { v: 1 } });
