import { describe, it } from '@jest/globals';
import { specFor } from '#platform/testing';
import type { ProjectEvent } from '../../project.events.js';
import {
  landed,
  linked,
  originalId,
  projectId,
  reached,
  received,
  recredited,
  revised,
  twoThirds,
  withdrawn,
  yuan,
} from '../../testing/project.examples.js';
import { absent, evolve, type Project } from '../../project.state.js';
import { withdrawProject } from './withdraw-project.decide.js';

const given = specFor({ initial: absent, evolve });
const withdraw = (withdrawnOn: string) => (project: Project) =>
  withdrawProject(project, { projectId, withdrawnOn, reason: '投资方撤资' }, '2022-08-31');

describe('withdraw project', () => {
  it('records the day it left', () =>
    given([landed()])
      .when(withdraw('2022-05-01'))
      .then([withdrawn('2022-05-01')]));

  it('takes the landing day itself', () =>
    given([landed()])
      .when(withdraw('2022-03-10'))
      .then([withdrawn('2022-03-10')]));

  it('takes a record that is linked as a duplicate', () =>
    given([landed(), linked(originalId)])
      .when(withdraw('2022-05-01'))
      .then([withdrawn('2022-05-01')]));

  it.each<[string, ProjectEvent]>([
    ['a revision', revised(yuan(5), '2022-06-01')],
    ['a re-credit', recredited(twoThirds, '2022-06-01')],
    ['a receipt', received('PAID_IN_DOMESTIC', yuan(5), '2022-06-01')],
    ['a milestone', reached('REGISTERED', '2022-06-01')],
  ])('refuses a day before %s, and takes its day', (_, event) => {
    given([landed(), event])
      .when(withdraw('2022-05-31'))
      .thenRefused('PROJECT_DATE_BEFORE_LAST', 'withdrawnOn');
    given([landed(), event])
      .when(withdraw('2022-06-01'))
      .then([withdrawn('2022-06-01')]);
  });

  it.each<[string, ProjectEvent[], string, string, string]>([
    ['a project that is not there', [], '2022-06-01', 'PROJECT_NOT_FOUND', 'projectId'],
    [
      'a project that was withdrawn',
      [landed(), withdrawn('2022-05-01')],
      '2022-06-01',
      'PROJECT_WITHDRAWN',
      'projectId',
    ],
    ['a day before the landing', [landed()], '2022-03-09', 'PROJECT_DATE_BEFORE_LAST', 'withdrawnOn'],
    ['a day to come', [landed()], '2022-09-01', 'DATE_IN_FUTURE', 'withdrawnOn'],
  ])('refuses %s', (_, past, day, code, field) => given(past).when(withdraw(day)).thenRefused(code, field));
});
