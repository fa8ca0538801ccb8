import type { RatingGrade } from '#platform/kernel';
import { specFor } from '#platform/testing';
import { describe, expect, it } from '@jest/globals';
import { organizationId, registered } from '../../testing/organization.examples.js';
import type { OrganizationEvent, Rating } from '../../organization.events.js';
import { absent, evolve, ratingOn, type Organization } from '../../organization.state.js';
import { rateOrganization } from './rate-organization.decide.js';

const given = specFor<Organization, OrganizationEvent>({ initial: absent, evolve });
const rating = (grade: RatingGrade, validFrom: string, validTo: string, scheme = '社会组织评估'): Rating => ({
  scheme,
  grade,
  validFrom,
  validTo,
});
const rated = (...ratings: readonly Rating[]): OrganizationEvent => ({
  type: 'OrganizationRated',
  data: { organizationId, rating: ratings.at(-1)!, ratings },
});
const rate = (said: Rating) => (state: Organization) =>
  rateOrganization(state, { organizationId, rating: said });
const of18 = rating('5A', '2018-06-01', '2023-05-31');
const of22 = rating('3A', '2022-06-01', '2027-05-31');

describe('rate an organization', () => {
  it('records grade and validity', () =>
    given([registered()])
      .when(rate(of18))
      .then([rated(of18)]));

  it('keeps all ratings in order of their first days', () =>
    given([registered(), rated(of22)])
      .when(rate(of18))
      .then([{ type: 'OrganizationRated', data: { organizationId, rating: of18, ratings: [of18, of22] } }]));

  it('corrects the one of the same scheme and first day', () => {
    const right = rating('4A', '2018-06-01', '2023-05-31');
    return given([registered(), rated(of18)])
      .when(rate(right))
      .then([rated(right)]);
  });

  it('records nothing when sent twice', () =>
    given([registered(), rated(of18)])
      .when(rate(of18))
      .thenNothing());

  it('refuses a validity that ends before it begins', () =>
    given([registered()])
      .when(rate(rating('5A', '2018-06-01', '2018-05-31')))
      .thenRefused('BAD_USER_INPUT'));
});

describe('the rating in force', () => {
  it('is the last that began, for as long as it is valid', () => {
    const grades = ['2018-05-31', '2018-06-01', '2022-05-31', '2022-06-01', '2027-05-31', '2027-06-01'].map(
      (on) => ratingOn([of22, of18], on)?.grade,
    );
    expect(grades).toEqual([undefined, '5A', '5A', '3A', '3A', undefined]);
  });

  it('does not come back when a downgrade has run out', () => {
    const downgraded = rating('1A', '2019-01-01', '2019-12-31');
    expect(ratingOn([of18, downgraded], '2020-06-01')).toBeUndefined();
  });

  it('is asked of one scheme or of all', () => {
    const other = rating('2A', '2020-01-01', '2030-12-31', '行业评估');
    expect(ratingOn([of18, other], '2021-01-01')?.grade).toBe('2A');
    expect(ratingOn([of18, other], '2021-01-01', '社会组织评估')?.grade).toBe('5A');
  });
});
