import { DateScalar, DateTimeScalar, enumOf, Money, moneyView } from '#platform/graphql';
import {
  creditCodeCheckHolds,
  subjectIdOf,
  type CalendarDate,
  type Money as RecordedMoney,
  type Recorded,
} from '#platform/kernel';
import {
  insert,
  patch,
  PoisonEvent,
  projection,
  type Folding,
  type Projection,
  changing,
} from '#platform/projections';
import { Field, ID, Int, ObjectType } from '@nestjs/graphql';
import { Column, Entity, Index, PrimaryColumn } from 'typeorm';
import {
  leadGrades,
  leadKinds,
  leadStages,
  sourcingMethods,
  type Described,
  type LeadEvent,
  type LeadGrade,
  type LeadKind,
  type LeadOwner,
  type LeadStage,
  type SourcingMethod,
} from '../../lead.events.js';
import { gradedAfter, gradeOn, ungraded, type Grading } from '../../lead.state.js';

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

/** A lead 线索: the row is the API type; a column without `@Field` never leaves the server. */
@ObjectType('Lead')
@Entity({ name: 'leads', schema: 'views' })
@Index(['jurisdictionId', 'reportedOn', 'id'])
@Index(['jurisdictionId', 'expectedFen', 'id'])
@Index(['jurisdictionId', 'updatedAt', 'id'])
@Index(['investorId'])
export class LeadRow {
  @Field(() => ID) @PrimaryColumn('uuid') id!: string;
  /** What a reviewer has seen: `recognize(seenVersion)`. */
  @Field(() => Int, { description: 'Version of the record; recognition names the one it saw.' })
  @Column('int')
  version!: number;
  @Field() @Column('text') title!: string;
  @Field(() => LeadKindEnum) @Column('text') kind!: LeadKind;
  @Field(() => LeadStatusEnum) @Column('text') status!: keyof typeof LeadStatusEnum;
  @Field(() => LeadStageEnum) @Column('text') stage!: LeadStage;
  @Field({ description: 'In the open pool 公海: nobody owns it, any organization may claim it.' })
  @Column('boolean')
  inPool!: boolean;
  @Field(() => LeadGradeEnum, { nullable: true })
  @Column('text', { nullable: true })
  grade!: LeadGrade | null;
  @Field(() => DateScalar, { nullable: true })
  @Column('date', { nullable: true })
  qualifiedOn!: CalendarDate | null;
  /** All that was said of its grade, as its state has them: `grade` is the latest by its day. */
  @Column('jsonb') grades!: Grading['grades'];
  @Field(() => String, { nullable: true }) @Column('text', { nullable: true }) investorName!: string | null;
  @Field(() => String, { nullable: true }) @Column('text', { nullable: true }) investorCreditCode!:
    string | null;
  @Field(() => ID, { description: 'Who reported it; credited with it for ever.' })
  @Column('uuid')
  reporterOrganizationId!: string;
  @Field(() => ID, { nullable: true, description: 'Who works on it now.' })
  @Column('uuid', { nullable: true })
  ownerOrganizationId!: string | null;
  @Field(() => ID, { nullable: true }) @Column('uuid', { nullable: true }) ownerStationId!: string | null;
  @Field(() => ID, { nullable: true, description: 'An account, by its opaque id.' })
  @Column('uuid', { nullable: true })
  ownerUserId!: string | null;
  @Field(() => ID, { nullable: true }) @Column('uuid', { nullable: true }) stationId!: string | null;
  @Field(() => ID, { nullable: true }) @Column('uuid', { nullable: true }) activityId!: string | null;
  @Field(() => String, { nullable: true }) @Column('text', { nullable: true }) chainCode!: string | null;
  @Field(() => String, { nullable: true }) @Column('text', { nullable: true }) regionCode!: string | null;
  @Field(() => DateScalar) @Column('date') reportedOn!: CalendarDate;
  @Column('jsonb', { nullable: true }) expected!: RecordedMoney | null;
  @Column('bigint', { nullable: true }) expectedFen!: string | null;
  @Field(() => SourcingMethodEnum, { nullable: true })
  @Column('text', { nullable: true })
  sourcingMethod!: SourcingMethod | null;
  @Field(() => String, { nullable: true }) @Column('text', { nullable: true }) summary!: string | null;
  @Field(() => ClaimVerdictEnum) @Column('text') verdict!: keyof typeof ClaimVerdictEnum;
  @Field(() => ID, { nullable: true, description: 'Its investor; the same for every lead that names it.' })
  @Column('uuid', { nullable: true })
  investorId!: string | null;
  @Field(() => ID, { nullable: true, description: 'The lead that named its investor first.' })
  @Column('uuid', { nullable: true })
  firstLeadId!: string | null;
  @Field(() => ID, { nullable: true, description: 'The record that counts in place of this one.' })
  @Column('uuid', { nullable: true })
  duplicateOf!: string | null;
  @Field(() => DateScalar, { nullable: true })
  @Column('date', { nullable: true })
  lastFollowUpOn!: CalendarDate | null;
  @Field(() => DateScalar, { nullable: true })
  @Column('date', { nullable: true })
  nextFollowUpOn!: CalendarDate | null;
  @Field(() => DateScalar, { nullable: true })
  @Column('date', { nullable: true })
  lostOn!: CalendarDate | null;
  @Field(() => String, { nullable: true }) @Column('text', { nullable: true }) lostReason!: string | null;
  @Field(() => String, { nullable: true }) @Column('text', { nullable: true }) sourceDocument!: string | null;
  @Field({ description: 'Constructed to illustrate; no document states it.' })
  @Column('boolean')
  illustrative!: boolean;
  @Field(() => DateTimeScalar, { description: 'When the log came to know of its latest event.' })
  @Column('timestamptz')
  updatedAt!: string | Date;
  @Column('text') jurisdictionId!: string;
  /** Everybody whose scope holds it: reporter, owner and the hubs above both. */
  @Column('uuid', { array: true }) scopeIds!: string[];

