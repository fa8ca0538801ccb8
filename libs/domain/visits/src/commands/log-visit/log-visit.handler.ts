import { maybe, provenanceOf } from '#platform/operations';
import { StreamWriter, subjectId, type Appended } from '#platform/event-store';
import { dateOf, type Meta } from '#platform/kernel';
import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { Programmes } from '../../programmes.js';
import { visitStream } from '../../visit.state.js';
import { logVisit } from './log-visit.decide.js';
import type { LogVisitInput } from './log-visit.resolver.js';

export class LogVisitCommand extends Command<Appended> {
  constructor(
    readonly data: LogVisitInput,
    readonly meta: Meta,
  ) {
    super();
  }
}

@CommandHandler(LogVisitCommand)
export class LogVisitHandler implements ICommandHandler<LogVisitCommand> {
  constructor(
    private readonly streams: StreamWriter,
    private readonly programmes: Programmes,
  ) {}

  execute(command: LogVisitCommand): Promise<Appended> {
    const { data, meta } = command;
    const { visitedOn, endedOn, result } = data;
    const visitId = data.visitId ?? subjectId(meta.commandId, 'visit');

    return this.streams.change(visitStream(visitId), command, async (visit) => {
      const plan = visit.status === 'planned' ? visit.plan : undefined;
      const said = {
        ...(plan && (await this.programmes.asOfNow(plan, meta))),
        ...(await this.programmes.said(
          data,
          { field: 'visitedOn', said: visitedOn, recorded: visitedOn },
          meta,
          plan?.chainCode,
        )),
      };
      const facts = {
        visitId,
        asPlanned: Boolean(data.visitId),
        said,
        visitedOn,
        ...maybe('endedOn', endedOn),
        ...maybe('result', result),
        ...provenanceOf(data),
      };
      return logVisit(visit, facts, dateOf(meta.at));
    });
  }
}
