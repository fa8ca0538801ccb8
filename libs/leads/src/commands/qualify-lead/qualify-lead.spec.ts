import { describe, it } from '@jest/globals';
import { specFor } from '#libs/testing';
import { assigned, leadId, linked, lost, qualified, regraded, reported, today } from '../../lead.examples.js';
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

  it('records nothing when the grade is unchanged', () =>
    given([reported(), qualified()]).when(grade('B', '2022-05-01')).thenNothing());

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
