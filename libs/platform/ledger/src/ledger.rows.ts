import { Column, Entity, Index, PrimaryColumn } from 'typeorm';
import type { Basis, Measure } from '#platform/kernel';
import type { LineKind } from './cells.js';
import type { ClaimShare } from './claims.js';
import { codeNumbers, codesBehind, type CodeNumbers, type LineCodes } from './dimensions.js';
import type { CountingRule } from './rule.js';
import type { EntryCause } from './subject.js';

/** What a line counts, for whom and how: entries are looked for by it first of all, and it is one number in rows. */
export type LedgerScope = {
  readonly ruleId: string;
  readonly jurisdictionId: string;
  readonly measure: Measure;
  readonly basis: Basis;
  readonly kind: LineKind;
};

/** A scope as text, which the dictionary has a number for. */
export const scopeText = ({ ruleId, jurisdictionId, measure, basis, kind }: LedgerScope): string =>
  `${ruleId}|${jurisdictionId}|${measure}|${basis}|${kind}`;

/** The scope behind a text. */
export const scopeOf = (text: string): LedgerScope => {
  const [ruleId, jurisdictionId, measure, basis, kind] = text.split('|') as [
    string,
    string,
    Measure,
    Basis,
    LineKind,
  ];
  return { ruleId, jurisdictionId, measure, basis, kind };
};

/** Where a line stands in the ledger. */
export type LedgerPlace = LedgerScope & LineCodes;

/**
 * The dictionary of the ledger: each code, path of hubs and scope with its number, in the order in which the log first names them. So numbers
 * are a function of the log, as all rows are. An int takes a ninth of an id, and entries have eight.
 */
@Entity({ name: 'ledger_code', schema: 'views' })
@Index(['number'])
export class LedgerCodeRow {
  /** The code itself. */
  @PrimaryColumn({ type: 'text', collation: 'C' }) id!: string;
  @Column('int') number!: number;
}

/** A row that bears the numbers of its scope and codes. */
const NumberedRow = class {} as unknown as abstract new () => CodeNumbers & { scope: number };
for (const property of ['scope', ...codeNumbers]) Column('int')(NumberedRow.prototype as object, property);

/**
 * One line of one event: what it changed in one place. Never updated. The one truth of every figure: the first index holds all that a figure
 * is summed of, so that as of any place in the log, of any days and by any dimensions it is one scan of that index.
 */
@Entity({ name: 'ledger_entry', schema: 'views' })
@Index(['scope', 'seq', 'occurredOn', ...codeNumbers, 'amount'])
@Index(['subjectId', 'seq'])
export class LedgerEntryRow extends NumberedRow {
  /** `<ruleId>/<place of the event>/<line>` */
  @PrimaryColumn({ type: 'text', collation: 'C' }) id!: string;
  /** Where the event took effect: behind its own place, where a repair held it. */
  @Column('bigint') seq!: string;
  @Column('int') line!: number;
  @Column('uuid') eventId!: string;
  @Column('text') subjectKind!: string;
  @Column('uuid') subjectId!: string;
  @Column('uuid') actorId!: string;
  @Column('date') occurredOn!: string;
  /** RFC 3339, when the log came to know what stands at that place. */
  @Column('text') recordedAt!: string;
  /** Fen, or 1/10,000 of a count. */
  @Column('bigint') amount!: bigint | string;
  @Column('text') cause!: EntryCause;
  /** It became known in a later month than the one it counts in. */
  @Column('boolean') late!: boolean;
}

/** An entry in words: its numbers looked up. */
export type LedgerLine = LedgerPlace & Omit<LedgerEntryRow, keyof CodeNumbers | 'scope'>;
export const lineOf = (row: LedgerEntryRow, codeOf: (number: number) => string): LedgerLine => ({
  ...row,
  ...scopeOf(codeOf(row.scope)),
  ...codesBehind(row, codeOf),
});

/** The dimensions that sums are kept by; the path says which hubs the organization is below. */
export const summedBy = ['organization', 'hub', 'hubPath', 'chain'] as const;

/**
 * What figures by organization, hub and chain are asked most: now, of all days. A cache of the entries' sum; whatever is asked otherwise is
 * summed from the entries.
 */
@Entity({ name: 'ledger_sum', schema: 'views' })
@Index(['scope'])
export class LedgerSumRow {
  /** The numbers, joined. */
  @PrimaryColumn({ type: 'text', collation: 'C' }) id!: string;
  @Column('int') scope!: number;
  @Column('int') organization!: number;
  @Column('int') hub!: number;
  @Column('int') hubPath!: number;
  @Column('int') chain!: number;
  /** Without bound: a thousand of the largest amounts would not fit a bigint, and one sum that does not stops every figure. */
  @Column('numeric') amount!: bigint | string;
  @Column('bigint') entries!: bigint | string;
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

/** A subject as it stands, so that the next event's difference can be taken. Folding knows no rule; what a state counts for does. */
@Entity({ name: 'ledger_subject', schema: 'views' })
export class LedgerSubjectRow {
  /** The subject's. */
  @PrimaryColumn('uuid') id!: string;
  @Column('text') subjectKind!: string;
  @Column('text') jurisdictionId!: string;
  @Column('text') name!: string;
  @Column('int') version!: number;
  @Column('jsonb') state!: object;
  /** An event of it says that it is made up to illustrate. */
  @Column('boolean') illustrative!: boolean;
  /** What its decided figures looked like when they were decided on, by rule and measure: see `figuresOf`. */
  @Column('jsonb') seen!: object;
}

/** Whether a published rule is counted: its entries are all there; WANTED: only a rebuild brings those of what was recorded before it. */
export const ruleStates = ['COUNTED', 'WANTED'] as const;
export type RuleState = (typeof ruleStates)[number];

/** A published version of a rule, and whether its entries are there. The baseline has no row unless somebody published it. */
@Entity({ name: 'ledger_rule', schema: 'views' })
export class LedgerRuleRow {
  /** The rule's. */
  @PrimaryColumn({ type: 'text', collation: 'C' }) id!: string;
  /** Who published it, and whose subjects it counts. */
  @Column('text') jurisdictionId!: string;
  @Column('bigint') seq!: string;
  @Column('text') state!: RuleState;
  @Column('jsonb') rule!: CountingRule;
}

/** From which place in the log on a rule is the default of a jurisdiction. */
@Entity({ name: 'ledger_designation', schema: 'views' })
@Index(['jurisdictionId', 'seq'])
export class LedgerDesignationRow {
  /** `<jurisdictionId>/<seq>` */
  @PrimaryColumn({ type: 'text', collation: 'C' }) id!: string;
  @Column('text') jurisdictionId!: string;
  @Column('bigint') seq!: string;
  @Column('text') ruleId!: string;
}

/** From which place in the log on a rule is counted no more. Its entries up to there stay: answers were given by them. */
@Entity({ name: 'ledger_retirement', schema: 'views' })
@Index(['jurisdictionId'])
export class LedgerRetirementRow {
  /** The rule's. */
  @PrimaryColumn({ type: 'text', collation: 'C' }) id!: string;
  @Column('text') jurisdictionId!: string;
  @Column('bigint') seq!: string;
}
