import { maybe, provenanceOf } from '#platform/operations';
import { StreamWriter, type Appended } from '#platform/event-store';
import { dateOf, type Meta } from '#platform/kernel';
import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { Programmes } from '../../programmes.js';
import { visitStream } from '../../visit.state.js';
import { amendVisit } from './amend-visit.decide.js';
import type { AmendVisitInput } from './amend-visit.resolver.js';

export class AmendVisitCommand extends Command<Appended> {
  constructor(
    readonly data: AmendVisitInput,
    readonly meta: Meta,
  ) {
    super();
  }
}

@CommandHandler(AmendVisitCommand)
export class AmendVisitHandler implements ICommandHandler<AmendVisitCommand> {
  constructor(
    private readonly streams: StreamWriter,
    private readonly programmes: Programmes,
  ) {}

  execute(command: AmendVisitCommand): Promise<Appended> {
    const { data, meta } = command;
    const { visitId, plannedOn, plannedUntil, reason } = data;

    return this.streams.change(visitStream(visitId), command, async (visit) => {
      const plan = visit.status === 'planned' ? visit.plan : undefined;
      const clear = data.clear ?? [];
      const said = {
        ...(await this.programmes.said(
          data,
          { field: 'plannedOn', said: plannedOn, recorded: plan?.plannedOn ?? dateOf(meta.at) },
          meta,
          clear.includes('CHAIN_CODE') ? undefined : plan?.chainCode,
        )),
        ...maybe('plannedOn', plannedOn),
        ...maybe('plannedUntil', plannedUntil),
      };
      return amendVisit(visit, { visitId, said, clear, ...maybe('reason', reason), ...provenanceOf(data) });
    });
  }
}
