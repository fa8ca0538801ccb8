import { Allow, Caller } from '#platform/access';
import { CommandInput } from '#platform/operations';
import { DateScalar, IsCleanText, IsRealDate, IsUuid } from '#platform/graphql';
import type { Meta } from '#platform/kernel';
import { Views } from '#platform/projections';
import { CommandBus } from '@nestjs/cqrs';
import { Args, Field, ID, InputType, Mutation, Resolver } from '@nestjs/graphql';
import { IsOptional } from 'class-validator';
import { LeadRow } from '../../views/leads/leads.view.js';
import { TransferLeadCommand } from './transfer-lead.handler.js';

@InputType()
export class TransferLeadInput extends CommandInput {
  @Field(() => ID) @IsUuid() leadId!: string;
  @Field(() => ID, { nullable: true }) @IsOptional() @IsUuid() organizationId?: string | null;
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
  transferredOn?: string | null;
  @Field(() => String) @IsCleanText({ max: 1000, multiline: true }) reason!: string;
}

@Resolver()
export class TransferLeadResolver {
  constructor(
    private readonly commands: CommandBus,
    private readonly views: Views,
  ) {}

  @Allow('lead.transfer')
  @Mutation(() => LeadRow, {
    description:
      'Hands it on 流转 to another organization of the jurisdiction, with the talks as they stand.',
  })
  async transferLead(@Args('input') input: TransferLeadInput, @Caller() meta: Meta): Promise<LeadRow> {
    const appended = await this.commands.execute(new TransferLeadCommand(input, meta));
    return this.views.readAfter(appended, LeadRow, input.leadId);
  }
}
