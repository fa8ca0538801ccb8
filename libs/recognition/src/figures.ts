import {
  decide,
  undecided,
  type AnyEvent,
  type Decisions,
  type RecognitionEvent,
  type Stream,
} from '#libs/kernel';
import type { LedgerSubject } from '#libs/ledger';

/** A subject as its own context folds it, and beside it what was decided of its figures: of any subject, whatever its state looks like. */
export type Figures = { readonly state: unknown; readonly decisions: Decisions };

const isDecision = (event: AnyEvent): event is RecognitionEvent =>
  event.type === 'FigureRecognized' || event.type === 'FigureRejected' || event.type === 'FigureReopened';

/** The stream of a subject, folded for a reviewer. */
export const figuresStream = (subject: LedgerSubject, subjectId: string): Stream<Figures, AnyEvent> => ({
  id: `${subject.category}-${subjectId}`,
  initial: { state: subject.initial, decisions: undecided },
  evolve: ({ state, decisions }, event) => ({
    state: subject.evolve(state, event),
    decisions: isDecision(event) ? decide(decisions, event) : decisions,
  }),
});
