import { DateField, IdField, TextField } from '#platform/graphql';
import { command, CommandInput, maybe } from '#platform/operations';
import { InputType } from '@nestjs/graphql';
import { leadStream } from '../../lead.state.js';
import { LeadRow } from '../../views/leads/leads.view.js';
import { followUpLead } from './follow-up-lead.decide.js';

@InputType()
export class FollowUpLeadInput extends CommandInput {
  @IdField() leadId!: string;
  @DateField({ optional: true, description: 'Default: today.' }) followedUpOn?: string | null;
  @TextField({
    max: 4000,
    multiline: true,
    description: 'What was talked about and agreed. Kept for ever: no names, phones or other data of people.',
  })
  note!: string;
  @DateField({ optional: true, description: 'When the next step is due.' }) nextFollowUpOn?: string | null;
}

export const followUpLeadCommand = command({
  name: 'followUpLead',
  allow: 'lead.followUp',
  input: FollowUpLeadInput,
  answers: LeadRow,
  stream: ({ data }) => leadStream(data.leadId),
  decide: (lead, { data: { leadId, followedUpOn, note, nextFollowUpOn }, today }) => {
    const next = maybe('nextFollowUpOn', nextFollowUpOn);
    return followUpLead(lead, { leadId, followedUpOn: followedUpOn ?? today, note, ...next }, today);
  },
});
