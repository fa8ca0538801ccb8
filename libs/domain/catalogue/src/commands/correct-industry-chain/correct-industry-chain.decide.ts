import { badField, givenOf, Refused, sameFact } from '#platform/kernel';
import type { ChainCatalogueEvent, ListedChain } from '../../chain-catalogue.events.js';
import { chainOf, type ChainCatalogue } from '../../chain-catalogue.state.js';

export type CorrectIndustryChain = {
  readonly code: string;
  readonly after: Partial<Omit<ListedChain, 'code'>>;
  readonly reason: string;
};

/** The record of a chain was wrong. The code stays: figures of the past bear it. */
export const correctIndustryChain = (
  catalogue: ChainCatalogue,
  { code, after, reason }: CorrectIndustryChain,
): ChainCatalogueEvent[] => {
  const found = chainOf(catalogue, code);
  if (!found) throw new Refused('CHAIN_UNKNOWN', { field: 'code', ...givenOf(code) });
  const asked = Object.keys(after) as (keyof typeof after)[];
  if (asked.length === 0)
    return badField('input', 'NOTHING_TO_CORRECT', 'give at least one value to correct');
  const changed = asked.filter((key) => !sameFact(found.chain[key], after[key]));
  if (changed.length === 0) return []; // already as it should be
  const only = (values: typeof after): typeof after =>
    Object.fromEntries(changed.flatMap((key) => (values[key] === undefined ? [] : [[key, values[key]]])));
  return [
    {
      type: 'IndustryChainCorrected',
      data: {
        catalogueId: found.version.catalogueId,
        code,
        before: only(found.chain),
        after: only(after),
        chain: { ...found.chain, ...after },
        reason,
      },
    },
  ];
};
