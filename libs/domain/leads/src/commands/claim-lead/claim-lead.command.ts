import { DateField, IdField } from '#platform/graphql';
import { command } from '#platform/operations';
import { InputType } from '@nestjs/graphql';
import { OwnerInput } from '../../lead.inputs.js';
import { leadStream } from '../../lead.state.js';
import { actingFor, Parties } from '../../parties.js';
import { LeadRow } from '../../views/leads/leads.view.js';
import { claimLead } from './claim-lead.decide.js';

@InputType()
export class ClaimLeadInput extends OwnerInput {
  @IdField({ optional: true, description: 'Default: the organization of the caller.' })
  override organizationId?: string | null;
  @DateField({ optional: true, description: 'Default: today.' }) claimedOn?: string | null;
}

export const claimLeadCommand = command({
  name: 'claimLead',
  allow: 'lead.claim',
  description: 'Out of the open pool 公海.',
  input: ClaimLeadInput,
  answers: LeadRow,
  needs: { parties: Parties },
  stream: ({ data }) => leadStream(data.leadId),
  async decide(lead, { data, meta, today }, { parties }) {
    const { leadId, stationId, userId } = data;
    const claimedOn = data.claimedOn ?? today;
    // A station brings its host with it.
    const organizationId = stationId ? data.organizationId : actingFor(data.organizationId, meta);
    const owner = await parties.owner({ organizationId, stationId, userId }, claimedOn, meta);
    return claimLead(lead, { leadId, owner, claimedOn }, today);
  },
});
