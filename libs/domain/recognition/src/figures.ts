import {
  everybodyAtHome,
  decide,
  isRecognition,
  streamOf,
  undecided,
  type AnyEvent,
  type Decisions,
  type Measure,
  type Streams,
} from '#platform/kernel';
import type { LedgerSubject } from '#platform/ledger';

/** A subject as its own context folds it, and beside it what was decided of its figures: of any subject, whatever its state looks like. */
export type Figures = {
  readonly state: unknown;
  readonly decisions: Decisions;
  /** Decided on since anything else was last recorded of the subject. */
  readonly unmoved: readonly Measure[];
};

/** The streams of a kind of subject, folded for a reviewer. */
export const figuresOf = (subject: LedgerSubject): Streams<Figures, AnyEvent> =>
  streamOf<Figures, AnyEvent>(
    subject.category,
    { state: subject.initial, decisions: undecided, unmoved: [] },
    ({ state: before, decisions, unmoved }, event) => {
      const state = subject.evolve(before, event);
      // A subject whose claims end and begin anew says itself which decisions still stand.
      const stand = subject.decisionsOn?.(state);
      return isRecognition(event)
        ? {
            state,
            decisions: stand ?? decide(decisions, event),
            unmoved: [...unmoved.filter((measure) => measure !== event.data.measure), event.data.measure],
          }
        : { state, decisions: stand ?? decisions, unmoved: [] };
    },
    everybodyAtHome,
  );
