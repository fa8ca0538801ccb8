import { Refused, type CalendarDate } from '#platform/kernel';
import type { OutcomeEvent, OutcomeReported } from '../../outcome.events.js';
import { soundOutcome } from '../../outcome.rules.js';
import type { Outcome } from '../../outcome.state.js';

/** The report as the command found it: references looked up, money and credits checked. */
export type ReportOutcome = OutcomeReported['data'];

/** An outcome 成果 that came about by today: it counts on the last day of its period, for those who brought it about. */
export const reportOutcome = (
  outcome: Outcome,
  facts: ReportOutcome,
  today: CalendarDate,
): OutcomeEvent[] => {
  if (outcome.status !== 'absent')
    throw new Refused('OUTCOME_ALREADY_REPORTED', { outcomeId: outcome.outcomeId });
  soundOutcome(facts.kind, facts, today);
  return [{ type: 'OutcomeReported', data: facts }];
};
