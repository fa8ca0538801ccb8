import { maybe, provenanceOf } from '#platform/operations';
import { StreamWriter, subjectId, type Appended } from '#platform/event-store';
import type { Meta } from '#platform/kernel';
import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { chainCatalogueStream } from '../../chain-catalogue.state.js';
import { adoptChainCatalogue } from './adopt-chain-catalogue.decide.js';
import type { AdoptChainCatalogueInput } from './adopt-chain-catalogue.resolver.js';

export class AdoptChainCatalogueCommand extends Command<Appended> {
  constructor(
    readonly data: AdoptChainCatalogueInput,
    readonly meta: Meta,
  ) {
    super();
  }

  static catalogueId(commandId: string): string {
    return subjectId(commandId, 'chain-catalogue');
  }
}

@CommandHandler(AdoptChainCatalogueCommand)
export class AdoptChainCatalogueHandler implements ICommandHandler<AdoptChainCatalogueCommand> {
  constructor(private readonly streams: StreamWriter) {}

  execute(command: AdoptChainCatalogueCommand): Promise<Appended> {
    const { data, meta } = command;
    return this.streams.change(chainCatalogueStream(meta.jurisdictionId), command, (catalogue) =>
      adoptChainCatalogue(catalogue, {
        catalogueId: AdoptChainCatalogueCommand.catalogueId(meta.commandId),
        jurisdictionId: meta.jurisdictionId,
        name: data.name,
        validFrom: data.validFrom,
        ...maybe('validTo', data.validTo),
        chains: data.chains.map(({ code, name, nameEn, group, verified }) => ({
          code,
          name,
          ...maybe('nameEn', nameEn),
          ...maybe('group', group),
          verified: verified ?? false,
        })),
        ...provenanceOf(data),
      }),
    );
  }
}
