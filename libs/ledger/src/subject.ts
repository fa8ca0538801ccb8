import type { AnyEvent } from '#libs/kernel';
import type { Cells } from './cells.js';

/** Why an entry stands in the ledger. */
export type EntryCause =
  | 'NEW'
  | 'REVISED'
  | 'WITHDRAWN'
  | 'CORRECTED'
  | 'RECOGNIZED'
  | 'REJECTED'
  | 'RECREDITED'
  | 'REVALUED'
  | 'RECOUNTED';

/** A kind of subject that the ledger counts: how its stream folds and what a state counts for. */
export type LedgerSubject = {
  /** Category of its streams; the key is the subject's uuid. */
  readonly category: string;
  readonly initial: unknown;
  readonly evolve: (state: unknown, event: AnyEvent) => unknown;
  readonly cells: Cells<unknown>;
  /** The cause of the entries that an event of this type makes; 'ignore' for one that must not move a figure. */
  readonly causes: Readonly<Record<string, EntryCause | 'ignore'>>;
  /** What the subject is called, for people; shown beside each entry. */
  readonly nameOf: (state: unknown) => string;
};

/** Declares a subject; a type of the union without a cause does not compile. State must be JSON-safe: the ledger keeps it. */
export const ledgerSubject = <S, E extends AnyEvent>(subject: {
  readonly category: string;
  readonly initial: S;
  readonly evolve: (state: S, event: E) => S;
  readonly cells: Cells<S>;
  readonly causes: { readonly [T in E['type']]: EntryCause | 'ignore' };
  readonly nameOf: (state: S) => string;
}): LedgerSubject => subject as unknown as LedgerSubject;
