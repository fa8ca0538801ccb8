import { specFor } from '#platform/testing';
import { describe, expect, it } from '@jest/globals';
import {
  activityId,
  cancelled,
  chamber,
  faultsOf,
  held,
  planned,
  today,
} from '../../testing/activity.examples.js';
import { absent, evolve, type Activity } from '../../activity.state.js';
import { holdActivity, type HoldActivity } from './hold-activity.decide.js';

const given = specFor({ initial: absent as Activity, evolve });
const { name, kind, regionCode, chainCode, credits } = held.data;
const described = { name, kind, regionCode, ...(chainCode && { chainCode }), credits };
const sessions = held.data.held.sessions;
const hold = (more: Partial<HoldActivity> = {}) => {
  const facts = { activityId, asPlanned: false, described, sessions, ...more };
  return (activity: Activity) => holdActivity(activity, facts, today);
};
const faults = (facts: Partial<HoldActivity>) => faultsOf(() => hold(facts)(absent));

describe('hold activity', () => {
  it('records one that had not been planned', () => given([]).when(hold()).then([held]));

  it('puts sessions in order of their days and says what they come to', () =>
    given([])
      .when(hold({ sessions: sessions.toReversed() }))
      .then([held]));

  it('says no participants where nobody counted them', () => {
    const uncounted = [{ heldOn: '2022-06-10', sessions: 5 }];
    const [event] = hold({ sessions: uncounted })(absent);
    expect(event).toMatchObject({
      data: { held: { sessionCount: 5, firstHeldOn: '2022-06-10', lastHeldOn: '2022-06-10' } },
    });
    expect(event).not.toHaveProperty('data.held.participants');
  });

  it('keeps that it is a service, and says nothing of what all were before', () => {
    given([])
      .when(hold({ described: { ...described, purpose: 'SERVICE' } }))
      .then([{ ...held, data: { ...held.data, purpose: 'SERVICE' } }]);
    given([])
      .when(hold({ described: { ...described, purpose: 'INVESTMENT' } }))
      .then([held]);
  });

  it('is held for what it was planned for, unless told otherwise', () => {
    const service = { ...planned, data: { ...planned.data, purpose: 'SERVICE' as const } };
    const purposeOf = (said: Partial<HoldActivity>) =>
      hold({ asPlanned: true, ...said })(evolve(absent, service)).map((event) => event.data);
    expect(purposeOf({ described: {} })).toMatchObject([{ purpose: 'SERVICE' }]);
    expect(purposeOf({ described: { purpose: 'INVESTMENT' } })[0]).not.toHaveProperty('purpose');
  });

  it('takes what is not said anew from the plan, and its document', () =>
    given([planned])
      .when(hold({ asPlanned: true, described: {} }))
      .then([
        {
          type: 'ActivityHeld',
          data: {
            ...held.data,
            expected: { from: '2022-06-10', to: '2022-06-12' },
            sourceDocument: '青民函〔2022〕12号',
          },
        },
      ]));

  it('takes what is said anew over the plan', () => {
    const alone = [{ organizationId: chamber, basisPoints: 10_000, hubs: [] }];
    given([planned])
      .when(
        hold({
          asPlanned: true,
          described: { name: '深圳推介会', regionCode: '440300', credits: alone },
          sourceDocument: '总结',
        }),
      )
      .then([
        {
          type: 'ActivityHeld',
          data: {
            ...held.data,
            expected: { from: '2022-06-10', to: '2022-06-12' },
            name: '深圳推介会',
            regionCode: '440300',
            credits: alone,
            sourceDocument: '总结',
          },
        },
      ]);
  });

  it('refuses a plan that is not there, was held, or was cancelled', () => {
    const asPlanned = hold({ asPlanned: true });
    given([]).when(asPlanned).thenRefused('ACTIVITY_NOT_FOUND', 'activityId');
    given([planned, held]).when(asPlanned).thenRefused('ACTIVITY_HELD', 'activityId');
    given([planned, cancelled]).when(asPlanned).thenRefused('ACTIVITY_CANCELLED', 'activityId');
  });

  it('refuses a new one in the place of another', () =>
    given([held]).when(hold()).thenRefused('ACTIVITY_ALREADY_RECORDED'));

  it('refuses a session that is still to come', () =>
    given([])
      .when(hold({ sessions: [...sessions, { heldOn: '2022-09-01', sessions: 1 }] }))
      .thenRefused('DATE_IN_FUTURE', 'sessions.2.heldOn'));

  it('names the field that is missing where there was no plan', () => {
    const { name: _, ...nameless } = described;
    expect(faults({ described: nameless })).toEqual(['name FIELD_MISSING']);
    const { credits: __, ...nobody } = described;
    expect(faults({ described: nobody })).toEqual(['organizerIds FIELD_MISSING']);
  });

  it('refuses no sessions, and sessions that are no whole number from 1', () => {
    expect(faults({ sessions: [] })).toEqual(['sessions SESSIONS_MISSING']);
    for (const count of [0, -1, 1.5, Number.NaN])
      expect(faults({ sessions: [{ heldOn: today, sessions: count }] })).toEqual([
        'sessions.0.sessions SESSIONS_INVALID',
      ]);
    expect(faults({ sessions: [{ heldOn: today, sessions: 1, participants: -1 }] })).toEqual([
      'sessions.0.participants PARTICIPANTS_INVALID',
    ]);
  });
});
