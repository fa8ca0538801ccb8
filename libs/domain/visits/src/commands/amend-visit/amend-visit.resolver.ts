import { Allow, Caller } from '#platform/access';
import { DateField, EnumField, EnumListField, IdField } from '#platform/graphql';
import type { Meta } from '#platform/kernel';
import { ReasonField } from '#platform/operations';
import { Views } from '#platform/projections';
import { CommandBus } from '@nestjs/cqrs';
import { Args, InputType, Mutation, Resolver } from '@nestjs/graphql';
import type { VisitDirection } from '../../visit.events.js';
import { ClearableVisitFieldEnum, ProgrammeInput, VisitDirectionEnum } from '../../visit.inputs.js';
import type { ClearableField } from '../../visit.rules.js';
import { VisitRow } from '../../views/visits/visits.view.js';
import { AmendVisitCommand } from './amend-visit.handler.js';

@InputType()
export class AmendVisitInput extends ProgrammeInput {
  @IdField() visitId!: string;

  @EnumField(VisitDirectionEnum, { optional: true }) direction?: VisitDirection | null;
  @DateField({ optional: true }) plannedOn?: string | null;
  @DateField({ optional: true }) plannedUntil?: string | null;
  @EnumListField(ClearableVisitFieldEnum, {
    max: 20,
    optional: true,
    description: 'What the plan no longer says.',
  })
  clear?: ClearableField[] | null;
  @ReasonField({ optional: true }) reason?: string | null;
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
