import { Chains, checkedRegion } from '#domain/catalogue';
import { Organizations } from '#domain/network';
import {
  DateField,
  EnumField,
  EnumListField,
  enumOf,
  IdField,
  IdListField,
  ListField,
  TextField,
} from '#platform/graphql';
import {
  command,
  CreditsField,
  maybe,
  provenanceOf,
  ReasonField,
  RecordInput,
  touched,
  type CreditInput,
} from '#platform/operations';
import { InputType } from '@nestjs/graphql';
import type { ActivityKind } from '../../activity.events.js';
import { ActivitySessionInput, organizerCredits, saidNow, sessionsOf } from '../../activity.inputs.js';
import { dayOf, firstDayOf, recorded } from '../../activity.rules.js';
import { activityStream } from '../../activity.state.js';
import { ActivityKindEnum, ActivityRow } from '../../views/activities/activities.view.js';
import { clearableFields, correctActivity, type ClearableField } from './correct-activity.decide.js';

const ClearableEnum = enumOf(clearableFields, {
  name: 'ClearableActivityField',
  description: 'What the record of an activity may do without.',
});

@InputType()
export class CorrectActivityInput extends RecordInput {
  @IdField() activityId!: string;
  @TextField({ max: 200, optional: true }) name?: string | null;
  @EnumField(ActivityKindEnum, { optional: true }) kind?: ActivityKind | null;
  @TextField({ max: 12, optional: true }) regionCode?: string | null;
  @TextField({ max: 40, optional: true }) chainCode?: string | null;
  @DateField({ optional: true }) expectedFrom?: string | null;
  @DateField({ optional: true }) expectedTo?: string | null;
  @ListField(() => ActivitySessionInput, {
    min: 1,
    max: 1000,
    optional: true,
    description: 'All of them, as they should have been recorded.',
  })
  sessions?: ActivitySessionInput[] | null;
  @IdListField({ min: 1, max: 100, optional: true, description: 'In equal shares. Or give credits.' })
  organizerIds?: string[] | null;
  @CreditsField({ optional: true }) credits?: CreditInput[] | null;
  @EnumListField(ClearableEnum, {
    max: 10,
    optional: true,
    description: 'What should not have been recorded at all.',
  })
  clear?: ClearableField[] | null;
  @ReasonField() reason!: string;
}

export const correctActivityCommand = command({
  name: 'correctActivity',
  allow: 'activity.correct',
  description: 'The record was wrong; its figures move on the days of the sessions.',
  input: CorrectActivityInput,
  answers: ActivityRow,
  needs: { organizations: Organizations, chains: Chains },
  stream: ({ data }) => activityStream(data.activityId),
  replaces: (activity, data) => touched(data, saidNow(recorded(activity, data.activityId))),
  async decide(activity, { data, meta, today }, { organizations, chains }) {
    const { activityId, expectedFrom, expectedTo, reason } = data;
    const clear = data.clear ?? [];
    const sessions = data.sessions ? sessionsOf(data.sessions) : undefined;
    // The chain must be in force on the activity's day, whichever of the two is corrected.
    const kept =
      activity.status === 'absent' || clear.includes('CHAIN_CODE') ? undefined : activity.chainCode;
    const recorded = dayOf(activity) ?? today;
    const chainCode = await chains.standing(
      { field: 'chainCode', said: data.chainCode, recorded: kept },
      activity.status === 'held' || sessions
        ? { field: 'sessions', said: sessions && firstDayOf(sessions), recorded }
        : { field: 'expectedFrom', said: expectedFrom, recorded },
      meta,
    );
    const described = {
      ...maybe('name', data.name),
      ...maybe('kind', data.kind),
      ...maybe('regionCode', data.regionCode && checkedRegion('regionCode', data.regionCode)),
      ...maybe('chainCode', chainCode),
      ...maybe('credits', await organizerCredits(data, organizations, meta)),
    };
    const expected = { ...maybe('from', expectedFrom), ...maybe('to', expectedTo) };
    const facts = { activityId, described, expected, ...maybe('sessions', sessions), clear, reason };
    return correctActivity(activity, { ...facts, ...provenanceOf(data) }, today);
  },
});
