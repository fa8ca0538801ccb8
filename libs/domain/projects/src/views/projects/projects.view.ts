import { BigIntScalar, DateScalar, enumOf, Money, moneyView } from '#platform/graphql';
import { creditCodeCheckHolds, type CalendarDate, type Money as RecordedMoney } from '#platform/kernel';
import { insert, projection, changing } from '#platform/projections';
import { Field, ID, Int, ObjectType } from '@nestjs/graphql';
import { Column, Entity, Index, PrimaryColumn } from 'typeorm';
import { fundKinds, milestones, type ProjectCredit, type ProjectEvent } from '../../project.events.js';

export const MilestoneEnum = enumOf(milestones, {
  name: 'Milestone',
  description: 'A dated step after landing.',
});
export const FundKindEnum = enumOf(fundKinds, {
  name: 'FundKind',
  description: 'Money that arrived; each kind is a measure of its own.',
});
export const ProjectStatusEnum = enumOf(['LANDED', 'WITHDRAWN'], { name: 'ProjectStatus' });

/** A landed project 落地项目: the row is the API type; a column without `@Field` never leaves the server. */
@ObjectType('Project')
@Entity({ name: 'projects', schema: 'views' })
@Index(['jurisdictionId', 'landedOn', 'id'])
@Index(['jurisdictionId', 'plannedFen', 'id'])
@Index(['agreementId'])
@Index(['leadId'])
export class ProjectRow {
  @Field(() => ID) @PrimaryColumn('uuid') id!: string;
  /** What a reviewer has seen: `recognize(seenVersion)`. */
  @Field(() => Int, { description: 'Version of the record; recognition names the one it saw.' })
  @Column('int')
  version!: number;
  @Field() @Column('text') name!: string;
  @Field(() => ProjectStatusEnum) @Column('text') status!: keyof typeof ProjectStatusEnum;
  @Field() @Column('text') chainCode!: string;
  @Field() @Column('text') regionCode!: string;
  @Field(() => DateScalar) @Column('date') landedOn!: CalendarDate;
  @Field(() => DateScalar, { nullable: true })
  @Column('date', { nullable: true })
  withdrawnOn!: CalendarDate | null;
  @Column('jsonb') planned!: RecordedMoney;
  @Column('bigint') plannedFen!: string;
  @Field(() => ID, { nullable: true }) @Column('uuid', { nullable: true }) leadId!: string | null;
  @Field(() => ID, { nullable: true }) @Column('uuid', { nullable: true }) agreementId!: string | null;
  @Field(() => ID, { nullable: true }) @Column('uuid', { nullable: true }) activityId!: string | null;
  @Field(() => ID, { nullable: true }) @Column('uuid', { nullable: true }) stationId!: string | null;
  @Field(() => String, { nullable: true }) @Column('text', { nullable: true }) investorName!: string | null;
  @Field(() => String, { nullable: true }) @Column('text', { nullable: true }) companyCreditCode!:
    string | null;
  @Column('jsonb') creditLines!: readonly ProjectCredit[];
  @Field(() => DateScalar, { nullable: true })
  @Column('date', { nullable: true })
  registeredOn!: CalendarDate | null;
  @Field(() => DateScalar, { nullable: true })
  @Column('date', { nullable: true })
  landObtainedOn!: CalendarDate | null;
  @Field(() => DateScalar, { nullable: true })
  @Column('date', { nullable: true })
  constructionStartedOn!: CalendarDate | null;
  @Field(() => DateScalar, { nullable: true })
  @Column('date', { nullable: true })
  productionStartedOn!: CalendarDate | null;
  @Field(() => DateScalar, { nullable: true })
  @Column('date', { nullable: true })
  fullCapacityOn!: CalendarDate | null;
  @Field(() => BigIntScalar, { description: 'Fen received so far.' })
  @Column('bigint')
  fixedAssetInvestment!: string;
  @Field(() => BigIntScalar, { description: 'Fen received so far.' })
  @Column('bigint')
  paidInDomestic!: string;
  @Field(() => BigIntScalar, { description: 'Fen received so far, at the recorded rates.' })
  @Column('bigint')
  utilizedForeign!: string;
  @Field(() => ID, { nullable: true, description: 'The record that counts in place of this one.' })
  @Column('uuid', { nullable: true })
  duplicateOf!: string | null;
  @Field(() => String, { nullable: true }) @Column('text', { nullable: true }) sourceDocument!: string | null;
  @Field({ description: 'Constructed to illustrate; no document states it.' })
  @Column('boolean')
  illustrative!: boolean;
  @Column('text') jurisdictionId!: string;
  /** Everybody whose scope holds it: credited organizations and the hubs above. */
  @Column('uuid', { array: true }) scopeIds!: string[];

  @Field({
    description:
      'Its last character is not the one that GB 32100-2015 computes: recorded so, as the document has it.',
  })
  get creditCodeAsDocumented(): boolean {
    return this.companyCreditCode !== null && !creditCodeCheckHolds(this.companyCreditCode);
  }

  @Field(() => Money) get plannedInvestment(): Money {
    return moneyView(this.planned);
  }
}

const planned = (money: RecordedMoney) => ({ planned: money, plannedFen: String(money.cny) });
const credited = (credits: readonly ProjectCredit[]) => ({
  creditLines: credits,
  scopeIds: [...new Set(credits.flatMap((c) => [c.organizationId, ...c.hubs]))].toSorted(),
});
const milestoneColumn = {
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
const change = changing(ProjectRow, 'project');

export const projectsView = projection<ProjectEvent>({
  name: 'projects',
  version: 1, // raise to rebuild
  streams: ['project'],
  rows: [ProjectRow],
  on: {
    ProjectLanded: ({ data, version, meta }) =>
      insert<Omit<ProjectRow, 'creditCodeAsDocumented' | 'plannedInvestment'> & { id: string }>(ProjectRow, {
        id: data.projectId,
        version,
        name: data.name,
        status: 'LANDED',
        chainCode: data.chainCode,
        regionCode: data.regionCode,
        landedOn: data.landedOn,
        withdrawnOn: null,
        ...planned(data.plannedInvestment),
        leadId: data.leadId ?? null,
        agreementId: data.agreementId ?? null,
        activityId: data.activityId ?? null,
        stationId: data.stationId ?? null,
        investorName: data.investorName ?? null,
        companyCreditCode: data.companyCreditCode ?? null,
        ...credited(data.credits),
        registeredOn: null,
        landObtainedOn: null,
        constructionStartedOn: null,
        productionStartedOn: null,
        fullCapacityOn: null,
        fixedAssetInvestment: '0',
        paidInDomestic: '0',
        utilizedForeign: '0',
        duplicateOf: null,
        sourceDocument: data.sourceDocument ?? null,
        illustrative: data.illustrative ?? false,
        jurisdictionId: meta.jurisdictionId,
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
    FigureRecognized: (event) => change(event, {}),
    FigureRejected: (event) => change(event, {}),
    FigureReopened: (event) => change(event, {}),
    CommandNoted: (event) => change(event, {}),
  },
});
