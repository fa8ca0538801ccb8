import { maybe, provenanceOf } from '#libs/assembly';
import { StreamWriter, type Appended } from '#libs/event-store';
import { dateOf, type Meta } from '#libs/kernel';
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
      const on = visitedOn ?? (visit.status === 'logged' ? visit.record.visitedOn : today);
      const said = {
        ...(await this.programmes.said(data, on, meta)),
        ...maybe('visitedOn', visitedOn),
        ...maybe('endedOn', endedOn),
        ...maybe('result', result),
      };
      const clear = data.clear ?? [];
      // The chain must be in force on the day of the visit, whichever of the two is corrected.
      if (visitedOn && !data.chainCode && !clear.includes('CHAIN_CODE') && visit.status === 'logged')
        await this.programmes.chainStands('visitedOn', visit.record, visitedOn, meta);
      return correctVisit(visit, { visitId, said, clear, reason, ...provenanceOf(data) }, today);
    });
  }
}
