import { Allow, Caller } from '#platform/access';
import { CommandInput, ReasonField } from '#platform/operations';
import { IdField } from '#platform/graphql';
import type { Meta } from '#platform/kernel';
import { Views } from '#platform/projections';
import { CommandBus } from '@nestjs/cqrs';
import { Args, InputType, Mutation, Resolver } from '@nestjs/graphql';
import { ActivityRow } from '../../views/activities/activities.view.js';
import { CancelActivityCommand } from './cancel-activity.handler.js';

@InputType()
export class CancelActivityInput extends CommandInput {
  @IdField() activityId!: string;

  @ReasonField() reason!: string;
}

@Resolver()
export class CancelActivityResolver {
  constructor(
    private readonly commands: CommandBus,
    private readonly views: Views,
  ) {}

  @Allow('activity.cancel')
  @Mutation(() => ActivityRow, { description: 'A planned activity will not take place.' })
  async cancelActivity(
    @Args('input') input: CancelActivityInput,
    @Caller() meta: Meta,
  ): Promise<ActivityRow> {
    const appended = await this.commands.execute(new CancelActivityCommand(input, meta));
    return this.views.readAfter(appended, ActivityRow, input.activityId);
  }
}
