import { describe, expect, it } from '@jest/globals';
import {
  changesOf,
  emptyVisit,
  inputOf,
  inputOfPlan,
  loggedAsPlanned,
  nobodyFault,
  visitFaults,
  type VisitForm,
} from './visit-form.ts';

const visit = (more: Partial<VisitForm> = {}): VisitForm => ({
  ...emptyVisit('2026-11-27'),
  stationId: 's1',
  ...more,
});

describe('the form of a visit', () => {
  it('leaves out what is not said', () =>
    expect(inputOf(visit())).toEqual({ direction: 'INBOUND', stationId: 's1', visitedOn: '2026-11-27' }));

  it('says the plan’s days by their names', () =>
    expect(inputOf(visit({ kind: 'PLANNED', until: '2026-11-29', result: 'not yet' }))).toEqual({
      direction: 'INBOUND',
      stationId: 's1',
      plannedOn: '2026-11-27',
      plannedUntil: '2026-11-29',
    }));

  it('sends only what differs, and clears what was emptied', () => {
    const before = visit({ name: 'A', count: '12', chain: 'x', leads: [{ id: 'l1', name: 'L' }] });
    expect(changesOf(before, before)).toEqual({ said: {}, clear: [] });
    expect(changesOf(before, { ...before, name: '', count: '14', leads: [], stationId: 's2' })).toEqual({
      said: { stationId: 's2', delegateCount: 14, leadIds: [] },
      clear: ['NAME'],
    });
  });

  it('keeps a reported figure and how it is meant together', () => {
    const before = visit({ reported: '30', qualifier: 'ABOUT' });
    expect(changesOf(before, { ...before, reported: '31' }).said).toEqual({
      organizationsReported: 31,
      organizationsQualifier: 'ABOUT',
    });
    expect(changesOf(before, { ...before, reported: '', qualifier: '' })).toEqual({
      said: {},
      clear: ['ORGANIZATIONS_REPORTED'],
    });
  });

  it('logs a plan as planned, but for how many came', () => {
    const plan = visit({ kind: 'PLANNED', on: '2026-12-05', count: '20', name: 'A' });
    const values = loggedAsPlanned(plan, '2026-11-27');
    expect(values).toMatchObject({ kind: 'LOGGED', on: '2026-11-27', count: '' });
    expect(inputOfPlan(plan, { ...values, count: '18' })).toEqual({
      visitedOn: '2026-11-27',
      delegateCount: 18,
    });
  });

  it('finds what can be seen without the server', () => {
    expect(visitFaults(visit(), '2026-11-27')).toEqual({});
    expect(
      visitFaults(visit({ stationId: '', on: '2026-11-28', until: '2026-11-01', count: '0' }), '2026-11-27'),
    ).toEqual({
      stationId: 'HOST_MISSING',
      on: 'DATE_IN_FUTURE',
      until: 'VISIT_DATES_REVERSED',
      count: 'COUNT_OUT_OF_RANGE',
    });
    expect(visitFaults(visit({ kind: 'PLANNED', on: '2027-01-01' }), '2026-11-27')).toEqual({});
    expect(
      visitFaults(visit({ itinerary: [{ on: '2026-11-28', place: 'x', purpose: '' }] }), '2026-11-28'),
    ).toEqual({ itinerary: 'VISIT_STOP_OUTSIDE' });
  });

  it('asks who came while nothing is said of that, and is content with any of it', () => {
    const nobody = { name: 'VISIT_OF_NOBODY' };
    for (const kind of ['LOGGED', 'PLANNED'] as const) expect(nobodyFault(visit({ kind }))).toEqual(nobody);
    expect(nobodyFault(visit({ name: ' ', result: 'R', chain: 'x', origin: '110000' }))).toEqual(nobody);
    const said: readonly Partial<VisitForm>[] = [
      { name: 'A' },
      { count: '3' },
      { reported: '30' },
      { leads: [{ id: 'l1', name: 'L' }] },
      { organizations: [{ id: 'o1', name: 'O' }] },
    ];
    for (const one of said) expect(nobodyFault(visit(one))).toEqual({});
  });
});
