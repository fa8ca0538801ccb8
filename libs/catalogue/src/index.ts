export type * from './chain-catalogue.events.js';
export { Chains } from './chains.js';
export * from './regions.js';
