import { maybe, provenanceOf } from '#platform/operations';
import { StreamWriter, subjectId, type Appended } from '#platform/event-store';
import type { Meta } from '#platform/kernel';
import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { Programmes } from '../../programmes.js';
import { visitStream } from '../../visit.state.js';
import { planVisit } from './plan-visit.decide.js';
import type { PlanVisitInput } from './plan-visit.resolver.js';

export class PlanVisitCommand extends Command<Appended> {
  constructor(
    readonly data: PlanVisitInput,
    readonly meta: Meta,
  ) {
    super();
  }
}

@CommandHandler(PlanVisitCommand)
export class PlanVisitHandler implements ICommandHandler<PlanVisitCommand> {
  constructor(
    private readonly streams: StreamWriter,
    private readonly programmes: Programmes,
  ) {}

  execute(command: PlanVisitCommand): Promise<Appended> {
    const { data, meta } = command;
    const { plannedOn, plannedUntil } = data;
    const visitId = subjectId(meta.commandId, 'visit');

    return this.streams.change(visitStream(visitId), command, async (visit) => {
      const said = await this.programmes.said(
        data,
        { field: 'plannedOn', said: plannedOn, recorded: plannedOn },
        meta,
      );
      return planVisit(visit, {
        visitId,
        said,
        plannedOn,
        ...maybe('plannedUntil', plannedUntil),
        ...provenanceOf(data),
      });
    });
  }
}
