import { Allow, Caller } from '#platform/access';
import { DateField, EnumField } from '#platform/graphql';
import type { Meta } from '#platform/kernel';
import { Views } from '#platform/projections';
import { CommandBus } from '@nestjs/cqrs';
import { Args, InputType, Mutation, Resolver } from '@nestjs/graphql';
import type { VisitDirection } from '../../visit.events.js';
import { ProgrammeInput, VisitDirectionEnum } from '../../visit.inputs.js';
import { VisitRow } from '../../views/visits/visits.view.js';
import { PlanVisitCommand } from './plan-visit.handler.js';

@InputType()
export class PlanVisitInput extends ProgrammeInput {
  @EnumField(VisitDirectionEnum) direction!: VisitDirection;
  @DateField({ description: 'The first day expected.' }) plannedOn!: string;
  @DateField({ optional: true, description: 'The last day expected, where it is another.' })
  plannedUntil?: string | null;
}

@Resolver()
export class PlanVisitResolver {
  constructor(
    private readonly commands: CommandBus,
    private readonly views: Views,
  ) {}

  @Allow('visit.plan')
  @Mutation(() => VisitRow, { description: 'A visit that is expected; it counts once logged.' })
  async planVisit(@Args('input') input: PlanVisitInput, @Caller() meta: Meta): Promise<VisitRow> {
    const appended = await this.commands.execute(new PlanVisitCommand(input, meta));
    return this.views.readAfter(appended, VisitRow, appended.streamId.slice('visit-'.length));
  }
}
