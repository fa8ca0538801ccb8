import { describe, it } from '@jest/globals';
import { specFor } from '#platform/testing';
import {
  assigned,
  followedUp,
  leadId,
  lost,
  owner,
  qualified,
  released,
  reported,
  today,
} from '../../testing/lead.examples.js';
import { absent, evolve, type Lead } from '../../lead.state.js';
import { releaseLead } from './release-lead.decide.js';

const given = specFor({ initial: absent, evolve });
const release =
  (releasedOn = '2022-05-10') =>
  (lead: Lead) =>
    releaseLead(lead, { leadId, releasedOn, reason: '一月无进展' }, today);

describe('release lead', () => {
  it('takes it from its owner, out of whose scope it goes, and ends the talks', () =>
    given([reported(), qualified(), assigned(), followedUp('2022-04-05')])
      .when(release())
      .then([released({ before: owner, stage: 'QUALIFIED' })]));

  it('puts one that nobody had into the pool too', () =>
    given([reported()]).when(release()).then([released()]));

  it('records nothing when it lies there already', () =>
    given([reported(), released()]).when(release()).thenNothing());

  it('refuses a lost lead', () => given([reported(), lost()]).when(release()).thenRefused('LEAD_LOST'));

  it('refuses a day that has not come', () =>
    given([reported()]).when(release('2022-09-01')).thenRefused('DATE_IN_FUTURE', 'releasedOn'));
});
