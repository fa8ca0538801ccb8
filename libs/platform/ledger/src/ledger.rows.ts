import { Column, Entity, Index, PrimaryColumn } from 'typeorm';
import type { Basis, Measure } from '#platform/kernel';
import type { LineKind } from './cells.js';
import type { ClaimShare } from './claims.js';
import { codeColumns, type CodeColumns } from './dimensions.js';
import type { EntryCause } from './subject.js';

/** Where a line stands in the ledger. */
export type LedgerPlace = {
  ruleId: string;
  jurisdictionId: string;
  measure: Measure;
  basis: Basis;
  kind: LineKind;
} & CodeColumns;

/** The columns of a place by property, in the order in which its key joins them. */
export const placeColumns: { readonly [P in keyof LedgerPlace]: string } = {
  ruleId: 'rule_id',
  jurisdictionId: 'jurisdiction_id',
  measure: 'measure',
  basis: 'basis',
  kind: 'kind',
  ...codeColumns,
};

/** A row that bears its place. */
const PlacedRow = class {} as unknown as abstract new () => LedgerPlace;
for (const property of Object.keys(placeColumns)) Column('text')(PlacedRow.prototype as object, property);

/** One line of one event: what it changed in one place. Never updated. */
@Entity({ name: 'ledger_entry', schema: 'views' })
@Index(['ruleId', 'jurisdictionId', 'measure', 'basis', 'kind', 'seq', 'line'])
@Index(['subjectId', 'seq'])
export class LedgerEntryRow extends PlacedRow {
  /** `<ruleId>/<seq>/<line>` */
  @PrimaryColumn({ type: 'text', collation: 'C' }) id!: string;
  @Column('bigint') seq!: string;
  @Column('int') line!: number;
  @Column('uuid') eventId!: string;
  @Column('text') subjectKind!: string;
  @Column('uuid') subjectId!: string;
  @Column('uuid') actorId!: string;
  @Column('date') occurredOn!: string;
  /** RFC 3339, when the log came to know. */
  @Column('text') recordedAt!: string;
  /** Fen, or 1/10,000 of a count. */
  @Column('bigint') amount!: bigint | string;
  @Column('text') cause!: EntryCause;
  /** It became known in a later month than the one it counts in. */
  @Column('boolean') late!: boolean;
}

/** A place that ever had an entry, with its sums over all days: a cache of the entries' sum. */
@Entity({ name: 'ledger_total', schema: 'views' })
@Index(['ruleId', 'jurisdictionId', 'measure', 'basis', 'kind'])
export class LedgerTotalRow extends PlacedRow {
  /** Derives from the place: MD5 of its columns. */
  @PrimaryColumn('uuid') id!: string;
  /** Without bound: a thousand of the largest amounts would not fit a bigint, and one sum that does not stops every figure. */
  @Column('numeric') amount!: bigint | string;
  @Column('bigint') entries!: bigint | string;
}

/** What moved in one place of the ledger within a day, or within a month: a cache of the entries' sum. The place is the total's. */
abstract class LedgerMovementRow {
  @Column('uuid') placeId!: string;
  /** Without bound, as a total's. */
  @Column('numeric') amount!: bigint | string;
  @Column('bigint') entries!: bigint | string;
}

/** Movements by day. */
@Entity({ name: 'ledger_day', schema: 'views' })
export class LedgerDayRow extends LedgerMovementRow {
  /** `<occurredOn>/<placeId>`: the days of a range lie together, so the one index serves them. */
  @PrimaryColumn({ type: 'text', collation: 'C' }) id!: string;
  @Column('date') occurredOn!: string;
}

/**
 * Movements by month: a balance as of a day is the months before it and the days of its own. Not running balances, since a backdated
 * entry would rewrite every later one; it adds to one month instead.
 */
@Entity({ name: 'ledger_month', schema: 'views' })
export class LedgerMonthRow extends LedgerMovementRow {
  /** `<YYYY-MM>/<placeId>` */
  @PrimaryColumn({ type: 'text', collation: 'C' }) id!: string;
  /** The month's first day. */
  @Column('date') occurredOn!: string;
}

