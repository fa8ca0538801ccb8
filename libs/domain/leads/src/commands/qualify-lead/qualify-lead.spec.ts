import { describe, it } from '@jest/globals';
import { specFor } from '#platform/testing';
import {
  assigned,
  leadId,
  linked,
  lost,
  qualified,
  regraded,
  reported,
  today,
} from '../../testing/lead.examples.js';
import { absent, evolve, type Lead } from '../../lead.state.js';
import { qualifyLead } from './qualify-lead.decide.js';

const given = specFor({ initial: absent, evolve });
const grade =
  (grade: 'A' | 'B' | 'C', qualifiedOn = '2022-03-20') =>
  (lead: Lead) =>
    qualifyLead(lead, { leadId, grade, qualifiedOn }, today);

describe('qualify lead', () => {
  it('records the first grade with its day', () => given([reported()]).when(grade('B')).then([qualified()]));

  it('does not put an assigned lead back on the board', () =>
    given([reported(), assigned()])
      .when(grade('B'))
      .then([
        {
          type: 'LeadQualified',
          data: { leadId, grade: 'B', qualifiedOn: '2022-03-20', stage: 'ASSIGNED' },
        },
      ]));

  it('records another grade as a regrade: it was qualified before', () =>
    given([reported(), qualified()]).when(grade('A', '2022-05-01')).then([regraded()]));

  it('records a grade that is unchanged: a day was stated', () =>
    given([reported(), qualified()])
      .when(grade('B', '2022-05-01'))
      .then([regraded({ after: 'B', current: 'B' })]));

  it('records nothing when the same was the last word on the same day', () => {
    given([reported(), qualified()]).when(grade('B')).thenNothing();
    given([reported(), qualified(), regraded()]).when(grade('A', '2022-05-01')).thenNothing();
    given([reported(), qualified(), regraded()]).when(grade('B')).thenNothing();
    given([reported(), qualified(), regraded(), regraded({ after: 'C', current: 'C' })])
      .when(grade('A', '2022-05-01'))
      .then([regraded({ before: 'C' })]);
  });

  it('leaves the grade of today where it is recorded late for a day before', () => {
    given([reported(), qualified(), regraded()])
      .when(grade('C', '2022-04-01'))
      .then([regraded({ after: 'C', regradedOn: '2022-04-01', current: 'A' })]);
    given([reported(), qualified(), regraded({ after: 'B', current: 'B' })])
      .when(grade('C', '2022-04-01'))
      .then([regraded({ after: 'C', regradedOn: '2022-04-01', current: 'B' })]);
  });

  it('of a day before the first is the first from then on', () =>
    given([reported(), qualified()])
      .when(grade('A', '2022-03-15'))
      .then([
        {
          type: 'LeadRegraded',
          data: { leadId, after: 'A', regradedOn: '2022-03-15', current: 'B', qualifiedOn: '2022-03-15' },
        },
      ]));

  it('refuses a lead that is not there', () =>
    given([]).when(grade('A')).thenRefused('LEAD_NOT_FOUND', 'leadId'));

  it('refuses a lost lead', () =>
    given([reported(), lost()]).when(grade('A')).thenRefused('LEAD_LOST', 'leadId'));

  it('refuses a duplicate: the other record is worked on', () =>
    given([reported(), linked()]).when(grade('A')).thenRefused('LEAD_DUPLICATE', 'leadId'));

  it('refuses a day before the report, and one that has not come', () => {
    given([reported()]).when(grade('A', '2022-03-09')).thenRefused('LEAD_DATE_BEFORE_REPORT', 'qualifiedOn');
    given([reported()]).when(grade('A', '2022-09-01')).thenRefused('DATE_IN_FUTURE', 'qualifiedOn');
  });
});
