import type { Context } from '#platform/operations';
import { AssignOrganizationToHubCommand } from './commands/assign-organization-to-hub/assign-organization-to-hub.handler.js';
import { AssignOrganizationToHubInput } from './commands/assign-organization-to-hub/assign-organization-to-hub.resolver.js';
import { CloseStationCommand } from './commands/close-station/close-station.handler.js';
import { CloseStationInput } from './commands/close-station/close-station.resolver.js';
import { CorrectMembershipCommand } from './commands/correct-membership/correct-membership.handler.js';
import { CorrectMembershipInput } from './commands/correct-membership/correct-membership.resolver.js';
import { CorrectOrganizationCommand } from './commands/correct-organization/correct-organization.handler.js';
import { CorrectOrganizationInput } from './commands/correct-organization/correct-organization.resolver.js';
import { CorrectStationCommand } from './commands/correct-station/correct-station.handler.js';
import { CorrectStationInput } from './commands/correct-station/correct-station.resolver.js';
import { JoinNetworkCommand } from './commands/join-network/join-network.handler.js';
import { JoinNetworkInput } from './commands/join-network/join-network.resolver.js';
import { LeaveNetworkCommand } from './commands/leave-network/leave-network.handler.js';
import { LeaveNetworkInput } from './commands/leave-network/leave-network.resolver.js';
import { OpenStationCommand } from './commands/open-station/open-station.handler.js';
import { OpenStationInput } from './commands/open-station/open-station.resolver.js';
import { RateOrganizationCommand } from './commands/rate-organization/rate-organization.handler.js';
import { RateOrganizationInput } from './commands/rate-organization/rate-organization.resolver.js';
import { RegisterOrganizationCommand } from './commands/register-organization/register-organization.handler.js';
import { RegisterOrganizationInput } from './commands/register-organization/register-organization.resolver.js';
import { NetworkModule } from './network.module.js';
import { networkUpcasts } from './network.upcasts.js';
import { organizationEvents } from './organization.events.js';
import { organizationSubject } from './organization.subject.js';
import { stationEvents } from './station.events.js';
import { stationSubject } from './station.subject.js';
import { organizationsView } from './views/organizations/organizations.view.js';
import { stationsView } from './views/stations/stations.view.js';

/** What the network gives the processes. */
export const networkContext: Context = {
  name: 'network',
  events: { types: { ...organizationEvents, ...stationEvents }, upcasts: networkUpcasts },
  module: NetworkModule,
  projections: [organizationsView, stationsView],
  subjects: [organizationSubject, stationSubject],
  reactions: [],
  commands: {
    registerOrganization: { input: RegisterOrganizationInput, command: RegisterOrganizationCommand },
    correctOrganization: { input: CorrectOrganizationInput, command: CorrectOrganizationCommand },
    assignOrganizationToHub: { input: AssignOrganizationToHubInput, command: AssignOrganizationToHubCommand },
    joinNetwork: { input: JoinNetworkInput, command: JoinNetworkCommand },
    leaveNetwork: { input: LeaveNetworkInput, command: LeaveNetworkCommand },
    correctMembership: { input: CorrectMembershipInput, command: CorrectMembershipCommand },
    rateOrganization: { input: RateOrganizationInput, command: RateOrganizationCommand },
    openStation: { input: OpenStationInput, command: OpenStationCommand },
    closeStation: { input: CloseStationInput, command: CloseStationCommand },
    correctStation: { input: CorrectStationInput, command: CorrectStationCommand },
  },
};
