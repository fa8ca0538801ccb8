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

type Found = {
  readonly events: StoredEvent[];
  /** What the first place without its event has, if there is one. */
  readonly fault?: OrderDiffers;
  /** What has the form of the log's events and stands between those, without a place. */
  readonly between?: readonly StoredEvent[];
};

/**
 * The events of consecutive places. Read in the store's own order, which nearly always is the public one; where an event got its place
 * late, from there on each by its token, and where strangers stand between them, past those. What comes before a place without its event is given.
 * @param before token of the place before the first of them; null where that is the first of all
 */
export const eventsAt = async (
  store: Pick<EventStore, 'readAll' | 'readAt'>,
  before: Token | null,
  places: readonly Place[],
): Promise<Found> => {
  const inOrder = await store.readAll(before, places.length);
  let differs = places.findIndex((place, at) => inOrder[at]?.id !== place.eventId);
  if (differs < 0) return { events: inOrder };
  if (!store.readAt) return amongStrangers(store, inOrder, places);
  const events = inOrder.slice(0, differs);
  const rest = places.slice(differs);
  const found = await store.readAt(rest.map(({ token }) => token));
  for (const [at, place] of rest.entries()) {
    const event = found[at];
    if (event?.id !== place.eventId)
      return { events, fault: new OrderDiffers(place, event ?? inOrder[differs + at]) };
    events.push(event);
  }
  return { events };
};

/** In a store whose order is the public one, where others write as well: an event at which no place stands is none of the log's. */
const amongStrangers = async (
  store: Pick<EventStore, 'readAll'>,
  read: readonly StoredEvent[],
  places: readonly Place[],
): Promise<Found> => {
  const wanted = new Set(places.map(({ token }) => token));
  const events: StoredEvent[] = [];
  const between: StoredEvent[] = [];
  for (let found = read; found.length > 0;) {
    for (const event of found) {
      const place = places[events.length]!;
      if (event.token === place.token && event.id === place.eventId) events.push(event);
      else if (wanted.has(event.token)) return { events, between, fault: new OrderDiffers(place, event) };
      else between.push(event);
      if (events.length === places.length) return { events, between };
    }
    found = await store.readAll(found.at(-1)!.token, places.length);
  }
  return { events, between, fault: new OrderDiffers(places[events.length]!, between[0]) };
};
