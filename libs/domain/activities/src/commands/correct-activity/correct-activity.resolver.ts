import { Allow, Caller } from '#platform/access';
import { CreditInput, RecordInput } from '#platform/operations';
import { DateScalar, enumOf, IsCleanText, IsRealDate, IsUuid } from '#platform/graphql';
import type { Meta } from '#platform/kernel';
import { Views } from '#platform/projections';
import { CommandBus } from '@nestjs/cqrs';
import { Args, Field, ID, InputType, Mutation, Resolver } from '@nestjs/graphql';
import { Type } from 'class-transformer';
import { ArrayMaxSize, ArrayMinSize, IsIn, IsOptional, ValidateNested } from 'class-validator';
import { activityKinds, type ActivityKind } from '../../activity.events.js';
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
  @Field(() => ID) @IsUuid() activityId!: string;

  @Field(() => String, { nullable: true }) @IsOptional() @IsCleanText({ max: 200 }) name?: string | null;
  @Field(() => ActivityKindEnum, { nullable: true })
  @IsOptional()
  @IsIn(activityKinds)
  kind?: ActivityKind | null;
  @Field(() => String, { nullable: true }) @IsOptional() @IsCleanText({ max: 12 }) regionCode?: string | null;
  @Field(() => String, { nullable: true }) @IsOptional() @IsCleanText({ max: 40 }) chainCode?: string | null;
  @Field(() => DateScalar, { nullable: true }) @IsOptional() @IsRealDate() expectedFrom?: string | null;
  @Field(() => DateScalar, { nullable: true }) @IsOptional() @IsRealDate() expectedTo?: string | null;
  @Field(() => [ActivitySessionInput], {
    nullable: true,
    description: 'All of them, as they should have been recorded.',
  })
  @IsOptional()
  @ArrayMinSize(1)
  @ArrayMaxSize(1_000)
  @ValidateNested({ each: true })
  @Type(() => ActivitySessionInput)
  sessions?: ActivitySessionInput[] | null;
  @Field(() => [ID], { nullable: true, description: 'In equal shares. Or give credits.' })
  @IsOptional()
  @ArrayMinSize(1)
  @ArrayMaxSize(100)
  @IsUuid({ each: true })
  organizerIds?: string[] | null;
  @Field(() => [CreditInput], { nullable: true })
  @IsOptional()
  @ArrayMinSize(1)
  @ArrayMaxSize(100)
  @ValidateNested({ each: true })
  @Type(() => CreditInput)
  credits?: CreditInput[] | null;
  @Field(() => [ClearableEnum], { nullable: true, description: 'What should not have been recorded at all.' })
  @IsOptional()
  @ArrayMaxSize(10)
  @IsIn(clearableFields, { each: true })
  clear?: ClearableField[] | null;
  @Field(() => String) @IsCleanText({ max: 1000, multiline: true }) reason!: string;
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
