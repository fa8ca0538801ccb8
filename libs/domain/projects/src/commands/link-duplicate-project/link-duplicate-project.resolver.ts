import { Allow, Caller } from '#platform/access';
import { CommandInput } from '#platform/operations';
import { IsCleanText, IsUuid } from '#platform/graphql';
import type { Meta } from '#platform/kernel';
import { Views } from '#platform/projections';
import { CommandBus } from '@nestjs/cqrs';
import { Args, Field, ID, InputType, Mutation, Resolver } from '@nestjs/graphql';
import { ProjectRow } from '../../views/projects/projects.view.js';
import { LinkDuplicateProjectCommand } from './link-duplicate-project.handler.js';

@InputType()
export class LinkDuplicateProjectInput extends CommandInput {
  @Field(() => ID) @IsUuid() projectId!: string;

  @Field(() => ID) @IsUuid() duplicateOf!: string;
  @Field(() => String) @IsCleanText({ max: 1000, multiline: true }) reason!: string;
}

@Resolver()
export class LinkDuplicateProjectResolver {
  constructor(
    private readonly commands: CommandBus,
    private readonly views: Views,
  ) {}

  @Allow('project.link')
  @Mutation(() => ProjectRow)
  async linkDuplicateProject(
    @Args('input') input: LinkDuplicateProjectInput,
    @Caller() meta: Meta,
  ): Promise<ProjectRow> {
    const appended = await this.commands.execute(new LinkDuplicateProjectCommand(input, meta));
    return this.views.readAfter(appended, ProjectRow, input.projectId);
  }
}
