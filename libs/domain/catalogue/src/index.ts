export { catalogueContext } from './catalogue.context.js';
export type * from './chain-catalogue.events.js';
export { chainNames } from './chain-names.resolver.js';
export { Chains, type RestatedDay } from './chains.js';
export type * from './counting-rule.events.js';
export { checkedRegion } from './checked-region.js';
export { RegionColumn } from './region-column.js';
export { regionName, UNASSIGNED } from './regions.js';
