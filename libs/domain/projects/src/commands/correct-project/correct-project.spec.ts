import { describe, it } from '@jest/globals';
import { specFor } from '#platform/testing';
import type { ProjectCorrected, ProjectEvent } from '../../project.events.js';
import {
  chamber,
  credit,
  federation,
  landed,
  landing,
  linked,
  originalId,
  projectId,
  reached,
  received,
  recredited,
  revised,
  twoThirds,
  whole,
  withdrawn,
  yuan,
} from '../../testing/project.examples.js';
import { absent, evolve, type Project } from '../../project.state.js';
import { correctProject } from './correct-project.decide.js';

type Values = ProjectCorrected['data']['after'];
type Current = ProjectCorrected['data']['current'];

const given = specFor({ initial: absent, evolve });
const reason = '录入有误';
const correct = (after: Values) => (project: Project) =>
  correctProject(project, { projectId, after, reason }, '2022-08-31');
const { plannedInvestment, credits } = landing;
const correction = (before: Values, after: Values, current: Partial<Current> = {}): ProjectCorrected => ({
  type: 'ProjectCorrected',
  data: { projectId, before, after, current: { plannedInvestment, credits, ...current }, reason },
});

describe('correct project', () => {
  it('completes a landing without a plan and a chain, of which nothing stood there before', () => {
    const { plannedInvestment: _, chainCode: __, ...bare } = landing;
    return given([{ type: 'ProjectLanded', data: bare }])
      .when(correct({ plannedInvestment, chainCode: 'QD22-10' }))
      .then([correction({}, { chainCode: 'QD22-10', plannedInvestment })]);
  });

  it('of another value leaves a plan that is missing out of what is in force', () => {
    const { plannedInvestment: _, ...bare } = landing;
    return given([{ type: 'ProjectLanded', data: bare }])
      .when(correct({ regionCode: '370202' }))
      .then([
        {
          type: 'ProjectCorrected',
          data: {
            projectId,
            before: { regionCode: '370211' },
            after: { regionCode: '370202' },
            current: { credits },
            reason,
          },
        },
      ]);
  });

  it('records what stood there and what should have', () =>
    given([landed()])
      .when(correct({ name: '光子芯片项目', chainCode: 'QD22-01', regionCode: '370202' }))
      .then([
        correction(
          { name: '氢能装备项目', chainCode: 'QD22-10', regionCode: '370211' },
          { name: '光子芯片项目', chainCode: 'QD22-01', regionCode: '370202' },
        ),
      ]));

  it('leaves out what was right already', () =>
    given([landed()])
      .when(correct({ name: landing.name, regionCode: '370202' }))
      .then([correction({ regionCode: '370211' }, { regionCode: '370202' })]));

  it('of the plan holds at once when it was never revised', () =>
    given([landed()])
      .when(correct({ plannedInvestment: yuan(90_000_000) }))
      .then([
        correction(
          { plannedInvestment },
          { plannedInvestment: yuan(90_000_000) },
          { plannedInvestment: yuan(90_000_000) },
        ),
      ]));

  it('of the plan leaves a later revision in force', () =>
    given([landed(), revised(yuan(150_000_000), '2022-06-01')])
      .when(correct({ plannedInvestment: yuan(90_000_000) }))
      .then([
        correction(
          { plannedInvestment },
          { plannedInvestment: yuan(90_000_000) },
          { plannedInvestment: yuan(150_000_000) },
        ),
      ]));

  it('of the credit leaves a later re-credit in force', () =>
    given([landed(), recredited(twoThirds, '2022-06-01')])
      .when(correct({ credits: whole(federation) }))
      .then([correction({ credits }, { credits: whole(federation) }, { credits: twoThirds })]));

  it('of the credit holds at once without a re-credit', () =>
    given([landed()])
      .when(correct({ credits: twoThirds }))
      .then([correction({ credits }, { credits: twoThirds }, { credits: twoThirds })]));

  it('can be made twice', () =>
    given([landed(), correction({}, { landedOn: '2022-03-01' })])
      .when(correct({ landedOn: '2022-03-05' }))
      .then([correction({ landedOn: '2022-03-01' }, { landedOn: '2022-03-05' })]));

  it('can be made after withdrawal', () =>
    given([landed(), withdrawn('2022-05-01')])
      .when(correct({ landedOn: '2022-05-01' }))
      .then([correction({ landedOn: '2022-03-10' }, { landedOn: '2022-05-01' })]));

  it('can be made of a record that is linked as a duplicate', () =>
    given([landed(), linked(originalId)])
      .when(correct({ name: '别名' }))
      .then([correction({ name: landing.name }, { name: '别名' })]));

  it('records nothing when all of it is right already, in whatever order the store gives members back', () => {
    given([landed()])
      .when(correct({ name: landing.name, landedOn: landing.landedOn, plannedInvestment }))
      .thenNothing();
    given([landed({ credits: [{ hubs: [], basisPoints: 10_000, organizationId: chamber }] })])
      .when(correct({ credits: [credit(chamber, 10_000)] }))
      .thenNothing();
  });

  it('moves the landing to an earlier day, and as late as the next fact', () => {
    given([landed(), revised(yuan(5), '2022-06-01')])
      .when(correct({ landedOn: '2021-01-01' }))
      .then([
        correction({ landedOn: '2022-03-10' }, { landedOn: '2021-01-01' }, { plannedInvestment: yuan(5) }),
      ]);
    given([landed(), revised(yuan(5), '2022-06-01')])
      .when(correct({ landedOn: '2022-06-01' }))
      .then([
        correction({ landedOn: '2022-03-10' }, { landedOn: '2022-06-01' }, { plannedInvestment: yuan(5) }),
      ]);
  });

  it.each<[string, ProjectEvent]>([
    ['a revision', revised(yuan(5), '2022-06-01')],
    ['a re-credit', recredited(twoThirds, '2022-06-01')],
    ['a receipt', received('PAID_IN_DOMESTIC', yuan(5), '2022-06-01')],
    ['the start of construction', reached('CONSTRUCTION_STARTED', '2022-06-01')],
    ['the start of production', reached('PRODUCTION_STARTED', '2022-06-01')],
    ['full capacity', reached('FULL_CAPACITY', '2022-06-01')],
    ['its withdrawal', withdrawn('2022-06-01')],
  ])('refuses to move the landing behind %s', (_, event) =>
    given([landed(), event])
      .when(correct({ landedOn: '2022-06-02' }))
      .thenRefused('PROJECT_LANDING_AFTER_NEXT', 'landedOn'),
  );

  it('moves the landing behind registration and land, which may come before it', () =>
    given([landed(), reached('REGISTERED', '2022-04-01'), reached('LAND_OBTAINED', '2022-04-02')])
      .when(correct({ landedOn: '2022-06-02' }))
      .then([correction({ landedOn: '2022-03-10' }, { landedOn: '2022-06-02' })]));

  it('refuses nothing to correct', () => given([landed()]).when(correct({})).thenRefused('BAD_USER_INPUT'));

  it('refuses a project that is not there', () =>
    given([])
      .when(correct({ name: '别名' }))
      .thenRefused('PROJECT_NOT_FOUND', 'projectId'));

  it('refuses a landing to come', () =>
    given([landed()])
      .when(correct({ landedOn: '2022-09-01' }))
      .thenRefused('DATE_IN_FUTURE', 'landedOn'));
});
