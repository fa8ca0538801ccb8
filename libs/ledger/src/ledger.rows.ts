import { Column, Entity, Index, PrimaryColumn } from 'typeorm';
import type { Basis, Measure } from '#libs/kernel';
import type { LineKind } from './cells.js';
import type { EntryCause } from './subject.js';

/** "None or several": a key like any other, so that rows add up. */
export const NONE = '-';

/** Where a line stands in the ledger; every table of the ledger has these columns. */
export abstract class LedgerPlace {
  @Column('text') ruleId!: string;
  @Column('text') jurisdictionId!: string;
  @Column('text') measure!: Measure;
  @Column('text') basis!: Basis;
  @Column('text') kind!: LineKind;
  @Column('text') organizationId!: string;
  @Column('text') hubId!: string;
  @Column('text') stationId!: string;
  @Column('text') chainCode!: string;
  @Column('text') regionCode!: string;
  @Column('text') activityId!: string;
  @Column('text') agreementKind!: string;
}

/** One line of one event: what it changed in one place. Never updated. */
@Entity({ name: 'ledger_entry', schema: 'views' })
@Index(['ruleId', 'jurisdictionId', 'measure', 'basis', 'kind', 'seq', 'line'])
@Index(['subjectId', 'seq'])
export class LedgerEntryRow extends LedgerPlace {
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

/** Sums over all days: a cache of the entries' sum. */
@Entity({ name: 'ledger_total', schema: 'views' })
@Index(['ruleId', 'jurisdictionId', 'measure', 'basis', 'kind'])
export class LedgerTotalRow extends LedgerPlace {
  @PrimaryColumn('uuid') id!: string;
  /** Without bound: a thousand of the largest amounts would not fit a bigint, and one sum that does not stops every figure. */
  @Column('numeric') amount!: bigint | string;
  @Column('bigint') entries!: bigint | string;
}

/** Sums by day: a cache of the entries' sum. */
@Entity({ name: 'ledger_day', schema: 'views' })
@Index(['ruleId', 'jurisdictionId', 'measure', 'basis', 'kind', 'occurredOn'])
export class LedgerDayRow extends LedgerPlace {
  @PrimaryColumn('uuid') id!: string;
  @Column('date') occurredOn!: string;
  /** Without bound: a thousand of the largest amounts would not fit a bigint, and one sum that does not stops every figure. */
  @Column('numeric') amount!: bigint | string;
  @Column('bigint') entries!: bigint | string;
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
}
