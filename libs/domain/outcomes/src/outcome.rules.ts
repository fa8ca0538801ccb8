import { badField, notAfterToday, Refused, type CalendarDate, type OutcomeKind } from '#platform/kernel';
import type { Achieved, OutcomeDescription } from './outcome.events.js';
import type { Outcome, ReportedOutcome } from './outcome.state.js';

const aid = ['cash', 'goods', 'projects'] as const;
const standard = ['standards', 'standardLevel', 'standardRole'] as const;
/** What can be told of each kind. */
export const fieldsOf: { readonly [K in OutcomeKind]: readonly (keyof Achieved)[] } = {
  EMPLOYMENT: ['jobsOffered', 'hires'],
  STANDARD: standard,
  PLATFORM: ['platforms'],
  PAIRING_AID: aid,
  EAST_WEST_AID: aid,
  RURAL_INVESTMENT: aid,
  RURAL_DONATION: aid,
};
const all = [...new Set(Object.values(fieldsOf).flat())];
/** Beside a number or an amount: by themselves they are no outcome. */
const beside: readonly (keyof Achieved)[] = ['standardLevel', 'standardRole'];

/** The outcome as recorded, taken back or not. @throws Refused OUTCOME_NOT_FOUND */
export const recorded = (outcome: Outcome, outcomeId: string): ReportedOutcome => {
  if (outcome.status === 'absent') throw new Refused('OUTCOME_NOT_FOUND', { field: 'outcomeId', outcomeId });
  return outcome;
};

/** The outcome while it stands. @throws Refused OUTCOME_NOT_FOUND, OUTCOME_WITHDRAWN */
export const standing = (outcome: Outcome, outcomeId: string): ReportedOutcome => {
  const found = recorded(outcome, outcomeId);
  if (found.status === 'withdrawn') throw new Refused('OUTCOME_WITHDRAWN', { field: 'outcomeId', outcomeId });
  return found;
};

/**
 * What must hold of an outcome, as reported or as corrected: its period runs forwards and has come, it says something, and nothing that is of
 * another kind.
 * @throws Refused DATE_IN_FUTURE; BadInput PERIOD_BACKWARDS, OUTCOME_EMPTY, OUTCOME_FIELD_UNFIT
 */
export const soundOutcome = (kind: OutcomeKind, said: OutcomeDescription, today: CalendarDate): void => {
  const { periodFrom, periodTo } = said;
  notAfterToday('periodTo', periodTo, today);
  if (periodFrom !== undefined && periodTo < periodFrom)
    badField('periodTo', 'PERIOD_BACKWARDS', `not before ${periodFrom}`);
  const told = all.filter((field) => said[field] !== undefined);
  const unfit = told.find((field) => !fieldsOf[kind].includes(field));
  if (unfit !== undefined)
    badField(unfit, 'OUTCOME_FIELD_UNFIT', `an outcome of kind ${kind} tells ${fieldsOf[kind].join(', ')}`);
  if (told.every((field) => beside.includes(field)))
    badField(fieldsOf[kind][0]!, 'OUTCOME_EMPTY', 'tell at least one number or amount');
};
