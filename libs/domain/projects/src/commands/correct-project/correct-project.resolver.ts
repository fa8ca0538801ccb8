import { Allow, Caller } from '#platform/access';
import { CommandInput, CreditInput } from '#platform/operations';
import { DateScalar, IsCleanText, IsRealDate, IsUuid, MoneyField, type MoneyInput } from '#platform/graphql';
import { Type } from 'class-transformer';
import { ArrayMaxSize, ArrayMinSize, IsOptional, ValidateNested } from 'class-validator';
import type { Meta } from '#platform/kernel';
import { Views } from '#platform/projections';
import { CommandBus } from '@nestjs/cqrs';
import { Args, Field, ID, InputType, Mutation, Resolver } from '@nestjs/graphql';
import { ProjectRow } from '../../views/projects/projects.view.js';
import { CorrectProjectCommand } from './correct-project.handler.js';

@InputType()
export class CorrectProjectInput extends CommandInput {
  @Field(() => ID) @IsUuid() projectId!: string;

  @Field(() => String, { nullable: true }) @IsOptional() @IsCleanText({ max: 200 }) name?: string | null;
  @Field(() => String, { nullable: true }) @IsOptional() @IsCleanText({ max: 40 }) chainCode?: string | null;
  @Field(() => String, { nullable: true }) @IsOptional() @IsCleanText({ max: 12 }) regionCode?: string | null;
  @Field(() => DateScalar, { nullable: true }) @IsOptional() @IsRealDate() landedOn?: string | null;
  @MoneyField({ optional: true }) plannedInvestment?: MoneyInput | null;
  @Field(() => [CreditInput], { nullable: true })
  @IsOptional()
  @ArrayMinSize(1)
  @ArrayMaxSize(100)
  @ValidateNested({ each: true })
  @Type(() => CreditInput)
  credits?: CreditInput[] | null;
  @Field(() => String) @IsCleanText({ max: 1000, multiline: true }) reason!: string;
}

@Resolver()
export class CorrectProjectResolver {
  constructor(
    private readonly commands: CommandBus,
    private readonly views: Views,
  ) {}

  @Allow('project.correct')
  @Mutation(() => ProjectRow)
  async correctProject(@Args('input') input: CorrectProjectInput, @Caller() meta: Meta): Promise<ProjectRow> {
    const appended = await this.commands.execute(new CorrectProjectCommand(input, meta));
    return this.views.readAfter(appended, ProjectRow, input.projectId);
  }
}
