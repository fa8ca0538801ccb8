import {
  decimalOfCount,
  displayCount,
  displayFen,
  type Measure,
  type RecognitionEvent,
} from '#platform/kernel';
import { contractOf } from '#platform/ledger';
import { factsOf, shown } from '#platform/timeline';

const value = (measure: Measure, amount: number): object => {
  const { unit, counter } = contractOf(measure);
  return unit === 'FEN'
    ? shown(String(amount), (locale) => displayFen(BigInt(amount), locale))
    : shown(decimalOfCount(BigInt(amount)), (locale) => displayCount(BigInt(amount), counter, locale));
};

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
