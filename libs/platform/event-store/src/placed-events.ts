import type { EventStore, StoredEvent, Token } from './port.js';

/** A place of the public order, as far as its event is to be found by it. */
type Place = { readonly seq: number; readonly eventId: string; readonly token: Token };

/** A place has no event, or not its own. */
export class OrderDiffers extends Error {
  constructor(
    readonly place: Place,
    /** What the store has there, if anything. */
    readonly instead: StoredEvent | undefined,
  ) {
    super(`the store's order differs from log_index at ${place.seq}`);
    this.name = 'OrderDiffers';
  }
}

/**
 * The events of consecutive places. Read in the store's own order, which nearly always is the public one; where an event got its place
 * late, from there on each by its token. What comes before a place without its event is given.
 * @param before token of the place before the first of them; null where that is the first of all
 */
export const eventsAt = async (
  store: Pick<EventStore, 'readAll' | 'readAt'>,
  before: Token | null,
  places: readonly Place[],
): Promise<{ readonly events: StoredEvent[]; readonly fault?: OrderDiffers }> => {
  const inOrder = await store.readAll(before, places.length);
  let differs = places.findIndex((place, at) => inOrder[at]?.id !== place.eventId);
  if (differs < 0) return { events: inOrder };
  const events = inOrder.slice(0, differs);
  const rest = places.slice(differs);
  const found = store.readAt ? await store.readAt(rest.map(({ token }) => token)) : [inOrder[differs]];
  for (const [at, place] of rest.entries()) {
    const event = found[at];
    if (event?.id !== place.eventId)
      return { events, fault: new OrderDiffers(place, event ?? inOrder[differs + at]) };
    events.push(event);
  }
  return { events };
};
