import { decide, isRecognition, undecided, type AnyEvent, type Decisions, type Stream } from '#libs/kernel';
import type { LedgerSubject } from '#libs/ledger';

/** A subject as its own context folds it, and beside it what was decided of its figures: of any subject, whatever its state looks like. */
export type Figures = { readonly state: unknown; readonly decisions: Decisions };

/** The stream of a subject, folded for a reviewer. */
export const figuresStream = (subject: LedgerSubject, subjectId: string): Stream<Figures, AnyEvent> => ({
  id: `${subject.category}-${subjectId}`,
  initial: { state: subject.initial, decisions: undecided },
  evolve: ({ state: before, decisions }, event) => {
    const state = subject.evolve(before, event);
    // A subject whose claims end and begin anew says itself which decisions still stand.
    const stand = subject.decisionsOn?.(state);
    return { state, decisions: stand ?? (isRecognition(event) ? decide(decisions, event) : decisions) };
  },
});