  @Field({
    description:
      'Its last character is not the one that GB 32100-2015 computes: recorded so, as the document has it.',
  })
  get creditCodeAsDocumented(): boolean {
    return this.investorCreditCode !== null && !creditCodeCheckHolds(this.investorCreditCode);
  }

  @Field(() => Money, { nullable: true }) get expectedInvestment(): Money | null {
    return this.expected && moneyView(this.expected);
  }

  @Field({ description: 'Whether `reopenLead` would take it up again.' }) get reopenable(): boolean {
    return this.status === 'LOST' && this.duplicateOf === null;
  }
}

/** One follow-up 跟进 of a lead; its id is its event's. */
@ObjectType('LeadFollowUp')
@Entity({ name: 'lead_follow_ups', schema: 'views' })
@Index(['leadId', 'followedUpOn', 'id'])
export class LeadFollowUpRow {
  @Field(() => ID) @PrimaryColumn('uuid') id!: string;
  @Field(() => ID) @Column('uuid') leadId!: string;
  @Field(() => DateScalar) @Column('date') followedUpOn!: CalendarDate;
  @Field() @Column('text') note!: string;
  @Field(() => DateScalar, { nullable: true })
  @Column('date', { nullable: true })
  nextFollowUpOn!: CalendarDate | null;
  @Field(() => DateTimeScalar) @Column('timestamptz') recordedAt!: string | Date;
  @Column('text') jurisdictionId!: string;
}

type StoredLead = Omit<LeadRow, 'creditCodeAsDocumented' | 'expectedInvestment' | 'reopenable'>;

/** The columns of what a lead is described by, those alone that the values name. */
const described = (values: Partial<Described>): Partial<StoredLead> => {
  const { reporter, expectedInvestment, ...rest } = values;
  return {
    ...rest,
    ...(reporter === undefined ? {} : { reporterOrganizationId: reporter.organizationId }),
    ...(expectedInvestment === undefined
      ? {}
      : { expected: expectedInvestment, expectedFen: String(expectedInvestment.cny) }),
  };
};
const owned = (owner?: LeadOwner) => ({
  ownerOrganizationId: owner?.organizationId ?? null,
  ownerStationId: owner?.stationId ?? null,
  ownerUserId: owner?.userId ?? null,
});
const leadIdOf = subjectIdOf;
const touch = changing<StoredLead>(LeadRow, 'lead');
const change = (event: Recorded, values: Partial<Omit<StoredLead, 'id'>>) =>
  touch(event, { ...values, updatedAt: event.knownAt });

