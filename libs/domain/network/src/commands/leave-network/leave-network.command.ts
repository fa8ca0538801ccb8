import { DateField, IdField } from '#platform/graphql';
import { command, CommandInput, ReasonField } from '#platform/operations';
import { InputType } from '@nestjs/graphql';
import { organizationStream } from '../../organization.state.js';
import { OrganizationRow } from '../../views/organizations/organizations.view.js';
import { leaveNetwork } from './leave-network.decide.js';

@InputType()
export class LeaveNetworkInput extends CommandInput {
  @IdField() organizationId!: string;
  @DateField({ description: 'The first day on which it is no member any more.' }) leftOn!: string;
  @ReasonField() reason!: string;
}

export const leaveNetworkCommand = command({
  name: 'leaveNetwork',
  allow: 'network.manage',
  input: LeaveNetworkInput,
  answers: OrganizationRow,
  stream: ({ data }) => organizationStream(data.organizationId),
  decide: (organization, { data: { organizationId, leftOn, reason }, today }) =>
    leaveNetwork(organization, { organizationId, leftOn, reason }, today),
});
