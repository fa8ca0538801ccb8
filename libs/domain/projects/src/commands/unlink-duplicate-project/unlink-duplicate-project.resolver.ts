import { Allow, Caller } from '#platform/access';
import { CommandInput } from '#platform/operations';
import { IsCleanText, IsUuid } from '#platform/graphql';
import type { Meta } from '#platform/kernel';
import { Views } from '#platform/projections';
import { CommandBus } from '@nestjs/cqrs';
import { Args, Field, ID, InputType, Mutation, Resolver } from '@nestjs/graphql';
import { ProjectRow } from '../../views/projects/projects.view.js';
import { UnlinkDuplicateProjectCommand } from './unlink-duplicate-project.handler.js';

@InputType()
export class UnlinkDuplicateProjectInput extends CommandInput {
  @Field(() => ID) @IsUuid() projectId!: string;

  @Field(() => String) @IsCleanText({ max: 1000, multiline: true }) reason!: string;
}

@Resolver()
export class UnlinkDuplicateProjectResolver {
  constructor(
    private readonly commands: CommandBus,
    private readonly views: Views,
  ) {}

  @Allow('project.link')
  @Mutation(() => ProjectRow)
  async unlinkDuplicateProject(
    @Args('input') input: UnlinkDuplicateProjectInput,
    @Caller() meta: Meta,
  ): Promise<ProjectRow> {
    const appended = await this.commands.execute(new UnlinkDuplicateProjectCommand(input, meta));
    return this.views.readAfter(appended, ProjectRow, input.projectId);
  }
}
