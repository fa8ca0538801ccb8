import { describe, it } from '@jest/globals';
import { specFor } from '#platform/testing';
import { landed, landing, withdrawn } from '../../testing/project.examples.js';
import { absent, evolve, type Project } from '../../project.state.js';
import { landProject } from './land-project.decide.js';

const given = specFor({ initial: absent, evolve });
const today = '2022-08-31';
const land =
  (facts = {}) =>
  (project: Project) =>
    landProject(project, { ...landing, ...facts }, today);

describe('land project', () => {
  it('records the landing as it was found', () => given([]).when(land()).then([landed()]));

  it('takes one whose plan and chain are not known yet', () => {
    const { plannedInvestment: _, chainCode: __, ...bare } = landing;
    return given([])
      .when((project) => landProject(project, bare, today))
      .then([{ type: 'ProjectLanded', data: bare }]);
  });

  it('takes a landing of today', () =>
    given([])
      .when(land({ landedOn: today }))
      .then([landed({ landedOn: today })]));

  it('refuses a landing of tomorrow', () =>
    given([])
      .when(land({ landedOn: '2022-09-01' }))
      .thenRefused('DATE_IN_FUTURE', 'landedOn'));

  it('refuses a day that does not exist', () =>
    given([])
      .when(land({ landedOn: '2022-02-30' }))
      .thenRefused('BAD_USER_INPUT'));

  it('refuses the same contract landed as two projects', () =>
    given([landed()]).when(land()).thenRefused('AGREEMENT_ALREADY_LANDED', 'agreementId'));

  it('refuses to land a contract again after its project was withdrawn', () =>
    given([landed(), withdrawn('2022-05-01')])
      .when(land())
      .thenRefused('AGREEMENT_ALREADY_LANDED', 'agreementId'));
});
