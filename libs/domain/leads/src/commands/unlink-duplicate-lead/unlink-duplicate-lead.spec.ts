import { describe, it } from '@jest/globals';
import { specFor } from '#platform/testing';
import { leadId, linked, reported, unlinked } from '../../testing/lead.examples.js';
import { absent, evolve, type Lead } from '../../lead.state.js';
import { unlinkDuplicateLead } from './unlink-duplicate-lead.decide.js';

const given = specFor({ initial: absent, evolve });
const unlink = (lead: Lead) => unlinkDuplicateLead(lead, { leadId, reason: '并非同一线索' });

describe('unlink duplicate lead', () => {
  it('takes the link back, naming what it was linked to', () =>
    given([reported(), linked()]).when(unlink).then([unlinked()]));

  it('records nothing for a lead that is no duplicate', () =>
    given([reported(), linked(), unlinked()]).when(unlink).thenNothing());

  it('refuses a lead that is not there', () => given([]).when(unlink).thenRefused('LEAD_NOT_FOUND'));
});
