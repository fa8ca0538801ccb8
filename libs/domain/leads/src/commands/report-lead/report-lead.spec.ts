import { describe, it } from '@jest/globals';
import { specFor } from '#platform/testing';
import { anonymous, creditCode, report, reported, today } from '../../testing/lead.examples.js';
import { absent, evolve } from '../../lead.state.js';
import { reportLead } from './report-lead.decide.js';

const given = specFor({ initial: absent, evolve });

describe('report lead', () => {
  it('records who reported it, with the hubs above in its scope, and whom it names as investor', () =>
    given([])
      .when((lead) => reportLead(lead, report, today))
      .then([reported()]));

  it('keeps the credit code beside the name: both tell the investor', () =>
    given([])
      .when((lead) => reportLead(lead, { ...report, investorCreditCode: creditCode }, today))
      .then([
        reported({ investorCreditCode: creditCode, investor: { creditCode, name: report.investorName } }),
      ]));

  it('names no investor where none is given', () =>
    given([])
      .when((lead) => {
        const { investorName: _, ...facts } = report;
        return reportLead(lead, facts, today);
      })
      .then([anonymous()]));

  it('makes no claim for talent: first report is a rule of investment', () =>
    given([])
      .when((lead) => reportLead(lead, { ...report, kind: 'TALENT' }, today))
      .then([
        {
          type: 'LeadReported',
          data: { ...anonymous().data, kind: 'TALENT', investorName: report.investorName },
        },
      ]));

  it('refuses a day that has not come', () =>
    given([])
      .when((lead) => reportLead(lead, { ...report, reportedOn: '2022-09-01' }, today))
      .thenRefused('DATE_IN_FUTURE', 'reportedOn'));

  it('refuses an id that is taken', () =>
    given([reported()])
      .when((lead) => reportLead(lead, report, today))
      .thenRefused('LEAD_ALREADY_REPORTED'));
});
