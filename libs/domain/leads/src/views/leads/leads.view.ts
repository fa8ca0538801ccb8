import { RegionColumn } from '#domain/catalogue';
import { enumOf, Money, moneyView } from '#platform/graphql';
import {
  categoryOf,
  subjectIdOf,
  type CalendarDate,
  type Money as RecordedMoney,
  type Recorded,
} from '#platform/kernel';
import {
  column,
  columnsOf,
  CreditCodeColumn,
  empty,
  illustrative,
  recordOf,
  RecordRow,
  RecordTable,
  versionsOf,
  ViewTable,
} from '#platform/operations';
import {
  changing,
  insert,
  patch,
  PoisonEvent,
  projection,
  versionAlone,
  type Folding,
  type Projection,
} from '#platform/projections';
import { Field } from '@nestjs/graphql';
import { Index } from 'typeorm';
import {
  leadGrades,
  leadKinds,
  leadStages,
  sourcingMethods,
  type Clearable,
  type Described,
  type LeadEvent,
  type LeadGrade,
  type LeadKind,
  type LeadOwner,
  type LeadStage,
  type SourcingMethod,
} from '../../lead.events.js';
import { gradedAfter, gradeOn, leadStream, leavesUnnamed, ungraded, type Grading } from '../../lead.state.js';

export const LeadKindEnum = enumOf(leadKinds, {
  name: 'LeadKind',
  description: 'Of an investment 招商 or of talent 引才.',
});
export const LeadGradeEnum = enumOf(leadGrades, { name: 'LeadGrade' });
export const LeadStageEnum = enumOf(leadStages, {
  name: 'LeadStage',
  description: 'How far it has come by its own events; a lead in the open pool is REPORTED or QUALIFIED.',
});
export const SourcingMethodEnum = enumOf(sourcingMethods, {
  name: 'SourcingMethod',
  description:
    'How it was found (招商小分队, 驻外招商, 以商招商, 链主招商, 商协会招商, 基金招商, 委托招商, 其他).',
});
export const LeadStatusEnum = enumOf(['OPEN', 'LOST'], { name: 'LeadStatus' });
export const ClaimVerdictEnum = enumOf(['NONE', 'PENDING', 'FIRST', 'LATER'], {
  name: 'ClaimVerdict',
  description:
    'Whether it was the first to name its investor 首报. NONE: it names none; PENDING: not judged yet, within moments.',
});

/** A lead 线索: the row is the API type. */
@RecordTable('Lead', 'leads')
@Index(['jurisdictionId', 'reportedOn', 'id'])
@Index(['jurisdictionId', 'expectedFen', 'id'])
@Index(['jurisdictionId', 'updatedAt', 'id'])
@Index(['investorId'])
export class LeadRow extends RecordRow {
  @column.text() title!: string;
  @column.oneOf(LeadKindEnum) kind!: LeadKind;
  @column.oneOf(LeadStatusEnum) status!: keyof typeof LeadStatusEnum;
  @column.oneOf(LeadStageEnum) stage!: LeadStage;
  @column.flag({ description: 'In the open pool 公海: nobody owns it, any organization may claim it.' })
  inPool!: boolean;
  @column.oneOf(LeadGradeEnum, { optional: true }) grade!: LeadGrade | null;
  @column.date({ optional: true }) qualifiedOn!: CalendarDate | null;
  /** All grades recorded of it, as its state has them: `grade` is the latest by its day. */
  @column.json() grades!: Grading['grades'];
  @column.text({ optional: true }) investorName!: string | null;
  @CreditCodeColumn() investorCreditCode!: string | null;
  @column.id({ description: 'Who reported it; credited with it for ever.' }) reporterOrganizationId!: string;
  @column.id({ optional: true, description: 'Who works on it now.' }) ownerOrganizationId!: string | null;
  @column.id({ optional: true }) ownerStationId!: string | null;
  @column.id({ optional: true, description: 'An account, by its opaque id.' }) ownerUserId!: string | null;
  @column.id({ optional: true }) stationId!: string | null;
  @column.id({ optional: true }) activityId!: string | null;
  @column.text({ optional: true }) chainCode!: string | null;
  @RegionColumn({ optional: true }) regionCode!: string | null;
  @column.date() reportedOn!: CalendarDate;
  @column.json({ optional: true }) expected!: RecordedMoney | null;
  @column.fen({ optional: true, hidden: true }) expectedFen!: string | null;
  @column.oneOf(SourcingMethodEnum, { optional: true }) sourcingMethod!: SourcingMethod | null;
  @column.text({ optional: true }) summary!: string | null;
  @column.oneOf(ClaimVerdictEnum) verdict!: keyof typeof ClaimVerdictEnum;
  @column.id({ optional: true, description: 'Its investor; the same for every lead that names it.' })
  investorId!: string | null;
  @column.id({ optional: true, description: 'The lead that named its investor first.' })
  firstLeadId!: string | null;
  @column.id({ optional: true, description: 'The record that counts in place of this one.' })
  duplicateOf!: string | null;
  @column.date({ optional: true }) lastFollowUpOn!: CalendarDate | null;
  @column.date({ optional: true }) nextFollowUpOn!: CalendarDate | null;
  @column.date({ optional: true }) lostOn!: CalendarDate | null;
  @column.text({ optional: true }) lostReason!: string | null;
  // Before `updatedAt`, where the table has them.
  @column.text({ optional: true }) override sourceDocument!: string | null;
  @column.flag(illustrative) override illustrative!: boolean;
  @column.instant({ description: 'When the log came to know of its latest event.' })
  updatedAt!: string | Date;

