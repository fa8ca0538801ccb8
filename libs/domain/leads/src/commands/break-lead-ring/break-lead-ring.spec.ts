import { describe, it } from '@jest/globals';
import { specFor } from '#platform/testing';
import { leadId, linked, lost, otherLeadId, reported, unlinked } from '../../testing/lead.examples.js';
import type { LeadEvent } from '../../lead.events.js';
import { absent, evolve, type Lead } from '../../lead.state.js';
import { breakLeadRing } from './break-lead-ring.decide.js';

const given = specFor({ initial: absent, evolve });
const breakRing =
  (closes = true) =>
  (lead: Lead) =>
    breakLeadRing(lead, leadId, closes);
const takenBack: LeadEvent = {
  type: 'LeadUnlinked',
  data: { leadId, duplicateOf: otherLeadId, reason: '重复关联首尾相接：最后登记的一条由系统自动撤销' },
};

describe('break lead ring', () => {
  it('takes back the link that closed it, naming what it was linked to', () =>
    given([reported(), linked()]).when(breakRing()).then([takenBack]));

  it('takes it back of a lead that was lost meanwhile', () =>
    given([reported(), linked(), lost()]).when(breakRing()).then([takenBack]));

  it('records nothing for a link that closes none', () =>
    given([reported(), linked()]).when(breakRing(false)).thenNothing());

  it('records nothing, and refuses nothing, where there is no link any more', () => {
    given([reported(), linked(), unlinked()]).when(breakRing()).thenNothing();
    given([]).when(breakRing()).thenNothing();
  });
});
