import { specFor } from '#platform/testing';
import { describe, it } from '@jest/globals';
import {
  activityId,
  cancelled,
  held,
  planned,
  sessionsAdded,
  today,
} from '../../testing/activity.examples.js';
import { absent, evolve, type Activity } from '../../activity.state.js';
import { addActivitySessions } from './add-activity-sessions.decide.js';

const given = specFor({ initial: absent as Activity, evolve });
const { added } = sessionsAdded.data;
const add = (activity: Activity) => addActivitySessions(activity, { activityId, sessions: added }, today);

describe('add activity sessions', () => {
  it('records those added, and all so far', () => given([held]).when(add).then([sessionsAdded]));

  it('keeps two batches of one day apart', () =>
    given([held])
      .when((activity) =>
        addActivitySessions(
          activity,
          { activityId, sessions: [{ heldOn: '2022-06-10', sessions: 1 }], sourceDocument: '补充说明' },
          today,
        ),
      )
      .then([
        {
          type: 'ActivitySessionsAdded',
          data: {
            activityId,
            added: [{ heldOn: '2022-06-10', sessions: 1 }],
            held: {
              sessions: [
                { heldOn: '2022-06-10', sessions: 1, participants: 80 },
                { heldOn: '2022-06-10', sessions: 1 },
                { heldOn: '2022-06-11', sessions: 2 },
              ],
              sessionCount: 4,
              participants: 80,
              firstHeldOn: '2022-06-10',
              lastHeldOn: '2022-06-11',
            },
            sourceDocument: '补充说明',
          },
        },
      ]));

  it('refuses one that was never held', () => {
    given([]).when(add).thenRefused('ACTIVITY_NOT_FOUND', 'activityId');
    given([planned]).when(add).thenRefused('ACTIVITY_NOT_HELD', 'activityId');
    given([planned, cancelled]).when(add).thenRefused('ACTIVITY_CANCELLED', 'activityId');
  });

  it('refuses none, and a session that is still to come', () => {
    const adding = (sessions: typeof added) => (activity: Activity) =>
      addActivitySessions(activity, { activityId, sessions }, today);
    given([held]).when(adding([])).thenRefused('BAD_USER_INPUT');
    given([held])
      .when(adding([{ heldOn: '2022-09-01', sessions: 1 }]))
      .thenRefused('DATE_IN_FUTURE', 'sessions.0.heldOn');
  });

  it('refuses more than a sum can show, which would stop the view for everybody', () => {
    const crowds = (participants: number) => (activity: Activity) =>
      addActivitySessions(
        activity,
        { activityId, sessions: [{ heldOn: '2022-06-11', sessions: 1, participants }] },
        today,
      );
    given([held]).when(crowds(2_147_483_647)).thenRefused('BAD_USER_INPUT');
  });
});
