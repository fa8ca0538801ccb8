import { specFor } from '#platform/testing';
import { describe, expect, it } from '@jest/globals';
import type { OutcomeEvent } from '../../outcome.events.js';
import { absent, evolve, type Outcome } from '../../outcome.state.js';
import {
  correctedAs,
  description,
  faultsOf,
  outcomeId,
  reported,
  today,
  twoThirds,
  withdrawn,
} from '../../testing/outcome.examples.js';
import { correctOutcome, type CorrectOutcome } from './correct-outcome.decide.js';

const given = specFor<Outcome, OutcomeEvent>({ initial: absent, evolve });
const correct = (facts: Partial<CorrectOutcome>) => (outcome: Outcome) =>
  correctOutcome(outcome, { outcomeId, right: {}, clear: [], reason: '录入有误', ...facts }, today);

describe('correct an outcome', () => {
  it('carries the whole description before and after, without what was cleared', () => {
    const { periodFrom: _, ...rest } = description;
    given([reported()])
      .when(correct({ right: { hires: 120, credits: twoThirds }, clear: ['PERIOD_FROM'] }))
      .then([correctedAs({ ...rest, hires: 120, credits: twoThirds })]);
  });

  it('records nothing where it is right already', () =>
    given([reported()])
      .when(correct({ right: { hires: 110 } }))
      .thenNothing());

  it('refuses what would leave nothing in it, what is of another kind, and a day ahead', () => {
    const on = (facts: Partial<CorrectOutcome>) => faultsOf(() => correct(facts)(evolve(absent, reported())));
    expect(on({ clear: ['JOBS_OFFERED', 'HIRES'] })).toEqual(['jobsOffered OUTCOME_EMPTY']);
    expect(on({ right: { platforms: 1 } })).toEqual(['platforms OUTCOME_FIELD_UNFIT']);
    expect(on({ right: { hires: 1 }, clear: ['HIRES'] })).toEqual(['hires FIELD_CLEARED']);
    expect(on({})).toEqual(['input NOTHING_TO_CORRECT']);
    given([reported()])
      .when(correct({ right: { periodTo: '2022-09-01' } }))
      .thenRefused('DATE_IN_FUTURE', 'periodTo');
  });

  it('refuses one that is not there, or was taken back', () => {
    given([])
      .when(correct({ right: { hires: 1 } }))
      .thenRefused('OUTCOME_NOT_FOUND', 'outcomeId');
    given([reported(), withdrawn])
      .when(correct({ right: { hires: 1 } }))
      .thenRefused('OUTCOME_WITHDRAWN', 'outcomeId');
  });
});
