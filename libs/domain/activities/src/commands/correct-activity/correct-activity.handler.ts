import { maybe, provenanceOf } from '#platform/operations';
import { Chains, checkedRegion } from '#domain/catalogue';
import { StreamWriter, type Appended } from '#platform/event-store';
import { dateOf, type Meta } from '#platform/kernel';
import { Organizations } from '#domain/network';
import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { organizerCredits, sessionsOf } from '../../activity.inputs.js';
import { firstDayOf } from '../../activity.rules.js';
import { activityStream, type Activity } from '../../activity.state.js';
import { correctActivity } from './correct-activity.decide.js';
import type { CorrectActivityInput } from './correct-activity.resolver.js';

export class CorrectActivityCommand extends Command<Appended> {
  constructor(
    readonly data: CorrectActivityInput,
    readonly meta: Meta,
  ) {
    super();
  }
}

@CommandHandler(CorrectActivityCommand)
export class CorrectActivityHandler implements ICommandHandler<CorrectActivityCommand> {
  constructor(
    private readonly streams: StreamWriter,
    private readonly organizations: Organizations,
    private readonly chains: Chains,
  ) {}

  execute(command: CorrectActivityCommand): Promise<Appended> {
    const { data, meta } = command;
    const { activityId, reason } = data;
    const today = dateOf(meta.at);

    return this.streams.change(activityStream(activityId), command, async (activity) => {
      const sessions = data.sessions ? sessionsOf(data.sessions) : undefined;
      // The chain must be in force on the activity's day, whichever of the two is corrected.
      const held = activity.status === 'held' || sessions !== undefined;
      const cleared = data.clear?.includes('CHAIN_CODE') ?? false;
      const recorded = activity.status === 'absent' || cleared ? undefined : activity.chainCode;
      const chainCode = await this.chains.standing(
        { field: 'chainCode', said: data.chainCode, recorded },
        {
          field: held ? 'sessions' : 'expectedFrom',
          said: held ? sessions && firstDayOf(sessions) : data.expectedFrom,
          recorded: dayOf(activity) ?? today,
        },
        meta,
      );
      const described = {
        ...maybe('name', data.name),
        ...maybe('kind', data.kind),
        ...maybe('regionCode', data.regionCode && checkedRegion('regionCode', data.regionCode)),
        ...maybe('chainCode', chainCode),
        ...maybe('credits', await organizerCredits(data, this.organizations, meta)),
      };
      const expected = { ...maybe('from', data.expectedFrom), ...maybe('to', data.expectedTo) };
      const clear = data.clear ?? [];
      return correctActivity(
        activity,
        {
          activityId,
          described,
          expected,
          ...maybe('sessions', sessions),
          clear,
          reason,
          ...provenanceOf(data),
        },
        today,
      );
    });
  }
}

const dayOf = (activity: Activity) =>
  activity.status === 'absent'
    ? undefined
    : activity.status === 'held'
      ? activity.held.firstHeldOn
      : activity.expected.from;
