import { Allow, Caller } from '#platform/access';
import { CommandInput } from '#platform/operations';
import { DateScalar, IsRealDate, IsUuid } from '#platform/graphql';
import { IsIn } from 'class-validator';
import { milestones, type Milestone } from '../../project.events.js';
import { MilestoneEnum } from '../../views/projects/projects.view.js';
import type { Meta } from '#platform/kernel';
import { Views } from '#platform/projections';
import { CommandBus } from '@nestjs/cqrs';
import { Args, Field, ID, InputType, Mutation, Resolver } from '@nestjs/graphql';
import { ProjectRow } from '../../views/projects/projects.view.js';
import { RecordProjectMilestoneCommand } from './record-project-milestone.handler.js';

@InputType()
export class RecordProjectMilestoneInput extends CommandInput {
  @Field(() => ID) @IsUuid() projectId!: string;

  @Field(() => MilestoneEnum) @IsIn(milestones) milestone!: Milestone;
  @Field(() => DateScalar) @IsRealDate() reachedOn!: string;
}

@Resolver()
export class RecordProjectMilestoneResolver {
  constructor(
    private readonly commands: CommandBus,
    private readonly views: Views,
  ) {}

  @Allow('project.recordMilestone')
  @Mutation(() => ProjectRow)
  async recordProjectMilestone(
    @Args('input') input: RecordProjectMilestoneInput,
    @Caller() meta: Meta,
  ): Promise<ProjectRow> {
    const appended = await this.commands.execute(new RecordProjectMilestoneCommand(input, meta));
    return this.views.readAfter(appended, ProjectRow, input.projectId);
  }
}
