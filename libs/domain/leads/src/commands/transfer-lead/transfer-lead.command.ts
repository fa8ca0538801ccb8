import { DateField } from '#platform/graphql';
import { command, ReasonField } from '#platform/operations';
import { InputType } from '@nestjs/graphql';
import { OwnerInput, ownerNow } from '../../lead.inputs.js';
import { leadStream } from '../../lead.state.js';
import { Parties } from '../../parties.js';
import { LeadRow } from '../../views/leads/leads.view.js';
import { transferLead } from './transfer-lead.decide.js';

@InputType()
export class TransferLeadInput extends OwnerInput {
  @DateField({ optional: true, description: 'Default: today.' }) transferredOn?: string | null;
  @ReasonField() reason!: string;
}

export const transferLeadCommand = command({
  name: 'transferLead',
  allow: 'lead.transfer',
  description: 'Hands it on 流转 to another organization of the jurisdiction, with the talks as they stand.',
  input: TransferLeadInput,
  answers: LeadRow,
  needs: { parties: Parties },
  stream: ({ data }) => leadStream(data.leadId),
  replaces: ownerNow,
  async decide(lead, { data, meta, today }, { parties }) {
    const { leadId, reason } = data;
    const transferredOn = data.transferredOn ?? today;
    const owner = await parties.owner(data, transferredOn, meta);
    return transferLead(lead, { leadId, owner, transferredOn, reason }, today);
  },
});
