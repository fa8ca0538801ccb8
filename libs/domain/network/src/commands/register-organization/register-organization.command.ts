import { checkedRegion } from '#domain/catalogue';
import { EnumField, FlagField, IdField, TextField } from '#platform/graphql';
import { creditCode, foldedCreditCode } from '#platform/kernel';
import {
  AsDocumentedField,
  command,
  CreditCodeField,
  maybe,
  provenanceOf,
  RecordInput,
} from '#platform/operations';
import { InputType } from '@nestjs/graphql';
import { OrganizationIdentities } from '../../organization-identities.js';
import type { OrganizationKind } from '../../organization.events.js';
import { identityOf, organizationStream } from '../../organization.state.js';
import { Organizations } from '../../organizations.js';
import { OrganizationKindEnum, OrganizationRow } from '../../views/organizations/organizations.view.js';
import { registerOrganization } from './register-organization.decide.js';

@InputType()
export class RegisterOrganizationInput extends RecordInput {
  @TextField({ max: 200 }) name!: string;
  @EnumField(OrganizationKindEnum) kind!: OrganizationKind;
  @CreditCodeField({
    description:
      'Unified social credit code (GB 32100-2015); blanks, width and case do not matter. Where there is none, the name tells one organization from another.',
  })
  creditCode?: string | null;
  @AsDocumentedField() creditCodeAsDocumented?: boolean | null;
  @TextField({ max: 12, description: 'GB/T 2260' }) regionCode!: string;
  @FlagField({ optional: true, description: '枢纽: others may belong to it. Default: no.' })
  isHub?: boolean | null;
  @IdField({ optional: true, description: 'The hub it belongs to.' }) hubId?: string | null;
}

export const registerOrganizationCommand = command({
  name: 'registerOrganization',
  allow: 'network.manage',
  input: RegisterOrganizationInput,
  answers: OrganizationRow,
  needs: { organizations: Organizations, identities: OrganizationIdentities },

  // The code names the stream before it is checked: what was recorded under older rules is answered when it is sent again.
  async stream({ data: { name, creditCode: code }, meta }, { identities }) {
    const identity = identityOf({ name, ...maybe('creditCode', code && foldedCreditCode(code)) });
    return organizationStream((await identities.placeOf(identity, meta)).organizationId);
  },

  async decide(organization, { data, meta, today, key: organizationId }, { organizations }) {
    const { creditCode: code, hubId } = data;
    const documented = { today, asDocumented: data.creditCodeAsDocumented };
    const facts = {
      organizationId,
      name: data.name,
      ...maybe('creditCode', code && creditCode('creditCode', code, documented)),
      kind: data.kind,
      regionCode: checkedRegion('regionCode', data.regionCode),
      isHub: data.isHub ?? false,
      ...provenanceOf(data),
    };
    const hub = hubId ? await organizations.hub('hubId', hubId, meta, today) : undefined;
    return registerOrganization(organization, facts, hub);
  },
});
