import { Allow, Caller } from '#platform/access';
import { CommandInput } from '#platform/operations';
import { DateScalar, IsCleanText, IsRealDate, IsUuid } from '#platform/graphql';
import type { Meta } from '#platform/kernel';
import { Views } from '#platform/projections';
import { CommandBus } from '@nestjs/cqrs';
import { Args, Field, ID, InputType, Mutation, Resolver } from '@nestjs/graphql';
import { IsOptional } from 'class-validator';
import { LeadRow } from '../../views/leads/leads.view.js';
import { LoseLeadCommand } from './lose-lead.handler.js';

@InputType()
export class LoseLeadInput extends CommandInput {
  @Field(() => ID) @IsUuid() leadId!: string;
  @Field(() => DateScalar, { nullable: true, description: 'Default: today.' })
  @IsOptional()
  @IsRealDate()
  lostOn?: string | null;
  @Field(() => String) @IsCleanText({ max: 1000, multiline: true }) reason!: string;
}

@Resolver()
export class LoseLeadResolver {
  constructor(
    private readonly commands: CommandBus,
    private readonly views: Views,
  ) {}

  @Allow('lead.lose')
  @Mutation(() => LeadRow, { description: 'It came to nothing; that it was reported still counts.' })
  async loseLead(@Args('input') input: LoseLeadInput, @Caller() meta: Meta): Promise<LeadRow> {
    const appended = await this.commands.execute(new LoseLeadCommand(input, meta));
    return this.views.readAfter(appended, LeadRow, input.leadId);
  }
}
