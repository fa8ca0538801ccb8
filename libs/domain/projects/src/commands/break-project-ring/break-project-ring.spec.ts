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
import type { ProjectEvent } from '../../project.events.js';
import { absent, evolve, type Project } from '../../project.state.js';
import { breakProjectRing } from './break-project-ring.decide.js';

const given = specFor({ initial: absent, evolve });
const breakRing =
  (closes = true) =>
  (project: Project) =>
    breakProjectRing(project, projectId, closes);
const takenBack: ProjectEvent = {
  type: 'ProjectUnlinked',
  data: { projectId, duplicateOf: originalId, reason: '重复关联首尾相接：最后登记的一条由系统自动撤销' },
};

describe('break project ring', () => {
  it('takes back the link that closed it, naming what it was linked to', () =>
    given([landed(), linked(originalId)])
      .when(breakRing())
      .then([takenBack]));

  it('takes it back of a project that left meanwhile', () =>
    given([landed(), linked(originalId), withdrawn('2022-05-01')])
      .when(breakRing())
      .then([takenBack]));

  it('records nothing for a link that closes none', () =>
    given([landed(), linked(originalId)])
      .when(breakRing(false))
      .thenNothing());

  it('records nothing, and refuses nothing, where there is no link any more', () => {
    given([landed(), linked(originalId), unlinked])
      .when(breakRing())
      .thenNothing();
    given([]).when(breakRing()).thenNothing();
  });
});
