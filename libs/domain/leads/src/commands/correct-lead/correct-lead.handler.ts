import { Activities } from '#domain/activities';
import { maybe } from '#platform/operations';
import { checkedRegion, Chains } from '#domain/catalogue';
import { StreamWriter, type Appended } from '#platform/event-store';
import { creditCode, dateOf, moneyOf, type Meta } from '#platform/kernel';
import { Stations } from '#domain/network';
import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { recorded } from '../../lead.rules.js';
import { leadStream, type RecordedLead } from '../../lead.state.js';
import { Parties } from '../../parties.js';
import { correctLead, type CorrectLead } from './correct-lead.decide.js';
import type { CorrectLeadInput } from './correct-lead.resolver.js';

export class CorrectLeadCommand extends Command<Appended> {
  constructor(
    readonly data: CorrectLeadInput,
    readonly meta: Meta,
  ) {
    super();
  }
}

@CommandHandler(CorrectLeadCommand)
export class CorrectLeadHandler implements ICommandHandler<CorrectLeadCommand> {
  constructor(
    private readonly streams: StreamWriter,
    private readonly parties: Parties,
    private readonly stations: Stations,
    private readonly activities: Activities,
    private readonly chains: Chains,
  ) {}

  execute(command: CorrectLeadCommand): Promise<Appended> {
    const { data, meta } = command;
    const { leadId, reason } = data;
    return this.streams.change(leadStream(leadId), command, async (state) => {
      const lead = recorded(state, leadId);
      const after = await this.after(lead, command);
      return correctLead(lead, { leadId, after, reason }, dateOf(meta.at));
    });
  }

  private async after(lead: RecordedLead, { data, meta }: CorrectLeadCommand): Promise<CorrectLead['after']> {
    const today = dateOf(meta.at);
    const { stationId, activityId, expectedInvestment, reporterOrganizationId } = data;
    if (stationId) await this.stations.known('stationId', stationId, meta);
    if (activityId) await this.activities.known('activityId', activityId, meta);
    const chainCode = await this.chains.standing(
      { field: 'chainCode', said: data.chainCode, recorded: lead.chainCode },
      { field: 'reportedOn', said: data.reportedOn, recorded: lead.reportedOn },
      meta,
    );
    return {
      ...maybe('title', data.title),
      ...maybe('investorName', data.investorName),
      ...maybe(
        'investorCreditCode',
        data.investorCreditCode &&
          creditCode('investorCreditCode', data.investorCreditCode, {
            today,
            asDocumented: data.creditCodeAsDocumented,
          }),
      ),
      ...maybe(
        'reporter',
        reporterOrganizationId
          ? await this.parties.organization('reporterOrganizationId', reporterOrganizationId, meta)
          : undefined,
      ),
      ...maybe('stationId', stationId),
      ...maybe('activityId', activityId),
      ...maybe('chainCode', chainCode),
      ...maybe('regionCode', data.regionCode && checkedRegion('regionCode', data.regionCode)),
      ...maybe('reportedOn', data.reportedOn),
      ...maybe(
        'expectedInvestment',
        expectedInvestment && moneyOf('expectedInvestment', expectedInvestment, today),
      ),
      ...maybe('sourcingMethod', data.sourcingMethod),
      ...maybe('summary', data.summary),
      ...maybe('qualifiedOn', data.qualifiedOn),
    };
  }
}
