import { Chains } from '#domain/catalogue';
import { Organizations } from '#domain/network';
import { DateField, EnumListField, enumOf, IdField, ListField } from '#platform/graphql';
import { command, maybe, provenanceOf, ReasonField, touched } from '#platform/operations';
import { InputType } from '@nestjs/graphql';
import {
  ActivitySessionInput,
  described,
  DescribedInput,
  saidNow,
  sessionsOf,
} from '../../activity.inputs.js';
import { dayOf, firstDayOf, recorded } from '../../activity.rules.js';
import { activityStream } from '../../activity.state.js';
import { ActivityRow } from '../../views/activities/activities.view.js';
import { clearableFields, correctActivity, type ClearableField } from './correct-activity.decide.js';

const ClearableEnum = enumOf(clearableFields, {
  name: 'ClearableActivityField',
  description: 'What the record of an activity may do without.',
});

@InputType()
export class CorrectActivityInput extends DescribedInput {
  @IdField() activityId!: string;
  @DateField({ optional: true }) expectedFrom?: string | null;
  @DateField({ optional: true }) expectedTo?: string | null;
  @ListField(() => ActivitySessionInput, {
    min: 1,
    max: 1000,
    optional: true,
    description: 'All of them, as they should have been recorded.',
  })
  sessions?: ActivitySessionInput[] | null;
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
    const expected = { ...maybe('from', expectedFrom), ...maybe('to', expectedTo) };
    const facts = {
      activityId,
      described: await described(data, chainCode, organizations, meta),
      expected,
      ...maybe('sessions', sessions),
      clear,
      reason,
      ...provenanceOf(data),
    };
    return correctActivity(activity, facts, today);
  },
});
