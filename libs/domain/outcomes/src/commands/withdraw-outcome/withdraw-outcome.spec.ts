import { specFor } from '#platform/testing';
import { describe, it } from '@jest/globals';
import type { OutcomeEvent } from '../../outcome.events.js';
import { absent, evolve, type Outcome } from '../../outcome.state.js';
import { outcomeId, reported, withdrawn } from '../../testing/outcome.examples.js';
import { withdrawOutcome } from './withdraw-outcome.decide.js';

const given = specFor<Outcome, OutcomeEvent>({ initial: absent, evolve });
const withdraw = (outcome: Outcome) => withdrawOutcome(outcome, { outcomeId, reason: '重复报送' });

describe('withdraw an outcome', () => {
  it('takes it back, once', () => {
    given([reported()]).when(withdraw).then([withdrawn]);
    given([reported(), withdrawn]).when(withdraw).thenNothing();
    given([]).when(withdraw).thenRefused('OUTCOME_NOT_FOUND', 'outcomeId');
  });
});
