import type { Statement } from '#platform/database';
import { instant } from '#platform/event-store';
import { cursorInvalid, decodeCursor, pageFrom, type Page } from '#platform/graphql';
import type { CalendarDate } from '#platform/kernel';
import { ledgerName } from '../rule.js';
import type { Sum } from './balances.js';

/** Some entries as SQL, whose parameters are numbered from `offset` + 1: the table's columns, `amount` as it counts here. */
export type Lines = { readonly sql: (offset: number) => string; readonly params: readonly unknown[] };

/** A subject behind a figure, with its part of it. */
export type SubjectPart = {
  readonly subjectId: string;
  readonly subjectKind: string;
  /** Net; never zero. */
  readonly amount: string;
  readonly entries: number;
  /** The first day on which it counts: not one that all its entries together take nothing from. */
  readonly occurredOn: CalendarDate;
  /** When the log first knew of it in this figure. */
  readonly recordedAt: string;
};

export type SubjectsPage = {
  readonly page: Page<SubjectPart>;
  /** Of all entries, also of the subjects that come to nothing. */
  readonly total: Sum;
  /** Ordinal and moment of the log that the page stands at. */
  readonly seq: number;
  readonly knownAt: string;
};

type Answer = {
  readonly seq: string | null;
  readonly known_at: string;
  readonly subjects: number;
  readonly amount: string;
  readonly entries: number;
  readonly page: readonly SubjectPart[];
};

const order = 'figure subjects: amount DESC, subject ASC';
const isAmount = (text: string | null | undefined): text is string => /^-?\d{1,60}$/.test(text ?? '');
const isId = (text: string | null | undefined): text is string => /^[\da-f-]{36}$/.test(text ?? '');

/** Where the page before ended. @throws BAD_USER_INPUT CURSOR_INVALID */
const behind = (after: string): { amount: string; subjectId: string } => {
  const [amount, subjectId] = decodeCursor(order, 2, after);
  return isAmount(amount) && isId(subjectId) ? { amount, subjectId } : cursorInvalid();
};

/** One statement, and so one snapshot, that a page of subjects, their number and their sum are read with. */
export const subjectsStatement = (lines: Lines, size: number, after: string | null): Statement => {
  const values: unknown[] = [ledgerName];
  const from = lines.sql(values.length);
  values.push(...lines.params);
  const param = (value: unknown, type: string) => `$${values.push(value)}::${type}`;
  let rest = '';
  if (after !== null) {
    const { amount, subjectId } = behind(after);
    const [a, id] = [param(amount, 'numeric'), param(subjectId, 'uuid')];
    rest = ` where amount < ${a} or amount = ${a} and subject_id > ${id}`;
  }
  // By day first, so that a day that a correction emptied is not the first one that a subject counts on.
  const text = `with stands as (select c.seq from log.checkpoint c where c.name = $1),
     daily as materialized (select subject_id, subject_kind, occurred_on, sum(amount) as amount, count(*) as entries, min(recorded_at) as recorded_at
       from (${from}) as line group by subject_id, subject_kind, occurred_on),
     subject as materialized (select subject_id, subject_kind, sum(amount) as amount, sum(entries) as entries,
         min(occurred_on) filter (where amount <> 0) as occurred_on, min(recorded_at) as recorded_at
       from daily group by subject_id, subject_kind having sum(amount) <> 0),
     page as (select * from subject${rest} order by amount desc, subject_id limit ${param(size + 1, 'int')})
     select (select seq from stands) as seq,
       coalesce((select ${instant('i.known_at')} from log.log_index i, stands s where i.seq = s.seq),
         (select ${instant('created_at')} from log.log_info)) as known_at,
       (select count(*)::int from subject) as subjects,
       coalesce((select sum(amount) from daily), 0)::text as amount, coalesce((select sum(entries) from daily), 0)::int as entries,
       coalesce((select json_agg(json_build_object('subjectId', subject_id, 'subjectKind', subject_kind, 'amount', amount::text,
         'entries', entries, 'occurredOn', to_char(occurred_on, 'YYYY-MM-DD'), 'recordedAt', recorded_at)
         order by amount desc, subject_id) from page), '[]') as page`;
  return { text, values };
};

/** What the statement answered, as a page: largest first, those that come to nothing left out. */
export const subjectsPage = (
  { seq, known_at: knownAt, subjects, amount, entries, page }: Answer,
  size: number,
  after: string | null,
): SubjectsPage => ({
  page: pageFrom(page, {
    size,
    order,
    keyOf: (part) => [part.amount, part.subjectId],
    continued: after !== null,
    totalCount: subjects,
  }),
  total: { amount: BigInt(amount), entries },
  seq: Number(seq ?? 0),
  knownAt,
});

/**
 * The subjects behind some entries.
 * @param after the cursor of the page before
 * @throws BAD_USER_INPUT CURSOR_INVALID
 */
export const subjectsOf = async (
  rows: { readonly statement: <Row>(statement: Statement) => Promise<Row[]> },
  lines: Lines,
  size: number,
  after: string | null,
): Promise<SubjectsPage> => {
  const [answer] = await rows.statement<Answer>(subjectsStatement(lines, size, after));
  return subjectsPage(answer!, size, after);
};
