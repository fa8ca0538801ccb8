import { badField, saidAnew, sameFact, type CalendarDate } from '#platform/kernel';
import type { OutcomeDescription, OutcomeEvent } from '../../outcome.events.js';
import { soundOutcome, standing } from '../../outcome.rules.js';
import { describedOf, type Outcome } from '../../outcome.state.js';

/** What a record may do without, by the name it has in the public contract. */
export const clearable = {
  TITLE: 'title',
  PERIOD_FROM: 'periodFrom',
  JOBS_OFFERED: 'jobsOffered',
  HIRES: 'hires',
  STANDARD_LEVEL: 'standardLevel',
  STANDARD_ROLE: 'standardRole',
  CASH: 'cash',
  GOODS: 'goods',
  PROJECTS: 'projects',
  ACTIVITY_ID: 'activityId',
  CHAIN_CODE: 'chainCode',
  REGION_CODE: 'regionCode',
} as const;
export type ClearableField = keyof typeof clearable;

export type CorrectOutcome = {
  readonly outcomeId: string;
  readonly right: Partial<OutcomeDescription>;
  readonly clear: readonly ClearableField[];
  readonly reason: string;
};

/** The record was wrong: its figures move on the last day of its period, as if it had been recorded rightly. Its kind is not corrected. */
export const correctOutcome = (
  outcome: Outcome,
  { outcomeId, right, clear, reason }: CorrectOutcome,
  today: CalendarDate,
): OutcomeEvent[] => {
  const found = standing(outcome, outcomeId);
  if (Object.keys(right).length === 0 && clear.length === 0)
    badField('input', 'NOTHING_TO_CORRECT', 'give at least one value to correct');
  const before = describedOf(found);
  const after = saidAnew(
    before,
    right,
    clear.map((name) => clearable[name]),
  );
  if (sameFact(before, after)) return []; // already as it should be
  soundOutcome(found.kind, after, today);
  return [{ type: 'OutcomeCorrected', data: { outcomeId, before, after, reason } }];
};
