import { maybe, provenanceOf } from '#platform/operations';
import { Chains, checkedRegion } from '#domain/catalogue';
import { StreamWriter, subjectId, type Appended } from '#platform/event-store';
import { badField, type Meta } from '#platform/kernel';
import { Organizations } from '#domain/network';
import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { organizerCredits } from '../../activity.inputs.js';
import { activityStream } from '../../activity.state.js';
import { planActivity } from './plan-activity.decide.js';
import type { PlanActivityInput } from './plan-activity.resolver.js';

export class PlanActivityCommand extends Command<Appended> {
  constructor(
    readonly data: PlanActivityInput,
    readonly meta: Meta,
  ) {
    super();
  }
}

@CommandHandler(PlanActivityCommand)
export class PlanActivityHandler implements ICommandHandler<PlanActivityCommand> {
  constructor(
    private readonly streams: StreamWriter,
    private readonly organizations: Organizations,
    private readonly chains: Chains,
  ) {}

  execute(command: PlanActivityCommand): Promise<Appended> {
    const { data, meta } = command;
    const activityId = subjectId(meta.commandId, 'activity');

    return this.streams.change(activityStream(activityId), command, async (activity) => {
      const { name, kind, expectedFrom, expectedTo } = data;
      const chainCode =
        data.chainCode && (await this.chains.known('chainCode', data.chainCode, expectedFrom, meta));
      const credits =
        (await organizerCredits(data, this.organizations, meta)) ??
        badField('organizerIds', 'FIELD_MISSING', 'who organizes it');
      return planActivity(activity, {
        activityId,
        name,
        kind,
        regionCode: checkedRegion('regionCode', data.regionCode),
        ...maybe('chainCode', chainCode),
        expected: { from: expectedFrom, ...maybe('to', expectedTo) },
        credits,
        ...provenanceOf(data),
      });
    });
  }
}
