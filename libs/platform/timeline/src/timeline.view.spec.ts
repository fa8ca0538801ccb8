import { describe, expect, it } from '@jest/globals';
import type { Recorded } from '#platform/kernel';
import { insert } from '#platform/projections';
import { TimelineEventRow, TimelineRow, timelineView } from './timeline.view.js';
import './testing/kinds.js';

const id = (n: number) => `00000000-0000-4000-8000-${String(n).padStart(12, '0')}`;
const event = (given: Partial<Recorded>): Recorded => ({
  type: 'ProjectLanded',
  data: {},
  id: id(90),
  streamId: `project-${id(1)}`,
  version: 3,
  seq: 42,
  knownAt: '2022-08-31T01:30:00.000000Z',
  meta: {
    commandId: id(91),
    digest: 'd',
    correlationId: id(92),
    actorId: id(93),
    jurisdictionId: 'qingdao',
    recordedAt: '2022-08-31T09:30:00+08:00',
  },
  ...given,
});
const shownFor = async (given: Partial<Recorded>) => {
  const ops = await timelineView.begin(async () => [])([event(given)]);
  const of = <T>(row: unknown) =>
    ops.filter((op) => op.row === row).map((op) => ('values' in op ? op.values : {}) as unknown as T);
  const [events, entries] = [of<TimelineEventRow>(TimelineEventRow), of<TimelineRow>(TimelineRow)];
  expect(ops).toEqual([
    ...events.map((row) => insert(TimelineEventRow, row)),
    ...entries.map((row) => insert(TimelineRow, row)),
  ]);
  return { events, entries };
};

describe('the timeline', () => {
  it('shows an event with its subject, as it was recorded', async () =>
    expect(await shownFor({ data: { planned: { cny: 5 } } })).toEqual({
      events: [
        {
          id: '42',
          eventId: id(90),
          streamId: `project-${id(1)}`,
          version: 3,
          type: 'ProjectLanded',
          data: { planned: { cny: 5 } },
          actorId: id(93),
          commandId: id(91),
          causationId: null,
          recordedAt: '2022-08-31T01:30:00.000000Z',
          recordedOnDeviceAt: null,
        },
      ],
      entries: [
        { id: `42/${id(1)}`, subjectId: id(1), seq: '42', type: 'ProjectLanded', jurisdictionId: 'qingdao' },
      ],
    }));

  it('shows it with everything else that it names, once each', async () => {
    const { events, entries } = await shownFor({
      data: { projectId: id(1), agreementId: id(2), credits: [{ organizationId: id(3) }] },
    });
    expect(entries.map((row) => row.id)).toEqual([`42/${id(1)}`, `42/${id(2)}`, `42/${id(3)}`]);
    expect(events).toHaveLength(1);
  });

  it('shows what a stream that is no subject says of subjects', async () => {
    const { entries } = await shownFor({ streamId: `investor-${id(5)}`, data: { leadId: id(6) } });
    expect(entries.map((row) => row.subjectId)).toEqual([id(6)]);
    expect(await shownFor({ streamId: 'rule-baseline', data: { code: 'x' } })).toEqual({
      events: [],
      entries: [],
    });
  });

  it('tells which event a reaction answered', async () => {
    const { meta } = event({});
    const { events } = await shownFor({ meta: { ...meta, causationId: id(7) } });
    expect(events[0]!.causationId).toBe(id(7));
  });

  it('tells when the sender noted it down, where that was before it could be sent', async () => {
    const { meta } = event({});
    const { events } = await shownFor({ meta: { ...meta, recordedOnDeviceAt: '2022-08-30T10:00:00+08:00' } });
    expect(events[0]!.recordedOnDeviceAt).toBe('2022-08-30T10:00:00+08:00');
  });

  it('is about every type, also those of tomorrow', () =>
    expect(timelineView.handles('LeadSold')).toBe(true));
});
