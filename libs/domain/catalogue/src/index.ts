export { catalogueContext } from './catalogue.context.js';
export { Chains, type RestatedDay } from './chains.js';
export { checkedRegion } from './checked-region.js';
export { regionName, UNASSIGNED } from './regions.js';
