import type { AnyEvent, Decisions, Measure, RecognitionEvent, Streams } from '#platform/kernel';
import { claimedOf, type Cells } from './cells.js';
import type { MeasureLine, MeasureWords } from './contract.js';
import type { CountingRule } from './rule.js';

/** Why an entry stands in the ledger. */
export const entryCauses = [
  'NEW',
  'REVISED',
  'WITHDRAWN',
  'CORRECTED',
  'RECOGNIZED',
  'REJECTED',
  'RECREDITED',
  'REVALUED',
  'RECOUNTED',
] as const;
export type EntryCause = (typeof entryCauses)[number];

const decisionCauses: { readonly [T in RecognitionEvent['type']]: EntryCause } = {
  FigureRecognized: 'RECOGNIZED',
  FigureRejected: 'REJECTED',
  FigureReopened: 'CORRECTED',
};

/** A kind of subject that the ledger counts: how its stream folds and what a state counts for. */
export type LedgerSubject = {
  /** Category of its streams; the key is the subject's uuid. */
  readonly category: string;
  /** Of the public contract: `LEAD`. */
  readonly kind: string;
  /** What is counted of it. */
  readonly measures: Readonly<Record<string, MeasureLine>>;
  /** What each of them is called. */
  readonly words: Readonly<Record<string, MeasureWords>>;
  readonly initial: unknown;
  readonly evolve: (state: unknown, event: AnyEvent) => unknown;
  readonly cells: Cells<unknown>;
  /** The cause of the entries that an event of this type makes; 'ignore' for one that must not move a figure. */
  readonly causes: Readonly<Record<string, EntryCause | 'ignore'>>;
  /** What the subject is called, for people; shown beside each entry. */
  readonly nameOf: (state: unknown) => string;
  /**
   * The same event as it would be had the rate of its money not moved since what it replaces; undefined where no rate moved. Its entries
   * have the event's own cause, and what the rate adds is REVALUED, a line of its own.
   */
  readonly atFormerRate?: (event: AnyEvent) => AnyEvent | undefined;
  /** The decisions that stand on its figures, where a claim can end and another begin; absent where a decision stands until the next. */
  readonly decisionsOn?: (state: unknown) => Decisions;
};

/**
 * Declares a kind of subject, once: its streams say category and fold; what the ledger counts of it, what timelines and lists call it, and
 * what people are told that it is called follow from here. A type of the union without a cause does not compile. State must be JSON-safe:
 * the ledger keeps it.
 */
export const subject = <S, E extends AnyEvent, M extends string>({
  streams,
  causes,
  ...declared
}: {
  readonly streams: Streams<S, E>;
  readonly kind: string;
  readonly measures: Readonly<Record<M, MeasureLine>>;
  /** A measure without a name does not compile. */
  readonly words: Readonly<Record<NoInfer<M>, MeasureWords>>;
  readonly cells: Cells<S>;
  /** But for the reviewer's decisions, which have the same cause on every subject. */
  readonly causes: { readonly [T in Exclude<E['type'], RecognitionEvent['type']>]: EntryCause | 'ignore' };
  readonly nameOf: (state: S) => string;
  readonly atFormerRate?: (event: E) => E | undefined;
  readonly decisionsOn?: (state: S) => Decisions;
}): LedgerSubject => {
  const { category, initial, evolve } = streams;
  return {
    category,
    initial,
    evolve,
    causes: { ...causes, ...decisionCauses },
    ...declared,
  } as unknown as LedgerSubject;
};

/**
 * A subject's state as it would be were the decisions on these figures taken back, those on its present claims alone: what a claim
 * is whatever was decided of it. Not for a subject that nothing has happened to yet.
 */
export const reopened = (subject: LedgerSubject, state: unknown, measures: readonly Measure[]): unknown =>
  measures.reduce((before, measure) => {
    const event: RecognitionEvent = { type: 'FigureReopened', data: { measure, seenVersion: 0 } };
    return subject.evolve(before, event);
  }, state);

/** What is claimed of a figure, also while it is rejected. Not for a subject that nothing has happened to yet. */
export const claimUndecided = (
  subject: LedgerSubject,
  rule: CountingRule,
  state: unknown,
  measure: Measure,
): bigint => claimedOf(subject.cells(rule, reopened(subject, state, [measure])), measure);
