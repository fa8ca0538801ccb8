import { DateField, IdField } from '#platform/graphql';
import { command, CommandInput, ReasonField } from '#platform/operations';
import { InputType } from '@nestjs/graphql';
import { leadStream } from '../../lead.state.js';
import { LeadRow } from '../../views/leads/leads.view.js';
import { reopenLead } from './reopen-lead.decide.js';

@InputType()
export class ReopenLeadInput extends CommandInput {
  @IdField() leadId!: string;
  @DateField({ optional: true, description: 'Default: today.' }) reopenedOn?: string | null;
  @ReasonField() reason!: string;
}

export const reopenLeadCommand = command({
  name: 'reopenLead',
  allow: 'lead.reopen',
  input: ReopenLeadInput,
  answers: LeadRow,
  stream: ({ data }) => leadStream(data.leadId),
  decide: (lead, { data: { leadId, reopenedOn, reason }, today }) =>
    reopenLead(lead, { leadId, reopenedOn: reopenedOn ?? today, reason }, today),
});
