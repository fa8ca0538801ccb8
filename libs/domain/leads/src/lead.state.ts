import { decide, saidAnew, streamOf, undecided, type CalendarDate, type Decisions } from '#platform/kernel';
import type {
  InvestorIdentity,
  Judgement,
  LeadCorrected,
  LeadEvent,
  LeadGrade,
  LeadOwner,
  LeadParty,
  LeadReported,
  LeadStage,
} from './lead.events.js';

/**
 * The standing of the lead's claim to its investor 首报首谈. NONE: it names none, and counts as it is. PENDING: the verdict is not
 * written back yet. A verdict stands until another one is recorded, also while a correction of the investor is being judged.
 */
export type Claim = { readonly verdict: 'NONE' | 'PENDING' } | Judgement;

/** A lead that was reported, whatever became of it since. */
export type RecordedLead = Omit<LeadReported['data'], 'scopeIds'> & {
  readonly status: 'open' | 'lost';
  /** In the open pool 公海: nobody's. */
  readonly inPool: boolean;
  readonly owner?: LeadOwner;
  /** Who has it from a day on, in the order of recording; no owner: it went into the pool. */
  readonly handovers: readonly { readonly on: CalendarDate; readonly owner?: LeadOwner }[];
  /** In the order of recording; none before it is qualified. */
  readonly grades: readonly { readonly on: CalendarDate; readonly grade: LeadGrade }[];
  /** The day of its first grade. */
  readonly qualifiedOn?: CalendarDate;
  /** Somebody has followed it up since it was last released. */
  readonly negotiating: boolean;
  readonly lastFollowUp?: { readonly followedUpOn: CalendarDate; readonly nextFollowUpOn?: CalendarDate };
  /** The earliest day of what was done about it, qualification aside: a corrected report may not lie behind it. */
  readonly firstStepOn?: CalendarDate;
  readonly lostOn?: CalendarDate;
  readonly duplicateOf?: string;
  readonly claim: Claim;
  readonly decisions: Decisions;
};
export type Lead = { readonly status: 'absent' } | RecordedLead;
export const absent: Lead = { status: 'absent' };

const owned = (lead: RecordedLead, owner: LeadOwner, on: CalendarDate): RecordedLead => ({
  ...lead,
  inPool: false,
  owner,
  handovers: [...lead.handovers, { on, owner }],
});
const stepped = ({ firstStepOn }: RecordedLead, day: CalendarDate) => ({
  firstStepOn: firstStepOn === undefined || day < firstStepOn ? day : firstStepOn,
});

/** How a lead was graded, and since when it counts as qualified. */
export type Grading = Pick<RecordedLead, 'grades' | 'qualifiedOn'>;
export const ungraded: Grading = { grades: [] };

/**
 * The grading after one more event. What is in force is told by the days of all grades, never by what an event gives as in force with
 * it: one of version 1 gives the grade recorded last, whatever its day.
 */
export const gradedAfter = (grading: Grading, event: LeadEvent): Grading => {
  const { grades } = grading;
  switch (event.type) {
    case 'LeadQualified': {
      const { grade, qualifiedOn } = event.data;
      return { grades: [{ on: qualifiedOn, grade }], qualifiedOn };
    }
    case 'LeadRegraded': {
      const { regradedOn, after, qualifiedOn = grading.qualifiedOn } = event.data;
      const all = [...grades, { on: regradedOn, grade: after }];
      return qualifiedOn === undefined ? { grades: all } : { grades: all, qualifiedOn };
    }
    case 'LeadCorrected': {
      const { qualifiedOn } = event.data.after;
      if (qualifiedOn === undefined || qualifiedOn === grading.qualifiedOn) return grading;
      // Grades of the day of the qualification move with it, and stand before those of the day it moves to.
      const first = grades.filter(({ on }) => on === grading.qualifiedOn);
      const later = grades.filter(({ on }) => on !== grading.qualifiedOn);
      return { grades: [...first.map(({ grade }) => ({ on: qualifiedOn, grade })), ...later], qualifiedOn };
    }
    default:
      return grading;
  }
};

