import { Chains, checkedRegion } from '#domain/catalogue';
import { Organizations } from '#domain/network';
import { subjectId } from '#platform/event-store';
import { EnumField, IdField, IdListField, ListField, TextField } from '#platform/graphql';
import {
  command,
  CreditsField,
  maybe,
  provenanceOf,
  RecordInput,
  touched,
  type CreditInput,
} from '#platform/operations';
import { InputType } from '@nestjs/graphql';
import type { ActivityKind } from '../../activity.events.js';
import { ActivitySessionInput, organizerCredits, saidNow, sessionsOf } from '../../activity.inputs.js';
import { firstDayOf, recorded } from '../../activity.rules.js';
import { activityStream } from '../../activity.state.js';
import { ActivityKindEnum, ActivityRow } from '../../views/activities/activities.view.js';
import { holdActivity } from './hold-activity.decide.js';

const unlessPlanned = 'Needed, unless activityId names a plan that says it.';

@InputType()
export class HoldActivityInput extends RecordInput {
  @IdField({ optional: true, description: 'The planned activity that was held; none makes a new one.' })
  activityId?: string | null;
  @TextField({ max: 200, optional: true, description: unlessPlanned }) name?: string | null;
  @EnumField(ActivityKindEnum, { optional: true, description: unlessPlanned }) kind?: ActivityKind | null;
  @TextField({
    max: 12,
    optional: true,
    description: `Where it took place; may lie outside the jurisdiction. ${unlessPlanned}`,
  })
  regionCode?: string | null;
  @TextField({ max: 40, optional: true }) chainCode?: string | null;
  @ListField(() => ActivitySessionInput, { min: 1, max: 100 }) sessions!: ActivitySessionInput[];
  @IdListField({
    min: 1,
    max: 100,
    optional: true,
    description: `Who organized it, in equal shares. Or give credits. ${unlessPlanned}`,
  })
  organizerIds?: string[] | null;
  @CreditsField({ optional: true, description: 'Who organized it, in shares of their own.' })
  credits?: CreditInput[] | null;
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
    // Organizers that were planned are credited with the hubs above them as they are now.
    const creditsAsPlanned = () =>
      activity.status === 'absent'
        ? undefined
        : organizations.creditLines('activityId', activity.credits, meta);
    const described = {
      ...maybe('name', data.name),
      ...maybe('kind', data.kind),
      ...maybe('regionCode', data.regionCode && checkedRegion('regionCode', data.regionCode)),
      ...maybe('chainCode', chainCode),
      ...maybe('credits', (await organizerCredits(data, organizations, meta)) ?? (await creditsAsPlanned())),
    };
    const asPlanned = Boolean(data.activityId);
    const facts = { activityId, asPlanned, described, sessions, ...provenanceOf(data) };
    return holdActivity(activity, facts, today);
  },
});
