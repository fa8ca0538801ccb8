import { Allow, Caller } from '#platform/access';
import { DateField, EnumField, IdField, TextField } from '#platform/graphql';
import type { Meta } from '#platform/kernel';
import { Views } from '#platform/projections';
import { CommandBus } from '@nestjs/cqrs';
import { Args, InputType, Mutation, Resolver } from '@nestjs/graphql';
import type { VisitDirection } from '../../visit.events.js';
import { ProgrammeInput, VisitDirectionEnum } from '../../visit.inputs.js';
import { VisitRow } from '../../views/visits/visits.view.js';
import { LogVisitCommand } from './log-visit.handler.js';

@InputType({
  description:
    'Where it names a planned visit, what is left out is as planned, but for delegateCount: how many came is counted, never expected.',
})
export class LogVisitInput extends ProgrammeInput {
  @IdField({ optional: true, description: 'The planned visit that was made; none makes a new one.' })
  visitId?: string | null;
  @EnumField(VisitDirectionEnum, { optional: true, description: 'Needed, unless visitId names a plan.' })
  direction?: VisitDirection | null;
  @DateField({ description: 'The first day: the one on which it counts.' }) visitedOn!: string;
  @DateField({ optional: true, description: 'The last day, where it is another.' }) endedOn?: string | null;
  @TextField({
    max: 4000,
    multiline: true,
    optional: true,
    description: 'What came of it. No names or phones of people.',
  })
  result?: string | null;
}

@Resolver()
export class LogVisitResolver {
  constructor(
    private readonly commands: CommandBus,
    private readonly views: Views,
  ) {}

  @Allow('visit.log')
  @Mutation(() => VisitRow, { description: 'Records a visit 考察 that took place, planned before or not.' })
  async logVisit(@Args('input') input: LogVisitInput, @Caller() meta: Meta): Promise<VisitRow> {
    const appended = await this.commands.execute(new LogVisitCommand(input, meta));
    return this.views.readAfter(appended, VisitRow, appended.streamId.slice('visit-'.length));
  }
}
