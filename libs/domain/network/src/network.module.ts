import { Global, Module } from '@nestjs/common';
import { AssignOrganizationToHubHandler } from './commands/assign-organization-to-hub/assign-organization-to-hub.handler.js';
import { AssignOrganizationToHubResolver } from './commands/assign-organization-to-hub/assign-organization-to-hub.resolver.js';
import { CloseStationHandler } from './commands/close-station/close-station.handler.js';
import { CloseStationResolver } from './commands/close-station/close-station.resolver.js';
import { CorrectMembershipHandler } from './commands/correct-membership/correct-membership.handler.js';
import { CorrectMembershipResolver } from './commands/correct-membership/correct-membership.resolver.js';
import { CorrectOrganizationHandler } from './commands/correct-organization/correct-organization.handler.js';
import { CorrectOrganizationResolver } from './commands/correct-organization/correct-organization.resolver.js';
import { CorrectStationHandler } from './commands/correct-station/correct-station.handler.js';
import { CorrectStationResolver } from './commands/correct-station/correct-station.resolver.js';
import { JoinNetworkHandler } from './commands/join-network/join-network.handler.js';
import { JoinNetworkResolver } from './commands/join-network/join-network.resolver.js';
import { LeaveNetworkHandler } from './commands/leave-network/leave-network.handler.js';
import { LeaveNetworkResolver } from './commands/leave-network/leave-network.resolver.js';
import { OpenStationHandler } from './commands/open-station/open-station.handler.js';
import { OpenStationResolver } from './commands/open-station/open-station.resolver.js';
import { RateOrganizationHandler } from './commands/rate-organization/rate-organization.handler.js';
import { RateOrganizationResolver } from './commands/rate-organization/rate-organization.resolver.js';
import { RegisterOrganizationHandler } from './commands/register-organization/register-organization.handler.js';
import { RegisterOrganizationResolver } from './commands/register-organization/register-organization.resolver.js';
import { NetworkNames } from './network-names.js';
import { OrganizationIdentities } from './organization-identities.js';
import { Organizations } from './organizations.js';
import { Stations } from './stations.js';
import {
  CreditOrganizationResolver,
  OrganizationsResolver,
} from './views/organizations/organizations.resolver.js';
import { StationsResolver } from './views/stations/stations.resolver.js';

/** Every provider, listed plainly. `Organizations` and `Stations` are what the other contexts look up references in. */
@Global()
@Module({
  providers: [
    Organizations,
    OrganizationIdentities,
    Stations,
    NetworkNames,
    RegisterOrganizationHandler,
    RegisterOrganizationResolver,
    CorrectOrganizationHandler,
    CorrectOrganizationResolver,
    AssignOrganizationToHubHandler,
    AssignOrganizationToHubResolver,
    JoinNetworkHandler,
    JoinNetworkResolver,
    LeaveNetworkHandler,
    LeaveNetworkResolver,
    CorrectMembershipHandler,
    CorrectMembershipResolver,
    RateOrganizationHandler,
    RateOrganizationResolver,
    OpenStationHandler,
    OpenStationResolver,
    CloseStationHandler,
    CloseStationResolver,
    CorrectStationHandler,
    CorrectStationResolver,
    OrganizationsResolver,
    CreditOrganizationResolver,
    StationsResolver,
  ],
  exports: [Organizations, Stations, NetworkNames],
})
export class NetworkModule {}
