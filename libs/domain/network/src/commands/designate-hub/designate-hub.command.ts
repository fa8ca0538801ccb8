import { DateField, EnumField, EnumListField, IdField } from '#platform/graphql';
import type { HubLevel } from '#platform/kernel';
import { HubLevelEnum } from '#platform/ledger';
import { command, provenanceOf, RecordInput } from '#platform/operations';
import { InputType } from '@nestjs/graphql';
import type { HubKind } from '../../organization.events.js';
import { organizationStream } from '../../organization.state.js';
import { HubKindEnum, OrganizationRow } from '../../views/organizations/organizations.view.js';
import { designateHub } from './designate-hub.decide.js';

@InputType()
export class DesignateHubInput extends RecordInput {
  @IdField() organizationId!: string;
  @EnumField(HubLevelEnum) level!: HubLevel;
  @EnumListField(HubKindEnum, { max: 10, optional: true, description: 'None where no document tells.' })
  kinds?: HubKind[] | null;
  @DateField() designatedOn!: string;
}

export const designateHubCommand = command({
  name: 'designateHub',
  allow: 'network.manage',
  description: 'Said of a hub that is designated at another level, it is at this one from the day on.',
  input: DesignateHubInput,
  answers: OrganizationRow,
  stream: ({ data }) => organizationStream(data.organizationId),
  decide(organization, { data, today }) {
    const { organizationId, level, designatedOn } = data;
    const kinds = [...new Set(data.kinds)].toSorted();
    const designation = { level, kinds, designatedOn };
    return designateHub(organization, { organizationId, designation, ...provenanceOf(data) }, today);
  },
});
