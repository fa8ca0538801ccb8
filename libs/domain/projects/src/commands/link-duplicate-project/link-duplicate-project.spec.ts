import { describe, it } from '@jest/globals';
import { specFor } from '#platform/testing';
import type { ProjectEvent } from '../../project.events.js';
import {
  landed,
  linked,
  originalId,
  projectId,
  unlinked,
  withdrawn,
} from '../../testing/project.examples.js';
import { absent, evolve, type Project } from '../../project.state.js';
import { linkDuplicateProject } from './link-duplicate-project.decide.js';

const given = specFor({ initial: absent, evolve });
const other = '7a1f4b62-52c1-5d2f-9b1e-0c6b1f6f2a03';
const stateOf = (...events: ProjectEvent[]) => events.reduce(evolve, absent);
const original = stateOf(landed({ projectId: originalId }));
const link =
  (duplicateOf = originalId, as: Project = original) =>
  (project: Project) =>
    linkDuplicateProject(project, as, { projectId, duplicateOf, reason: '同一投资方重复登记' });

describe('link duplicate project', () => {
  it('records which record counts in its place', () =>
    given([landed()])
      .when(link())
      .then([linked(originalId)]));

  it('takes an original that was withdrawn: this record is of the same project', () =>
    given([landed()])
      .when(link(originalId, stateOf(landed({ projectId: originalId }), withdrawn('2022-05-01'))))
      .then([linked(originalId)]));

  it('records nothing when it is linked to that record already', () =>
    given([landed(), linked(originalId)])
      .when(link())
      .thenNothing());

  it('can be done again after it was taken back', () =>
    given([landed(), linked(originalId), unlinked])
      .when(link())
      .then([linked(originalId)]));

  it('refuses a record as a duplicate of itself', () =>
    given([landed()])
      .when(link(projectId, stateOf(landed())))
      .thenRefused('PROJECT_DUPLICATE_OF_ITSELF', 'duplicateOf'));

  it('refuses a second original', () =>
    given([landed(), linked(originalId)])
      .when(link(other, stateOf(landed({ projectId: other }))))
      .thenRefused('PROJECT_DUPLICATE', 'projectId'));

  it('refuses an original that is a duplicate itself, so that two never point at each other', () =>
    given([landed()])
      .when(link(originalId, stateOf(landed({ projectId: originalId }), linked(projectId))))
      .thenRefused('PROJECT_DUPLICATE', 'duplicateOf'));

  it('refuses a project that is not there', () =>
    given([]).when(link()).thenRefused('PROJECT_NOT_FOUND', 'projectId'));

  it('refuses a withdrawn project', () =>
    given([landed(), withdrawn('2022-05-01')])
      .when(link())
      .thenRefused('PROJECT_WITHDRAWN', 'projectId'));
});
