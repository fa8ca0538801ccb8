import { specFor } from '#platform/testing';
import { describe, it } from '@jest/globals';
import { held, planned } from '../../testing/activity.examples.js';
import { absent, evolve, type Activity } from '../../activity.state.js';
import { planActivity } from './plan-activity.decide.js';

const given = specFor({ initial: absent as Activity, evolve });
const plan = (activity: Activity) => planActivity(activity, planned.data);

describe('plan activity', () => {
  it('records what is expected', () => given([]).when(plan).then([planned]));

  it('takes a plan of one day', () => {
    const data = { ...planned.data, expected: { from: '2022-06-10' } };
    given([])
      .when((activity) => planActivity(activity, data))
      .then([{ type: 'ActivityPlanned', data }]);
  });

  it('refuses days that run backwards', () =>
    given([])
      .when((activity) =>
        planActivity(activity, { ...planned.data, expected: { from: '2022-06-10', to: '2022-06-09' } }),
      )
      .thenRefused('ACTIVITY_DATES_REVERSED', 'expectedTo'));

  it('refuses one that is recorded already', () => {
    given([planned]).when(plan).thenRefused('ACTIVITY_ALREADY_RECORDED');
    given([held]).when(plan).thenRefused('ACTIVITY_ALREADY_RECORDED');
  });
});
