import { hash } from 'node:crypto';
import { canonicalJson } from '#platform/event-store';
import type { Totals } from './figures.types.js';
import type { CountedQuestion, ReceiptContent, RowSums } from './receipt-token.js';

/** What an answer was counted for; it goes along with the answer, so that a receipt costs nothing until somebody asks for it. */
export type Counted = {
  readonly question: CountedQuestion;
  readonly jurisdictionId: string;
  readonly seq: number;
};

/** Totals with what a receipt of them is made from. */
export type CountedTotals = Totals & { readonly counted: Counted };

/** The log of a position, whatever the branch: the event hash tells branches apart. */
export const logIdOf = (position: string): string => position.slice(0, position.indexOf(':'));

/** The figures of an answer, in the ledger's unit. */
export const sumsOf = ({ grand, rows }: Totals): { grand: string[]; rows: RowSums[] } => ({
  grand: grand.map(({ amount }) => String(amount)),
  rows: rows.map(({ keys, figures }) => ({
    codes: keys.map(({ code }) => code),
    amounts: figures.map(({ amount }) => String(amount)),
  })),
});

/**
 * SHA-256 over the canonical JSON (RFC 8785) of question, rule, standing and sums. Names are not in it, since they change; nor the branch of the
 * position, so that a failover without loss changes nothing.
 */
export const digestOf = (
  totals: Totals,
  { question, jurisdictionId, seq }: Counted,
  eventHash: string | null,
): string => {
  const { clock, hypothetical, recordedBy, ruleId, scope } = totals.standing;
  const { rowCount, truncated } = totals;
  const position = { logId: logIdOf(totals.position), seq, eventHash };
  // As it stands in a token: what is undefined is not there.
  const asked = JSON.parse(JSON.stringify(question)) as CountedQuestion;
  const standing = { ...position, clock, hypothetical, recordedBy, scope, jurisdictionId };
  const sums = { ...sumsOf(totals), rowCount, truncated };
  return hash('sha256', canonicalJson({ v: 1, question: asked, ruleId, standing, sums }));
};

/** What a receipt of an answer holds. */
export const receiptOf = (totals: Totals, counted: Counted, eventHash: string | null): ReceiptContent => ({
  v: 1,
  jurisdictionId: counted.jurisdictionId,
  ruleId: totals.ruleId,
  logId: logIdOf(totals.position),
  seq: counted.seq,
  eventHash,
  question: counted.question,
  digest: digestOf(totals, counted, eventHash),
  ...sumsOf(totals),
});
