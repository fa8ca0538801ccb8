import { specFor } from '#platform/testing';
import { describe, expect, it } from '@jest/globals';
import { faultsOf, logged, plan, planned, visitId } from '../../testing/visit.examples.js';
import { absent, evolve, type Visit } from '../../visit.state.js';
import { planVisit, type PlanVisit } from './plan-visit.decide.js';

const given = specFor({ initial: absent as Visit, evolve });
const { plannedOn, plannedUntil: until, ...programme } = plan;
const facts: PlanVisit = {
  visitId,
  said: programme,
  plannedOn,
  ...(until && { plannedUntil: until }),
  sourceDocument: '青民函〔2022〕15号',
};
const planning =
  (more: Partial<PlanVisit> = {}) =>
  (visit: Visit) =>
    planVisit(visit, { ...facts, ...more });

describe('plan visit', () => {
  it('records what is expected', () => given([]).when(planning()).then([planned]));

  it('needs no more than a direction, a host and a day', () => {
    const { direction, host } = programme;
    given([])
      .when((visit) => planVisit(visit, { visitId, said: { direction, host }, plannedOn }))
      .then([
        {
          type: 'VisitPlanned',
          data: { visitId, direction, host, organizations: [], itinerary: [], leadIds: [], plannedOn },
        },
      ]);
  });

  it('names what it misses', () => {
    const { host: _, ...homeless } = programme;
    expect(faultsOf(() => planning({ said: homeless })(absent))).toEqual(['stationId HOST_MISSING']);
    const { direction: __, ...aimless } = programme;
    expect(faultsOf(() => planning({ said: aimless })(absent))).toEqual(['direction FIELD_MISSING']);
  });

  it('refuses days that run backwards, and a stop on none of them', () => {
    given([])
      .when(planning({ plannedUntil: '2022-06-19' }))
      .thenRefused('VISIT_DATES_REVERSED', 'plannedUntil');
    given([])
      .when(planning({ plannedUntil: '2022-06-21' }))
      .thenRefused('VISIT_STOP_OUTSIDE', 'itinerary.1.on');
    given([])
      .when(planning({ plannedOn: '2022-06-21' }))
      .thenRefused('VISIT_STOP_OUTSIDE', 'itinerary.0.on');
  });

  it('refuses one that is recorded already', () => {
    given([planned]).when(planning()).thenRefused('VISIT_ALREADY_RECORDED');
    given([logged]).when(planning()).thenRefused('VISIT_ALREADY_RECORDED');
  });
});
