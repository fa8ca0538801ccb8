import { describe, expect, it } from '@jest/globals';
import { recordedOn, projectedRow } from '#platform/testing';
import { recreditProject } from '../../commands/recredit-project/recredit-project.decide.js';
import { reviseProjectPlan } from '../../commands/revise-project-plan/revise-project-plan.decide.js';
import { correctProject } from '../../commands/correct-project/correct-project.decide.js';
import type { ProjectEvent } from '../../project.events.js';
import {
  chamber,
  cityHub,
  credit,
  dollars,
  federation,
  hub,
  landed,
  linked,
  originalId,
  projectId,
  reached,
  received,
  recognized,
  recredited,
  rejected,
  reopened,
  revised,
  twoThirds,
  unlinked,
  whole,
  withdrawn,
  yuan,
} from '../../testing/project.examples.js';
import { absent, evolve } from '../../project.state.js';
import { ProjectRow, projectsView } from './projects.view.js';

const after = (...events: ProjectEvent[]) =>
  projectedRow(projectsView, recordedOn(`project-${projectId}`, events), ProjectRow, projectId);
const reason = '原因';
const today = '2022-08-31';

describe('the projects view', () => {
  it('shows a landing with all that was said of it', async () => {
    const said = {
      leadId: originalId,
      agreementId: federation,
      activityId: hub,
      stationId: cityHub,
      investorName: '示例投资有限公司',
      companyCreditCode: '91330100799655058B',
      sourceDocument: '001',
      illustrative: true,
    } as const;
    expect(await after(landed({ ...said, credits: twoThirds }))).toEqual({
      id: projectId,
      version: 1,
      name: '氢能装备项目',
      status: 'LANDED',
      chainCode: 'QD22-10',
      regionCode: '370211',
      landedOn: '2022-03-10',
      withdrawnOn: null,
      planMissing: false,
      planned: yuan(100_000_000),
      plannedFen: '100000000',
      ...said,
      creditLines: twoThirds,
      registeredOn: null,
      landObtainedOn: null,
      constructionStartedOn: null,
      productionStartedOn: null,
      fullCapacityOn: null,
      fixedAssetInvestment: '0',
      paidInDomestic: '0',
      utilizedForeign: '0',
      duplicateOf: null,
      jurisdictionId: 'qingdao',
      scopeIds: [chamber, federation, hub],
    });
  });

  it('says null where nothing was said', async () =>
    expect(await after(landed())).toMatchObject({
      leadId: null,
      agreementId: null,
      activityId: null,
      stationId: null,
      investorName: null,
      companyCreditCode: null,
      sourceDocument: null,
      illustrative: false,
    }));

  it('shows the plan in force, also when a revision was recorded late', async () => {
    const history = [landed(), revised(dollars(100, 710, '7.1'), '2022-06-01')];
    expect(await after(...history)).toMatchObject({
      version: 2,
      planned: { currency: 'USD', amount: 100 },
      plannedFen: '710',
    });
    const late = reviseProjectPlan(
      history.reduce(evolve, absent),
      { projectId, plannedInvestment: yuan(5), revisedOn: '2022-05-01', reason },
      today,
    );
    expect(await after(...history, ...late)).toMatchObject({ version: 3, plannedFen: '710' });
  });

  it('shows who shares it now, and whose scope it is in', async () => {
    const history = [landed(), recredited([credit(federation, 10_000, hub, cityHub)], '2022-06-01')];
    expect(await after(...history)).toMatchObject({ scopeIds: [federation, hub, cityHub].toSorted() });
    const late = recreditProject(
      history.reduce(evolve, absent),
      { projectId, credits: twoThirds, recreditedOn: '2022-05-01', reason },
      today,
    );
    expect(await after(...history, ...late)).toMatchObject({
      creditLines: [credit(federation, 10_000, hub, cityHub)],
    });
  });

  it('shows a corrected record, with what stands over it', async () => {
    const history = [landed(), revised(yuan(5), '2022-06-01'), recredited(whole(federation), '2022-06-01')];
    const correction = correctProject(
      history.reduce(evolve, absent),
      {
        projectId,
        after: {
          name: '别名',
          chainCode: 'QD22-01',
          regionCode: '370202',
          landedOn: '2022-02-01',
          plannedInvestment: yuan(9),
          credits: twoThirds,
        },
        reason,
      },
      today,
    );
    expect(await after(...history, ...correction)).toMatchObject({
      version: 4,
      name: '别名',
      chainCode: 'QD22-01',
      regionCode: '370202',
      landedOn: '2022-02-01',
      plannedFen: '5',
      creditLines: whole(federation),
    });
  });

  it('shows each milestone and the sum of each kind of money', async () =>
    expect(
      await after(
        landed(),
        reached('REGISTERED', '2022-03-11'),
        reached('LAND_OBTAINED', '2022-03-12'),
        reached('CONSTRUCTION_STARTED', '2022-03-13'),
        reached('PRODUCTION_STARTED', '2022-03-14'),
        reached('FULL_CAPACITY', '2022-03-15'),
        received('FIXED_ASSET_INVESTMENT', yuan(1), '2022-03-16'),
        received('PAID_IN_DOMESTIC', yuan(2), '2022-03-16'),
        received('UTILIZED_FOREIGN', dollars(100, 710, '7.1'), '2022-03-16'),
      ),
    ).toMatchObject({
      version: 9,
      registeredOn: '2022-03-11',
      landObtainedOn: '2022-03-12',
      constructionStartedOn: '2022-03-13',
      productionStartedOn: '2022-03-14',
      fullCapacityOn: '2022-03-15',
      fixedAssetInvestment: '1',
      paidInDomestic: '2',
      utilizedForeign: '710',
    }));

  it('shows a duplicate, one that was none, and a withdrawal', async () => {
    expect(await after(landed(), linked(originalId))).toMatchObject({ duplicateOf: originalId });
    expect(await after(landed(), linked(originalId), unlinked)).toMatchObject({ duplicateOf: null });
    expect(await after(landed(), withdrawn('2022-05-01'))).toMatchObject({
      status: 'WITHDRAWN',
      withdrawnOn: '2022-05-01',
    });
  });

  it('moves its version with every decision, so that a reviewer names what was seen', async () =>
    expect(
      await after(
        landed(),
        recognized('PROJECTS_LANDED', 10_000),
        reopened('PROJECTS_LANDED'),
        rejected('PROJECTS_LANDED'),
      ),
    ).toMatchObject({ version: 4, status: 'LANDED' }));
});
