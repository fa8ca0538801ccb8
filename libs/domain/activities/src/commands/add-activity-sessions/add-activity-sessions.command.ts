import { IdField, ListField } from '#platform/graphql';
import { command, provenanceOf, RecordInput } from '#platform/operations';
import { InputType } from '@nestjs/graphql';
import { ActivitySessionInput, sessionsOf } from '../../activity.inputs.js';
import { activityStream } from '../../activity.state.js';
import { ActivityRow } from '../../views/activities/activities.view.js';
import { addActivitySessions } from './add-activity-sessions.decide.js';

@InputType()
export class AddActivitySessionsInput extends RecordInput {
  @IdField() activityId!: string;
  @ListField(() => ActivitySessionInput, { min: 1, max: 100, description: 'The further ones only.' })
  sessions!: ActivitySessionInput[];
}

export const addActivitySessionsCommand = command({
  name: 'addActivitySessions',
  allow: 'activity.hold',
  description: 'More sessions 场次 of an activity that was held.',
  input: AddActivitySessionsInput,
  answers: ActivityRow,
  stream: ({ data }) => activityStream(data.activityId),
  decide(activity, { data, today }) {
    const facts = { activityId: data.activityId, sessions: sessionsOf(data.sessions), ...provenanceOf(data) };
    return addActivitySessions(activity, facts, today);
  },
});
