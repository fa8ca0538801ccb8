import { factsOf } from '#platform/timeline';
import type { RecognitionEvent } from '#platform/kernel';
import type { OutcomeEvent } from './outcome.events.js';

/** How what happens to outcomes is told. */
export const outcomeFacts = factsOf<OutcomeEvent, RecognitionEvent>({
  OutcomeReported: (outcome) => ({ on: outcome.periodTo, is: outcome }),
  OutcomeCorrected: ({ before, after, reason }) => ({
    was: before,
    is: after,
    whole: true,
    says: { reason },
  }),
  OutcomeWithdrawn: ({ reason }) => ({ says: { reason } }),
});
