export { networkContext } from './network.context.js';
export { NetworkNames } from './network-names.js';
export { OrganizationRecords } from './organization-records.js';
export { Organizations } from './organizations.js';
export { Stations } from './stations.js';
export { OrganizationRow } from './views/organizations/organizations.view.js';
export { StationRow } from './views/stations/stations.view.js';
