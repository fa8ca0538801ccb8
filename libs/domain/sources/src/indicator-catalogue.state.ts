import { everybodyAtHome, streamOf } from '#platform/kernel';
import type { IndicatorCatalogueEvent, IndicatorDefined } from './indicator-catalogue.events.js';

export type Indicator = IndicatorDefined['data'];

/** A jurisdiction's indicators, in the order in which they were defined. */
export type IndicatorCatalogue = { readonly indicators: readonly Indicator[] };
export const noIndicators: IndicatorCatalogue = { indicators: [] };

export const evolve = (
  { indicators }: IndicatorCatalogue,
  { data }: IndicatorCatalogueEvent,
): IndicatorCatalogue => ({ indicators: [...indicators, data] });

/** One stream a jurisdiction: it decides what a code means. */
export const indicatorCatalogueStream = streamOf<IndicatorCatalogue, IndicatorCatalogueEvent>(
  'indicator-catalogue',
  noIndicators,
  evolve,
  everybodyAtHome,
);
