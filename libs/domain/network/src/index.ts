export { networkContext } from './network.context.js';
export { NetworkNames } from './network-names.js';
export type { OrganizationEvent, OrganizationKind, RatingGrade } from './organization.events.js';
export type { RegisteredOrganization } from './organization.state.js';
export { Organizations } from './organizations.js';
export type { StationEvent, StationKind, StationPurpose } from './station.events.js';
export type { OpenedStation } from './station.state.js';
export { Stations } from './stations.js';
