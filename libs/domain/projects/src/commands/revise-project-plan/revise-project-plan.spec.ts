import { describe, it } from '@jest/globals';
import type { Money } from '#platform/kernel';
import { specFor } from '#platform/testing';
import type { ProjectEvent, ProjectPlanRevised } from '../../project.events.js';
import {
  dollars,
  landed,
  linked,
  originalId,
  projectId,
  revised,
  withdrawn,
  yuan,
} from '../../testing/project.examples.js';
import { absent, evolve, type Project } from '../../project.state.js';
import { reviseProjectPlan } from './revise-project-plan.decide.js';

const given = specFor({ initial: absent, evolve });
const reason = '二期增资';
const revise = (plannedInvestment: Money, revisedOn: string) => (project: Project) =>
  reviseProjectPlan(project, { projectId, plannedInvestment, revisedOn, reason }, '2022-08-31');
const revision = (
  before: Money,
  after: Money,
  revisedOn: string,
  current: Money = after,
): ProjectPlanRevised => ({
  type: 'ProjectPlanRevised',
  data: { projectId, before, after, current, revisedOn, reason },
});
const first = yuan(100_000_000);

describe('revise project plan', () => {
  it('refuses to revise a plan that was never told', () => {
    const { plannedInvestment: _, ...bare } = landed().data;
    return given([{ type: 'ProjectLanded', data: bare }])
      .when(revise(yuan(150_000_000), '2022-06-01'))
      .thenRefused('PROJECT_PLAN_MISSING', 'projectId');
  });

  it('records the plan before and after', () =>
    given([landed()])
      .when(revise(yuan(150_000_000), '2022-06-01'))
      .then([revision(first, yuan(150_000_000), '2022-06-01')]));

  it('takes a plan that shrank', () =>
    given([landed()])
      .when(revise(yuan(1), '2022-06-01'))
      .then([revision(first, yuan(1), '2022-06-01')]));

  it('builds on the revision before it', () =>
    given([landed(), revised(yuan(150_000_000), '2022-06-01')])
      .when(revise(yuan(120_000_000), '2022-07-01'))
      .then([revision(yuan(150_000_000), yuan(120_000_000), '2022-07-01')]));

  it('takes a second revision of one day as the last word on it', () =>
    given([landed(), revised(yuan(150_000_000), '2022-06-01')])
      .when(revise(yuan(120_000_000), '2022-06-01'))
      .then([revision(yuan(150_000_000), yuan(120_000_000), '2022-06-01')]));

  it('takes a revision of the landing day', () =>
    given([landed()])
      .when(revise(yuan(120_000_000), '2022-03-10'))
      .then([revision(first, yuan(120_000_000), '2022-03-10')]));

  it('backdated behind a later one names the plan of its own day, and what stays in force', () =>
    given([landed(), revised(yuan(150_000_000), '2022-06-01')])
      .when(revise(yuan(120_000_000), '2022-05-01'))
      .then([revision(first, yuan(120_000_000), '2022-05-01', yuan(150_000_000))]));

  it('backdated to what is in force today is news all the same', () =>
    given([landed(), revised(yuan(150_000_000), '2022-06-01')])
      .when(revise(yuan(150_000_000), '2022-05-01'))
      .then([revision(first, yuan(150_000_000), '2022-05-01')]));

  it('back to an earlier plan is a revision', () =>
    given([landed(), revised(yuan(150_000_000), '2022-06-01')])
      .when(revise(first, '2022-07-01'))
      .then([revision(yuan(150_000_000), first, '2022-07-01')]));

  it('records a plan that agrees with what stands: a day was stated', () => {
    given([landed()])
      .when(revise(first, '2022-06-01'))
      .then([revision(first, first, '2022-06-01')]);
    given([landed()])
      .when(revise(first, '2022-03-10'))
      .then([revision(first, first, '2022-03-10')]);
    given([landed(), revised(yuan(150_000_000), '2022-06-01')])
      .when(revise(yuan(150_000_000), '2022-07-01'))
      .then([revision(yuan(150_000_000), yuan(150_000_000), '2022-07-01')]);
    given([landed(), revised(yuan(150_000_000), '2022-06-01')])
      .when(revise(first, '2022-05-01'))
      .then([revision(first, first, '2022-05-01', yuan(150_000_000))]);
  });

  it('records nothing when the same was the last word on the same day, in whatever order its members came back', () => {
    const { cny, currency, amount } = yuan(150_000_000);
    given([landed(), revised({ cny, currency, amount }, '2022-06-01')])
      .when(revise(yuan(150_000_000), '2022-06-01'))
      .thenNothing();
    given([landed(), revised(yuan(150_000_000), '2022-06-01'), revised(yuan(1), '2022-07-01')])
      .when(revise(yuan(150_000_000), '2022-06-01'))
      .thenNothing();
    given([landed(), revised(yuan(150_000_000), '2022-06-01'), revised(yuan(1), '2022-06-01')])
      .when(revise(yuan(150_000_000), '2022-06-01'))
      .then([revision(yuan(1), yuan(150_000_000), '2022-06-01')]);
  });

  it('of a foreign plan keeps its rate, and takes another rate for another plan', () => {
    const before = dollars(1_500_000_00, 1_065_000_000, '7.1');
    const after = dollars(1_500_000_00, 1_080_000_000, '7.2');
    given([landed({ plannedInvestment: before })])
      .when(revise(after, '2022-06-01'))
      .then([revision(before, after, '2022-06-01')]);
  });

  it('takes a record that is linked as a duplicate: it may be unlinked', () =>
    given([landed(), linked(originalId)])
      .when(revise(yuan(5), '2022-06-01'))
      .then([revision(first, yuan(5), '2022-06-01')]));

  it.each<[string, ProjectEvent[], string, string, string]>([
    ['a project that is not there', [], '2022-06-01', 'PROJECT_NOT_FOUND', 'projectId'],
    [
      'a withdrawn project',
      [landed(), withdrawn('2022-05-01')],
      '2022-05-01',
      'PROJECT_WITHDRAWN',
      'projectId',
    ],
    ['a day before the landing', [landed()], '2022-03-09', 'PROJECT_DATE_BEFORE_LANDING', 'revisedOn'],
    ['a day to come', [landed()], '2022-09-01', 'DATE_IN_FUTURE', 'revisedOn'],
  ])('refuses %s', (_, past, day, code, field) =>
    given(past)
      .when(revise(yuan(5), day))
      .thenRefused(code, field),
  );
});
