import { describe, it } from '@jest/globals';
import { specFor } from '#platform/testing';
import type { Milestone, ProjectEvent } from '../../project.events.js';
import { landed, projectId, reached, withdrawn } from '../../testing/project.examples.js';
import { absent, evolve, type Project } from '../../project.state.js';
import { recordProjectMilestone } from './record-project-milestone.decide.js';

const given = specFor({ initial: absent, evolve });
const record = (milestone: Milestone, reachedOn: string) => (project: Project) =>
  recordProjectMilestone(project, { projectId, milestone, reachedOn }, '2022-08-31');

describe('record project milestone', () => {
  it.each<Milestone>(['CONSTRUCTION_STARTED', 'PRODUCTION_STARTED', 'FULL_CAPACITY'])(
    'records %s from the landing day on',
    (milestone) =>
      given([landed()])
        .when(record(milestone, '2022-03-10'))
        .then([reached(milestone, '2022-03-10')]),
  );

  it.each<Milestone>(['REGISTERED', 'LAND_OBTAINED'])(
    'records %s also from before the landing',
    (milestone) =>
      given([landed()])
        .when(record(milestone, '2021-12-01'))
        .then([reached(milestone, '2021-12-01')]),
  );

  it.each<Milestone>(['CONSTRUCTION_STARTED', 'PRODUCTION_STARTED', 'FULL_CAPACITY'])(
    'refuses %s before the landing',
    (milestone) =>
      given([landed()])
        .when(record(milestone, '2022-03-09'))
        .thenRefused('PROJECT_DATE_BEFORE_LANDING', 'reachedOn'),
  );

  it('records them late and in any order, as long as their days are in order', () =>
    given([landed(), reached('PRODUCTION_STARTED', '2022-06-01')])
      .when(record('CONSTRUCTION_STARTED', '2022-04-01'))
      .then([reached('CONSTRUCTION_STARTED', '2022-04-01')]));

  it('lets two fall on one day', () =>
    given([landed(), reached('PRODUCTION_STARTED', '2022-06-01')])
      .when(record('FULL_CAPACITY', '2022-06-01'))
      .then([reached('FULL_CAPACITY', '2022-06-01')]));

  it('refuses production before construction, and construction after production', () => {
    given([landed(), reached('CONSTRUCTION_STARTED', '2022-06-01')])
      .when(record('PRODUCTION_STARTED', '2022-05-31'))
      .thenRefused('PROJECT_MILESTONE_ORDER', 'reachedOn');
    given([landed(), reached('PRODUCTION_STARTED', '2022-06-01')])
      .when(record('CONSTRUCTION_STARTED', '2022-06-02'))
      .thenRefused('PROJECT_MILESTONE_ORDER', 'reachedOn');
  });

  it('refuses full capacity before construction, also where production is not recorded', () =>
    given([landed(), reached('CONSTRUCTION_STARTED', '2022-06-01')])
      .when(record('FULL_CAPACITY', '2022-05-31'))
      .thenRefused('PROJECT_MILESTONE_ORDER', 'reachedOn'));

  it('does not order registration and land, which come as they come', () =>
    given([landed(), reached('CONSTRUCTION_STARTED', '2022-04-01')])
      .when(record('LAND_OBTAINED', '2022-07-01'))
      .then([reached('LAND_OBTAINED', '2022-07-01')]));

  it('records nothing when the same day is there already', () =>
    given([landed(), reached('REGISTERED', '2022-04-01')])
      .when(record('REGISTERED', '2022-04-01'))
      .thenNothing());

  it('records nothing of it either once the project was withdrawn: it answers as before', () =>
    given([landed(), reached('REGISTERED', '2022-04-01'), withdrawn('2022-05-01')])
      .when(record('REGISTERED', '2022-04-01'))
      .thenNothing());

  it('refuses another day for a milestone that was reached', () =>
    given([landed(), reached('REGISTERED', '2022-04-01')])
      .when(record('REGISTERED', '2022-04-02'))
      .thenRefused('PROJECT_MILESTONE_REACHED', 'milestone'));

  it.each<[string, ProjectEvent[], string, string, string]>([
    ['a project that is not there', [], '2022-06-01', 'PROJECT_NOT_FOUND', 'projectId'],
    [
      'a withdrawn project',
      [landed(), withdrawn('2022-05-01')],
      '2022-05-01',
      'PROJECT_WITHDRAWN',
      'projectId',
    ],
    ['a day to come', [landed()], '2022-09-01', 'DATE_IN_FUTURE', 'reachedOn'],
    ['a day that does not exist', [landed()], '2022-06-31', 'BAD_USER_INPUT', ''],
  ])('refuses %s', (_, past, day, code, field) =>
    given(past)
      .when(record('REGISTERED', day))
      .thenRefused(code, field || undefined),
  );
});
