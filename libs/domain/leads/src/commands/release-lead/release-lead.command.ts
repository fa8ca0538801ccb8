import { DateField, IdField } from '#platform/graphql';
import { command, CommandInput, ReasonField } from '#platform/operations';
import { InputType } from '@nestjs/graphql';
import { ownerNow } from '../../lead.inputs.js';
import { leadStream } from '../../lead.state.js';
import { LeadRow } from '../../views/leads/leads.view.js';
import { releaseLead } from './release-lead.decide.js';

@InputType()
export class ReleaseLeadInput extends CommandInput {
  @IdField() leadId!: string;
  @DateField({ optional: true, description: 'Default: today.' }) releasedOn?: string | null;
  @ReasonField() reason!: string;
}

export const releaseLeadCommand = command({
  name: 'releaseLead',
  allow: 'lead.release',
  description: 'Into the open pool 公海.',
  input: ReleaseLeadInput,
  answers: LeadRow,
  stream: ({ data }) => leadStream(data.leadId),
  replaces: ownerNow,
  decide: (lead, { data: { leadId, releasedOn, reason }, today }) =>
    releaseLead(lead, { leadId, releasedOn: releasedOn ?? today, reason }, today),
});
