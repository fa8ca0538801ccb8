import { DateField, IdField } from '#platform/graphql';
import { command, CommandInput, ReasonField } from '#platform/operations';
import { InputType } from '@nestjs/graphql';
import { organizationStream } from '../../organization.state.js';
import { OrganizationRow } from '../../views/organizations/organizations.view.js';
import { revokeHub } from './revoke-hub.decide.js';

@InputType()
export class RevokeHubInput extends CommandInput {
  @IdField() organizationId!: string;
  @DateField({ description: 'The first day on which it is no designated hub any more.' }) revokedOn!: string;
  @ReasonField() reason!: string;
}

export const revokeHubCommand = command({
  name: 'revokeHub',
  allow: 'network.manage',
  input: RevokeHubInput,
  answers: OrganizationRow,
  stream: ({ data }) => organizationStream(data.organizationId),
  decide: (organization, { data: { organizationId, revokedOn, reason }, today }) =>
    revokeHub(organization, { organizationId, revokedOn, reason }, today),
});
