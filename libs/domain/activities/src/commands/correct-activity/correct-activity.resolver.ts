import { Allow, Caller } from '#platform/access';
import { CreditInput, CreditsField, ReasonField, RecordInput } from '#platform/operations';
import {
  DateField,
  EnumField,
  EnumListField,
  enumOf,
  IdField,
  IdListField,
  ListField,
  TextField,
} from '#platform/graphql';
import type { Meta } from '#platform/kernel';
import { Views } from '#platform/projections';
import { CommandBus } from '@nestjs/cqrs';
import { Args, InputType, Mutation, Resolver } from '@nestjs/graphql';
import type { ActivityKind } from '../../activity.events.js';
import { ActivitySessionInput } from '../../activity.inputs.js';
import { ActivityKindEnum, ActivityRow } from '../../views/activities/activities.view.js';
import { clearableFields, type ClearableField } from './correct-activity.decide.js';
import { CorrectActivityCommand } from './correct-activity.handler.js';

const ClearableEnum = enumOf(clearableFields, {
  name: 'ClearableActivityField',
  description: 'What the record of an activity may do without.',
});

@InputType()
export class CorrectActivityInput extends RecordInput {
  @IdField() activityId!: string;

  @TextField({ max: 200, optional: true }) name?: string | null;
  @EnumField(ActivityKindEnum, { optional: true }) kind?: ActivityKind | null;
  @TextField({ max: 12, optional: true }) regionCode?: string | null;
  @TextField({ max: 40, optional: true }) chainCode?: string | null;
  @DateField({ optional: true }) expectedFrom?: string | null;
  @DateField({ optional: true }) expectedTo?: string | null;
  @ListField(() => ActivitySessionInput, {
    min: 1,
    max: 1000,
    optional: true,
    description: 'All of them, as they should have been recorded.',
  })
  sessions?: ActivitySessionInput[] | null;
  @IdListField({ min: 1, max: 100, optional: true, description: 'In equal shares. Or give credits.' })
  organizerIds?: string[] | null;
  @CreditsField({ optional: true }) credits?: CreditInput[] | null;
  @EnumListField(ClearableEnum, {
    max: 10,
    optional: true,
    description: 'What should not have been recorded at all.',
  })
  clear?: ClearableField[] | null;
  @ReasonField() reason!: string;
}

@Resolver()
export class CorrectActivityResolver {
  constructor(
    private readonly commands: CommandBus,
    private readonly views: Views,
  ) {}

  @Allow('activity.correct')
  @Mutation(() => ActivityRow, {
    description: 'The record was wrong; its figures move on the days of the sessions.',
  })
  async correctActivity(
    @Args('input') input: CorrectActivityInput,
    @Caller() meta: Meta,
  ): Promise<ActivityRow> {
    const appended = await this.commands.execute(new CorrectActivityCommand(input, meta));
    return this.views.readAfter(appended, ActivityRow, input.activityId);
  }
}
