import { specFor } from '#platform/testing';
import { describe, it } from '@jest/globals';
import {
  joined,
  left,
  member,
  organizationId,
  registered,
  today,
} from '../../testing/organization.examples.js';
import type { Membership, OrganizationEvent } from '../../organization.events.js';
import { absent, evolve, type Organization } from '../../organization.state.js';
import { correctMembership } from './correct-membership.decide.js';

const given = specFor<Organization, OrganizationEvent>({ initial: absent, evolve });
const reason = '录入有误';
const correct = (joinedOn: string, after?: Membership) => (state: Organization) =>
  correctMembership(state, { organizationId, joinedOn, ...(after ? { after } : {}), reason }, today);
const correction = (
  before: Membership,
  after: Membership | undefined,
  memberships: readonly Membership[],
): OrganizationEvent => ({
  type: 'OrganizationMembershipCorrected',
  data: { organizationId, before, ...(after ? { after } : {}), memberships, reason },
});
const first = member('2021-03-01', '2022-01-01');
const second = member('2022-03-01');
const twice = [registered(), joined(member('2021-03-01')), left(first), joined(first, second)];

describe('correct a membership', () => {
  it('moves the day of joining', () => {
    const after = member('2022-02-01');
    return given(twice)
      .when(correct('2022-03-01', after))
      .then([correction(second, after, [first, after])]);
  });

  it('takes a leaving back that never was', () => {
    const after = member('2021-03-01');
    return given([registered(), joined(after), left(first)])
      .when(correct('2021-03-01', after))
      .then([correction(first, after, [after])]);
  });

  it('takes a membership out that never was', () =>
    given(twice)
      .when(correct('2021-03-01'))
      .then([correction(first, undefined, [second])]));

  it('puts memberships in order of their days', () => {
    const after = member('2020-01-01', '2020-06-01');
    return given(twice)
      .when(correct('2022-03-01', after))
      .then([correction(second, after, [after, first])]);
  });

  it('records nothing when it reads so already', () =>
    given(twice).when(correct('2021-03-01', first)).thenNothing());

  it('refuses memberships that overlap, an open one before another among them', () => {
    given(twice)
      .when(correct('2022-03-01', member('2021-12-31')))
      .thenRefused('MEMBERSHIP_OVERLAPS', 'membership');
    given(twice)
      .when(correct('2021-03-01', member('2021-03-01')))
      .thenRefused('MEMBERSHIP_OVERLAPS', 'membership');
  });

  it('refuses one that is not recorded, days to come, and an end before the beginning', () => {
    given(twice).when(correct('2021-03-02', second)).thenRefused('MEMBERSHIP_NOT_FOUND', 'joinedOn');
    given(twice)
      .when(correct('2022-03-01', member('2022-09-01')))
      .thenRefused('DATE_IN_FUTURE', 'membership.joinedOn');
    given(twice)
      .when(correct('2022-03-01', member('2022-03-01', '2022-09-01')))
      .thenRefused('DATE_IN_FUTURE', 'membership.leftOn');
    given(twice)
      .when(correct('2022-03-01', member('2022-03-01', '2022-02-01')))
      .thenRefused('BAD_USER_INPUT');
  });
});
