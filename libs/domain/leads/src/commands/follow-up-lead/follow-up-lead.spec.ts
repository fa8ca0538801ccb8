import { describe, expect, it } from '@jest/globals';
import { specFor } from '#platform/testing';
import { followedUp, leadId, lost, released, reported, today } from '../../testing/lead.examples.js';
import { absent, evolve, type Lead } from '../../lead.state.js';
import { followUpLead } from './follow-up-lead.decide.js';

const given = specFor({ initial: absent, evolve });
const follow = (followedUpOn: string, nextFollowUpOn?: string) => (lead: Lead) =>
  followUpLead(
    lead,
    {
      leadId,
      followedUpOn,
      note: '电话沟通用地需求',
      ...(nextFollowUpOn === undefined ? {} : { nextFollowUpOn }),
    },
    today,
  );

describe('follow up lead', () => {
  it('records the talks and when the next step is due, which may lie ahead of today', () =>
    given([reported()])
      .when(follow('2022-08-30', '2022-09-13'))
      .then([followedUp('2022-08-30', '2022-09-13')]));

  it('leaves the latest in force when an earlier one is recorded after it', () =>
    given([reported(), followedUp('2022-05-01', '2022-05-15')])
      .when(follow('2022-04-10', '2022-04-20'))
      .then([
        followedUp('2022-04-10', '2022-04-20', { followedUpOn: '2022-05-01', nextFollowUpOn: '2022-05-15' }),
      ]));

  it('leaves no next step where the latest names none', () =>
    given([reported(), followedUp('2022-05-01', '2022-05-15')])
      .when(follow('2022-05-20'))
      .then([followedUp('2022-05-20')]));

  it('refuses a lead in the pool: it has to be claimed first', () =>
    given([reported(), released()]).when(follow('2022-06-01')).thenRefused('LEAD_IN_POOL', 'leadId'));

  it('refuses a lost lead', () =>
    given([reported(), lost()]).when(follow('2022-07-01')).thenRefused('LEAD_LOST'));

  it('refuses a next step before this one', () => {
    expect(() => follow('2022-05-01', '2022-04-30')(evolve(absent, reported()))).toThrow(
      expect.objectContaining({
        fields: [expect.objectContaining({ field: 'nextFollowUpOn', code: 'DATE_BEFORE_FOLLOW_UP' })],
      }),
    );
  });

  it('refuses talks that are still to come', () =>
    given([reported()]).when(follow('2022-09-01')).thenRefused('DATE_IN_FUTURE', 'followedUpOn'));
});