const rowsView = projection<LeadEvent>({
  name: 'leads',
  version: 2, // raise to rebuild
  streams: ['lead'],
  rows: [LeadRow, LeadFollowUpRow],
  on: {
    LeadReported: ({ data, version, meta, knownAt }) =>
      insert<StoredLead>(LeadRow, {
        id: data.leadId,
        version,
        title: data.title,
        kind: data.kind,
        status: 'OPEN',
        stage: 'REPORTED',
        inPool: false,
        grade: null,
        qualifiedOn: null,
        grades: [],
        investorName: data.investorName ?? null,
        investorCreditCode: data.investorCreditCode ?? null,
        reporterOrganizationId: data.reporter.organizationId,
        ...owned(),
        stationId: data.stationId ?? null,
        activityId: data.activityId ?? null,
        chainCode: data.chainCode ?? null,
        regionCode: data.regionCode ?? null,
        reportedOn: data.reportedOn,
        expected: data.expectedInvestment ?? null,
        expectedFen: data.expectedInvestment ? String(data.expectedInvestment.cny) : null,
        sourcingMethod: data.sourcingMethod ?? null,
        summary: data.summary ?? null,
        verdict: data.investor ? 'PENDING' : 'NONE',
        investorId: null,
        firstLeadId: null,
        duplicateOf: null,
        lastFollowUpOn: null,
        nextFollowUpOn: null,
        lostOn: null,
        lostReason: null,
        sourceDocument: data.sourceDocument ?? null,
        illustrative: data.illustrative ?? false,
        updatedAt: knownAt,
        jurisdictionId: meta.jurisdictionId,
        scopeIds: [...data.scopeIds],
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
          leadId: data.leadId,
          followedUpOn: data.followedUpOn,
          note: data.note,
          nextFollowUpOn: data.nextFollowUpOn ?? null,
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
      const { after, scopeIds } = event.data;
      return change(event, { ...described(after), scopeIds: [...scopeIds] });
    },
    LeadClaimJudged: (event) => change(event, judged(event.data)),
    LeadClaimRejudged: (event) => change(event, judged(event.data)),
    FigureRecognized: (event) => change(event, {}),
    FigureRejected: (event) => change(event, {}),
    FigureReopened: (event) => change(event, {}),
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
        if (type === 'LeadReported') gradings.set(leadIdOf(streamId), ungraded);
      const missing = events
        .filter(grades)
        .map(({ streamId }) => leadIdOf(streamId))
        .filter((id) => !gradings.has(id));
      if (missing.length === 0) return;
      for (const { id, grades: said, qualifiedOn } of await read(LeadRow, [...new Set(missing)]))
        gradings.set(id, qualifiedOn === null ? { grades: said } : { grades: said, qualifiedOn });
    };
    const gradeOps = (event: Recorded) => {
      if (!grades(event)) return [];
      const id = leadIdOf(event.streamId);
      const before = gradings.get(id);
      if (!before) throw new PoisonEvent(event.seq, new Error(`no row of lead ${id}`));
      const after = gradedAfter(before, event);
      gradings.set(id, after);
      if (after === before) return [];
      const { grades: said, qualifiedOn = null } = after;
      return [patch<StoredLead>(LeadRow, id, { grade: gradeOn(after) ?? null, grades: said, qualifiedOn })];
    };
    const folding: Folding = async (events) => {
      const leads = events.filter(({ streamId }) => streamId.startsWith('lead-'));
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
const judged = ({
  verdict,
  investorId,
  firstLeadId,
}: {
  readonly verdict: 'FIRST' | 'LATER';
  readonly investorId: string;
  readonly firstLeadId: string;
}) => ({ verdict, investorId, firstLeadId });
