import { describe, it } from '@jest/globals';
import { specFor } from '#platform/testing';
import {
  assigned,
  chamber,
  cityHub,
  followedUp,
  hub,
  leadId,
  linked,
  owner,
  released,
  reported,
  reporter,
  today,
  transferred,
} from '../../testing/lead.examples.js';
import type { LeadOwner } from '../../lead.events.js';
import { absent, evolve, type Lead } from '../../lead.state.js';
import { transferLead } from './transfer-lead.decide.js';

const given = specFor({ initial: absent, evolve });
const transfer =
  (to: LeadOwner, transferredOn = '2022-06-01') =>
  (lead: Lead) =>
    transferLead(lead, { leadId, owner: to, transferredOn, reason: '本区无地可供' }, today);

describe('transfer lead', () => {
  it('hands it on with the talks as they stand', () =>
    given([reported(), assigned(), followedUp('2022-04-05')])
      .when(transfer(reporter))
      .then([
        transferred({
          before: owner,
          owner: reporter,
          stage: 'NEGOTIATING',
          scopeIds: [chamber, hub, cityHub],
        }),
      ]));

  it('lets the reporter hand on a lead that it kept to itself', () =>
    given([reported()]).when(transfer(owner)).then([transferred()]));

  it('records nothing when it is theirs already', () =>
    given([reported(), assigned()]).when(transfer(owner)).thenNothing());

  it('refuses a lead in the pool: nobody has it', () =>
    given([reported(), released()]).when(transfer(owner)).thenRefused('LEAD_IN_POOL'));

  it('refuses a duplicate', () =>
    given([reported(), linked()]).when(transfer(owner)).thenRefused('LEAD_DUPLICATE'));

  it('refuses a day before the report', () =>
    given([reported()])
      .when(transfer(owner, '2022-03-09'))
      .thenRefused('LEAD_DATE_BEFORE_REPORT', 'transferredOn'));
});
