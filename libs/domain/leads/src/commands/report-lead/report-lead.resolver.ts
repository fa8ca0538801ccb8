import { Allow, Caller } from '#platform/access';
import { AsDocumentedField, CreditCodeField, RecordInput } from '#platform/operations';
import { DateScalar, IsCleanText, IsRealDate, IsUuid, MoneyField, type MoneyInput } from '#platform/graphql';
import type { Meta } from '#platform/kernel';
import { Views } from '#platform/projections';
import { CommandBus } from '@nestjs/cqrs';
import { Args, Field, ID, InputType, Mutation, Resolver } from '@nestjs/graphql';
import { IsIn, IsOptional } from 'class-validator';
import { leadKinds, sourcingMethods, type LeadKind, type SourcingMethod } from '../../lead.events.js';
import { LeadKindEnum, LeadRow, SourcingMethodEnum } from '../../views/leads/leads.view.js';
import { ReportLeadCommand } from './report-lead.handler.js';

@InputType()
export class ReportLeadInput extends RecordInput {
  @Field(() => String) @IsCleanText({ max: 200 }) title!: string;
  // Nullable although it has a default: graphql-jit forgets the default of a non-null input field.
  @Field(() => LeadKindEnum, { nullable: true, defaultValue: 'INVESTMENT' })
  @IsOptional()
  @IsIn(leadKinds)
  kind?: LeadKind | null;
  @Field(() => String, {
    nullable: true,
    description:
      "An organization's name, never a person's. With the credit code it decides who was first to name this investor 首报.",
  })
  @IsOptional()
  @IsCleanText({ max: 200 })
  investorName?: string | null;
  @CreditCodeField({
    description:
      'Unified social credit code (GB 32100-2015); tells investors apart better than names do. Blanks, width and case do not matter.',
  })
  investorCreditCode?: string | null;
  @AsDocumentedField() creditCodeAsDocumented?: boolean | null;
  @Field(() => ID, { nullable: true, description: 'Default: the organization of the caller.' })
  @IsOptional()
  @IsUuid()
  reporterOrganizationId?: string | null;
  @Field(() => ID, { nullable: true }) @IsOptional() @IsUuid() stationId?: string | null;
  @Field(() => ID, { nullable: true, description: 'The promotion activity it came from.' })
  @IsOptional()
  @IsUuid()
  activityId?: string | null;
  @Field(() => String, { nullable: true }) @IsOptional() @IsCleanText({ max: 40 }) chainCode?: string | null;
  @Field(() => String, { nullable: true }) @IsOptional() @IsCleanText({ max: 12 }) regionCode?: string | null;
  @Field(() => DateScalar, { nullable: true, description: 'Default: today.' })
  @IsOptional()
  @IsRealDate()
  reportedOn?: string | null;
  @MoneyField({ optional: true }) expectedInvestment?: MoneyInput | null;
  @Field(() => SourcingMethodEnum, { nullable: true })
  @IsOptional()
  @IsIn(sourcingMethods)
  sourcingMethod?: SourcingMethod | null;
  @Field(() => String, {
    nullable: true,
    description: 'Kept for ever: no names, phones or other data of people.',
  })
  @IsOptional()
  @IsCleanText({ max: 2000, multiline: true })
  summary?: string | null;
}

@Resolver()
export class ReportLeadResolver {
  constructor(
    private readonly commands: CommandBus,
    private readonly views: Views,
  ) {}

  @Allow('lead.report')
  @Mutation(() => LeadRow, {
    description:
      'Counts for its reporter once it is judged the first to name its investor, at once where it names none.',
  })
  async reportLead(@Args('input') input: ReportLeadInput, @Caller() meta: Meta): Promise<LeadRow> {
    const appended = await this.commands.execute(new ReportLeadCommand(input, meta));
    return this.views.readAfter(appended, LeadRow, appended.streamId.slice('lead-'.length));
  }
}
