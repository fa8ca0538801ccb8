import { describe, expect, it } from '@jest/globals';
import type { BadInput } from '#platform/kernel';
import { specFor } from '#platform/testing';
import {
  anonymous,
  assigned,
  chamber,
  cityHub,
  corrected,
  creditCode,
  followedUp,
  hub,
  judged,
  leadId,
  lost,
  owner,
  qualified,
  reported,
  today,
  union,
  yuan,
} from '../../testing/lead.examples.js';
import { absent, evolve, type Lead, type RecordedLead } from '../../lead.state.js';
import { correctLead, type ClearableField, type CorrectLead } from './correct-lead.decide.js';

const given = specFor({ initial: absent, evolve });
const correct =
  (after: CorrectLead['after'], ...clear: ClearableField[]) =>
  (lead: Lead) =>
    correctLead(lead, { leadId, after, clear, reason: '录入有误' }, today);
const faultsOf = (run: () => unknown): string[] => {
  try {
    run();
    return [];
  } catch (refused) {
    return (refused as BadInput).fields.map(({ field, code }) => `${field} ${code}`);
  }
};

describe('correct lead', () => {
  it('records what changes alone, with what it was', () =>
    given([reported()])
      .when(correct({ title: '氢能装备线索', chainCode: 'QD22-09' }))
      .then([corrected({ chainCode: 'QD22-10' }, { chainCode: 'QD22-09' })]));

  it('records what had not been said before', () =>
    given([reported()])
      .when(correct({ expectedInvestment: yuan(5_000_000_000) }))
      .then([corrected({}, { expectedInvestment: yuan(5_000_000_000) })]));

  it('says whom the lead named before when it names the investor anew', () =>
    given([reported()])
      .when(correct({ investorName: '示例储能有限公司' }))
      .then([
        corrected(
          { investorName: '示例氢能有限公司' },
          { investorName: '示例储能有限公司' },
          {
            investorBefore: { name: '示例氢能有限公司' },
            investor: { name: '示例储能有限公司' },
          },
        ),
      ]));

  it('names the investor more closely by its code, and one that named none', () => {
    given([reported()])
      .when(correct({ investorCreditCode: creditCode }))
      .then([
        corrected(
          {},
          { investorCreditCode: creditCode },
          {
            investorBefore: { name: '示例氢能有限公司' },
            investor: { creditCode, name: '示例氢能有限公司' },
          },
        ),
      ]);
    given([anonymous()])
      .when(correct({ investorCreditCode: creditCode }))
      .then([corrected({}, { investorCreditCode: creditCode }, { investor: { creditCode } })]);
  });

  it('moves it into the scope of the right reporter, the owner staying', () =>
    given([reported(), assigned()])
      .when(correct({ reporter: { organizationId: union, hubs: [hub] } }))
      .then([
        corrected(
          { reporter: reported().data.reporter },
          { reporter: { organizationId: union, hubs: [hub] } },
          { scopeIds: [union, hub, cityHub] },
        ),
      ]));

  it('does not take the same reporter under another hub for another', () =>
    given([reported()])
      .when(correct({ reporter: { organizationId: chamber, hubs: [] } }))
      .thenNothing());

  it('records nothing when all is as it should be', () =>
    given([reported()])
      .when(correct({ regionCode: '370211' }))
      .thenNothing());

  it('corrects a lost lead too', () =>
    given([reported(), lost()])
      .when(correct({ title: '氢能线索' }))
      .then([corrected({ title: '氢能装备线索' }, { title: '氢能线索' })]));

  it('corrects the day of the first grade, where there was one', () => {
    given([reported(), qualified()])
      .when(correct({ qualifiedOn: '2022-03-21' }))
      .then([corrected({ qualifiedOn: '2022-03-20' }, { qualifiedOn: '2022-03-21' })]);
    given([reported()])
      .when(correct({ qualifiedOn: '2022-03-21' }))
      .thenRefused('LEAD_NOT_QUALIFIED', 'qualifiedOn');
  });

  it('refuses a report after what was done about it', () => {
    given([reported(), qualified()])
      .when(correct({ reportedOn: '2022-03-21' }))
      .thenRefused('LEAD_REPORT_AFTER_NEXT', 'reportedOn');
    given([reported(), assigned({ owner }), followedUp('2022-03-15')])
      .when(correct({ reportedOn: '2022-03-16' }))
      .thenRefused('LEAD_REPORT_AFTER_NEXT', 'reportedOn');
    given([reported(), qualified()])
      .when(correct({ reportedOn: '2022-03-21', qualifiedOn: '2022-03-21' }))
      .then([
        corrected(
          { reportedOn: '2022-03-10', qualifiedOn: '2022-03-20' },
          { reportedOn: '2022-03-21', qualifiedOn: '2022-03-21' },
        ),
      ]);
  });

  it('refuses days that have not come', () =>
    given([reported()])
      .when(correct({ reportedOn: '2022-09-01' }))
      .thenRefused('DATE_IN_FUTURE', 'reportedOn'));

  it('takes away what should not have been recorded, beside what it says anew, with what each was', () =>
    given([reported({ expectedInvestment: yuan(5_000_000_000), summary: '概要' })])
      .when(correct({ regionCode: '370202' }, 'EXPECTED_INVESTMENT', 'CHAIN_CODE', 'SUMMARY'))
      .then([
        corrected(
          {
            regionCode: '370211',
            expectedInvestment: yuan(5_000_000_000),
            chainCode: 'QD22-10',
            summary: '概要',
          },
          { regionCode: '370202' },
          { cleared: ['expectedInvestment', 'chainCode', 'summary'] },
        ),
      ]));

  it('says whom the lead named when it names nobody any more, and the code alone where that stays', () => {
    given([reported(), judged('LATER')])
      .when(correct({}, 'INVESTOR_NAME'))
      .then([
        corrected(
          { investorName: '示例氢能有限公司' },
          {},
          { cleared: ['investorName'], investorBefore: { name: '示例氢能有限公司' } },
        ),
      ]);
    const identity = { creditCode, name: '示例氢能有限公司' };
    given([reported({ investorCreditCode: creditCode, investor: identity })])
      .when(correct({}, 'INVESTOR_NAME'))
      .then([
        corrected(
          { investorName: '示例氢能有限公司' },
          {},
          { cleared: ['investorName'], investorBefore: identity, investor: { creditCode } },
        ),
      ]);
  });

  it('leaves a lead that names nobody without a claim, and what was cleared can be said again', () => {
    const unnamed = corrected(
      { investorName: '示例氢能有限公司' },
      {},
      { cleared: ['investorName'], investorBefore: { name: '示例氢能有限公司' } },
    );
    const lead = [reported(), judged('LATER'), unnamed].reduce(evolve, absent) as RecordedLead;
    expect([lead.investorName, lead.investor, lead.claim]).toEqual([
      undefined,
      undefined,
      { verdict: 'NONE' },
    ]);
    given([reported(), judged('LATER'), unnamed])
      .when(correct({ investorName: '示例氢能有限公司' }))
      .then([
        corrected({}, { investorName: '示例氢能有限公司' }, { investor: { name: '示例氢能有限公司' } }),
      ]);
  });

  it('clears once what is named twice, and records nothing where nothing was said', () => {
    given([reported()])
      .when(correct({}, 'CHAIN_CODE', 'CHAIN_CODE', 'SUMMARY'))
      .then([corrected({ chainCode: 'QD22-10' }, {}, { cleared: ['chainCode'] })]);
    given([anonymous()])
      .when(correct({}, 'INVESTOR_NAME', 'INVESTOR_CREDIT_CODE', 'STATION_ID', 'ACTIVITY_ID'))
      .thenNothing();
    given([anonymous()])
      .when(correct({}, 'EXPECTED_INVESTMENT', 'SOURCING_METHOD', 'SUMMARY'))
      .thenNothing();
  });

  it('refuses a correction of nothing, and a value given and cleared in one', () => {
    const lead = evolve(absent, reported());
    expect(faultsOf(() => correct({})(lead))).toEqual(['input NOTHING_TO_CORRECT']);
    expect(faultsOf(() => correct({ chainCode: 'QD22-09' }, 'CHAIN_CODE')(lead))).toEqual([
      'chainCode FIELD_CLEARED',
    ]);
  });
});
