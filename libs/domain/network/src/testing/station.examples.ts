import type { CalendarDate } from '#platform/kernel';
import type {
  Correctable,
  StationClosed,
  StationCorrected,
  StationEvent,
  StationOpened,
} from '../station.events.js';
import { absent, evolve, type Station } from '../station.state.js';

// Sample facts of specs.
export const stationId = '0c000000-0000-4000-8000-000000000001';
export const hostId = '0a000000-0000-4000-8000-000000000001';
export const otherHostId = '0a000000-0000-4000-8000-000000000002';
export const hubId = '0b000000-0000-4000-8000-000000000001';
export const today = '2022-08-31';

export const opened = (facts: Partial<StationOpened['data']> = {}): StationOpened => ({
  type: 'StationOpened',
  data: {
    stationId,
    name: '双招双引工作站（示例）',
    kind: 'WORKSTATION',
    purpose: 'INVESTMENT',
    hostOrganizationId: hostId,
    hostHubs: [hubId],
    regionCode: '370202',
    openedOn: '2022-03-01',
    ...facts,
  },
});
export const closed = (closedOn: CalendarDate, reason = '合并'): StationClosed => ({
  type: 'StationClosed',
  data: { stationId, closedOn, reason },
});
export const corrected = (
  before: Partial<Correctable>,
  after: Partial<Correctable>,
  reason = '录入有误',
): StationCorrected => ({ type: 'StationCorrected', data: { stationId, before, after, reason } });

export const folded = (...events: readonly StationEvent[]): Station => events.reduce(evolve, absent);
