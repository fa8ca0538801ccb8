import { DateField } from '#platform/graphql';
import { command } from '#platform/operations';
import { InputType } from '@nestjs/graphql';
import { OwnerInput, ownerNow } from '../../lead.inputs.js';
import { open } from '../../lead.rules.js';
import { leadStream } from '../../lead.state.js';
import { Parties } from '../../parties.js';
import { LeadRow } from '../../views/leads/leads.view.js';
import { assignLead } from './assign-lead.decide.js';

@InputType()
export class AssignLeadInput extends OwnerInput {
  @DateField({ optional: true, description: 'Default: today.' }) assignedOn?: string | null;
}

export const assignLeadCommand = command({
  name: 'assignLead',
  allow: 'lead.assign',
  description:
    'To an organization or one of its stations, and a user within; a user alone: of the organization that has it.',
  input: AssignLeadInput,
  answers: LeadRow,
  needs: { parties: Parties },
  stream: ({ data }) => leadStream(data.leadId),
  replaces: ownerNow,
  async decide(state, { data, meta, today }, { parties }) {
    const { leadId } = data;
    const assignedOn = data.assignedOn ?? today;
    const lead = open(state, leadId);
    const owner = await parties.owner(data, assignedOn, meta, lead.owner ?? lead.reporter);
    return assignLead(lead, { leadId, owner, assignedOn }, today);
  },
});
