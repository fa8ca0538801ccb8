import type { Statement } from '#platform/database';
import type { CalendarDate, Measure } from '#platform/kernel';
import { contractOf } from '../contract.js';
import { scopeText, type LedgerLine } from '../ledger.rows.js';
import { ledgerName } from '../rule.js';
import type { EntryCause } from '../subject.js';
import { zero, type Sum } from './balances.js';
import { entriesWhere } from './entries.js';
import { codeTable, shifted, type FigureQuery, type Where } from './figure-query.js';
import type { Lines } from './figure-subjects.js';
import type { KeyInput } from './figures.types.js';

/** Why a figure differs from an earlier one, in the order in which it is told. */
export const bridgeCauses = [
  'RECOUNTED',
  'PERIOD',
  'NEW',
  'LATE',
  'REVISED',
  'REVALUED',
  'WITHDRAWN',
  'CORRECTED',
  'RECREDITED',
  'RECOGNIZED',
  'REJECTED',
] as const satisfies readonly (EntryCause | 'PERIOD' | 'LATE')[];
export type BridgeCause = (typeof bridgeCauses)[number];

/** One end of a bridge: by which rule, of which days, and known up to which place in the log. */
export type BridgeEnd = {
  readonly ruleId: string;
  readonly from?: CalendarDate | undefined;
  readonly to?: CalendarDate | undefined;
  readonly upTo: number;
};

/** What both ends have in common: it must not differ, or the difference would have no entry behind it. */
export type BridgeQuestion = Omit<FigureQuery, 'ruleId' | 'from' | 'to' | 'upTo'>;

export type BridgeStep = { readonly cause: BridgeCause; readonly sum: Sum; readonly subjects: number };
export type Bridged = {
  readonly opening: Sum;
  readonly closing: Sum;
  /** All of them, also those that come to nothing. */
  readonly steps: readonly BridgeStep[];
  /** How far the ledger had come. */
  readonly seq: number;
};

/**
 * A bridge as it is computed: from the end that knew less. The other way round, each step has the other sign: what a subject was to the end that
 * knew less decides, whichever end is the opening.
 */
export class BridgeQuery {
  readonly isBackwards: boolean;
  private readonly early: BridgeEnd;
  private readonly late: BridgeEnd;

  /** @param day what happened after it is NEW to the end that knew less, and on or before it LATE */
  constructor(
    private readonly question: BridgeQuestion,
    private readonly measure: Measure,
    private readonly keys: readonly KeyInput[],
    opening: BridgeEnd,
    closing: BridgeEnd,
    private readonly day: CalendarDate,
  ) {
    this.isBackwards = closing.upTo < opening.upTo;
    [this.early, this.late] = this.isBackwards ? [closing, opening] : [opening, closing];
  }

  private get isRecounted(): boolean {
    return this.early.ruleId !== this.late.ruleId;
  }

  private where(end: BridgeEnd): Where {
    return entriesWhere(
      { ...this.question, from: undefined, to: undefined, ...end },
      this.measure,
      this.keys,
    );
  }

  /** The days of an end as a condition. A balance is of all that came before its end. */
  private within({ from, to }: BridgeEnd, param: (value: unknown) => string): string {
    const stock = contractOf(this.measure).flow === 'STOCK';
    const days = [
      ...(from === undefined || stock ? [] : [`occurred_on >= ${param(from)}::date`]),
      ...(to === undefined ? [] : [`occurred_on <= ${param(to)}::date`]),
    ];
    return days.length === 0 ? 'true' : `(${days.join(' and ')})`;
  }

