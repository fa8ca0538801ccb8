import { Allow, Caller } from '#platform/access';
import { DateScalar, IsCleanText, IsRealDate, IsUuid } from '#platform/graphql';
import type { Meta } from '#platform/kernel';
import { Views } from '#platform/projections';
import { CommandBus } from '@nestjs/cqrs';
import { Args, Field, ID, InputType, Mutation, Resolver } from '@nestjs/graphql';
import { ArrayMaxSize, IsIn, IsOptional } from 'class-validator';
import { visitDirections, type VisitDirection } from '../../visit.events.js';
import {
  clearableFields,
  ClearableVisitFieldEnum,
  ProgrammeInput,
  VisitDirectionEnum,
} from '../../visit.inputs.js';
import type { ClearableField } from '../../visit.rules.js';
import { VisitRow } from '../../views/visits/visits.view.js';
import { CorrectVisitCommand } from './correct-visit.handler.js';

@InputType()
export class CorrectVisitInput extends ProgrammeInput {
  @Field(() => ID) @IsUuid() visitId!: string;

  @Field(() => VisitDirectionEnum, { nullable: true })
  @IsOptional()
  @IsIn(visitDirections)
  direction?: VisitDirection | null;
  @Field(() => DateScalar, { nullable: true }) @IsOptional() @IsRealDate() visitedOn?: string | null;
  @Field(() => DateScalar, { nullable: true }) @IsOptional() @IsRealDate() endedOn?: string | null;
  @Field(() => String, { nullable: true, description: 'What came of it. No names or phones of people.' })
  @IsOptional()
  @IsCleanText({ max: 4_000, multiline: true })
  result?: string | null;
  @Field(() => [ClearableVisitFieldEnum], {
    nullable: true,
    description: 'What should not have been recorded at all.',
  })
  @IsOptional()
  @ArrayMaxSize(20)
  @IsIn(clearableFields, { each: true })
  clear?: ClearableField[] | null;
  @Field(() => String) @IsCleanText({ max: 1000, multiline: true }) reason!: string;
}

@Resolver()
export class CorrectVisitResolver {
  constructor(
    private readonly commands: CommandBus,
    private readonly views: Views,
  ) {}

  @Allow('visit.correct')
  @Mutation(() => VisitRow, {
    description: 'The record was wrong; its figures move on the day of the visit.',
  })
  async correctVisit(@Args('input') input: CorrectVisitInput, @Caller() meta: Meta): Promise<VisitRow> {
    const appended = await this.commands.execute(new CorrectVisitCommand(input, meta));
    return this.views.readAfter(appended, VisitRow, input.visitId);
  }
}
