import { maybe, provenanceOf } from '#platform/operations';
import { Chains, checkedRegion } from '#domain/catalogue';
import { StreamWriter, subjectId, type Appended } from '#platform/event-store';
import { dateOf, type Meta } from '#platform/kernel';
import { Organizations } from '#domain/network';
import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { organizerCredits, sessionsOf } from '../../activity.inputs.js';
import { firstDayOf } from '../../activity.rules.js';
import { activityStream, type Activity } from '../../activity.state.js';
import { holdActivity } from './hold-activity.decide.js';
import type { HoldActivityInput } from './hold-activity.resolver.js';

export class HoldActivityCommand extends Command<Appended> {
  constructor(
    readonly data: HoldActivityInput,
    readonly meta: Meta,
  ) {
    super();
  }
}

@CommandHandler(HoldActivityCommand)
export class HoldActivityHandler implements ICommandHandler<HoldActivityCommand> {
  constructor(
    private readonly streams: StreamWriter,
    private readonly organizations: Organizations,
    private readonly chains: Chains,
  ) {}

  execute(command: HoldActivityCommand): Promise<Appended> {
    const { data, meta } = command;
    const activityId = data.activityId ?? subjectId(meta.commandId, 'activity');

    return this.streams.change(activityStream(activityId), command, async (activity) => {
      const sessions = sessionsOf(data.sessions);
      const today = dateOf(meta.at);
      const planned = activity.status === 'planned' ? activity.chainCode : undefined;
      const chainCode = await this.chains.standing(
        { field: 'chainCode', said: data.chainCode, recorded: planned },
        { field: 'sessions', said: firstDayOf(sessions), recorded: today },
        meta,
      );
      const described = {
        ...maybe('name', data.name),
        ...maybe('kind', data.kind),
        ...maybe('regionCode', data.regionCode && checkedRegion('regionCode', data.regionCode)),
        ...maybe('chainCode', chainCode),
        ...maybe('credits', await this.credits(activity, command)),
      };
      const asPlanned = Boolean(data.activityId);
      return holdActivity(
        activity,
        { activityId, asPlanned, described, sessions, ...provenanceOf(data) },
        today,
      );
    });
  }

  /** Of those named, or else of those planned: with the hubs above them as they are now. */
  private async credits(activity: Activity, { data, meta }: HoldActivityCommand) {
    const said = await organizerCredits(data, this.organizations, meta);
    if (said || activity.status === 'absent') return said;
    return this.organizations.creditLines('activityId', activity.credits, meta);
  }
}