  /**
   * Every entry between both ends as often as steps have it: `entry_id`, its subject, the `cause` of its step, and what it adds there. Parameters are
   * appended to `values`.
   */
  private parts(values: unknown[]): string[] {
    const param = (value: unknown) => `$${values.push(value)}`;
    const lines = (where: Where, condition = '') => {
      const sql = where.sql(values.length);
      values.push(...where.params);
      return `from views.ledger_entry where ${sql}${condition}`;
    };
    const { early, late } = this;
    const sign = this.isBackwards ? '-' : '';
    const columns = 'id as entry_id, subject_id, subject_kind, occurred_on, recorded_at';
    const becameKnown = this.where(late).and((p) => `seq > ${p}::bigint`, early.upTo);
    const scope = scopeText({
      ...this.question,
      ruleId: late.ruleId,
      measure: this.measure,
      basis: 'CLAIMED',
      kind: 'UNDIVIDED',
    });
    const between = lines(becameKnown);
    const [scopeId, upTo, day] = [param(scope), param(early.upTo), param(this.day)];
    const when = (on: string) => `case when ${on} > ${day}::date then 'NEW' else 'LATE' end`;
    const parts = [
      `select entry_id, subject_id, subject_kind, occurred_on, recorded_at, cause, ${sign}amount as amount from classed`,
    ];
    // Known already, on days that one of the ends does not cover.
    if (early.from !== late.from || early.to !== late.to) {
      const [inLate, inEarly] = [this.within(late, param), this.within(early, param)];
      const days = this.where({ ruleId: late.ruleId, upTo: early.upTo });
      parts.push(
        `select ${columns}, 'PERIOD' as cause, ${sign}case when ${inLate} then amount else -amount end as amount ${lines(days, ` and (${inLate}) <> (${inEarly})`)}`,
      );
    }
    if (this.isRecounted) {
      const recounted = this.where({ ...early, ruleId: late.ruleId });
      parts.push(`select ${columns}, 'RECOUNTED' as cause, ${sign}amount as amount ${lines(recounted)}`);
      parts.push(
        `select ${columns}, 'RECOUNTED' as cause, ${sign}(-amount) as amount ${lines(this.where(early))}`,
      );
    }
    return [
      `between_ends as materialized (select ${columns}, cause, amount ${between})`,
      // Whether the end that knew less knew of this measure of a subject at all, wherever it counted it and on whatever day; if not, when it began to count.
      `unknown as materialized (select subject_id, coalesce(min(occurred_on) filter (where amount <> 0), min(occurred_on)) as since
        from (select subject_id, occurred_on, sum(amount) as amount from between_ends group by subject_id, occurred_on) as daily
        group by subject_id
        having not exists (select from views.ledger_entry as known where known.subject_id = daily.subject_id
          and known.seq <= ${upTo}::bigint and known.scope = (select number from ${codeTable} where id = ${scopeId})))`,
      `classed as materialized (select b.entry_id, b.subject_id, b.subject_kind, b.occurred_on, b.recorded_at, b.amount,
          case when u.since is not null then ${when('u.since')} when b.cause = 'NEW' then ${when('b.occurred_on')} else b.cause end as cause
        from between_ends b left join unknown u using (subject_id))`,
      `part as materialized (${parts.join(' union all ')})`,
    ];
  }

  /** One statement, and so one snapshot, of both ends and all steps between them. */
  statement(): Statement {
    const values: unknown[] = [ledgerName];
    const parts = this.parts(values);
    const end = (of: BridgeEnd) => {
      const where = this.where(of);
      const sql = where.sql(values.length);
      values.push(...where.params);
      return `select json_build_object('amount', coalesce(sum(amount), 0)::text, 'entries', count(*)) from views.ledger_entry where ${sql}`;
    };
    const text = `with ${parts.join(',\n     ')},
     step as (select cause, sum(amount) as amount, sum(entries) as entries, count(*) filter (where amount <> 0) as subjects
       from (select cause, subject_id, sum(amount) as amount, count(*) as entries from part group by cause, subject_id) as whole group by cause)
     select (select c.seq from log.checkpoint c where c.name = $1) as seq, (${end(this.early)}) as early, (${end(this.late)}) as late,
       coalesce((select json_agg(json_build_object('cause', cause, 'amount', amount::text, 'entries', entries, 'subjects', subjects)) from step), '[]') as steps`;
    return { text, values };
  }

