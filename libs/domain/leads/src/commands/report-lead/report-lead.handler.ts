import { Activities } from '#domain/activities';
import { maybe, provenanceOf } from '#platform/operations';
import { checkedRegion, Chains } from '#domain/catalogue';
import { StreamWriter, subjectId, type Appended } from '#platform/event-store';
import { badField, cleanText, creditCode, dateOf, moneyOf, type Meta } from '#platform/kernel';
import { Stations } from '#domain/network';
import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { leadStream } from '../../lead.state.js';
import { Parties } from '../../parties.js';
import { reportLead, type ReportLead } from './report-lead.decide.js';
import type { ReportLeadInput } from './report-lead.resolver.js';

export class ReportLeadCommand extends Command<Appended> {
  constructor(
    readonly data: ReportLeadInput,
    readonly meta: Meta,
  ) {
    super();
  }

  static leadId(commandId: string): string {
    return subjectId(commandId, 'lead');
  }
}

@CommandHandler(ReportLeadCommand)
export class ReportLeadHandler implements ICommandHandler<ReportLeadCommand> {
  constructor(
    private readonly streams: StreamWriter,
    private readonly parties: Parties,
    private readonly stations: Stations,
    private readonly activities: Activities,
    private readonly chains: Chains,
  ) {}

  execute(command: ReportLeadCommand): Promise<Appended> {
    const { meta } = command;
    const leadId = ReportLeadCommand.leadId(meta.commandId);
    return this.streams.change(leadStream(leadId), command, async (lead) =>
      reportLead(lead, await this.facts(leadId, command), dateOf(meta.at)),
    );
  }

  private async facts(leadId: string, { data, meta }: ReportLeadCommand): Promise<ReportLead> {
    const today = dateOf(meta.at);
    const reportedOn = data.reportedOn ?? today;
    // Who belongs to an organization reports for it unless told otherwise.
    const reporterId =
      data.reporterOrganizationId ??
      meta.organizationId ??
      badField('reporterOrganizationId', 'REPORTER_MISSING', 'the organization that reports the lead');
    if (data.stationId) await this.stations.known('stationId', data.stationId, meta);
    if (data.activityId) await this.activities.known('activityId', data.activityId, meta);
    const chainCode =
      data.chainCode && (await this.chains.known('chainCode', data.chainCode, reportedOn, meta));
    const { investorName, investorCreditCode, regionCode, expectedInvestment, summary } = data;
    return {
      leadId,
      title: cleanText('title', data.title, { max: 200 }),
      kind: data.kind ?? 'INVESTMENT',
      ...maybe('investorName', investorName && cleanText('investorName', investorName, { max: 200 })),
      ...maybe(
        'investorCreditCode',
        investorCreditCode &&
          creditCode('investorCreditCode', investorCreditCode, {
            today,
            asDocumented: data.creditCodeAsDocumented,
          }),
      ),
      reporter: await this.parties.organization('reporterOrganizationId', reporterId, meta),
      ...maybe('stationId', data.stationId),
      ...maybe('activityId', data.activityId),
      ...maybe('chainCode', chainCode),
      ...maybe('regionCode', regionCode && checkedRegion('regionCode', regionCode)),
      reportedOn,
      ...maybe(
        'expectedInvestment',
        expectedInvestment && moneyOf('expectedInvestment', expectedInvestment, today),
      ),
      ...maybe('sourcingMethod', data.sourcingMethod),
      ...maybe('summary', summary && cleanText('summary', summary, { max: 2000, multiline: true })),
      ...provenanceOf(data),
    };
  }
}
