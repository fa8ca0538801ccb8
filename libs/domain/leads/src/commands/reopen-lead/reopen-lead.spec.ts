import { describe, it } from '@jest/globals';
import { specFor } from '#platform/testing';
import {
  assigned,
  followedUp,
  leadId,
  lost,
  qualified,
  released,
  reopened,
  reported,
  today,
} from '../../testing/lead.examples.js';
import { absent, evolve, type Lead } from '../../lead.state.js';
import { reopenLead } from './reopen-lead.decide.js';

const given = specFor({ initial: absent, evolve });
const reopen =
  (reopenedOn = '2022-07-15') =>
  (lead: Lead) =>
    reopenLead(lead, { leadId, reopenedOn, reason: '投资方重启选址' }, today);
const reopenedAs = (stage: 'REPORTED' | 'QUALIFIED' | 'NEGOTIATING') => ({
  type: 'LeadReopened' as const,
  data: { ...reopened().data, stage },
});

describe('reopen lead', () => {
  it('takes it up where it stood', () => {
    given([reported(), lost()]).when(reopen()).then([reopened()]);
    given([reported(), assigned(), followedUp('2022-04-05'), lost()])
      .when(reopen())
      .then([reopenedAs('NEGOTIATING')]);
  });

  it('puts one that was lost in the pool back into the pool', () =>
    given([reported(), qualified(), released({ stage: 'QUALIFIED' }), lost()])
      .when(reopen())
      .then([reopenedAs('QUALIFIED')]));

  it('refuses one that is not lost', () => {
    given([reported()]).when(reopen()).thenRefused('LEAD_NOT_LOST', 'leadId');
    given([reported(), lost(), reopened()]).when(reopen()).thenRefused('LEAD_NOT_LOST');
  });

  it('refuses a day before it was lost', () =>
    given([reported(), lost()])
      .when(reopen('2022-06-29'))
      .thenRefused('LEAD_DATE_BEFORE_LOSS', 'reopenedOn'));
});
