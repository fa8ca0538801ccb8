import { enumOf } from '#platform/graphql';
import { bridgeCauses, type BridgeCause } from './bridge.js';

const words: { readonly [C in BridgeCause]?: string } = {
  RECOUNTED: 'Counted by another rule.',
  PERIOD: 'Known at the opening, on days that it did not cover.',
  NEW: 'Unknown at the opening, happened after it.',
  LATE: 'Unknown at the opening, happened on or before its day.',
};
export const BridgeCauseEnum = enumOf(bridgeCauses, {
  name: 'BridgeCause',
  description: 'Why a figure differs from an earlier one.',
  valuesMap: Object.fromEntries(Object.entries(words).map(([name, description]) => [name, { description }])),
});
