import { Allow, Caller } from '#platform/access';
import { AsDocumentedField, CreditCodeField, CreditInput, RecordInput } from '#platform/operations';
import { DateScalar, IsCleanText, IsRealDate, IsUuid, MoneyField, type MoneyInput } from '#platform/graphql';
import type { Meta } from '#platform/kernel';
import { Views } from '#platform/projections';
import { CommandBus } from '@nestjs/cqrs';
import { Args, Field, ID, InputType, Mutation, Resolver } from '@nestjs/graphql';
import { Type } from 'class-transformer';
import { ArrayMaxSize, ArrayMinSize, IsOptional, ValidateNested } from 'class-validator';
import { ProjectRow } from '../../views/projects/projects.view.js';
import { LandProjectCommand } from './land-project.handler.js';

@InputType()
export class LandProjectInput extends RecordInput {
  @Field(() => String) @IsCleanText({ max: 200 }) name!: string;
  @Field(() => ID, { nullable: true }) @IsOptional() @IsUuid() leadId?: string | null;
  @Field(() => ID, { nullable: true }) @IsOptional() @IsUuid() agreementId?: string | null;
  @Field(() => ID, { nullable: true }) @IsOptional() @IsUuid() activityId?: string | null;
  @Field(() => ID, { nullable: true }) @IsOptional() @IsUuid() stationId?: string | null;
  @Field(() => String, { nullable: true }) @IsOptional() @IsCleanText({ max: 200 }) investorName?:
    string | null;
  @CreditCodeField() companyCreditCode?: string | null;
  @AsDocumentedField() creditCodeAsDocumented?: boolean | null;
  @Field(() => String) @IsCleanText({ max: 40 }) chainCode!: string;
  @Field(() => String) @IsCleanText({ max: 12 }) regionCode!: string;
  @Field(() => DateScalar) @IsRealDate() landedOn!: string;
  @MoneyField() plannedInvestment!: MoneyInput;
  @Field(() => [CreditInput])
  @ArrayMinSize(1)
  @ArrayMaxSize(100)
  @ValidateNested({ each: true })
  @Type(() => CreditInput)
  credits!: CreditInput[];
}

@Resolver()
export class LandProjectResolver {
  constructor(
    private readonly commands: CommandBus,
    private readonly views: Views,
  ) {}

  @Allow('project.land')
  @Mutation(() => ProjectRow)
  async landProject(@Args('input') input: LandProjectInput, @Caller() meta: Meta): Promise<ProjectRow> {
    const appended = await this.commands.execute(new LandProjectCommand(input, meta));
    return this.views.readAfter(appended, ProjectRow, appended.streamId.slice('project-'.length));
  }
}
