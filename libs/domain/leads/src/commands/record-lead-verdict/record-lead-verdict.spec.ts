import { describe, it } from '@jest/globals';
import { specFor } from '#platform/testing';
import {
  anonymous,
  corrected,
  investorId,
  judged,
  leadId,
  linked,
  otherLeadId,
  rejudged,
  reported,
} from '../../testing/lead.examples.js';
import type { Judgement } from '../../lead.events.js';
import { absent, evolve, type Lead } from '../../lead.state.js';
import { recordLeadVerdict } from './record-lead-verdict.decide.js';

const given = specFor({ initial: absent, evolve });
const first: Judgement = { investorId, verdict: 'FIRST', firstLeadId: leadId };
const later: Judgement = { investorId, verdict: 'LATER', firstLeadId: otherLeadId };
const name = { name: '示例氢能有限公司' };
const named = corrected({}, { investorName: name.name }, { investor: name });
const unnamed = corrected(
  { investorName: name.name },
  {},
  { cleared: ['investorName'], investorBefore: name },
);
const record = (judgement: Judgement | undefined) => (lead: Lead) =>
  recordLeadVerdict(lead, leadId, judgement);

describe('record lead verdict', () => {
  it('judges a lead that waits for its verdict', () => {
    given([reported()]).when(record(first)).then([judged()]);
    given([reported()])
      .when(record(later))
      .then([judged('LATER')]);
  });

  it('judges anew when the verdict is another', () =>
    given([reported(), judged('LATER')])
      .when(record(first))
      .then([rejudged('FIRST')]));

  it('judges anew a lead that counted without a claim', () =>
    given([anonymous(), named])
      .when(record(later))
      .then([rejudged('LATER')]));

  it('judges no lead that names nobody any more, though its claim still stands for a moment', () =>
    given([reported(), judged(), unnamed]).when(record(later)).thenNothing());

  it('writes the verdict of a duplicate too: it may be unlinked', () =>
    given([reported(), linked()])
      .when(record(later))
      .then([judged('LATER')]));

  it('records nothing when the verdict stands, or the claim does not', () => {
    given([reported(), judged()]).when(record(first)).thenNothing();
    given([reported(), judged()]).when(record(undefined)).thenNothing();
  });

  it('never stops a reaction: a lead that is not there is passed over', () =>
    given([]).when(record(first)).thenNothing());
});
