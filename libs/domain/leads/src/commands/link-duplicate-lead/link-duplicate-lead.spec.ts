import { describe, it } from '@jest/globals';
import { specFor } from '#platform/testing';
import {
  leadId,
  linked,
  lost,
  otherLeadId,
  reported,
  thirdLeadId,
  unlinked,
} from '../../testing/lead.examples.js';
import type { LeadEvent } from '../../lead.events.js';
import { absent, evolve, type Lead } from '../../lead.state.js';
import { linkDuplicateLead } from './link-duplicate-lead.decide.js';

const given = specFor({ initial: absent, evolve });
const original = (...more: LeadEvent[]): Lead =>
  [reported({ leadId: otherLeadId }), ...more].reduce(evolve, absent);
const link =
  (duplicateOf = otherLeadId, of: Lead = original()) =>
  (lead: Lead) =>
    linkDuplicateLead(lead, of, { leadId, duplicateOf, reason: '同一线索' });

describe('link duplicate lead', () => {
  it('names the record that counts in its place', () => given([reported()]).when(link()).then([linked()]));

  it('links a lost one too, and anew after it was unlinked', () => {
    given([reported(), lost()]).when(link()).then([linked()]);
    given([reported(), linked(), unlinked()]).when(link()).then([linked()]);
  });

  it('records nothing when it is linked to that record already', () =>
    given([reported(), linked()]).when(link()).thenNothing());

  it('refuses to link it to itself', () =>
    given([reported()]).when(link(leadId)).thenRefused('LEAD_DUPLICATE_OF_ITSELF', 'duplicateOf'));

  it('refuses one that is linked to another record', () =>
    given([reported(), linked(thirdLeadId)])
      .when(link())
      .thenRefused('LEAD_DUPLICATE', 'leadId'));

  it('refuses an original that is a duplicate itself', () =>
    given([reported()])
      .when(link(otherLeadId, original(linked(thirdLeadId))))
      .thenRefused('LEAD_DUPLICATE', 'duplicateOf'));
});
