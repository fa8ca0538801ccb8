import { describe, it } from '@jest/globals';
import { specFor } from '#platform/testing';
import { leadId, linked, lost, released, reported, today } from '../../testing/lead.examples.js';
import { absent, evolve, type Lead } from '../../lead.state.js';
import { loseLead } from './lose-lead.decide.js';

const given = specFor({ initial: absent, evolve });
const lose =
  (lostOn = '2022-06-30') =>
  (lead: Lead) =>
    loseLead(lead, { leadId, lostOn, reason: '投资方改投外地' }, today);

describe('lose lead', () => {
  it('ends it with its reason', () => given([reported()]).when(lose()).then([lost()]));

  it('ends one in the pool too', () => given([reported(), released()]).when(lose()).then([lost()]));

  it('records nothing when it was lost that day', () =>
    given([reported(), lost()]).when(lose()).thenNothing());

  it('refuses to lose it on another day as well', () =>
    given([reported(), lost()]).when(lose('2022-07-01')).thenRefused('LEAD_LOST'));

  it('refuses a duplicate', () => given([reported(), linked()]).when(lose()).thenRefused('LEAD_DUPLICATE'));

  it('refuses a day before the report', () =>
    given([reported()]).when(lose('2022-03-01')).thenRefused('LEAD_DATE_BEFORE_REPORT', 'lostOn'));
});
