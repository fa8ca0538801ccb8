import { command, CommandInput } from '#platform/operations';
import { DateScalar, IsCleanText, IsRealDate, IsUuid } from '#platform/graphql';
import { Field, ID, InputType } from '@nestjs/graphql';
import { IsOptional } from 'class-validator';
import { leadStream } from '../../lead.state.js';
import { LeadRow } from '../../views/leads/leads.view.js';
import { loseLead } from './lose-lead.decide.js';

@InputType()
export class LoseLeadInput extends CommandInput {
  @Field(() => ID) @IsUuid() leadId!: string;
  @Field(() => DateScalar, { nullable: true, description: 'Default: today.' })
  @IsOptional()
  @IsRealDate()
  lostOn?: string | null;
  @Field(() => String) @IsCleanText({ max: 1000, multiline: true }) reason!: string;
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
