import { Allow, Caller } from '#platform/access';
import { DateField, EnumField, EnumListField, IdField, TextField } from '#platform/graphql';
import type { Meta } from '#platform/kernel';
import { ReasonField } from '#platform/operations';
import { Views } from '#platform/projections';
import { CommandBus } from '@nestjs/cqrs';
import { Args, InputType, Mutation, Resolver } from '@nestjs/graphql';
import type { VisitDirection } from '../../visit.events.js';
import { ClearableVisitFieldEnum, ProgrammeInput, VisitDirectionEnum } from '../../visit.inputs.js';
import type { ClearableField } from '../../visit.rules.js';
import { VisitRow } from '../../views/visits/visits.view.js';
import { CorrectVisitCommand } from './correct-visit.handler.js';

@InputType()
export class CorrectVisitInput extends ProgrammeInput {
  @IdField() visitId!: string;

  @EnumField(VisitDirectionEnum, { optional: true }) direction?: VisitDirection | null;
  @DateField({ optional: true }) visitedOn?: string | null;
  @DateField({ optional: true }) endedOn?: string | null;
  @TextField({
    max: 4000,
    multiline: true,
    optional: true,
    description: 'What came of it. No names or phones of people.',
  })
  result?: string | null;
  @EnumListField(ClearableVisitFieldEnum, {
    max: 20,
    optional: true,
    description: 'What should not have been recorded at all.',
  })
  clear?: ClearableField[] | null;
  @ReasonField() reason!: string;
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
