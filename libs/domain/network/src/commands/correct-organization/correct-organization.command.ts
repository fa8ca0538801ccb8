import { checkedRegion } from '#domain/catalogue';
import { EnumField, FlagField, IdField, TextField } from '#platform/graphql';
import { creditCode } from '#platform/kernel';
import {
  AsDocumentedField,
  command,
  CommandInput,
  CreditCodeField,
  maybe,
  ReasonField,
  touched,
} from '#platform/operations';
import { InputType } from '@nestjs/graphql';
import { OrganizationIdentities } from '../../organization-identities.js';
import type { OrganizationKind } from '../../organization.events.js';
import { registered } from '../../organization.rules.js';
import { organizationStream } from '../../organization.state.js';
import { OrganizationKindEnum, OrganizationRow } from '../../views/organizations/organizations.view.js';
import { correctOrganization, newIdentity } from './correct-organization.decide.js';

@InputType()
export class CorrectOrganizationInput extends CommandInput {
  @IdField() organizationId!: string;
  @TextField({ max: 200, optional: true }) name?: string | null;
  @EnumField(OrganizationKindEnum, { optional: true }) kind?: OrganizationKind | null;
  @CreditCodeField() creditCode?: string | null;
  @AsDocumentedField() creditCodeAsDocumented?: boolean | null;
  @TextField({ max: 12, optional: true }) regionCode?: string | null;
  @FlagField({ optional: true }) isHub?: boolean | null;
  @ReasonField() reason!: string;
}

export const correctOrganizationCommand = command({
  name: 'correctOrganization',
  allow: 'network.manage',
  input: CorrectOrganizationInput,
  answers: OrganizationRow,
  needs: { identities: OrganizationIdentities },
  stream: ({ data }) => organizationStream(data.organizationId),
  replaces: (organization, data) => touched(data, registered(organization, data.organizationId)),
  async decide(organization, { data, meta, today, preview }, { identities }) {
    const { organizationId, creditCode: code, regionCode, reason } = data;
    const documented = { today, asDocumented: data.creditCodeAsDocumented };
    const after = {
      ...maybe('name', data.name),
      ...maybe('kind', data.kind),
      ...maybe('creditCode', code && creditCode('creditCode', code, documented)),
      ...maybe('regionCode', regionCode && checkedRegion('regionCode', regionCode)),
      ...maybe('isHub', data.isHub),
    };
    const events = correctOrganization(organization, { organizationId, after, reason });
    const identity = newIdentity(organization, after);
    // The new identity first, by a command of its own on a stream of its own: if the correction does not follow, sending it again will do.
    if (identity !== undefined) await identities.reserve(identity, organizationId, meta, preview);
    return events;
  },
});
