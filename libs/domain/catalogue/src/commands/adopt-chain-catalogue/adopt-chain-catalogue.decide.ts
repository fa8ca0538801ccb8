import { badField, Refused } from '#platform/kernel';
import type {
  ChainCatalogueAdopted,
  ChainCatalogueEvent,
  ChainCatalogueSuperseded,
} from '../../chain-catalogue.events.js';
import { checkCodes, dayBefore } from '../../chain-catalogue.rules.js';
import { chainOf, type CatalogueVersion, type ChainCatalogue } from '../../chain-catalogue.state.js';

export type AdoptChainCatalogue = ChainCatalogueAdopted['data'];

/**
 * A version of the catalogue, in force from a day on. The one in force until then ends the day before. Codes are never used again, so
 * that a code alone says which chain of which version is meant.
 */
export const adoptChainCatalogue = (
  catalogue: ChainCatalogue,
  facts: AdoptChainCatalogue,
): ChainCatalogueEvent[] => {
  const { validFrom, validTo, chains } = facts;
  if (validTo !== undefined && validTo < validFrom)
    return badField('validTo', 'PERIOD_BACKWARDS', 'not before validFrom');
  checkCodes('chains', chains);
  chains.forEach(({ code }, index) => {
    const used = chainOf(catalogue, code);
    if (used)
      throw new Refused('CHAIN_CODE_REUSED', {
        field: `chains.${index}.code`,
        given: code,
        catalogueId: used.version.catalogueId,
      });
  });
  const superseded = catalogue.versions.filter((version) => overlaps(version, facts));
  return [
    ...superseded.map((version) => supersede(version, facts)),
    { type: 'ChainCatalogueAdopted', data: facts },
  ];
};

const endOf = ({ validTo }: Pick<CatalogueVersion, 'validTo'>) => validTo ?? '9999-12-31';

/** Whether it has to make room for the new one. @throws Refused CATALOGUE_OVERLAPS where ending it the day before does not */
const overlaps = (version: CatalogueVersion, next: AdoptChainCatalogue): boolean => {
  if (endOf(version) < next.validFrom || version.validFrom > endOf(next)) return false;
  const endsLater = version.validTo !== undefined && version.validTo > endOf(next);
  // What begins on or after the new one's first day cannot end before it; what was to end after the new one would leave a gap behind.
  if (version.validFrom >= next.validFrom || endsLater)
    throw new Refused('CATALOGUE_OVERLAPS', {
      field: version.validFrom >= next.validFrom ? 'validFrom' : 'validTo',
      catalogueId: version.catalogueId,
      validFrom: version.validFrom,
      validTo: version.validTo,
    });
  return true;
};

const supersede = (version: CatalogueVersion, next: AdoptChainCatalogue): ChainCatalogueSuperseded => ({
  type: 'ChainCatalogueSuperseded',
  data: {
    catalogueId: version.catalogueId,
    supersededBy: next.catalogueId,
    ...(version.validTo === undefined ? {} : { before: version.validTo }),
    validTo: dayBefore(next.validFrom),
  },
});
