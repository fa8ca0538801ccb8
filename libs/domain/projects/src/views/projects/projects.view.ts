import { RegionColumn } from '#domain/catalogue';
import { enumOf, Money, moneyView } from '#platform/graphql';
import type { CalendarDate, Money as RecordedMoney } from '#platform/kernel';
import {
  column,
  columnsOf,
  CreditCodeColumn,
  credited,
  CreditsColumn,
  empty,
  recordOf,
  RecordRow,
  RecordTable,
  versionsOf,
} from '#platform/operations';
import { NONE } from '#platform/ledger';
import { changing, insert, projection, versionAlone } from '#platform/projections';
import { Field } from '@nestjs/graphql';
import { Index } from 'typeorm';
import { fundKinds, milestones, type ProjectCredit, type ProjectEvent } from '../../project.events.js';
import { projectStream } from '../../project.state.js';

export const MilestoneEnum = enumOf(milestones, {
  name: 'Milestone',
  description: 'A dated step after landing.',
});
export const FundKindEnum = enumOf(fundKinds, {
  name: 'FundKind',
  description: 'Money that arrived; each kind is a measure of its own.',
});
export const ProjectStatusEnum = enumOf(['LANDED', 'WITHDRAWN'], { name: 'ProjectStatus' });

/** A landed project 落地项目: the row is the API type. */
@RecordTable('Project', 'projects')
@Index(['jurisdictionId', 'landedOn', 'id'])
@Index(['jurisdictionId', 'plannedFen', 'id'])
@Index(['agreementId'])
@Index(['leadId'])
export class ProjectRow extends RecordRow {
  @column.text() name!: string;
  @column.oneOf(ProjectStatusEnum) status!: keyof typeof ProjectStatusEnum;
  @column.text({ description: '`-` while it is of no chain that is known yet (未分配).' }) chainCode!: string;
  @RegionColumn() regionCode!: string;
  @column.date() landedOn!: CalendarDate;
  @column.date({ optional: true }) withdrawnOn!: CalendarDate | null;
  @column.flag({ description: 'It landed without a plan, which is still to be told by a correction.' })
  planMissing!: boolean;
  @column.json() planned!: RecordedMoney;
  @column.fen({ hidden: true }) plannedFen!: string;
  @column.id({ optional: true }) leadId!: string | null;
  @column.id({ optional: true }) agreementId!: string | null;
  @column.id({ optional: true }) activityId!: string | null;
  @column.id({ optional: true }) stationId!: string | null;
  @column.text({ optional: true }) investorName!: string | null;
  @CreditCodeColumn() companyCreditCode!: string | null;
  @CreditsColumn({ description: 'Who shares it now; sums to 10,000.' })
  creditLines!: readonly ProjectCredit[];
  @column.date({ optional: true }) registeredOn!: CalendarDate | null;
  @column.date({ optional: true }) landObtainedOn!: CalendarDate | null;
  @column.date({ optional: true }) constructionStartedOn!: CalendarDate | null;
  @column.date({ optional: true }) productionStartedOn!: CalendarDate | null;
  @column.date({ optional: true }) fullCapacityOn!: CalendarDate | null;
  @column.fen({ description: 'Fen received so far.' }) fixedAssetInvestment!: string;
  @column.fen({ description: 'Fen received so far.' }) paidInDomestic!: string;
  @column.fen({ description: 'Fen received so far, at the recorded rates.' }) utilizedForeign!: string;
  @column.id({ optional: true, description: 'The record that counts in place of this one.' })
  duplicateOf!: string | null;

  @Field(() => Money, { description: 'Zero while the plan is missing: see planMissing.' })
  get plannedInvestment(): Money {
    return moneyView(this.planned);
  }
}

/** Projects as they once stood. */
export const projectVersions = versionsOf(ProjectRow, {
  table: 'project_versions',
  keptBy: 'projects',
  listedBy: 'landedOn',
});

const noPlan: RecordedMoney = { amount: 0, currency: 'CNY', cny: 0 };
const planned = (money: RecordedMoney | undefined) => ({
  planMissing: money === undefined,
  planned: money ?? noPlan,
  plannedFen: String(money?.cny ?? 0),
});
export const milestoneColumn = {
  REGISTERED: 'registeredOn',
  LAND_OBTAINED: 'landObtainedOn',
  CONSTRUCTION_STARTED: 'constructionStartedOn',
  PRODUCTION_STARTED: 'productionStartedOn',
  FULL_CAPACITY: 'fullCapacityOn',
} as const;
const fundColumn = {
  FIXED_ASSET_INVESTMENT: 'fixedAssetInvestment',
  PAID_IN_DOMESTIC: 'paidInDomestic',
  UTILIZED_FOREIGN: 'utilizedForeign',
} as const;
const change = changing(ProjectRow);

export const projectsView = projection<ProjectEvent>({
  name: 'projects',
  version: 3, // raise to rebuild
  streams: [projectStream],
  rows: [ProjectRow],
  on: {
    ProjectLanded: (event) =>
      insert(ProjectRow, {
        ...recordOf(event),
        status: 'LANDED',
        ...columnsOf(event.data, 'name', 'regionCode', 'landedOn', 'leadId', 'agreementId'),
        chainCode: event.data.chainCode ?? NONE,
        ...columnsOf(event.data, 'activityId', 'stationId', 'investorName', 'companyCreditCode'),
        ...planned(event.data.plannedInvestment),
        ...credited(event.data.credits),
        ...empty(...Object.values(milestoneColumn), 'withdrawnOn', 'duplicateOf'),
        fixedAssetInvestment: '0',
        paidInDomestic: '0',
        utilizedForeign: '0',
      }),
    ProjectPlanRevised: (event) => change(event, planned(event.data.current)),
    ProjectMilestoneReached: (event) =>
      change(event, { [milestoneColumn[event.data.milestone]]: event.data.reachedOn }),
    ProjectFundsReceived: (event) =>
      change(event, { [fundColumn[event.data.kind]]: String(event.data.received) }),
    ProjectRecredited: (event) => change(event, credited(event.data.current)),
    ProjectCorrected: (event) => {
      const { plannedInvestment: _, credits: __, ...rest } = event.data.after;
      const { current } = event.data;
      return change(event, { ...rest, ...planned(current.plannedInvestment), ...credited(current.credits) });
    },
    ProjectLinkedAsDuplicate: (event) => change(event, { duplicateOf: event.data.duplicateOf }),
    ProjectUnlinked: (event) => change(event, { duplicateOf: null }),
    ProjectWithdrawn: (event) => change(event, { status: 'WITHDRAWN', withdrawnOn: event.data.withdrawnOn }),
    ...versionAlone(change),
  },
});
