import type { SequencedLog, StreamWriter } from '#platform/event-store';
import type { AnyEvent, Stream } from '#platform/kernel';

/** A link that stands: the record that counts in place of this one, and the event that says so. */
export type DuplicateLink = { readonly to: string; readonly eventId: string };
/** The link of a record as it stands now; undefined where it is no duplicate. */
export type LinkOf = (id: string) => Promise<DuplicateLink | undefined>;

/** Reads the links of one kind of record off its streams. */
export const duplicateLinks =
  <S extends { readonly duplicateOf?: string } | { readonly status: 'absent' }, E extends AnyEvent>(
    streams: Pick<StreamWriter, 'load'>,
    streamOf: (id: string) => Stream<S, E>,
    linked: E['type'],
  ): LinkOf =>
  async (id) => {
    const { state, stored } = await streams.load(streamOf(id));
    const to = 'duplicateOf' in state ? state.duplicateOf : undefined;
    // A record is linked once at a time: the last event that linked it made the link that stands.
    const event = to === undefined ? undefined : stored.findLast(({ type }) => type === linked);
    return to === undefined || event === undefined ? undefined : { to, eventId: event.id };
  };

/** The links that lead from a record back to it, its own first; undefined where they end, or run into a ring that does not contain it. */
const ringThrough = async (id: string, linkOf: LinkOf): Promise<DuplicateLink[] | undefined> => {
  const links: DuplicateLink[] = [];
  const passed = new Set<string>();
  for (let at = id; ;) {
    const link = await linkOf(at);
    if (link === undefined || passed.has(link.to)) return undefined;
    links.push(link);
    if (link.to === id) return links;
    passed.add((at = link.to));
  }
};

/**
 * Whether a link closes a ring: commands that link A to B and B to A at the same moment each see the other record still unlinked, each appends
 * to a stream of its own, and then none of the ring counts. Of the links of a ring exactly one closes it, the last in the log's order. Whoever
 * asks this of every link, in that order, finds each ring at that link, when all its others stand.
 * @param id the record that the event linked
 */
export const closesRing = async (
  log: Pick<SequencedLog, 'seqOf'>,
  linkOf: LinkOf,
  id: string,
  eventId: string,
): Promise<boolean> => {
  const ring = await ringThrough(id, linkOf);
  // It was linked anew since: the reaction asks about that link in its turn.
  if (ring === undefined || ring[0]!.eventId !== eventId) return false;
  const [own, ...others] = await Promise.all(ring.map((link) => log.seqOf(link.eventId)));
  if (own === undefined) throw new Error(`event ${eventId} has no place in the log yet`);
  return others.every((seq) => seq !== undefined && seq < own);
};
