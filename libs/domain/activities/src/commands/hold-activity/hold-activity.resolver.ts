import { Allow, Caller } from '#platform/access';
import { CreditInput, CreditsField, RecordInput } from '#platform/operations';
import { EnumField, IdField, IdListField, ListField, TextField } from '#platform/graphql';
import type { Meta } from '#platform/kernel';
import { Views } from '#platform/projections';
import { CommandBus } from '@nestjs/cqrs';
import { Args, InputType, Mutation, Resolver } from '@nestjs/graphql';
import type { ActivityKind } from '../../activity.events.js';
import { ActivitySessionInput } from '../../activity.inputs.js';
import { ActivityKindEnum, ActivityRow } from '../../views/activities/activities.view.js';
import { HoldActivityCommand } from './hold-activity.handler.js';

const unlessPlanned = 'Needed, unless activityId names a plan that says it.';

@InputType()
export class HoldActivityInput extends RecordInput {
  @IdField({ optional: true, description: 'The planned activity that was held; none makes a new one.' })
  activityId?: string | null;
  @TextField({ max: 200, optional: true, description: unlessPlanned }) name?: string | null;
  @EnumField(ActivityKindEnum, { optional: true, description: unlessPlanned }) kind?: ActivityKind | null;
  @TextField({
    max: 12,
    optional: true,
    description: `Where it took place; may lie outside the jurisdiction. ${unlessPlanned}`,
  })
  regionCode?: string | null;
  @TextField({ max: 40, optional: true }) chainCode?: string | null;
  @ListField(() => ActivitySessionInput, { min: 1, max: 100 }) sessions!: ActivitySessionInput[];
  @IdListField({
    min: 1,
    max: 100,
    optional: true,
    description: `Who organized it, in equal shares. Or give credits. ${unlessPlanned}`,
  })
  organizerIds?: string[] | null;
  @CreditsField({ optional: true, description: 'Who organized it, in shares of their own.' })
  credits?: CreditInput[] | null;
}

@Resolver()
export class HoldActivityResolver {
  constructor(
    private readonly commands: CommandBus,
    private readonly views: Views,
  ) {}

  @Allow('activity.hold')
  @Mutation(() => ActivityRow, { description: 'Records an activity that was held, with its sessions 场次.' })
  async holdActivity(@Args('input') input: HoldActivityInput, @Caller() meta: Meta): Promise<ActivityRow> {
    const appended = await this.commands.execute(new HoldActivityCommand(input, meta));
    return this.views.readAfter(appended, ActivityRow, appended.streamId.slice('activity-'.length));
  }
}
