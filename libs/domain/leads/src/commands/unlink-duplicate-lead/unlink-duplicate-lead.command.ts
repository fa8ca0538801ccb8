import { IdField } from '#platform/graphql';
import { command, CommandInput, ReasonField } from '#platform/operations';
import { InputType } from '@nestjs/graphql';
import { leadStream } from '../../lead.state.js';
import { LeadRow } from '../../views/leads/leads.view.js';
import { unlinkDuplicateLead } from './unlink-duplicate-lead.decide.js';

@InputType()
export class UnlinkDuplicateLeadInput extends CommandInput {
  @IdField() leadId!: string;
  @ReasonField() reason!: string;
}

export const unlinkDuplicateLeadCommand = command({
  name: 'unlinkDuplicateLead',
  allow: 'lead.link',
  input: UnlinkDuplicateLeadInput,
  answers: LeadRow,
  stream: ({ data }) => leadStream(data.leadId),
  decide: (lead, { data: { leadId, reason } }) => unlinkDuplicateLead(lead, { leadId, reason }),
});
