import { Allow, Caller } from '#platform/access';
import { CommandInput, CreditInput } from '#platform/operations';
import { DateScalar, IsCleanText, IsRealDate, IsUuid } from '#platform/graphql';
import { Type } from 'class-transformer';
import { ArrayMaxSize, ArrayMinSize, ValidateNested } from 'class-validator';
import type { Meta } from '#platform/kernel';
import { Views } from '#platform/projections';
import { CommandBus } from '@nestjs/cqrs';
import { Args, Field, ID, InputType, Mutation, Resolver } from '@nestjs/graphql';
import { ProjectRow } from '../../views/projects/projects.view.js';
import { RecreditProjectCommand } from './recredit-project.handler.js';

@InputType()
export class RecreditProjectInput extends CommandInput {
  @Field(() => ID) @IsUuid() projectId!: string;

  @Field(() => [CreditInput])
  @ArrayMinSize(1)
  @ArrayMaxSize(100)
  @ValidateNested({ each: true })
  @Type(() => CreditInput)
  credits!: CreditInput[];
  @Field(() => DateScalar) @IsRealDate() recreditedOn!: string;
  @Field(() => String) @IsCleanText({ max: 1000, multiline: true }) reason!: string;
}

@Resolver()
export class RecreditProjectResolver {
  constructor(
    private readonly commands: CommandBus,
    private readonly views: Views,
  ) {}

  @Allow('project.credit')
  @Mutation(() => ProjectRow)
  async recreditProject(
    @Args('input') input: RecreditProjectInput,
    @Caller() meta: Meta,
  ): Promise<ProjectRow> {
    const appended = await this.commands.execute(new RecreditProjectCommand(input, meta));
    return this.views.readAfter(appended, ProjectRow, input.projectId);
  }
}
