import { DateField, IdField } from '#platform/graphql';
import { command, provenanceOf, RecordInput } from '#platform/operations';
import { InputType } from '@nestjs/graphql';
import { organizationStream } from '../../organization.state.js';
import { Organizations } from '../../organizations.js';
import { OrganizationRow } from '../../views/organizations/organizations.view.js';
import { joinNetwork } from './join-network.decide.js';

@InputType()
export class JoinNetworkInput extends RecordInput {
  @IdField() organizationId!: string;
  @DateField() joinedOn!: string;
}

export const joinNetworkCommand = command({
  name: 'joinNetwork',
  allow: 'network.manage',
  input: JoinNetworkInput,
  answers: OrganizationRow,
  needs: { organizations: Organizations },
  stream: ({ data }) => organizationStream(data.organizationId),
  async decide(organization, { data, meta, today }, { organizations }) {
    const { organizationId, joinedOn } = data;
    const hubs =
      organization.status === 'registered' ? await organizations.hubPath(organizationId, meta, joinedOn) : [];
    return joinNetwork(organization, { organizationId, joinedOn, hubs, ...provenanceOf(data) }, today);
  },
});