export const evolve = (lead: Lead, event: LeadEvent): Lead => {
  if (event.type === 'LeadReported') {
    const { scopeIds: _, ...rest } = event.data;
    return {
      ...rest,
      status: 'open',
      inPool: false,
      negotiating: false,
      grades: [],
      handovers: [],
      claim: { verdict: rest.investor === undefined ? 'NONE' : 'PENDING' },
      decisions: undecided,
    };
  }
  if (lead.status === 'absent') throw new Error(`${event.type} before LeadReported`);
  switch (event.type) {
    case 'LeadQualified':
    case 'LeadRegraded':
      return { ...lead, ...gradedAfter(lead, event) };
    case 'LeadAssigned': {
      const { owner, current, assignedOn } = event.data;
      const { owner: _, ...rest } = { ...owned(lead, owner, assignedOn), ...stepped(lead, assignedOn) };
      return current === undefined ? { ...rest, inPool: true } : { ...rest, owner: current };
    }
    case 'LeadClaimed': {
      const { owner, claimedOn } = event.data;
      return { ...owned(lead, owner, claimedOn), ...stepped(lead, claimedOn) };
    }
    case 'LeadTransferred': {
      const { owner, transferredOn } = event.data;
      return { ...owned(lead, owner, transferredOn), ...stepped(lead, transferredOn) };
    }
    case 'LeadFollowedUp': {
      const { followedUpOn, current } = event.data;
      return { ...lead, negotiating: true, lastFollowUp: current, ...stepped(lead, followedUpOn) };
    }
    case 'LeadReleased': {
      const { owner: _, ...rest } = lead;
      const { releasedOn } = event.data;
      return {
        ...rest,
        inPool: true,
        negotiating: false,
        handovers: [...lead.handovers, { on: releasedOn }],
        ...stepped(lead, releasedOn),
      };
    }
    case 'LeadLinkedAsDuplicate':
      return { ...lead, duplicateOf: event.data.duplicateOf };
    case 'LeadUnlinked': {
      const { duplicateOf: _, ...rest } = lead;
      return rest;
    }
    case 'LeadLost':
      return {
        ...lead,
        status: 'lost',
        lostOn: event.data.lostOn,
        ...stepped(lead, event.data.lostOn),
      };
    case 'LeadReopened': {
      const { lostOn: _, ...rest } = lead;
      return { ...rest, status: 'open' };
    }
    case 'LeadCorrected': {
      const { after, cleared, investor } = event.data;
      const { grades } = gradedAfter(lead, event);
      const right = { ...saidAnew(lead, after, cleared), grades };
      if (!leavesUnnamed(event.data)) return investor === undefined ? right : { ...right, investor };
      const { investor: _, ...unnamed } = right;
      return { ...unnamed, claim: { verdict: 'NONE' } };
    }
    case 'LeadClaimJudged':
    case 'LeadClaimRejudged': {
      const { leadId: _, ...judgement } = event.data;
      return { ...lead, claim: judgement };
    }
    case 'FigureRecognized':
    case 'FigureRejected':
    case 'FigureReopened':
      return { ...lead, decisions: decide(lead.decisions, event) };
  }
};

/** The grade in force on a day, without one the latest: by its day, and of one day the one recorded last. */
export const gradeOn = (
  { grades }: Pick<RecordedLead, 'grades'>,
  day?: CalendarDate,
): LeadGrade | undefined =>
  grades
    .filter(({ on }) => day === undefined || on <= day)
    .reduce<RecordedLead['grades'][number] | undefined>(
      (latest, next) => (latest === undefined || next.on >= latest.on ? next : latest),
      undefined,
    )?.grade;

/** How far it has come: the furthest step it has taken and not taken back. */
export const stageOf = (
  lead: Pick<RecordedLead, 'status' | 'negotiating' | 'owner' | 'qualifiedOn'>,
): LeadStage => {
  if (lead.status === 'lost') return 'LOST';
  if (lead.negotiating) return 'NEGOTIATING';
  if (lead.owner !== undefined) return 'ASSIGNED';
  return lead.qualifiedOn === undefined ? 'REPORTED' : 'QUALIFIED';
};

/** Whether it is the same owner, whatever hubs stand above it by now. */
export const sameOwner = (a: LeadOwner | undefined, b: LeadOwner): boolean =>
  a !== undefined &&
  a.organizationId === b.organizationId &&
  a.stationId === b.stationId &&
  a.userId === b.userId;

/** Everybody whose scope holds it: reporter, owner and the hubs above both; sorted, each once. */
export const scopeIdsOf = ({ reporter, owner }: Pick<RecordedLead, 'reporter' | 'owner'>): string[] => {
  const parties: readonly LeadParty[] = owner === undefined ? [reporter] : [reporter, owner];
  return [...new Set(parties.flatMap(({ organizationId, hubs }) => [organizationId, ...hubs]))].toSorted();
};

/**
 * Whom a lead names as investor; undefined where nobody, and for talent: 首报首谈 is a rule of investment (DOMAIN §1.3), and two
 * organizations that win talent for one company take nothing from each other.
 */
export const investorOf = (
  lead: Pick<RecordedLead, 'kind' | 'investorName' | 'investorCreditCode'>,
): InvestorIdentity | undefined => {
  const { kind, investorName: name, investorCreditCode: creditCode } = lead;
  if (kind !== 'INVESTMENT' || (name === undefined && creditCode === undefined)) return undefined;
  return {
    ...(creditCode === undefined ? {} : { creditCode }),
    ...(name === undefined ? {} : { name }),
  };
};

/** Whether a correction leaves the lead with no investor. It then has no claim to be judged, and counts as it is. */
export const leavesUnnamed = ({
  investor,
  investorBefore,
}: Pick<LeadCorrected['data'], 'investor' | 'investorBefore'>): boolean =>
  investorBefore !== undefined && investor === undefined;

/** Whether it counts as reported: no duplicate, and no later report of an investor that another lead had named before. */
export const counts = (lead: RecordedLead): boolean =>
  lead.duplicateOf === undefined && (lead.claim.verdict === 'NONE' || lead.claim.verdict === 'FIRST');

export const leadStream = streamOf<Lead, LeadEvent>('lead', absent, evolve, (lead) =>
  lead.status === 'absent' ? [] : scopeIdsOf(lead),
);
