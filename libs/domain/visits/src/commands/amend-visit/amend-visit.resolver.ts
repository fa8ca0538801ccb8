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
import { AmendVisitCommand } from './amend-visit.handler.js';

@InputType()
export class AmendVisitInput extends ProgrammeInput {
  @Field(() => ID) @IsUuid() visitId!: string;

  @Field(() => VisitDirectionEnum, { nullable: true })
  @IsOptional()
  @IsIn(visitDirections)
  direction?: VisitDirection | null;
  @Field(() => DateScalar, { nullable: true }) @IsOptional() @IsRealDate() plannedOn?: string | null;
  @Field(() => DateScalar, { nullable: true }) @IsOptional() @IsRealDate() plannedUntil?: string | null;
  @Field(() => [ClearableVisitFieldEnum], { nullable: true, description: 'What the plan no longer says.' })
  @IsOptional()
  @ArrayMaxSize(20)
  @IsIn(clearableFields, { each: true })
  clear?: ClearableField[] | null;
  @Field(() => String, { nullable: true })
  @IsOptional()
  @IsCleanText({ max: 1000, multiline: true })
  reason?: string | null;
}

@Resolver()
export class AmendVisitResolver {
  constructor(
    private readonly commands: CommandBus,
    private readonly views: Views,
  ) {}

  @Allow('visit.amend')
  @Mutation(() => VisitRow, {
    description: 'The plan of a visit changed; a logged one is corrected instead.',
  })
  async amendVisit(@Args('input') input: AmendVisitInput, @Caller() meta: Meta): Promise<VisitRow> {
    const appended = await this.commands.execute(new AmendVisitCommand(input, meta));
    return this.views.readAfter(appended, VisitRow, input.visitId);
  }
}
