import { Allow, Caller } from '#platform/access';
import { CommandInput } from '#platform/operations';
import { DateScalar, IsRealDate, IsUuid } from '#platform/graphql';
import type { Meta } from '#platform/kernel';
import { Views } from '#platform/projections';
import { CommandBus } from '@nestjs/cqrs';
import { Args, Field, ID, InputType, Mutation, Resolver } from '@nestjs/graphql';
import { IsIn, IsOptional } from 'class-validator';
import { leadGrades, type LeadGrade } from '../../lead.events.js';
import { LeadGradeEnum, LeadRow } from '../../views/leads/leads.view.js';
import { QualifyLeadCommand } from './qualify-lead.handler.js';

@InputType()
export class QualifyLeadInput extends CommandInput {
  @Field(() => ID) @IsUuid() leadId!: string;
  @Field(() => LeadGradeEnum) @IsIn(leadGrades) grade!: LeadGrade;
  @Field(() => DateScalar, { nullable: true, description: 'Default: today.' })
  @IsOptional()
  @IsRealDate()
  qualifiedOn?: string | null;
}

@Resolver()
export class QualifyLeadResolver {
  constructor(
    private readonly commands: CommandBus,
    private readonly views: Views,
  ) {}

  @Allow('lead.qualify')
  @Mutation(() => LeadRow, { description: 'Triage 研判. Another grade later moves no figure.' })
  async qualifyLead(@Args('input') input: QualifyLeadInput, @Caller() meta: Meta): Promise<LeadRow> {
    const appended = await this.commands.execute(new QualifyLeadCommand(input, meta));
    return this.views.readAfter(appended, LeadRow, input.leadId);
  }
}
