import type { Measure, RecognitionEvent } from '#platform/kernel';
import { baselineRule, displayed, exact } from '#platform/ledger';
import { factsOf, shown } from '#platform/timeline';

const value = (measure: Measure, amount: number): object =>
  shown(exact(measure, BigInt(amount)).value, (locale) => displayed(measure, BigInt(amount), locale));

/** The rule by which it was judged, where that is not the one that goes without saying. */
const otherRule = (ruleId: string | undefined) => (ruleId === baselineRule.ruleId ? {} : { ruleId });

/** How decisions are told, on whatever stream they stand: by the measure that they are about. */
export const recognitionFacts = factsOf<RecognitionEvent>({
  FigureRecognized: ({ measure, value: amount, reason, ruleId }) => ({
    is: { [`${measure}.decision`]: 'RECOGNIZE', [`${measure}.recognized`]: value(measure, amount) },
    says: { reason, ...otherRule(ruleId) },
  }),
  FigureRejected: ({ measure, reason, ruleId }) => ({
    is: { [`${measure}.decision`]: 'REJECT', [`${measure}.recognized`]: null },
    says: { reason, ...otherRule(ruleId) },
  }),
  FigureReopened: ({ measure, reason, ruleId }) => ({
    is: { [`${measure}.decision`]: null, [`${measure}.recognized`]: null },
    says: { reason, ...otherRule(ruleId) },
  }),
});
