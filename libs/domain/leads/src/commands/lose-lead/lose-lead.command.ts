import { DateField, IdField } from '#platform/graphql';
import { command, CommandInput, ReasonField } from '#platform/operations';
import { InputType } from '@nestjs/graphql';
import { leadStream } from '../../lead.state.js';
import { LeadRow } from '../../views/leads/leads.view.js';
import { loseLead } from './lose-lead.decide.js';

@InputType()
export class LoseLeadInput extends CommandInput {
  @IdField() leadId!: string;
  @DateField({ optional: true, description: 'Default: today.' }) lostOn?: string | null;
  @ReasonField() reason!: string;
}

export const loseLeadCommand = command({
  name: 'loseLead',
  allow: 'lead.lose',
  description: 'It came to nothing; that it was reported still counts.',
  input: LoseLeadInput,
  answers: LeadRow,
  stream: ({ data }) => leadStream(data.leadId),
  decide: (lead, { data: { leadId, lostOn, reason }, today }) =>
    loseLead(lead, { leadId, lostOn: lostOn ?? today, reason }, today),
});
