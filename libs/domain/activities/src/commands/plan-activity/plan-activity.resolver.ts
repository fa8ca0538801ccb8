import { Allow, Caller } from '#platform/access';
import { CreditInput, RecordInput } from '#platform/operations';
import { DateScalar, IsCleanText, IsRealDate, IsUuid } from '#platform/graphql';
import type { Meta } from '#platform/kernel';
import { Views } from '#platform/projections';
import { CommandBus } from '@nestjs/cqrs';
import { Args, Field, ID, InputType, Mutation, Resolver } from '@nestjs/graphql';
import { Type } from 'class-transformer';
import { ArrayMaxSize, ArrayMinSize, IsIn, IsOptional, ValidateNested } from 'class-validator';
import { activityKinds, type ActivityKind } from '../../activity.events.js';
import { ActivityKindEnum, ActivityRow } from '../../views/activities/activities.view.js';
import { PlanActivityCommand } from './plan-activity.handler.js';

@InputType()
export class PlanActivityInput extends RecordInput {
  @Field(() => String) @IsCleanText({ max: 200 }) name!: string;
  @Field(() => ActivityKindEnum) @IsIn(activityKinds) kind!: ActivityKind;
  @Field(() => String, { description: 'Where it will take place; may lie outside the jurisdiction.' })
  @IsCleanText({ max: 12 })
  regionCode!: string;
  @Field(() => String, { nullable: true }) @IsOptional() @IsCleanText({ max: 40 }) chainCode?: string | null;
  @Field(() => DateScalar) @IsRealDate() expectedFrom!: string;
  @Field(() => DateScalar, { nullable: true }) @IsOptional() @IsRealDate() expectedTo?: string | null;
  @Field(() => [ID], { nullable: true, description: 'Who organizes it, in equal shares. Or give credits.' })
  @IsOptional()
  @ArrayMinSize(1)
  @ArrayMaxSize(100)
  @IsUuid({ each: true })
  organizerIds?: string[] | null;
  @Field(() => [CreditInput], { nullable: true, description: 'Who organizes it, in shares of their own.' })
  @IsOptional()
  @ArrayMinSize(1)
  @ArrayMaxSize(100)
  @ValidateNested({ each: true })
  @Type(() => CreditInput)
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
