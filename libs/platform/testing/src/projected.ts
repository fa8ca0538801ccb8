import type { AnyEvent, EventMeta, Recorded } from '#platform/kernel';
import type { Projection, RowClass } from '#platform/projections';

const meta: EventMeta = {
  commandId: '00000000-0000-4000-8000-000000000001',
  digest: 'digest',
  correlationId: '00000000-0000-4000-8000-000000000002',
  actorId: '00000000-0000-4000-8000-000000000003',
  jurisdictionId: 'qingdao',
  recordedAt: '2022-08-31T09:00:00+08:00',
};

/** Events of one stream as the log gives them back. */
export const recordedOn = <E extends AnyEvent>(streamId: string, events: readonly E[]): Recorded<E>[] =>
  events.map((event, i) => ({
    ...event,
    id: `00000000-0000-4000-9000-${String(i + 1).padStart(12, '0')}`,
    streamId,
    version: i + 1,
    meta,
    seq: i + 1,
    knownAt: '2022-08-31T09:00:01+08:00',
  }));

/** The row that a view has made of these events, event by event, as it goes to the table; undefined where there is none. */
export const projectedRow = async (
  view: Projection,
  events: readonly Recorded[],
  row: RowClass,
  id: string,
): Promise<Readonly<Record<string, unknown>> | undefined> => {
  // Loaded when asked for: specs of rules, most of all specs, need no projections.
  const { RowFold } = await import('#platform/projections');
  const folding = view.begin(() => Promise.resolve([]));
  const rows = new RowFold();
  for (const event of events.filter(({ type }) => view.handles(type)))
    for (const op of await folding([event])) rows.apply(op);
  const folded = rows.tables.get(row)?.get(id);
  return folded && folded.kind !== 'remove' ? folded.values : undefined;
};
