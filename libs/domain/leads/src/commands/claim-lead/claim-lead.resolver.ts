import { Allow, Caller } from '#platform/access';
import { CommandInput } from '#platform/operations';
import { DateScalar, IsRealDate, IsUuid } from '#platform/graphql';
import type { Meta } from '#platform/kernel';
import { Views } from '#platform/projections';
import { CommandBus } from '@nestjs/cqrs';
import { Args, Field, ID, InputType, Mutation, Resolver } from '@nestjs/graphql';
import { IsOptional } from 'class-validator';
import { LeadRow } from '../../views/leads/leads.view.js';
import { ClaimLeadCommand } from './claim-lead.handler.js';

@InputType()
export class ClaimLeadInput extends CommandInput {
  @Field(() => ID) @IsUuid() leadId!: string;
  @Field(() => ID, { nullable: true, description: 'Default: the organization of the caller.' })
  @IsOptional()
  @IsUuid()
  organizationId?: string | null;
  @Field(() => ID, { nullable: true, description: 'A station, and with it its host.' })
  @IsOptional()
  @IsUuid()
  stationId?: string | null;
  @Field(() => ID, { nullable: true, description: 'An account within it: an opaque id, never a name.' })
  @IsOptional()
  @IsUuid()
  userId?: string | null;
  @Field(() => DateScalar, { nullable: true, description: 'Default: today.' })
  @IsOptional()
  @IsRealDate()
  claimedOn?: string | null;
}

@Resolver()
export class ClaimLeadResolver {
  constructor(
    private readonly commands: CommandBus,
    private readonly views: Views,
  ) {}

  @Allow('lead.claim')
  @Mutation(() => LeadRow, { description: 'Out of the open pool 公海.' })
  async claimLead(@Args('input') input: ClaimLeadInput, @Caller() meta: Meta): Promise<LeadRow> {
    const appended = await this.commands.execute(new ClaimLeadCommand(input, meta));
    return this.views.readAfter(appended, LeadRow, input.leadId);
  }
}
