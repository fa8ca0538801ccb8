import { specFor } from '#platform/testing';
import { describe, expect, it } from '@jest/globals';
import {
  cancelled,
  corrected,
  faultsOf,
  logged,
  planned,
  record,
  today,
  visitId,
} from '../../testing/visit.examples.js';
import { absent, evolve, type Visit } from '../../visit.state.js';
import { correctVisit, type CorrectVisit } from './correct-visit.decide.js';

const given = specFor({ initial: absent as Visit, evolve });
const correcting = (facts: Partial<CorrectVisit>) => (visit: Visit) =>
  correctVisit(visit, { visitId, said: {}, clear: [], reason: '人数多记一人', ...facts }, today);

describe('correct visit', () => {
  it('records the record before and after', () =>
    given([logged])
      .when(correcting({ said: { delegateCount: 40 }, clear: ['CHAIN_CODE'] }))
      .then([corrected]));

  it('moves the days, where the itinerary moves with them', () => {
    const said = {
      visitedOn: '2022-06-21',
      endedOn: '2022-06-23',
      itinerary: [{ on: '2022-06-23', place: '深圳市' }],
    };
    given([logged])
      .when(correcting({ said, sourceDocument: '更正函' }))
      .then([
        {
          type: 'VisitCorrected',
          data: {
            visitId,
            before: record,
            after: { ...record, ...said },
            reason: '人数多记一人',
            sourceDocument: '更正函',
          },
        },
      ]);
    given([logged])
      .when(correcting({ said: { visitedOn: '2022-06-21' } }))
      .thenRefused('VISIT_STOP_OUTSIDE', 'itinerary.0.on');
  });

  it('records nothing where the record is right already, in whatever order its members come back', () => {
    const { host } = record;
    const reordered = {
      credits: host.credits,
      organizationId: host.organizationId,
      stationId: host.stationId!,
    };
    given([logged])
      .when(correcting({ said: { host: reordered, delegateCount: 41 } }))
      .thenNothing();
  });

  it('refuses a day that is still to come', () =>
    given([logged])
      .when(correcting({ said: { visitedOn: '2022-09-01' } }))
      .thenRefused('DATE_IN_FUTURE', 'visitedOn'));

  it('refuses to change nothing, and to give and clear in one', () => {
    const faults = (facts: Partial<CorrectVisit>) =>
      faultsOf(() => correcting(facts)(evolve(absent, logged)));
    expect(faults({})).toEqual(['input NOTHING_TO_CHANGE']);
    expect(faults({ said: { result: '无' }, clear: ['RESULT'] })).toEqual(['result FIELD_CLEARED']);
  });

  it('refuses what was not logged, or is not there', () => {
    const fewer = correcting({ said: { delegateCount: 40 } });
    given([planned]).when(fewer).thenRefused('VISIT_NOT_LOGGED', 'visitId');
    given([planned, cancelled]).when(fewer).thenRefused('VISIT_CANCELLED', 'visitId');
    given([]).when(fewer).thenRefused('VISIT_NOT_FOUND', 'visitId');
  });
});
