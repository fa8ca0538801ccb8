import { describe, it } from '@jest/globals';
import { specFor } from '#platform/testing';
import type { ProjectCredit, ProjectEvent, ProjectRecredited } from '../../project.events.js';
import {
  chamber,
  credit,
  federation,
  hub,
  landed,
  projectId,
  recredited,
  twoThirds,
  whole,
  withdrawn,
} from '../../testing/project.examples.js';
import { absent, evolve, type Project } from '../../project.state.js';
import { recreditProject } from './recredit-project.decide.js';

const given = specFor({ initial: absent, evolve });
const reason = '联合引荐';
const recredit = (credits: readonly ProjectCredit[], recreditedOn: string) => (project: Project) =>
  recreditProject(project, { projectId, credits, recreditedOn, reason }, '2022-08-31');
const recreditFact = (
  credits: readonly ProjectCredit[],
  recreditedOn: string,
  current: readonly ProjectCredit[] = credits,
): ProjectRecredited => ({
  type: 'ProjectRecredited',
  data: { projectId, credits, current, recreditedOn, reason },
});

describe('re-credit project', () => {
  it('records who shares it from a day on', () =>
    given([landed()])
      .when(recredit(twoThirds, '2022-06-01'))
      .then([recreditFact(twoThirds, '2022-06-01')]));

  it('takes the landing day itself', () =>
    given([landed()])
      .when(recredit(twoThirds, '2022-03-10'))
      .then([recreditFact(twoThirds, '2022-03-10')]));

  it('backdated behind a later one says who shares it now', () =>
    given([landed(), recredited(twoThirds, '2022-06-01')])
      .when(recredit(whole(federation), '2022-05-01'))
      .then([recreditFact(whole(federation), '2022-05-01', twoThirds)]));

  it('backdated to those of today is news all the same', () =>
    given([landed(), recredited(twoThirds, '2022-06-01')])
      .when(recredit(twoThirds, '2022-05-01'))
      .then([recreditFact(twoThirds, '2022-05-01')]));

  it('records the same shares under another hub', () =>
    given([landed()])
      .when(recredit([credit(chamber, 10_000, hub)], '2022-06-01'))
      .then([recreditFact([credit(chamber, 10_000, hub)], '2022-06-01')]));

  it('records those who share it already: a day was stated', () => {
    given([landed()])
      .when(recredit(whole(chamber), '2022-06-01'))
      .then([recreditFact(whole(chamber), '2022-06-01')]);
    given([landed(), recredited(twoThirds, '2022-06-01')])
      .when(recredit(twoThirds, '2022-07-01'))
      .then([recreditFact(twoThirds, '2022-07-01')]);
  });

  it('records nothing when the same was the last word on the same day', () => {
    given([landed(), recredited(twoThirds, '2022-06-01')])
      .when(recredit(twoThirds, '2022-06-01'))
      .thenNothing();
    given([landed(), recredited(twoThirds, '2022-06-01'), recredited(whole(federation), '2022-06-01')])
      .when(recredit(twoThirds, '2022-06-01'))
      .then([recreditFact(twoThirds, '2022-06-01')]);
  });

  it.each<[string, ProjectEvent[], string, string, string]>([
    ['a project that is not there', [], '2022-06-01', 'PROJECT_NOT_FOUND', 'projectId'],
    [
      'a withdrawn project',
      [landed(), withdrawn('2022-05-01')],
      '2022-05-01',
      'PROJECT_WITHDRAWN',
      'projectId',
    ],
    ['a day before the landing', [landed()], '2022-03-09', 'PROJECT_DATE_BEFORE_LANDING', 'recreditedOn'],
    ['a day to come', [landed()], '2022-09-01', 'DATE_IN_FUTURE', 'recreditedOn'],
  ])('refuses %s', (_, past, day, code, field) =>
    given(past).when(recredit(twoThirds, day)).thenRefused(code, field),
  );
});
