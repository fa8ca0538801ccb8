import { describe, it } from '@jest/globals';
import { specFor } from '#platform/testing';
import {
  assigned,
  claimed,
  leadId,
  lost,
  owner,
  released,
  reported,
  reporter,
  today,
} from '../../testing/lead.examples.js';
import type { LeadOwner } from '../../lead.events.js';
import { absent, evolve, type Lead } from '../../lead.state.js';
import { claimLead } from './claim-lead.decide.js';

const given = specFor({ initial: absent, evolve });
const claim =
  (by: LeadOwner, claimedOn = '2022-05-20') =>
  (lead: Lead) =>
    claimLead(lead, { leadId, owner: by, claimedOn }, today);

describe('claim lead', () => {
  it('gives a lead of the pool to who claims it', () =>
    given([reported(), assigned(), released()]).when(claim(owner)).then([claimed()]));

  it('refuses one that is not in the pool', () =>
    given([reported()]).when(claim(owner)).thenRefused('LEAD_NOT_IN_POOL', 'leadId'));

  it('refuses the second who claims it', () =>
    given([reported(), released(), claimed()]).when(claim(reporter)).thenRefused('LEAD_NOT_IN_POOL'));

  it('records nothing when the same claims it twice', () =>
    given([reported(), released(), claimed()]).when(claim(owner)).thenNothing());

  it('refuses a lost lead', () =>
    given([reported(), released(), lost()]).when(claim(owner)).thenRefused('LEAD_LOST'));
});
