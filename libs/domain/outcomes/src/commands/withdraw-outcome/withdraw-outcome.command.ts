import { IdField } from '#platform/graphql';
import { command, CommandInput, ReasonField } from '#platform/operations';
import { InputType } from '@nestjs/graphql';
import { outcomeStream } from '../../outcome.state.js';
import { OutcomeRow } from '../../views/outcomes/outcomes.view.js';
import { withdrawOutcome } from './withdraw-outcome.decide.js';

@InputType()
export class WithdrawOutcomeInput extends CommandInput {
  @IdField() outcomeId!: string;
  @ReasonField() reason!: string;
}

export const withdrawOutcomeCommand = command({
  name: 'withdrawOutcome',
  allow: 'outcome.withdraw',
  description: 'Takes a report back: it counts for nothing any more.',
  input: WithdrawOutcomeInput,
  answers: OutcomeRow,
  stream: ({ data }) => outcomeStream(data.outcomeId),
  decide: (outcome, { data: { outcomeId, reason } }) => withdrawOutcome(outcome, { outcomeId, reason }),
});
