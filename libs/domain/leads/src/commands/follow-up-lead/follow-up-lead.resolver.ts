import { Allow, Caller } from '#platform/access';
import { CommandInput } from '#platform/operations';
import { DateScalar, IsCleanText, IsRealDate, IsUuid } from '#platform/graphql';
import type { Meta } from '#platform/kernel';
import { Views } from '#platform/projections';
import { CommandBus } from '@nestjs/cqrs';
import { Args, Field, ID, InputType, Mutation, Resolver } from '@nestjs/graphql';
import { IsOptional } from 'class-validator';
import { LeadRow } from '../../views/leads/leads.view.js';
import { FollowUpLeadCommand } from './follow-up-lead.handler.js';

@InputType()
export class FollowUpLeadInput extends CommandInput {
  @Field(() => ID) @IsUuid() leadId!: string;
  @Field(() => DateScalar, { nullable: true, description: 'Default: today.' })
  @IsOptional()
  @IsRealDate()
  followedUpOn?: string | null;
  @Field(() => String, {
    description: 'What was talked about and agreed. Kept for ever: no names, phones or other data of people.',
  })
  @IsCleanText({ max: 4000, multiline: true })
  note!: string;
  @Field(() => DateScalar, { nullable: true, description: 'When the next step is due.' })
  @IsOptional()
  @IsRealDate()
  nextFollowUpOn?: string | null;
}

@Resolver()
export class FollowUpLeadResolver {
  constructor(
    private readonly commands: CommandBus,
    private readonly views: Views,
  ) {}

  @Allow('lead.followUp')
  @Mutation(() => LeadRow)
  async followUpLead(@Args('input') input: FollowUpLeadInput, @Caller() meta: Meta): Promise<LeadRow> {
    const appended = await this.commands.execute(new FollowUpLeadCommand(input, meta));
    return this.views.readAfter(appended, LeadRow, input.leadId);
  }
}