  /** What the statement answered. */
  answered({ seq, early, late, steps }: BridgeAnswer): Bridged {
    const sum = ({ amount, entries }: AnsweredSum): Sum => ({ amount: BigInt(amount), entries });
    const [opening, closing] = (this.isBackwards ? [late, early] : [early, late]).map(sum) as [Sum, Sum];
    const found = new Map(steps.map((step) => [step.cause, step]));
    return {
      opening,
      closing,
      steps: bridgeCauses.map((cause) => {
        const step = found.get(cause);
        return { cause, sum: step ? sum(step) : zero, subjects: step?.subjects ?? 0 };
      }),
      seq: Number(seq ?? 0),
    };
  }

  /** The condition of the entries of a step, or of all of them, with named parameters, as TypeORM takes them; the rows' alias is `row`. */
  entries(cause: BridgeCause | undefined): {
    readonly sql: string;
    readonly values: Record<string, unknown>;
  } {
    const values: unknown[] = [];
    if (cause === undefined && this.isRecounted) {
      // What one rule has on days that the closing does not cover is counted in and out again.
      const ends = [this.early, this.late].map((end) => {
        const where = this.where(end);
        const ids = `select id from views.ledger_entry where ${where.sql(values.length)}`;
        values.push(...where.params);
        return ids;
      });
      return named(`row.id in (${ends.join(' union all ')})`, values);
    }
    const parts = this.parts(values);
    const one = cause === undefined ? '' : ` where cause = $${values.push(cause)}`;
    return named(`row.id in (with ${parts.join(', ')} select entry_id from part${one})`, values);
  }

  /** The entries of a step, or of all of them, as often and with the sign as they are in it: what its subjects are summed over. */
  lines(cause: BridgeCause | undefined): Lines {
    const params: unknown[] = [];
    const parts = this.parts(params);
    const one = cause === undefined ? '' : ` where cause = $${params.push(cause)}`;
    const sql = `with ${parts.join(', ')} select * from part${one}`;
    return { params, sql: (offset) => shifted(sql, offset) };
  }

  /** How often an entry counts in a step, or in all of them together: 1, -1, or not at all. */
  signOf(line: Pick<LedgerLine, 'ruleId' | 'seq' | 'occurredOn'>, cause: BridgeCause | undefined): bigint {
    const sign = this.isBackwards ? -1n : 1n;
    if (Number(line.seq) > this.early.upTo) return sign;
    const isLate = line.ruleId === this.late.ruleId;
    if (cause === 'RECOUNTED') return isLate ? sign : -sign;
    if (cause === undefined && this.isRecounted) return isLate ? sign : -sign;
    const { from, to } = this.late;
    const stock = contractOf(this.measure).flow === 'STOCK';
    if (
      (stock || from === undefined || line.occurredOn >= from) &&
      (to === undefined || line.occurredOn <= to)
    )
      return sign;
    return -sign;
  }

  /** All entries together. */
  all({ opening, closing, steps }: Bridged): Sum {
    const entries = this.isRecounted
      ? opening.entries + closing.entries
      : steps.reduce((sum, step) => sum + step.sum.entries, 0);
    return { amount: closing.amount - opening.amount, entries };
  }
}

const named = (sql: string, values: readonly unknown[]) => ({
  sql: sql.replaceAll(/\$(\d+)/g, ':p$1'),
  values: Object.fromEntries(values.map((value, i) => [`p${i + 1}`, value])),
});

type AnsweredSum = { readonly amount: string; readonly entries: number };
export type BridgeAnswer = {
  readonly seq: string | null;
  readonly early: AnsweredSum;
  readonly late: AnsweredSum;
  readonly steps: readonly (AnsweredSum & { readonly cause: BridgeCause; readonly subjects: number })[];
};
