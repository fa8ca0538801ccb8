import { specFor } from '#platform/testing';
import { describe, it } from '@jest/globals';
import { cancelled, held, planned } from '../../testing/activity.examples.js';
import { absent, evolve, type Activity } from '../../activity.state.js';
import { cancelActivity } from './cancel-activity.decide.js';

const given = specFor({ initial: absent as Activity, evolve });
const cancel = (activity: Activity) => cancelActivity(activity, cancelled.data);

describe('cancel activity', () => {
  it('records that a planned one will not take place', () => given([planned]).when(cancel).then([cancelled]));

  it('refuses what was held, was cancelled before, or is not there', () => {
    given([planned, held]).when(cancel).thenRefused('ACTIVITY_HELD', 'activityId');
    given([planned, cancelled]).when(cancel).thenRefused('ACTIVITY_CANCELLED', 'activityId');
    given([]).when(cancel).thenRefused('ACTIVITY_NOT_FOUND', 'activityId');
  });
});
