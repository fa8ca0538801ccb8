import { describe, it } from '@jest/globals';
import { specFor } from '#libs/testing';
import type { InvestorEvent, InvestorClaimed } from '../../investor.events.js';
import { evolve, unclaimed, type Investor } from '../../investor.state.js';
import { chamber, investorId } from '../../lead.examples.js';
import { claimInvestor } from './claim-investor.decide.js';

const given = specFor({ initial: unclaimed, evolve });
const claim =
  (leadId: string, names = true) =>
  (investor: Investor) =>
    claimInvestor(
      investor,
      { investorId, leadId, reporterOrganizationId: chamber, reportedOn: '2022-03-10' },
      names,
    );
const verdict = (leadId: string, firstLeadId: string) => ({
  investorId,
  verdict: leadId === firstLeadId ? ('FIRST' as const) : ('LATER' as const),
  firstLeadId,
  leadId,
});
const claimed = (leadId: string, firstLeadId: string): InvestorClaimed => ({
  type: 'InvestorClaimed',
  data: {
    ...verdict(leadId, firstLeadId),
    reporterOrganizationId: chamber,
    reportedOn: '2022-03-10',
  },
});
const rejudged = (leadId: string, firstLeadId: string): InvestorEvent => ({
  type: 'InvestorClaimRejudged',
  data: verdict(leadId, firstLeadId),
});
const withdrawn = (leadId: string): InvestorEvent => ({
  type: 'InvestorClaimWithdrawn',
  data: { investorId, leadId },
});

describe('claim investor', () => {
  it('is first where nobody claimed it', () =>
    given([])
      .when(claim('a'))
      .then([claimed('a', 'a')]));

  it('is later where somebody did', () =>
    given([claimed('a', 'a')])
      .when(claim('b'))
      .then([claimed('b', 'a')]));

  it('records nothing twice', () =>
    given([claimed('a', 'a'), claimed('b', 'a')])
      .when(claim('b'))
      .thenNothing());

  it('makes the next the first when the first no longer names this investor', () =>
    given([claimed('a', 'a'), claimed('b', 'a'), claimed('c', 'a')])
      .when(claim('a', false))
      .then([withdrawn('a'), rejudged('b', 'b'), rejudged('c', 'b')]));

  it('judges nobody anew when a later one goes', () =>
    given([claimed('a', 'a'), claimed('b', 'a')])
      .when(claim('b', false))
      .then([withdrawn('b')]));

  it('gives one that comes back its old place', () =>
    given([claimed('a', 'a'), claimed('b', 'a'), withdrawn('a'), rejudged('b', 'b')])
      .when(claim('a'))
      .then([claimed('a', 'a'), rejudged('b', 'a')]));

  it('records nothing for a lead that never named this investor', () =>
    given([claimed('a', 'a')])
      .when(claim('b', false))
      .thenNothing());

  it('is first again where all others went', () =>
    given([claimed('a', 'a'), withdrawn('a')])
      .when(claim('b'))
      .then([claimed('b', 'b')]));
});
