import { specFor } from '#platform/testing';
import { describe, expect, it } from '@jest/globals';
import {
  amended,
  cancelled,
  chamber,
  faultsOf,
  logged,
  plan,
  planned,
  visitId,
} from '../../testing/visit.examples.js';
import { absent, evolve, type Visit } from '../../visit.state.js';
import { amendVisit, type AmendVisit } from './amend-visit.decide.js';

const given = specFor({ initial: absent as Visit, evolve });
const amending = (facts: Partial<AmendVisit>) => (visit: Visit) =>
  amendVisit(visit, { visitId, said: {}, clear: [], ...facts });

describe('amend visit', () => {
  it('records the plan before and after', () =>
    given([planned])
      .when(amending({ said: { delegateCount: 40 }, reason: '名额调整' }))
      .then([amended]));

  it('replaces a list as a whole, and the host with its station', () => {
    const host = {
      organizationId: chamber,
      credits: [{ organizationId: chamber, basisPoints: 10_000, hubs: [] }],
    };
    given([planned])
      .when(amending({ said: { host, itinerary: [] } }))
      .then([
        { type: 'VisitAmended', data: { visitId, before: plan, after: { ...plan, host, itinerary: [] } } },
      ]);
  });

  it('takes away what is cleared', () => {
    const [event] = amending({ clear: ['DELEGATE_COUNT', 'CHAIN_CODE', 'ORGANIZATIONS_REPORTED'] })(
      evolve(absent, planned),
    );
    const { delegateCount: _, chainCode: __, organizationsReported: ___, ...rest } = plan;
    expect(event).toMatchObject({ type: 'VisitAmended', data: { after: rest } });
    expect(Object.keys((event as typeof amended).data.after).toSorted()).toEqual(
      Object.keys(rest).toSorted(),
    );
  });

  it('records nothing when the plan says so already', () => {
    given([planned, amended])
      .when(amending({ said: { delegateCount: 40 } }))
      .thenNothing();
    given([planned])
      .when(amending({ clear: ['RESULT'] }))
      .thenNothing();
  });

  it('refuses days that leave a stop outside', () =>
    given([planned])
      .when(amending({ said: { plannedOn: '2022-06-21' } }))
      .thenRefused('VISIT_STOP_OUTSIDE', 'itinerary.0.on'));

  it('refuses to change nothing, and to give and clear in one', () => {
    const faults = (facts: Partial<AmendVisit>) => faultsOf(() => amending(facts)(evolve(absent, planned)));
    expect(faults({})).toEqual(['input NOTHING_TO_CHANGE']);
    expect(faults({ said: { delegateCount: 40 }, clear: ['DELEGATE_COUNT'] })).toEqual([
      'delegateCount FIELD_CLEARED',
    ]);
  });

  it('refuses what was logged, was cancelled, or is not there', () => {
    const fewer = amending({ said: { delegateCount: 40 } });
    given([planned, logged]).when(fewer).thenRefused('VISIT_LOGGED', 'visitId');
    given([planned, cancelled]).when(fewer).thenRefused('VISIT_CANCELLED', 'visitId');
    given([]).when(fewer).thenRefused('VISIT_NOT_FOUND', 'visitId');
  });
});
