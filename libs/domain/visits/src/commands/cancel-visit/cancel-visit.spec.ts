import { specFor } from '#platform/testing';
import { describe, it } from '@jest/globals';
import { cancelled, logged, planned } from '../../testing/visit.examples.js';
import { absent, evolve, type Visit } from '../../visit.state.js';
import { cancelVisit } from './cancel-visit.decide.js';

const given = specFor({ initial: absent as Visit, evolve });
const cancel = (visit: Visit) => cancelVisit(visit, cancelled.data);

describe('cancel visit', () => {
  it('records that a planned one will not take place', () => given([planned]).when(cancel).then([cancelled]));

  it('refuses what was logged, was cancelled before, or is not there', () => {
    given([planned, logged]).when(cancel).thenRefused('VISIT_LOGGED', 'visitId');
    given([planned, cancelled]).when(cancel).thenRefused('VISIT_CANCELLED', 'visitId');
    given([]).when(cancel).thenRefused('VISIT_NOT_FOUND', 'visitId');
  });
});
