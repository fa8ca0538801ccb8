import { describe, it } from '@jest/globals';
import { specFor } from '#platform/testing';
import type { InvestorEvent, InvestorClaimed } from '../../investor.events.js';
import { evolve, unclaimed, type Investor } from '../../investor.state.js';
import { chamber, investorId } from '../../testing/lead.examples.js';
import { claimInvestor } from './claim-investor.decide.js';

const given = specFor({ initial: unclaimed, evolve });
const claim =
  (leadId: string, names = true, leadVersion = 5) =>
  (investor: Investor) =>
    claimInvestor(
      investor,
      { investorId, leadId, leadVersion, reporterOrganizationId: chamber, reportedOn: '2022-03-10' },
      names,
    );
const verdict = (leadId: string, firstLeadId: string) => ({
  investorId,
  verdict: leadId === firstLeadId ? ('FIRST' as const) : ('LATER' as const),
  firstLeadId,
  leadId,
});
const claimed = (leadId: string, firstLeadId: string, leadVersion = 1): InvestorClaimed => ({
  type: 'InvestorClaimed',
  data: {
    ...verdict(leadId, firstLeadId),
    leadVersion,
    reporterOrganizationId: chamber,
    reportedOn: '2022-03-10',
  },
});
const rejudged = (leadId: string, firstLeadId: string): InvestorEvent => ({
  type: 'InvestorClaimRejudged',
  data: verdict(leadId, firstLeadId),
});
const withdrawn = (leadId: string, leadVersion = 2): InvestorEvent => ({
  type: 'InvestorClaimWithdrawn',
  data: { investorId, leadId, leadVersion },
});

describe('claim investor', () => {
  it('is first where nobody claimed it', () =>
    given([])
      .when(claim('a'))
      .then([claimed('a', 'a', 5)]));

  it('is later where somebody did', () =>
    given([claimed('a', 'a')])
      .when(claim('b'))
      .then([claimed('b', 'a', 5)]));

  it('records nothing twice', () =>
    given([claimed('a', 'a'), claimed('b', 'a')])
      .when(claim('b'))
      .thenNothing());

  it('makes the next the first when the first no longer names this investor', () =>
    given([claimed('a', 'a'), claimed('b', 'a'), claimed('c', 'a')])
      .when(claim('a', false))
      .then([withdrawn('a', 5), rejudged('b', 'b'), rejudged('c', 'b')]));

  it('judges nobody anew when a later one goes', () =>
    given([claimed('a', 'a'), claimed('b', 'a')])
      .when(claim('b', false))
      .then([withdrawn('b', 5)]));

  it('gives one that comes back its old place', () =>
    given([claimed('a', 'a'), claimed('b', 'a'), withdrawn('a'), rejudged('b', 'b')])
      .when(claim('a'))
      .then([claimed('a', 'a', 5), rejudged('b', 'a')]));

  it('records nothing for a lead that never named this investor', () =>
    given([claimed('a', 'a')])
      .when(claim('b', false))
      .thenNothing());

  it('takes no word from an event of the lead that came before the one it was settled by', () => {
    given([claimed('a', 'a', 1), withdrawn('a', 4)])
      .when(claim('a', true, 3))
      .thenNothing();
    given([claimed('a', 'a', 4)])
      .when(claim('a', false, 3))
      .thenNothing();
  });

  it('settles anew what was settled at an unknown version of the lead, as logs before it have it', () =>
    given([claimed('a', 'a', 0), withdrawn('a', 0)])
      .when(claim('a', true, 1))
      .then([claimed('a', 'a', 1)]));

  it('is first again where all others went', () =>
    given([claimed('a', 'a'), withdrawn('a')])
      .when(claim('b'))
      .then([claimed('b', 'b', 5)]));
});
