import type { OutcomeKind } from '#platform/kernel';
import { specFor } from '#platform/testing';
import { describe, expect, it } from '@jest/globals';
import type { OutcomeDescription, OutcomeEvent } from '../../outcome.events.js';
import { absent, evolve, type Outcome } from '../../outcome.state.js';
import {
  correctedAs,
  description,
  faultsOf,
  reported,
  today,
  whole,
  withdrawn,
  yuan,
} from '../../testing/outcome.examples.js';
import { reportOutcome } from './report-outcome.decide.js';

const given = specFor<Outcome, OutcomeEvent>({ initial: absent, evolve });
const report =
  (facts: OutcomeDescription = description, kind: OutcomeKind = 'EMPLOYMENT') =>
  (outcome: Outcome) =>
    reportOutcome(outcome, reported(facts, kind).data, today);
const bare = { periodTo: '2022-06-30', credits: whole };

describe('report an outcome', () => {
  it('records it as it was found', () => given([]).when(report()).then([reported()]));

  it('takes one that ends today', () => {
    const facts = { ...description, periodTo: today };
    given([])
      .when(report(facts))
      .then([reported(facts)]);
  });

  it('refuses one that ends after today, or before it begins', () => {
    given([])
      .when(report({ ...description, periodTo: '2022-09-01' }))
      .thenRefused('DATE_IN_FUTURE', 'periodTo');
    expect(faultsOf(() => report({ ...description, periodFrom: '2022-07-01' })(absent))).toEqual([
      'periodTo PERIOD_BACKWARDS',
    ]);
  });

  it.each<[OutcomeKind, string]>([
    ['EMPLOYMENT', 'jobsOffered'],
    ['STANDARD', 'standards'],
    ['PLATFORM', 'platforms'],
    ['RURAL_DONATION', 'cash'],
  ])('refuses a %s with nothing in it', (kind, field) => {
    expect(faultsOf(() => report(bare, kind)(absent))).toEqual([`${field} OUTCOME_EMPTY`]);
  });

  it('refuses a standard of which only level and role are told', () =>
    expect(
      faultsOf(() => report({ ...bare, standardLevel: 'NATIONAL', standardRole: 'LED' }, 'STANDARD')(absent)),
    ).toEqual(['standards OUTCOME_EMPTY']));

  it('refuses what is of another kind', () => {
    expect(faultsOf(() => report({ ...description, cash: yuan(1) })(absent))).toEqual([
      'cash OUTCOME_FIELD_UNFIT',
    ]);
    expect(faultsOf(() => report({ ...bare, platforms: 1, hires: 2 }, 'PLATFORM')(absent))).toEqual([
      'hires OUTCOME_FIELD_UNFIT',
    ]);
  });

  it('refuses to report the same twice, whatever became of it since', () => {
    for (const past of [
      [reported()],
      [reported(), correctedAs({ ...description, hires: 1 })],
      [reported(), withdrawn],
    ])
      given(past).when(report()).thenRefused('OUTCOME_ALREADY_REPORTED');
  });
});
