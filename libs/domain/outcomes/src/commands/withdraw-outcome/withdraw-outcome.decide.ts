import type { OutcomeEvent, OutcomeWithdrawn } from '../../outcome.events.js';
import { recorded } from '../../outcome.rules.js';
import type { Outcome } from '../../outcome.state.js';

/** The report is taken back 撤回: it counts for nothing any more, as if it had not been reported. */
export const withdrawOutcome = (outcome: Outcome, facts: OutcomeWithdrawn['data']): OutcomeEvent[] =>
  recorded(outcome, facts.outcomeId).status === 'withdrawn'
    ? []
    : [{ type: 'OutcomeWithdrawn', data: facts }];
