import type { Measure, RecognitionEvent } from '#platform/kernel';
import { displayed, exact } from '#platform/ledger';
import { factsOf, shown } from '#platform/timeline';

const value = (measure: Measure, amount: number): object =>
  shown(exact(measure, BigInt(amount)).value, (locale) => displayed(measure, BigInt(amount), locale));

/** How decisions are told, on whatever stream they stand: by the measure that they are about. */
export const recognitionFacts = factsOf<RecognitionEvent>({
  FigureRecognized: ({ measure, value: amount, reason }) => ({
    is: { [`${measure}.decision`]: 'RECOGNIZE', [`${measure}.recognized`]: value(measure, amount) },
    says: { reason },
  }),
  FigureRejected: ({ measure, reason }) => ({
    is: { [`${measure}.decision`]: 'REJECT', [`${measure}.recognized`]: null },
    says: { reason },
  }),
  FigureReopened: ({ measure, reason }) => ({
    is: { [`${measure}.decision`]: null, [`${measure}.recognized`]: null },
    says: { reason },
  }),
});
