import { IdField } from '#platform/graphql';
import { command, CommandInput, ReasonField } from '#platform/operations';
import { InputType } from '@nestjs/graphql';
import { activityStream } from '../../activity.state.js';
import { ActivityRow } from '../../views/activities/activities.view.js';
import { cancelActivity } from './cancel-activity.decide.js';

@InputType()
export class CancelActivityInput extends CommandInput {
  @IdField() activityId!: string;
  @ReasonField() reason!: string;
}

export const cancelActivityCommand = command({
  name: 'cancelActivity',
  allow: 'activity.cancel',
  description: 'A planned activity will not take place.',
  input: CancelActivityInput,
  answers: ActivityRow,
  stream: ({ data }) => activityStream(data.activityId),
  decide: (activity, { data: { activityId, reason } }) => cancelActivity(activity, { activityId, reason }),
});
