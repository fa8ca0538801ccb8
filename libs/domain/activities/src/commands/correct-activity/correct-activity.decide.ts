import { badField, Refused, sameFact, type CalendarDate } from '#platform/kernel';
import type { ActivityEvent, ActivitySession } from '../../activity.events.js';
import {
  checkedExpected,
  checkedSessions,
  describedOf,
  heldWith,
  recorded,
  restated,
  type SaidOfActivity,
} from '../../activity.rules.js';
import type { Activity } from '../../activity.state.js';

/** What a record may do without. */
export const clearableFields = ['CHAIN_CODE', 'EXPECTED_TO'] as const;
export type ClearableField = (typeof clearableFields)[number];

export type CorrectActivity = {
  readonly activityId: string;
  readonly described: Omit<SaidOfActivity, 'expected'>;
  readonly expected: { readonly from?: CalendarDate; readonly to?: CalendarDate };
  /** All sessions as they should have been recorded. */
  readonly sessions?: readonly ActivitySession[];
  readonly clear: readonly ClearableField[];
  readonly reason: string;
  readonly sourceDocument?: string;
  readonly illustrative?: true;
};

/** The record was wrong: its figures move as if it had been recorded rightly, on the days of the sessions themselves. */
export const correctActivity = (
  activity: Activity,
  { activityId, described, expected, sessions, clear, reason, ...source }: CorrectActivity,
  today: CalendarDate,
): ActivityEvent[] => {
  const found = recorded(activity, activityId);
  const asked = { ...described, ...expected, ...(sessions && { sessions }) };
  if (Object.keys(asked).length === 0 && clear.length === 0)
    badField('input', 'NOTHING_TO_CORRECT', 'give at least one value to correct');
  if (clear.includes('CHAIN_CODE') && described.chainCode !== undefined) contradiction('chainCode');
  if (clear.includes('EXPECTED_TO') && expected.to !== undefined) contradiction('expectedTo');

  const before = describedOf(found);
  const { chainCode, expected: wasExpected, held: wasHeld, ...rest } = restated(before, described);
  const days = { ...wasExpected, ...expected };
  if (clear.includes('EXPECTED_TO')) delete days.to;
  if (days.from === undefined && days.to !== undefined)
    badField('expectedFrom', 'FIELD_MISSING', 'the first expected day');
  if (sessions) {
    if (found.status !== 'held') throw new Refused('ACTIVITY_NOT_HELD', { field: 'sessions', activityId });
    checkedSessions(sessions, today);
  }
  const held = sessions ? heldWith(sessions) : wasHeld;
  const after = {
    ...rest,
    ...(chainCode === undefined || clear.includes('CHAIN_CODE') ? {} : { chainCode }),
    ...(days.from === undefined ? {} : { expected: checkedExpected({ ...days, from: days.from }) }),
    ...(held && { held }),
  };
  if (sameFact(before, after)) return []; // already as it should be
  return [{ type: 'ActivityCorrected', data: { activityId, before, after, reason, ...source } }];
};

const contradiction = (field: string): never =>
  badField(field, 'FIELD_CLEARED', 'a value is given and cleared in one');
