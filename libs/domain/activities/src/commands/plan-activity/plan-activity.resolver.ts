import { Allow, Caller } from '#platform/access';
import { CreditInput, CreditsField, RecordInput } from '#platform/operations';
import { DateField, EnumField, IdListField, TextField } from '#platform/graphql';
import type { Meta } from '#platform/kernel';
import { Views } from '#platform/projections';
import { CommandBus } from '@nestjs/cqrs';
import { Args, InputType, Mutation, Resolver } from '@nestjs/graphql';
import type { ActivityKind } from '../../activity.events.js';
import { ActivityKindEnum, ActivityRow } from '../../views/activities/activities.view.js';
import { PlanActivityCommand } from './plan-activity.handler.js';

@InputType()
export class PlanActivityInput extends RecordInput {
  @TextField({ max: 200 }) name!: string;
  @EnumField(ActivityKindEnum) kind!: ActivityKind;
  @TextField({ max: 12, description: 'Where it will take place; may lie outside the jurisdiction.' })
  regionCode!: string;
  @TextField({ max: 40, optional: true }) chainCode?: string | null;
  @DateField() expectedFrom!: string;
  @DateField({ optional: true }) expectedTo?: string | null;
  @IdListField({
    min: 1,
    max: 100,
    optional: true,
    description: 'Who organizes it, in equal shares. Or give credits.',
  })
  organizerIds?: string[] | null;
  @CreditsField({ optional: true, description: 'Who organizes it, in shares of their own.' })
  credits?: CreditInput[] | null;
}

@Resolver()
export class PlanActivityResolver {
  constructor(
    private readonly commands: CommandBus,
    private readonly views: Views,
  ) {}

  @Allow('activity.plan')
  @Mutation(() => ActivityRow, { description: 'A promotion activity that is expected; it counts once held.' })
  async planActivity(@Args('input') input: PlanActivityInput, @Caller() meta: Meta): Promise<ActivityRow> {
    const appended = await this.commands.execute(new PlanActivityCommand(input, meta));
    return this.views.readAfter(appended, ActivityRow, appended.streamId.slice('activity-'.length));
  }
}
