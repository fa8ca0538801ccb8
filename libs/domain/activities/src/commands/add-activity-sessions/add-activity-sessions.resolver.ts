import { Allow, Caller } from '#platform/access';
import { RecordInput } from '#platform/operations';
import { IdField, ListField } from '#platform/graphql';
import type { Meta } from '#platform/kernel';
import { Views } from '#platform/projections';
import { CommandBus } from '@nestjs/cqrs';
import { Args, InputType, Mutation, Resolver } from '@nestjs/graphql';
import { ActivitySessionInput } from '../../activity.inputs.js';
import { ActivityRow } from '../../views/activities/activities.view.js';
import { AddActivitySessionsCommand } from './add-activity-sessions.handler.js';

@InputType()
export class AddActivitySessionsInput extends RecordInput {
  @IdField() activityId!: string;

  @ListField(() => ActivitySessionInput, { min: 1, max: 100, description: 'The further ones only.' })
  sessions!: ActivitySessionInput[];
}

@Resolver()
export class AddActivitySessionsResolver {
  constructor(
    private readonly commands: CommandBus,
    private readonly views: Views,
  ) {}

  @Allow('activity.hold')
  @Mutation(() => ActivityRow, { description: 'More sessions 场次 of an activity that was held.' })
  async addActivitySessions(
    @Args('input') input: AddActivitySessionsInput,
    @Caller() meta: Meta,
  ): Promise<ActivityRow> {
    const appended = await this.commands.execute(new AddActivitySessionsCommand(input, meta));
    return this.views.readAfter(appended, ActivityRow, input.activityId);
  }
}
