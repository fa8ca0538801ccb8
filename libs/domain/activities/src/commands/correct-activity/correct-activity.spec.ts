import { specFor } from '#platform/testing';
import { describe, expect, it } from '@jest/globals';
import {
  activityId,
  cancelled,
  corrected,
  faultsOf,
  held,
  planned,
  today,
} from '../../testing/activity.examples.js';
import { describedOf } from '../../activity.rules.js';
import { absent, evolve, type Activity, type RecordedActivity } from '../../activity.state.js';
import type { ActivityEvent } from '../../activity.events.js';
import { correctActivity, type CorrectActivity } from './correct-activity.decide.js';

const given = specFor({ initial: absent as Activity, evolve });
const correct =
  (facts: Partial<CorrectActivity>) =>
  (activity: Activity): ActivityEvent[] =>
    correctActivity(
      activity,
      { activityId, described: {}, expected: {}, clear: [], reason: '场次多记一场', ...facts },
      today,
    );
const after = (past: ActivityEvent[]) =>
  describedOf(past.reduce(evolve, absent as Activity) as RecordedActivity);

describe('correct activity', () => {
  it('replaces the sessions and takes the chain away', () =>
    given([held])
      .when(
        correct({
          sessions: [
            { heldOn: '2022-06-10', sessions: 1, participants: 80 },
            { heldOn: '2022-06-11', sessions: 1 },
          ],
          clear: ['CHAIN_CODE'],
        }),
      )
      .then([corrected]));

  it('leaves nothing behind of what was cleared', () => {
    expect(after([held, corrected])).not.toHaveProperty('chainCode');
    expect(after([held, corrected])).toEqual(corrected.data.after);
  });

  it('corrects a plan, and one that was cancelled', () => {
    const moved = correct({
      expected: { from: '2022-06-11' },
      clear: ['EXPECTED_TO'],
      described: { name: '推介会' },
    });
    for (const past of [[planned], [planned, cancelled]]) {
      const before = after(past);
      const { expected: _, ...rest } = before;
      given(past)
        .when(moved)
        .then([
          {
            type: 'ActivityCorrected',
            data: {
              activityId,
              before,
              after: { ...rest, name: '推介会', expected: { from: '2022-06-11' } },
              reason: '场次多记一场',
            },
          },
        ]);
    }
  });

  it('records nothing where the record is right already, in whatever order its members come back', () => {
    const credits = held.data.credits.map(({ hubs, basisPoints, organizationId }) => ({
      hubs,
      basisPoints,
      organizationId,
    }));
    given([held])
      .when(correct({ described: { name: held.data.name, credits }, sessions: held.data.held.sessions }))
      .thenNothing();
  });

  it('refuses sessions of one that was not held, and sessions still to come', () => {
    const sessions = [{ heldOn: '2022-09-01', sessions: 1 }];
    given([planned]).when(correct({ sessions })).thenRefused('ACTIVITY_NOT_HELD', 'sessions');
    given([held]).when(correct({ sessions })).thenRefused('DATE_IN_FUTURE', 'sessions.0.heldOn');
  });

  it('refuses expected days that run backwards, and an end without a beginning', () => {
    given([planned])
      .when(correct({ expected: { to: '2022-06-01' } }))
      .thenRefused('ACTIVITY_DATES_REVERSED', 'expectedTo');
    given([held])
      .when(correct({ expected: { to: '2022-06-12' } }))
      .thenRefused('BAD_USER_INPUT');
  });

  it('refuses to correct nothing, and to give and clear in one', () => {
    const faults = (facts: Partial<CorrectActivity>) => faultsOf(() => correct(facts)(evolve(absent, held)));
    expect(faults({})).toEqual(['input NOTHING_TO_CORRECT']);
    expect(faults({ described: { chainCode: 'QD22-02' }, clear: ['CHAIN_CODE'] })).toEqual([
      'chainCode FIELD_CLEARED',
    ]);
    expect(faults({ expected: { to: '2022-06-12' }, clear: ['EXPECTED_TO'] })).toEqual([
      'expectedTo FIELD_CLEARED',
    ]);
  });

  it('refuses one that is not there', () =>
    given([])
      .when(correct({ described: { name: '推介会' } }))
      .thenRefused('ACTIVITY_NOT_FOUND', 'activityId'));
});
