import { decide, everybodyAtHome, streamOf, undecided, type Decisions } from '#platform/kernel';
import type { OutcomeDescription, OutcomeEvent, OutcomeReported } from './outcome.events.js';

/** An outcome that was reported, taken back since or not. */
export type ReportedOutcome = OutcomeReported['data'] & {
  readonly status: 'reported' | 'withdrawn';
  readonly decisions: Decisions;
};
export type Outcome = { readonly status: 'absent' } | ReportedOutcome;
export const absent: Outcome = { status: 'absent' };

export const evolve = (outcome: Outcome, event: OutcomeEvent): Outcome => {
  if (event.type === 'OutcomeReported') return { ...event.data, status: 'reported', decisions: undecided };
  if (outcome.status === 'absent') throw new Error(`${event.type} before OutcomeReported`);
  switch (event.type) {
    case 'OutcomeCorrected': {
      const { outcomeId, kind, sourceDocument, illustrative, status, decisions } = outcome;
      return {
        outcomeId,
        kind,
        ...(sourceDocument === undefined ? {} : { sourceDocument }),
        ...(illustrative === undefined ? {} : { illustrative }),
        status,
        decisions,
        // All of the description, so that what it no longer says is gone.
        ...event.data.after,
      };
    }
    case 'OutcomeWithdrawn':
      return { ...outcome, status: 'withdrawn' };
    case 'FigureRecognized':
    case 'FigureRejected':
    case 'FigureReopened':
      return { ...outcome, decisions: decide(outcome.decisions, event) };
  }
};

/** What is said of it as it now stands in the record. */
export const describedOf = (outcome: ReportedOutcome): OutcomeDescription => {
  const {
    outcomeId: _i,
    kind: _k,
    sourceDocument: _s,
    illustrative: _l,
    status: _t,
    decisions: _d,
    ...said
  } = outcome;
  return said;
};

export const outcomeStream = streamOf<Outcome, OutcomeEvent>('outcome', absent, evolve, everybodyAtHome);