  @Field(() => Money, { nullable: true }) get expectedInvestment(): Money | null {
    return this.expected && moneyView(this.expected);
  }

  @Field({ description: 'Whether `reopenLead` would take it up again.' }) get reopenable(): boolean {
    return this.status === 'LOST' && this.duplicateOf === null;
  }
}

/** LeadRow as they once stood. */
export const leadVersions = versionsOf(LeadRow, {
  table: 'lead_versions',
  keptBy: 'leads',
  listedBy: 'reportedOn',
});

/** One follow-up 跟进 of a lead; its id is its event's. */
@ViewTable('LeadFollowUp', 'lead_follow_ups')
@Index(['leadId', 'followedUpOn', 'id'])
export class LeadFollowUpRow {
  @column.idKey() id!: string;
  @column.id() leadId!: string;
  @column.date() followedUpOn!: CalendarDate;
  @column.text() note!: string;
  @column.date({ optional: true }) nextFollowUpOn!: CalendarDate | null;
  @column.instant() recordedAt!: string | Date;
  @column.text({ hidden: true }) jurisdictionId!: string;
}

const expected = (money?: RecordedMoney) => ({
  expected: money ?? null,
  expectedFen: money ? String(money.cny) : null,
});
/** The columns of what a lead is described by, those alone that the values name. */
const described = ({ reporter, expectedInvestment, ...rest }: Partial<Described>) => ({
  ...rest,
  ...(reporter === undefined ? {} : { reporterOrganizationId: reporter.organizationId }),
  ...(expectedInvestment === undefined ? {} : expected(expectedInvestment)),
});
/** The columns of what it is described by no more. */
const undescribed = (cleared: readonly Clearable[]) => ({
  ...empty(...cleared.filter((field) => field !== 'expectedInvestment')),
  ...(cleared.includes('expectedInvestment') ? expected() : {}),
});
const owned = (owner?: LeadOwner) => ({
  ownerOrganizationId: owner?.organizationId ?? null,
  ownerStationId: owner?.stationId ?? null,
  ownerUserId: owner?.userId ?? null,
});
const touch = changing(LeadRow);
const change = (event: Recorded, values: Parameters<typeof touch>[1]) =>
  touch(event, { ...values, updatedAt: event.knownAt });

