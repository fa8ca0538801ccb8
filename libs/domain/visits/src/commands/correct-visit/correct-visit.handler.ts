import { maybe, provenanceOf } from '#platform/operations';
import { StreamWriter, type Appended } from '#platform/event-store';
import { dateOf, type Meta } from '#platform/kernel';
import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { Programmes } from '../../programmes.js';
import { visitStream } from '../../visit.state.js';
import { correctVisit } from './correct-visit.decide.js';
import type { CorrectVisitInput } from './correct-visit.resolver.js';

export class CorrectVisitCommand extends Command<Appended> {
  constructor(
    readonly data: CorrectVisitInput,
    readonly meta: Meta,
  ) {
    super();
  }
}

@CommandHandler(CorrectVisitCommand)
export class CorrectVisitHandler implements ICommandHandler<CorrectVisitCommand> {
  constructor(
    private readonly streams: StreamWriter,
    private readonly programmes: Programmes,
  ) {}

  execute(command: CorrectVisitCommand): Promise<Appended> {
    const { data, meta } = command;
    const { visitId, visitedOn, endedOn, result, reason } = data;
    const today = dateOf(meta.at);

    return this.streams.change(visitStream(visitId), command, async (visit) => {
      const record = visit.status === 'logged' ? visit.record : undefined;
      const clear = data.clear ?? [];
      const said = {
        ...(await this.programmes.said(
          data,
          { field: 'visitedOn', said: visitedOn, recorded: record?.visitedOn ?? today },
          meta,
          clear.includes('CHAIN_CODE') ? undefined : record?.chainCode,
        )),
        ...maybe('visitedOn', visitedOn),
        ...maybe('endedOn', endedOn),
        ...maybe('result', result),
      };
      return correctVisit(visit, { visitId, said, clear, reason, ...provenanceOf(data) }, today);
    });
  }
}
