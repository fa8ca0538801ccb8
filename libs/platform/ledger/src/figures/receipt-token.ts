import { createHmac, timingSafeEqual } from 'node:crypto';
import { deflateRawSync, inflateRawSync } from 'node:zlib';
import { Refused, type CalendarDate, type Measure } from '#platform/kernel';
import type { FigureQuestion, TotalsAsked } from './arguments.js';
import type { PartsContent } from './parts-counted.js';

/** Injection token: signs receipts with a key of the log. The process that composes the contexts provides it. */
export const RECEIPT_KEY = Symbol('RECEIPT_KEY');

/** What was asked, with every default settled: all that the sums depend on besides the rule, whose they are and the place in the log. */
export type CountedQuestion = FigureQuestion &
  TotalsAsked & {
    /** Who was a hub, where rows are by HUB. */
    readonly hubIds?: readonly string[] | undefined;
    /** The day on which balances by periods end. */
    readonly today: CalendarDate;
  };

/** Figures of one row, or of all together: in the order of the measures asked for, in the ledger's unit. */
export type RowSums = { readonly codes: readonly string[]; readonly amounts: readonly string[] };

/** What a receipt holds: enough to count again, and to say where the figures differ. */
export type ReceiptContent = {
  readonly v: 1;
  readonly jurisdictionId: string;
  readonly ruleId: string;
  readonly logId: string;
  readonly seq: number;
  readonly eventHash: string | null;
  readonly question: CountedQuestion;
  readonly digest: string;
  readonly grand: readonly string[];
  /** Absent where there are too many for an address. */
  readonly rows?: readonly RowSums[] | undefined;
};

/** So that a token fits into an address. */
export const LONGEST_TOKEN = 8_000;
const FIGURES_KEPT = 60;
const SIGNED_BYTES = 16;

const signatureOf = (key: Buffer, body: string): Buffer =>
  createHmac('sha256', key).update(`receipt/1\n${body}`).digest().subarray(0, SIGNED_BYTES);

const sealed = (key: Buffer, content: ReceiptContent | PartsContent): string => {
  const body = deflateRawSync(JSON.stringify(content), { level: 9 }).toString('base64url');
  return `${body}.${signatureOf(key, body).toString('base64url')}`;
};

/**
 * A receipt as one word. It is signed, because a digest alone would let anybody make a receipt that "differs", and accuse with it.
 * @throws Refused RECEIPT_TOO_LARGE for a question with more ids than an address holds
 */
export const tokenOf = (key: Buffer, { rows, ...content }: ReceiptContent): string => {
  const few = rows && rows.length * content.question.measures.length <= FIGURES_KEPT;
  const whole = few ? sealed(key, { ...content, rows }) : undefined;
  const token = whole && whole.length <= LONGEST_TOKEN ? whole : sealed(key, content);
  if (token.length > LONGEST_TOKEN) throw new Refused('RECEIPT_TOO_LARGE', { most: LONGEST_TOKEN });
  return token;
};

/** A receipt of what is behind a figure. @throws Refused RECEIPT_TOO_LARGE */
export const tokenOfParts = (key: Buffer, content: PartsContent): string => {
  const token = sealed(key, content);
  if (token.length > LONGEST_TOKEN) throw new Refused('RECEIPT_TOO_LARGE', { most: LONGEST_TOKEN });
  return token;
};

/** What a token holds. @throws Refused RECEIPT_INVALID for one that was not made with this key, or changed since */
export const contentOf = (key: Buffer, token: string): ReceiptContent | PartsContent => {
  const invalid = () => new Refused('RECEIPT_INVALID', { field: 'token' });
  if (token.length > LONGEST_TOKEN) throw invalid();
  const [body, signature, ...rest] = token.split('.');
  if (body === undefined || signature === undefined || rest.length > 0) throw invalid();
  const [given, expected] = [
    Buffer.from(signature),
    Buffer.from(signatureOf(key, body).toString('base64url')),
  ];
  // As text: several texts decode to the same bytes, and only one of them was given out.
  if (given.length !== expected.length || !timingSafeEqual(given, expected)) throw invalid();
  const content = JSON.parse(inflateRawSync(Buffer.from(body, 'base64url')).toString()) as
    ReceiptContent | PartsContent;
  // A later release may hold more in one; what cannot be read whole is not read at all.
  if (content.v !== 1 && content.v !== 2) throw invalid();
  return content;
};

/** A figure that is not what it was. */
export type SumDifference = {
  readonly codes: readonly string[];
  readonly measure: Measure;
  readonly was: bigint;
  readonly is: bigint;
};

/** Where two answers to one question differ; a row that one of them lacks is zero there. Totals first, with no codes. */
export const differencesOf = (
  measures: readonly Measure[],
  was: Pick<ReceiptContent, 'grand' | 'rows'>,
  is: Pick<ReceiptContent, 'grand' | 'rows'>,
): SumDifference[] => {
  const places = ({ grand, rows = [] }: Pick<ReceiptContent, 'grand' | 'rows'>) =>
    new Map([
      ['', { codes: [] as readonly string[], amounts: grand }],
      ...rows.map((row) => [row.codes.join('|'), row] as const),
    ]);
  const [before, after] = [places(was), places(was.rows ? is : { grand: is.grand })];
  return [...new Set([...before.keys(), ...after.keys()])].flatMap((key) => {
    const { codes } = (before.get(key) ?? after.get(key))!;
    return measures.flatMap((measure, i) => {
      const [a, b] = [before, after].map((of) => BigInt(of.get(key)?.amounts[i] ?? 0));
      return a === b ? [] : [{ codes, measure, was: a!, is: b! }];
    });
  });
};
