import { heldBy } from '#platform/access';
import type { Declared } from '#platform/kernel';
import type { Context } from '#platform/operations';
import { assignOrganizationToHubCommand } from './commands/assign-organization-to-hub/assign-organization-to-hub.command.js';
import { closeStationCommand } from './commands/close-station/close-station.command.js';
import { correctMembershipCommand } from './commands/correct-membership/correct-membership.command.js';
import { correctOrganizationCommand } from './commands/correct-organization/correct-organization.command.js';
import { correctStationCommand } from './commands/correct-station/correct-station.command.js';
import { designateHubCommand } from './commands/designate-hub/designate-hub.command.js';
import { revokeHubCommand } from './commands/revoke-hub/revoke-hub.command.js';
import { joinNetworkCommand } from './commands/join-network/join-network.command.js';
import { leaveNetworkCommand } from './commands/leave-network/leave-network.command.js';
import { openStationCommand } from './commands/open-station/open-station.command.js';
import { rateOrganizationCommand } from './commands/rate-organization/rate-organization.command.js';
import { registerOrganizationCommand } from './commands/register-organization/register-organization.command.js';
import { OrganizationRecords } from './organization-records.js';
import { NetworkNames } from './network-names.js';
import { networkUpcasts } from './network.upcasts.js';
import { OrganizationIdentities } from './organization-identities.js';
import { organizationEvents } from './organization.events.js';
import { organizationSubject } from './organization.subject.js';
import { Organizations } from './organizations.js';
import { stationEvents } from './station.events.js';
import { stationSubject } from './station.subject.js';
import { Stations } from './stations.js';
import {
  CreditOrganizationResolver,
  OrganizationsResolver,
} from './views/organizations/organizations.resolver.js';
import { organizationsView } from './views/organizations/organizations.view.js';
import { StationsResolver } from './views/stations/stations.resolver.js';
import { stationsView } from './views/stations/stations.view.js';
import { networkFacts } from './network.facts.js';
import { workplaces } from './workplace.resolver.js';

/** Who may do what. */
const networkPermissions = {
  'network.read': heldBy.everyone,
  'network.manage': heldBy.admin,
};
declare module '#platform/access' {
  interface Permissions extends Declared<typeof networkPermissions> {}
}

/** What the network gives the processes. */
export const networkContext: Context = {
  name: 'network',
  permissions: networkPermissions,
  seededBy: 'admin',
  events: { types: { ...organizationEvents, ...stationEvents }, upcasts: networkUpcasts },
  facts: networkFacts,
  subjects: [organizationSubject, stationSubject],
  projections: [organizationsView, stationsView],
  reactions: [],
  commands: [
    registerOrganizationCommand,
    correctOrganizationCommand,
    assignOrganizationToHubCommand,
    joinNetworkCommand,
    leaveNetworkCommand,
    correctMembershipCommand,
    rateOrganizationCommand,
    designateHubCommand,
    revokeHubCommand,
    openStationCommand,
    closeStationCommand,
    correctStationCommand,
  ],
  providers: [
    OrganizationIdentities,
    OrganizationsResolver,
    CreditOrganizationResolver,
    StationsResolver,
    ...workplaces,
  ],
  offers: [Organizations, OrganizationRecords, Stations, NetworkNames],
};
