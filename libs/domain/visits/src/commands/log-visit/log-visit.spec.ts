import { specFor } from '#platform/testing';
import { describe, expect, it } from '@jest/globals';
import {
  cancelled,
  chamber,
  faultsOf,
  logged,
  planned,
  record,
  today,
  visitId,
} from '../../testing/visit.examples.js';
import { absent, evolve, type Visit } from '../../visit.state.js';
import { logVisit, type LogVisit } from './log-visit.decide.js';

const given = specFor({ initial: absent as Visit, evolve });
const { visitedOn, endedOn, result, ...programme } = record;
const facts: LogVisit = {
  visitId,
  asPlanned: false,
  said: programme,
  visitedOn,
  ...(endedOn && { endedOn }),
  ...(result && { result }),
};
const logging =
  (more: Partial<LogVisit> = {}) =>
  (visit: Visit) =>
    logVisit(visit, { ...facts, ...more }, today);
const asPlanned = logging({ asPlanned: true, said: { delegateCount: 41 } });

describe('log visit', () => {
  it('records one that had not been planned', () => given([]).when(logging()).then([logged]));

  it('needs no more than a direction, a host and a day', () => {
    const { direction, host } = programme;
    given([])
      .when((visit) =>
        logVisit(visit, { visitId, asPlanned: false, said: { direction, host }, visitedOn }, today),
      )
      .then([
        {
          type: 'VisitLogged',
          data: { visitId, direction, host, organizations: [], itinerary: [], leadIds: [], visitedOn },
        },
      ]);
  });

  it('takes what is not said anew from the plan, with its days and its document', () =>
    given([planned])
      .when(asPlanned)
      .then([
        {
          type: 'VisitLogged',
          data: {
            ...logged.data,
            planned: { on: '2022-06-20', until: '2022-06-22' },
            sourceDocument: '青民函〔2022〕15号',
          },
        },
      ]));

  it('never takes the number of delegates from the plan', () => {
    const [event] = logging({ asPlanned: true, said: {} })(evolve(absent, planned));
    expect(event).not.toHaveProperty('data.delegateCount');
  });

  it('takes what is said anew over the plan, its document too', () => {
    const host = {
      organizationId: chamber,
      credits: [{ organizationId: chamber, basisPoints: 10_000, hubs: [] }],
    };
    const [event] = logging({
      asPlanned: true,
      said: { host, leadIds: [] },
      sourceDocument: '总结',
      illustrative: true,
    })(evolve(absent, planned));
    expect(event?.data).toMatchObject({ host, leadIds: [], sourceDocument: '总结', illustrative: true });
    expect(event).not.toHaveProperty('data.host.stationId');
  });

  it('refuses a plan that is not there, was logged, or was cancelled', () => {
    given([]).when(asPlanned).thenRefused('VISIT_NOT_FOUND', 'visitId');
    given([planned, logged]).when(asPlanned).thenRefused('VISIT_LOGGED', 'visitId');
    given([planned, cancelled]).when(asPlanned).thenRefused('VISIT_CANCELLED', 'visitId');
  });

  it('refuses a new one in the place of another', () =>
    given([logged]).when(logging()).thenRefused('VISIT_ALREADY_RECORDED'));

  it('refuses days that are still to come, run backwards, or leave a stop outside', () => {
    given([])
      .when(logging({ visitedOn: '2022-09-01' }))
      .thenRefused('DATE_IN_FUTURE', 'visitedOn');
    given([])
      .when(logging({ endedOn: '2022-09-01' }))
      .thenRefused('DATE_IN_FUTURE', 'endedOn');
    given([])
      .when(logging({ endedOn: '2022-06-19' }))
      .thenRefused('VISIT_DATES_REVERSED', 'endedOn');
    given([])
      .when(logging({ endedOn: '2022-06-21' }))
      .thenRefused('VISIT_STOP_OUTSIDE', 'itinerary.1.on');
  });

  it('names what it misses where there was no plan', () => {
    const { host: _, ...homeless } = programme;
    expect(faultsOf(() => logging({ said: homeless })(absent))).toEqual(['stationId HOST_MISSING']);
    expect(faultsOf(() => logging({ said: {} })(absent))).toEqual(['direction FIELD_MISSING']);
  });
});
