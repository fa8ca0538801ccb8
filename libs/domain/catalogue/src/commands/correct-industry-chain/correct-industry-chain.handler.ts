import { maybe } from '#platform/operations';
import { StreamWriter, type Appended } from '#platform/event-store';
import type { Meta } from '#platform/kernel';
import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { chainCatalogueStream } from '../../chain-catalogue.state.js';
import { correctIndustryChain } from './correct-industry-chain.decide.js';
import type { CorrectIndustryChainInput } from './correct-industry-chain.resolver.js';

export class CorrectIndustryChainCommand extends Command<Appended> {
  constructor(
    readonly data: CorrectIndustryChainInput,
    readonly meta: Meta,
  ) {
    super();
  }
}

@CommandHandler(CorrectIndustryChainCommand)
export class CorrectIndustryChainHandler implements ICommandHandler<CorrectIndustryChainCommand> {
  constructor(private readonly streams: StreamWriter) {}

  execute(command: CorrectIndustryChainCommand): Promise<Appended> {
    const { data, meta } = command;
    const { code, name, nameEn, group, verified, reason } = data;
    return this.streams.change(chainCatalogueStream(meta.jurisdictionId), command, (catalogue) =>
      correctIndustryChain(catalogue, {
        code,
        after: {
          ...maybe('name', name),
          ...maybe('nameEn', nameEn),
          ...maybe('group', group),
          ...maybe('verified', verified),
        },
        reason,
      }),
    );
  }
}
