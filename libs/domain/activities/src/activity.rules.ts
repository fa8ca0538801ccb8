import { byDay, badField, notAfterToday, Refused, type CalendarDate } from '#platform/kernel';
import type { ActivityPurpose, ActivitySession, Described, Expected, Held } from './activity.events.js';
import type { Activity, HeldActivity, PlannedActivity, RecordedActivity } from './activity.state.js';

/** The activity as recorded, whatever became of it. @throws Refused ACTIVITY_NOT_FOUND */
export const recorded = (activity: Activity, activityId: string): RecordedActivity => {
  if (activity.status === 'absent')
    throw new Refused('ACTIVITY_NOT_FOUND', { field: 'activityId', activityId });
  return activity;
};

/** The activity while it is only planned. @throws Refused ACTIVITY_NOT_FOUND, ACTIVITY_CANCELLED, ACTIVITY_HELD */
export const planned = (activity: Activity, activityId: string): PlannedActivity => {
  const found = recorded(activity, activityId);
  if (found.status === 'held') throw new Refused('ACTIVITY_HELD', { field: 'activityId', activityId });
  if (found.status === 'cancelled')
    throw new Refused('ACTIVITY_CANCELLED', { field: 'activityId', activityId });
  return found;
};

/** The activity once it was held. @throws Refused ACTIVITY_NOT_FOUND, ACTIVITY_CANCELLED, ACTIVITY_NOT_HELD */
export const held = (activity: Activity, activityId: string): HeldActivity => {
  const found = recorded(activity, activityId);
  if (found.status === 'held') return found;
  throw new Refused(found.status === 'cancelled' ? 'ACTIVITY_CANCELLED' : 'ACTIVITY_NOT_HELD', {
    field: 'activityId',
    activityId,
  });
};

/** Expected days that do not run backwards. @throws Refused ACTIVITY_DATES_REVERSED */
export const checkedExpected = (expected: Expected): Expected => {
  const { from, to } = expected;
  if (to !== undefined && to < from)
    throw new Refused('ACTIVITY_DATES_REVERSED', { field: 'expectedTo', from, to });
  return expected;
};

/** Sessions that were held: at least one, none after today. @throws BadInput, Refused DATE_IN_FUTURE */
export const checkedSessions = (sessions: readonly ActivitySession[], today: CalendarDate): void => {
  if (sessions.length === 0) badField('sessions', 'SESSIONS_MISSING', 'at least one session was held');
  for (const [i, { heldOn, sessions: count, participants }] of sessions.entries()) {
    notAfterToday(`sessions.${i}.heldOn`, heldOn, today);
    if (!Number.isSafeInteger(count) || count < 1)
      badField(`sessions.${i}.sessions`, 'SESSIONS_INVALID', 'a whole number from 1');
    if (participants !== undefined && (!Number.isSafeInteger(participants) || participants < 0))
      badField(`sessions.${i}.participants`, 'PARTICIPANTS_INVALID', 'a whole number from 0');
  }
};

// What the public contract can show of a sum (GraphQL Int).
const mostCounted = 2_147_483_647;

/**
 * All sessions, in order of their days (of one day as they were said), and what they come to.
 * @throws BadInput where they come to more than can be shown
 */
export const heldWith = (sessions: readonly ActivitySession[]): Held => {
  const inOrder = sessions.toSorted(byDay(({ heldOn }) => heldOn));
  const counted = inOrder.flatMap(({ participants }) => participants ?? []);
  const [sessionCount, participants] = [sum(inOrder.map((day) => day.sessions)), sum(counted)];
  if (sessionCount > mostCounted) badField('sessions', 'SESSIONS_INVALID', `together at most ${mostCounted}`);
  if (participants > mostCounted)
    badField('sessions', 'PARTICIPANTS_INVALID', `together at most ${mostCounted}`);
  return {
    sessions: inOrder,
    sessionCount,
    ...(counted.length === 0 ? {} : { participants }),
    firstHeldOn: inOrder[0]!.heldOn,
    lastHeldOn: inOrder.at(-1)!.heldOn,
  };
};

const sum = (numbers: readonly number[]): number => numbers.reduce((total, each) => total + each, 0);

/** The description of a recorded activity, without what became of it. */
export const describedOf = (activity: RecordedActivity): Described & { readonly held?: Held } => ({
  name: activity.name,
  kind: activity.kind,
  ...(activity.purpose === undefined ? {} : { purpose: activity.purpose }),
  regionCode: activity.regionCode,
  ...(activity.chainCode === undefined ? {} : { chainCode: activity.chainCode }),
  credits: activity.credits,
  ...(activity.expected === undefined ? {} : { expected: activity.expected }),
  ...(activity.status === 'held' ? { held: activity.held } : {}),
});

/** What an input says of an activity: the purpose by its name, also the one that an event leaves out. */
export type SaidOfActivity = Partial<Omit<Described, 'purpose'>> & { readonly purpose?: ActivityPurpose };

/** What was recorded, with what is said anew: the purpose as events keep it. */
export const restated = <T extends Partial<Described>>(
  before: T,
  { purpose, ...said }: SaidOfActivity,
): T & Partial<Described> => {
  const { purpose: was, ...rest } = { ...before, ...said };
  const isService = purpose === undefined ? was === 'SERVICE' : purpose === 'SERVICE';
  return { ...rest, ...(isService ? { purpose: 'SERVICE' as const } : {}) } as T & Partial<Described>;
};

/** The day of the first session, if there is any. */
export const firstDayOf = (sessions: readonly ActivitySession[]): CalendarDate | undefined =>
  sessions.map(({ heldOn }) => heldOn).toSorted()[0];

/** The day of a recorded activity: of its first session, or the first one expected. */
export const dayOf = (activity: Activity): CalendarDate | undefined => {
  if (activity.status === 'absent') return undefined;
  return activity.status === 'held' ? activity.held.firstHeldOn : activity.expected.from;
};
