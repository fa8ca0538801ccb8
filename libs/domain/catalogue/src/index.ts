export { catalogueContext } from './catalogue.context.js';
export { chainNames } from './chain-names.resolver.js';
export { Chains, type RestatedDay } from './chains.js';
export { CountingRules, ruleEvents } from './counting-rules.js';
export { checkedRegion } from './checked-region.js';
export { RegionColumn } from './region-column.js';
export { regionName, regionsBelow, UNASSIGNED } from './regions.js';
