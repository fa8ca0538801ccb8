import {
  BadInput,
  type Measure,
  type Money,
  type OutcomeKind,
  type RecognitionEvent,
} from '#platform/kernel';
import type {
  OutcomeCorrected,
  OutcomeDescription,
  OutcomeReported,
  OutcomeWithdrawn,
} from '../outcome.events.js';

// Facts for the specs of this context: what two organizations brought about, one of which belongs to a hub.

export const today = '2022-08-31';
export const outcomeId = '0c000000-0000-4000-8000-000000000001';
export const chamber = '11111111-1111-5111-8111-111111111111';
export const society = '22222222-2222-5222-8222-222222222222';
export const federation = '99999999-9999-5999-8999-999999999999';
export const yuan = (fen: number): Money => ({ amount: fen, currency: 'CNY', cny: fen });

export const whole = [{ organizationId: chamber, basisPoints: 10_000, hubs: [federation] }];
export const twoThirds = [
  { organizationId: chamber, basisPoints: 6667, hubs: [federation] },
  { organizationId: society, basisPoints: 3333, hubs: [] },
];
export const description: OutcomeDescription = {
  periodFrom: '2022-01-01',
  periodTo: '2022-06-30',
  jobsOffered: 320,
  hires: 110,
  regionCode: '370200',
  credits: whole,
};

export const reported = (
  facts: OutcomeDescription = description,
  kind: OutcomeKind = 'EMPLOYMENT',
): OutcomeReported => ({ type: 'OutcomeReported', data: { outcomeId, kind, ...facts } });
export const correctedAs = (after: OutcomeDescription, before = description): OutcomeCorrected => ({
  type: 'OutcomeCorrected',
  data: { outcomeId, before, after, reason: '录入有误' },
});
export const withdrawn: OutcomeWithdrawn = {
  type: 'OutcomeWithdrawn',
  data: { outcomeId, reason: '重复报送' },
};
export const recognized = (measure: Measure, value: number): RecognitionEvent => ({
  type: 'FigureRecognized',
  data: { measure, seenVersion: 1, value },
});
export const rejected = (measure: Measure): RecognitionEvent => ({
  type: 'FigureRejected',
  data: { measure, seenVersion: 1 },
});
export const reopened = (measure: Measure): RecognitionEvent => ({
  type: 'FigureReopened',
  data: { measure, seenVersion: 1 },
});

/** `field CODE` of each fault that a rule finds in what it is given. */
export const faultsOf = (rule: () => unknown): string[] => {
  try {
    rule();
    return [];
  } catch (error) {
    if (error instanceof BadInput) return error.fields.map(({ field, code }) => `${field} ${code}`);
    throw error;
  }
};
