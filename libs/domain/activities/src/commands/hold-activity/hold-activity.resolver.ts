import { Allow, Caller } from '#platform/access';
import { CreditInput, RecordInput } from '#platform/operations';
import { IsCleanText, IsUuid } from '#platform/graphql';
import type { Meta } from '#platform/kernel';
import { Views } from '#platform/projections';
import { CommandBus } from '@nestjs/cqrs';
import { Args, Field, ID, InputType, Mutation, Resolver } from '@nestjs/graphql';
import { Type } from 'class-transformer';
import { ArrayMaxSize, ArrayMinSize, IsIn, IsOptional, ValidateNested } from 'class-validator';
import { activityKinds, type ActivityKind } from '../../activity.events.js';
import { ActivitySessionInput } from '../../activity.inputs.js';
import { ActivityKindEnum, ActivityRow } from '../../views/activities/activities.view.js';
import { HoldActivityCommand } from './hold-activity.handler.js';

const unlessPlanned = 'Needed, unless activityId names a plan that says it.';

@InputType()
export class HoldActivityInput extends RecordInput {
  @Field(() => ID, {
    nullable: true,
    description: 'The planned activity that was held; none makes a new one.',
  })
  @IsOptional()
  @IsUuid()
  activityId?: string | null;
  @Field(() => String, { nullable: true, description: unlessPlanned })
  @IsOptional()
  @IsCleanText({ max: 200 })
  name?: string | null;
  @Field(() => ActivityKindEnum, { nullable: true, description: unlessPlanned })
  @IsOptional()
  @IsIn(activityKinds)
  kind?: ActivityKind | null;
  @Field(() => String, {
    nullable: true,
    description: `Where it took place; may lie outside the jurisdiction. ${unlessPlanned}`,
  })
  @IsOptional()
  @IsCleanText({ max: 12 })
  regionCode?: string | null;
  @Field(() => String, { nullable: true }) @IsOptional() @IsCleanText({ max: 40 }) chainCode?: string | null;
  @Field(() => [ActivitySessionInput])
  @ArrayMinSize(1)
  @ArrayMaxSize(100)
  @ValidateNested({ each: true })
  @Type(() => ActivitySessionInput)
  sessions!: ActivitySessionInput[];
  @Field(() => [ID], {
    nullable: true,
    description: `Who organized it, in equal shares. Or give credits. ${unlessPlanned}`,
  })
  @IsOptional()
  @ArrayMinSize(1)
  @ArrayMaxSize(100)
  @IsUuid({ each: true })
  organizerIds?: string[] | null;
  @Field(() => [CreditInput], { nullable: true, description: 'Who organized it, in shares of their own.' })
  @IsOptional()
  @ArrayMinSize(1)
  @ArrayMaxSize(100)
  @ValidateNested({ each: true })
  @Type(() => CreditInput)
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