const rowsView = projection<LeadEvent>({
  name: 'leads',
  version: 3, // raise to rebuild
  streams: [leadStream],
  rows: [LeadRow, LeadFollowUpRow],
  owned: [{ row: LeadFollowUpRow, subject: 'leadId' }],
  on: {
    LeadReported: (event) =>
      insert(LeadRow, {
        ...recordOf(event),
        status: 'OPEN',
        stage: 'REPORTED',
        inPool: false,
        grades: [],
        ...columnsOf(event.data, 'title', 'kind', 'investorName', 'investorCreditCode', 'stationId'),
        ...columnsOf(event.data, 'activityId', 'chainCode', 'regionCode', 'reportedOn'),
        ...columnsOf(event.data, 'sourcingMethod', 'summary'),
        reporterOrganizationId: event.data.reporter.organizationId,
        ...owned(),
        ...expected(event.data.expectedInvestment),
        verdict: event.data.investor ? 'PENDING' : 'NONE',
        ...empty('grade', 'qualifiedOn', 'investorId', 'firstLeadId', 'duplicateOf'),
        ...empty('lastFollowUpOn', 'nextFollowUpOn', 'lostOn', 'lostReason'),
        updatedAt: event.knownAt,
        scopeIds: [...event.data.scopeIds],
      }),
    // The grades themselves: `leadsView`.
    LeadQualified: (event) => change(event, { stage: event.data.stage }),
    LeadRegraded: (event) => change(event, {}),
    LeadAssigned: (event) => {
      const { current, stage, scopeIds } = event.data;
      const owner = current === undefined ? {} : { owner: current };
      return change(event, { ...changedOwner({ ...owner, stage, scopeIds }), inPool: current === undefined });
    },
    LeadClaimed: (event) => change(event, changedOwner(event.data)),
    LeadTransferred: (event) => change(event, changedOwner(event.data)),
    LeadReleased: (event) => change(event, { ...changedOwner(event.data), inPool: true }),
    LeadFollowedUp: (event) => {
      const { id, data, meta, knownAt } = event;
      const { followedUpOn, nextFollowUpOn } = data.current;
      return [
        change(event, {
          stage: data.stage,
          lastFollowUpOn: followedUpOn,
          nextFollowUpOn: nextFollowUpOn ?? null,
        }),
        insert(LeadFollowUpRow, {
          id,
          ...columnsOf(data, 'leadId', 'followedUpOn', 'note', 'nextFollowUpOn'),
          recordedAt: knownAt,
          jurisdictionId: meta.jurisdictionId,
        }),
      ];
    },
    LeadLinkedAsDuplicate: (event) => change(event, { duplicateOf: event.data.duplicateOf }),
    LeadUnlinked: (event) => change(event, { duplicateOf: null }),
    LeadLost: (event) => {
      const { lostOn, reason } = event.data;
      return change(event, { status: 'LOST', stage: 'LOST', lostOn, lostReason: reason });
    },
    LeadReopened: (event) =>
      change(event, { status: 'OPEN', stage: event.data.stage, lostOn: null, lostReason: null }),
    LeadCorrected: (event) => {
      const { after, cleared, scopeIds } = event.data;
      return change(event, {
        ...described(after),
        ...undescribed(cleared),
        ...(leavesUnnamed(event.data) ? { verdict: 'NONE', ...empty('investorId', 'firstLeadId') } : {}),
        scopeIds: [...scopeIds],
      });
    },
    LeadClaimJudged: (event) => change(event, columnsOf(event.data, 'verdict', 'investorId', 'firstLeadId')),
    LeadClaimRejudged: (event) =>
      change(event, columnsOf(event.data, 'verdict', 'investorId', 'firstLeadId')),
    ...versionAlone(change),
    // What changed nothing updates nothing: only the version that a reviewer names follows it.
    CommandNoted: (event) => touch(event, {}),
  },
});

// Gradings met lately; a miss costs one read of the lead's row.
const cached = 5_000;

/**
 * The rows of leads. Each event says all that its row needs but one: which grade is in force with it. One of version 1 does not say
 * so, and so the row keeps all grades and goes by their days, as the lead's state does.
 */
export const leadsView: Projection = {
  ...rowsView,
  begin: (read) => {
    const rowsOf = rowsView.begin(read);
    const gradings = new Map<string, Grading>();
    const grades = (event: Recorded): event is Recorded<LeadEvent> =>
      event.type === 'LeadQualified' || event.type === 'LeadRegraded' || event.type === 'LeadCorrected';
    const load = async (events: readonly Recorded[]): Promise<void> => {
      if (gradings.size > cached) gradings.clear();
      for (const { type, streamId } of events)
        if (type === 'LeadReported') gradings.set(subjectIdOf(streamId), ungraded);
      const missing = events
        .filter(grades)
        .map(({ streamId }) => subjectIdOf(streamId))
        .filter((id) => !gradings.has(id));
      if (missing.length === 0) return;
      for (const { id, grades: said, qualifiedOn } of await read(LeadRow, [...new Set(missing)]))
        gradings.set(id, qualifiedOn === null ? { grades: said } : { grades: said, qualifiedOn });
    };
    const gradeOps = (event: Recorded) => {
      if (!grades(event)) return [];
      const id = subjectIdOf(event.streamId);
      const before = gradings.get(id);
      if (!before) throw new PoisonEvent(event.seq, new Error(`no row of lead ${id}`));
      const after = gradedAfter(before, event);
      gradings.set(id, after);
      if (after === before) return [];
      const { grades: said, qualifiedOn = null } = after;
      return [patch(LeadRow, id, { grade: gradeOn(after) ?? null, grades: said, qualifiedOn })];
    };
    const folding: Folding = async (events) => {
      const leads = events.filter(({ streamId }) => categoryOf(streamId) === leadStream.category);
      await load(leads);
      return [...(await rowsOf(leads)), ...leads.flatMap(gradeOps)];
    };
    return folding;
  },
};

const changedOwner = (data: {
  readonly owner?: LeadOwner;
  readonly stage: LeadStage;
  readonly scopeIds: readonly string[];
}) => ({ ...owned(data.owner), stage: data.stage, inPool: false, scopeIds: [...data.scopeIds] });
