import { describe, it } from '@jest/globals';
import { specFor } from '#platform/testing';
import {
  landed,
  linked,
  originalId,
  projectId,
  unlinked,
  withdrawn,
} from '../../testing/project.examples.js';
import { absent, evolve, type Project } from '../../project.state.js';
import { unlinkDuplicateProject } from './unlink-duplicate-project.decide.js';

const given = specFor({ initial: absent, evolve });
const unlink = (project: Project) => unlinkDuplicateProject(project, { projectId, reason: '两个项目' });

describe('unlink duplicate project', () => {
  it('records from which record it was parted', () =>
    given([landed(), linked(originalId)])
      .when(unlink)
      .then([unlinked]));

  it('can be done after withdrawal too', () =>
    given([landed(), linked(originalId), withdrawn('2022-05-01')])
      .when(unlink)
      .then([unlinked]));

  it('records nothing when it is no duplicate', () => {
    given([landed()]).when(unlink).thenNothing();
    given([landed(), linked(originalId), unlinked])
      .when(unlink)
      .thenNothing();
  });

  it('refuses a project that is not there', () =>
    given([]).when(unlink).thenRefused('PROJECT_NOT_FOUND', 'projectId'));
});
