import { Activities } from '#domain/activities';
import { Agreements } from '#domain/agreements';
import { maybe, provenanceOf } from '#platform/operations';
import { checkedRegion, Chains } from '#domain/catalogue';
import { StreamWriter, subjectId, type Appended } from '#platform/event-store';
import { checkedCredits, cleanText, creditCode, dateOf, moneyOf, Refused, type Meta } from '#platform/kernel';
import { Leads } from '#domain/leads';
import { Organizations, Stations } from '#domain/network';
import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { projectStream } from '../../project.state.js';
import { landProject, type LandProject } from './land-project.decide.js';
import type { LandProjectInput } from './land-project.resolver.js';

export class LandProjectCommand extends Command<Appended> {
  constructor(
    readonly data: LandProjectInput,
    readonly meta: Meta,
  ) {
    super();
  }

  /** A contract lands at most one project: its id derives from the agreement's. Framework and intent may lead to many. */
  static projectId(commandId: string, contractId?: string): string {
    return subjectId(contractId ?? commandId, 'project');
  }
}

@CommandHandler(LandProjectCommand)
export class LandProjectHandler implements ICommandHandler<LandProjectCommand> {
  constructor(
    private readonly streams: StreamWriter,
    private readonly organizations: Organizations,
    private readonly stations: Stations,
    private readonly chains: Chains,
    private readonly activities: Activities,
    private readonly leads: Leads,
    private readonly agreements: Agreements,
  ) {}

  async execute(command: LandProjectCommand): Promise<Appended> {
    const { data, meta } = command;
    const agreement = data.agreementId
      ? await this.agreements.known('agreementId', data.agreementId, meta)
      : undefined;
    const projectId = LandProjectCommand.projectId(
      meta.commandId,
      agreement?.kind === 'CONTRACT' ? agreement.agreementId : undefined,
    );
    return this.streams.change(projectStream(projectId), command, async (project) => {
      if (agreement && agreement.status === 'terminated')
        throw new Refused('AGREEMENT_TERMINATED', { field: 'agreementId' });
      return landProject(project, await this.facts(projectId, command), dateOf(meta.at));
    });
  }

  private async facts(projectId: string, { data, meta }: LandProjectCommand): Promise<LandProject> {
    const today = dateOf(meta.at);
    if (data.leadId) await this.leads.known('leadId', data.leadId, meta);
    if (data.activityId) await this.activities.known('activityId', data.activityId, meta);
    if (data.stationId) await this.stations.known('stationId', data.stationId, meta);
    const chainCode = await this.chains.known('chainCode', data.chainCode, data.landedOn, meta);
    return {
      projectId,
      name: cleanText('name', data.name, { max: 200 }),
      ...maybe('leadId', data.leadId),
      ...maybe('agreementId', data.agreementId),
      ...maybe('activityId', data.activityId),
      ...maybe('stationId', data.stationId),
      ...maybe(
        'investorName',
        data.investorName && cleanText('investorName', data.investorName, { max: 200 }),
      ),
      ...maybe(
        'companyCreditCode',
        data.companyCreditCode &&
          creditCode('companyCreditCode', data.companyCreditCode, {
            today,
            asDocumented: data.creditCodeAsDocumented,
          }),
      ),
      chainCode,
      regionCode: checkedRegion('regionCode', data.regionCode),
      landedOn: data.landedOn,
      plannedInvestment: moneyOf('plannedInvestment', data.plannedInvestment, today),
      credits: await this.organizations.creditLines('credits', checkedCredits('credits', data.credits), meta),
      ...provenanceOf(data),
    };
  }
}
