import { streamOf, type CalendarDate } from '#libs/kernel';
import type { ChainCatalogueEvent, ListedChain } from './chain-catalogue.events.js';

/** One version of the jurisdiction's catalogue. */
export type CatalogueVersion = {
  readonly catalogueId: string;
  readonly validFrom: CalendarDate;
  /** Last day in force; absent while open-ended. */
  readonly validTo?: CalendarDate;
  readonly chains: readonly ListedChain[];
};

/** All versions of one jurisdiction's catalogue, in the order they were adopted. */
export type ChainCatalogue = { readonly versions: readonly CatalogueVersion[] };
export const noCatalogue: ChainCatalogue = { versions: [] };

const changed = (
  { versions }: ChainCatalogue,
  catalogueId: string,
  change: (version: CatalogueVersion) => CatalogueVersion,
): ChainCatalogue => ({
  versions: versions.map((version) => (version.catalogueId === catalogueId ? change(version) : version)),
});

export const evolve = (catalogue: ChainCatalogue, event: ChainCatalogueEvent): ChainCatalogue => {
  switch (event.type) {
    case 'ChainCatalogueAdopted': {
      const { catalogueId, validFrom, validTo, chains } = event.data;
      const version = { catalogueId, validFrom, ...(validTo === undefined ? {} : { validTo }), chains };
      return { versions: [...catalogue.versions, version] };
    }
    case 'ChainCatalogueSuperseded': {
      const { catalogueId, validTo } = event.data;
      return changed(catalogue, catalogueId, (version) => ({ ...version, validTo }));
    }
    case 'IndustryChainCorrected': {
      const { catalogueId, chain } = event.data;
      return changed(catalogue, catalogueId, (version) => ({
        ...version,
        chains: version.chains.map((listed) => (listed.code === chain.code ? chain : listed)),
      }));
    }
  }
};

/** Whether the version is in force on a day; both ends included. */
export const inForce = (version: CatalogueVersion, on: CalendarDate): boolean =>
  version.validFrom <= on && (version.validTo === undefined || on <= version.validTo);

/** The chain of this code and the version that lists it. Codes are unique across versions, so there is at most one. */
export const chainOf = (
  { versions }: ChainCatalogue,
  code: string,
): { readonly version: CatalogueVersion; readonly chain: ListedChain } | undefined => {
  for (const version of versions) {
    const chain = version.chains.find((listed) => listed.code === code);
    if (chain) return { version, chain };
  }
  return undefined;
};

/** One stream a jurisdiction holds all versions of its catalogue: its versions decide what is reused or overlaps. */
export const chainCatalogueStream = streamOf<ChainCatalogue, ChainCatalogueEvent>(
  'chain-catalogue',
  noCatalogue,
  evolve,
);
