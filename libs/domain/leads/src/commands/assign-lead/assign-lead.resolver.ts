import { Allow, Caller } from '#platform/access';
import { CommandInput } from '#platform/operations';
import { DateScalar, IsRealDate, IsUuid } from '#platform/graphql';
import type { Meta } from '#platform/kernel';
import { Views } from '#platform/projections';
import { CommandBus } from '@nestjs/cqrs';
import { Args, Field, ID, InputType, Mutation, Resolver } from '@nestjs/graphql';
import { IsOptional } from 'class-validator';
import { LeadRow } from '../../views/leads/leads.view.js';
import { AssignLeadCommand } from './assign-lead.handler.js';

@InputType()
export class AssignLeadInput extends CommandInput {
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
  assignedOn?: string | null;
}

@Resolver()
export class AssignLeadResolver {
  constructor(
    private readonly commands: CommandBus,
    private readonly views: Views,
  ) {}

  @Allow('lead.assign')
  @Mutation(() => LeadRow, {
    description:
      'To an organization or one of its stations, and a user within; a user alone: of the organization that has it.',
  })
  async assignLead(@Args('input') input: AssignLeadInput, @Caller() meta: Meta): Promise<LeadRow> {
    const appended = await this.commands.execute(new AssignLeadCommand(input, meta));
    return this.views.readAfter(appended, LeadRow, input.leadId);
  }
}
