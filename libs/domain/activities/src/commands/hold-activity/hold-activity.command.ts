import { Chains } from '#domain/catalogue';
import { Organizations } from '#domain/network';
import { subjectId } from '#platform/event-store';
import { IdField, ListField } from '#platform/graphql';
import { command, maybe, provenanceOf, touched } from '#platform/operations';
import { InputType } from '@nestjs/graphql';
import {
  ActivitySessionInput,
  described,
  DescribedInput,
  saidNow,
  sessionsOf,
} from '../../activity.inputs.js';
import { firstDayOf, recorded } from '../../activity.rules.js';
import { activityStream } from '../../activity.state.js';
import { ActivityRow } from '../../views/activities/activities.view.js';
import { holdActivity } from './hold-activity.decide.js';

@InputType({
  description:
    'Where it names a planned activity, what is left out is as planned; otherwise name, kind, region and organizers are needed.',
})
export class HoldActivityInput extends DescribedInput {
  @IdField({ optional: true, description: 'The planned activity that was held; none makes a new one.' })
  activityId?: string | null;
  @ListField(() => ActivitySessionInput, { min: 1, max: 100 }) sessions!: ActivitySessionInput[];
}

export const holdActivityCommand = command({
  name: 'holdActivity',
  allow: 'activity.hold',
  description: 'Records an activity that was held, with its sessions 场次.',
  input: HoldActivityInput,
  answers: ActivityRow,
  needs: { organizations: Organizations, chains: Chains },
  stream: ({ data, meta }) => activityStream(data.activityId ?? subjectId(meta.commandId, 'activity')),
  replaces: (activity, { activityId, ...data }) =>
    touched(data, saidNow(recorded(activity, activityId ?? ''))),
  async decide(activity, { data, meta, today, key: activityId }, { organizations, chains }) {
    const sessions = sessionsOf(data.sessions);
    const planned = activity.status === 'planned' ? activity.chainCode : undefined;
    const chainCode = await chains.standing(
      { field: 'chainCode', said: data.chainCode, recorded: planned },
      { field: 'sessions', said: firstDayOf(sessions), recorded: today },
      meta,
    );
    const said = await described(data, chainCode, organizations, meta);
    // Organizers that were planned are credited with the hubs above them as they are now.
    const credits =
      said.credits ??
      (activity.status === 'absent'
        ? undefined
        : await organizations.creditLines('activityId', activity.credits, meta));
    const asPlanned = Boolean(data.activityId);
    const facts = { activityId, asPlanned, described: { ...said, ...maybe('credits', credits) } };
    return holdActivity(activity, { ...facts, sessions, ...provenanceOf(data) }, today);
  },
});