/**
 * Whether what a reviewer decided of a figure still fits it. STANDS: it is as it was decided on. AWAITS: it is claimed otherwise since, or
 * the decision was taken back: it awaits a new one. LAPSED: nothing of it is claimed any more.
 */
export const standings = ['STANDS', 'AWAITS', 'LAPSED'] as const;
export type Standing = (typeof standings)[number];

/** A figure that was ever decided on: one measure of one subject, as it now stands. */
@Entity({ name: 'ledger_figure', schema: 'views' })
@Index(['ruleId', 'jurisdictionId', 'standing', 'seq', 'id'])
export class LedgerFigureRow {
  /** `<ruleId>/<subjectId>/<measure>` */
  @PrimaryColumn({ type: 'text', collation: 'C' }) id!: string;
  @Column('text') ruleId!: string;
  @Column('text') jurisdictionId!: string;
  @Column('text') subjectKind!: string;
  @Column('uuid') subjectId!: string;
  @Column('text') measure!: Measure;
  @Column('text') standing!: Standing;
  /** Fen, or 1/10,000 of a count: what is claimed, also while it is rejected, and what of it counts as recognized. */
  @Column('bigint') claimed!: bigint | string;
  @Column('bigint') recognized!: bigint | string;
  /** Of the event that last changed it or decided on it. */
  @Column('bigint') seq!: string;
  /** RFC 3339, when the log came to know. */
  @Column('text') since!: string;
}

/**
 * Where a claim stands with its reviewers. NONE: nobody has decided, or the decision was taken back. RECOGNIZED, in part or wholly, and
 * REJECTED: decided, and as it was decided on. STALE: it is claimed otherwise since it was decided on.
 */
export const queueStandings = ['NONE', 'RECOGNIZED', 'REJECTED', 'STALE'] as const;
export type QueueStanding = (typeof queueStandings)[number];

/** A figure of which something is claimed now, whatever was decided of it: what reviewers have before them. */
@Entity({ name: 'ledger_claim', schema: 'views' })
@Index(['ruleId', 'jurisdictionId', 'standing', 'occurredOn', 'id'])
export class LedgerClaimRow {
  /** `<ruleId>/<subjectId>/<measure>` */
  @PrimaryColumn({ type: 'text', collation: 'C' }) id!: string;
  @Column('text') ruleId!: string;
  @Column('text') jurisdictionId!: string;
  @Column('text') subjectKind!: string;
  @Column('uuid') subjectId!: string;
  /** What the subject is called now. */
  @Column('text') name!: string;
  @Column('text') measure!: Measure;
  @Column('text') standing!: QueueStanding;
  /** Fen, or 1/10,000 of a count: what is claimed, also while it is rejected, and what of it counts as claimed: nothing while it is. */
  @Column('bigint') claimed!: bigint | string;
  @Column('bigint') counted!: bigint | string;
  /** The day on which the claim last moved. */
  @Column('date') occurredOn!: string;
  @Column('text', { nullable: true }) chainCode!: string | null;
  @Column('jsonb') shares!: readonly ClaimShare[];
  /** The organizations that share it and the hubs above them. */
  @Column('uuid', { array: true }) scopeIds!: readonly string[];
}

/** A subject folded under a rule, so that the next event's difference can be taken. */
@Entity({ name: 'ledger_subject', schema: 'views' })
@Index(['subjectId'])
export class LedgerSubjectRow {
  /** `<ruleId>/<subjectId>` */
  @PrimaryColumn({ type: 'text', collation: 'C' }) id!: string;
  @Column('uuid') subjectId!: string;
  @Column('text') subjectKind!: string;
  @Column('text') jurisdictionId!: string;
  @Column('text') name!: string;
  @Column('int') version!: number;
  @Column('jsonb') state!: object;
  /** An event of it says that it is made up to illustrate. */
  @Column('boolean') illustrative!: boolean;
  /** What its decided figures looked like when they were decided on, by measure: see `figuresOf`. */
  @Column('jsonb') seen!: object;
}
