import { everybodyAtHome, normalizedName, streamOf, type CalendarDate } from '#platform/kernel';
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
  everybodyAtHome,
);

/** A chain as a refusal names it. */
export type NamedChain = { readonly code: string; readonly name: string };

const foldedCode = (text: string): string => text.normalize('NFKC').replaceAll(/\s/gu, '').toUpperCase();
const named = ({ code, name }: ListedChain): NamedChain => ({ code, name });

/**
 * The chains that a text given for one means: by its code, in small letters or full width and with blanks; else by its Chinese or English
 * name, as names are compared. Of a name that several versions list, the chain of the version in force on the day.
 */
export const chainsMeant = (
  { versions }: ChainCatalogue,
  text: string,
  on: CalendarDate,
): readonly { readonly version: CatalogueVersion; readonly chain: ListedChain }[] => {
  const all = versions.flatMap((version) => version.chains.map((chain) => ({ version, chain })));
  const byCode = all.filter(({ chain }) => chain.code === foldedCode(text));
  if (byCode.length > 0) return byCode;
  const name = normalizedName(text);
  const byName = all.filter(({ chain }) =>
    [chain.name, chain.nameEn ?? ''].some((each) => each !== '' && normalizedName(each) === name),
  );
  const standing = byName.filter(({ version }) => inForce(version, on));
  return standing.length > 0 ? standing : byName;
};

const pairs = (text: string): Set<string> => {
  const characters = [...text];
  return new Set(characters.slice(1).map((each, i) => characters[i]! + each));
};

/** Chains in force on a day that a text resembles, the nearest first: one holds the other, or two characters follow each other in both. */
export const chainsLike = (
  { versions }: ChainCatalogue,
  text: string,
  on: CalendarDate,
  most: number,
): readonly NamedChain[] => {
  const asked = normalizedName(text);
  const askedPairs = pairs(asked);
  return versions
    .filter((version) => inForce(version, on))
    .flatMap(({ chains }) => chains)
    .map((chain) => {
      const likeness = [chain.code, chain.name, chain.nameEn ?? ''].map((each) => {
        const own = normalizedName(each);
        if (own === '' || asked === '') return 0;
        const common = [...pairs(own)].filter((pair) => askedPairs.has(pair)).length;
        return (
          (own.includes(asked) || asked.includes(own) ? 1 : 0) + (2 * common) / (own.length + asked.length)
        );
      });
      return { chain, likeness: Math.max(...likeness) };
    })
    .filter(({ likeness }) => likeness > 0)
    .toSorted((a, b) => b.likeness - a.likeness)
    .slice(0, most)
    .map(({ chain }) => named(chain));
};
