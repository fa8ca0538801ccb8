import { describe, it } from '@jest/globals';
import { specFor } from '#platform/testing';
import {
  assigned,
  chamber,
  cityHub,
  followedUp,
  hub,
  leadId,
  lost,
  owner,
  released,
  reported,
  reporter,
  stationId,
  today,
  transferred,
  userId,
} from '../../testing/lead.examples.js';
import type { LeadOwner } from '../../lead.events.js';
import { absent, evolve, type Lead } from '../../lead.state.js';
import { assignLead } from './assign-lead.decide.js';

const given = specFor({ initial: absent, evolve });
const assign =
  (to: LeadOwner, assignedOn = '2022-04-01') =>
  (lead: Lead) =>
    assignLead(lead, { leadId, owner: to, assignedOn }, today);

describe('assign lead', () => {
  it('gives it an owner, in whose scope and whose hubs it is from then on', () =>
    given([reported()]).when(assign(owner)).then([assigned()]));

  it('keeps the talks of a lead that is assigned anew, and says whose it was', () => {
    const within: LeadOwner = { ...reporter, stationId, userId };
    given([reported(), assigned(), followedUp('2022-04-05')])
      .when(assign(within))
      .then([
        assigned({
          before: owner,
          owner: within,
          stage: 'NEGOTIATING',
          scopeIds: [chamber, hub, cityHub],
        }),
      ]);
  });

  it('takes it out of the pool', () =>
    given([reported(), released()])
      .when(assign(owner, '2022-06-01'))
      .then([assigned({ assignedOn: '2022-06-01' })]));

  it('records nothing when it is theirs already, whatever hubs stand above by now', () =>
    given([reported(), assigned()])
      .when(assign({ ...owner, hubs: [hub] }))
      .thenNothing());

  it('records that it is theirs already of another day: a day was stated', () =>
    given([reported(), assigned()])
      .when(assign(owner, '2022-05-01'))
      .then([assigned({ before: owner, assignedOn: '2022-05-01' })]));

  it('gives it back to whom a transfer that names an earlier day took it from', () =>
    given([
      reported(),
      assigned(),
      transferred({ before: owner, owner: reporter, transferredOn: '2022-03-20' }),
    ])
      .when(assign(owner))
      .then([assigned({ before: reporter })]));

  it('recorded late leaves it with whom a later step gave it to', () => {
    given([reported(), assigned({ assignedOn: '2022-06-01' })])
      .when(assign(reporter))
      .then([assigned({ before: owner, owner: reporter, current: owner })]);
    given([reported(), assigned(), transferred({ before: owner, owner: reporter })])
      .when(assign(owner, '2022-05-01'))
      .then([
        assigned({
          before: reporter,
          assignedOn: '2022-05-01',
          current: reporter,
          scopeIds: [chamber, hub, cityHub],
        }),
      ]);
  });

  it('recorded late leaves it in the pool that it went into later', () => {
    const { current: _, ...data } = assigned({
      assignedOn: '2022-05-01',
      stage: 'REPORTED',
      scopeIds: [chamber, hub, cityHub],
    }).data;
    given([reported(), released()])
      .when(assign(owner, '2022-05-01'))
      .then([{ type: 'LeadAssigned', data }]);
  });

  it('refuses a lost lead', () => given([reported(), lost()]).when(assign(owner)).thenRefused('LEAD_LOST'));

  it('refuses a day before the report', () =>
    given([reported()])
      .when(assign(owner, '2022-01-01'))
      .thenRefused('LEAD_DATE_BEFORE_REPORT', 'assignedOn'));
});
