import type { AnyEvent, EventOf } from './event.js';
import type { Measure } from './measure.js';

// Recognition 认定 decides on one measure of one subject, on the subject's own stream. Every context whose subjects are counted has these three
// facts in its union; the recognition lib owns their names.
type DecisionData = {
  readonly measure: Measure;
  readonly seenVersion: number;
  readonly reason?: string;
  /** The counting rule whose claim was judged; absent in what was decided before there were others than the baseline. */
  readonly ruleId?: string;
};

/** `value` in the ledger's integer unit: fen, or 1/10,000 of a count. */
export type FigureRecognized = EventOf<'FigureRecognized', DecisionData & { readonly value: number }>;
export type FigureRejected = EventOf<'FigureRejected', DecisionData>;
/** The decision is taken back; the claim stands again as if never decided. */
export type FigureReopened = EventOf<'FigureReopened', DecisionData>;
export type RecognitionEvent = FigureRecognized | FigureRejected | FigureReopened;

/** Whether a fact, of whatever subject, is a reviewer's. */
export const isRecognition = (event: AnyEvent): event is RecognitionEvent =>
  event.type === 'FigureRecognized' || event.type === 'FigureRejected' || event.type === 'FigureReopened';

/** What was decided of a subject's figures; a measure that is not there is undecided. */
export type Decisions = {
  readonly [M in Measure]?:
    { readonly decision: 'RECOGNIZED'; readonly value: number } | { readonly decision: 'REJECTED' };
};

export const undecided: Decisions = {};

/** The decisions after one more. */
export const decide = (decisions: Decisions, event: RecognitionEvent): Decisions => {
  const { measure } = event.data;
  switch (event.type) {
    case 'FigureRecognized':
      return { ...decisions, [measure]: { decision: 'RECOGNIZED', value: event.data.value } };
    case 'FigureRejected':
      return { ...decisions, [measure]: { decision: 'REJECTED' } };
    case 'FigureReopened': {
      const { [measure]: _, ...rest } = decisions;
      return rest;
    }
  }
};
