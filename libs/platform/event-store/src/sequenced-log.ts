import type pg from 'pg';
import { Refused, type Recorded } from '#platform/kernel';
import type { EventRegistry } from './event-registry.js';
import { knownAtOrdinal, knownBy, type AsOfAsked, type Known } from './as-of.js';
import { clockOf, clockSpan, type ClockSpan, type LogClock } from './log-clock.js';
import { eventsAt } from './placed-events.js';
import { branchesOf, sharedUntil, type Branch } from './postgres/branches.js';
import type { EventStore } from './port.js';
import { instant, type Sequenced } from './sequencer.js';

const kept = 4000;
// Pages that several projections read one after the other, while they catch up, are read from the store once.
const pageSize = 2000;
// As many as the first and the last of those who catch up together are apart, with what each of them reads at a time.
const pagesKept = 9;
const pagesKeptMs = 10_000;
// Shorter than the poll of any reader: if the call about what another process sequenced is lost, the next poll finds it.
const trustMs = 200;
// A sequencer in this process renews it before it runs out.
const trustInSequencerMs = 400;
const nowhere = { seq: -1, until: Number.NEGATIVE_INFINITY };

/** Stands where nothing takes effect: an event that is held, or the end of those that were held until here. No reader handles it. */
export const HELD = 'yinfeng/held';

type PlaceRow = { seq: string; event_id: string; known_at: string; token: string };

/**
 * The log by public ordinal: what projections and reactions read. Events come upcast to their latest shape, those of a stream in its order: one
 * that got its place before an earlier version of its stream did comes right behind that one, under its own ordinal. Where it would have stood,
 * and behind the held ones, readers get an event of a type that nobody handles; so a reader always goes on from the last one given.
 */
export class SequencedLog {
  // What the sequencer of this very process has just placed: projections that keep up never read it from the store again.
  private recent: Recorded[] = [];
  /** Nothing came after this ordinal when somebody looked last: one look answers all readers that keep up, for a moment. */
  private end = nowhere;
  private called = 0;
  private readonly underWay = new Map<string, Promise<Recorded[]>>();
  /** By an event that got its place late: what was held until then, and the end of it. */
  private readonly held = new WeakMap<Recorded, readonly Recorded[]>();

  constructor(
    private readonly store: EventStore,
    private readonly registry: EventRegistry,
    private readonly db: pg.Pool | pg.ClientBase,
  ) {}

  /** Takes over events just sequenced in this process. */
  remember(events: readonly Sequenced[]): void {
    let upcast: Recorded[];
    try {
      upcast = events.map((event) => this.recorded(event));
    } catch {
      this.recent = []; // an unknown event: each reader must meet it itself, and stop
      return;
    }
    const follows = this.recent.length > 0 && this.recent.at(-1)!.seq + 1 === upcast[0]?.seq;
    if (!follows) this.recent = upcast.slice(-kept);
    else {
      this.recent.push(...upcast);
      if (this.recent.length > 2 * kept) this.recent = this.recent.slice(-kept);
    }
    const last = events.at(-1);
    if (last) this.endsAt(last.seq);
  }

  /** Takes note that nothing comes after the ordinal, as this process's own sequencer has just found. */
  endsAt(seq: number): void {
    this.end = { seq, until: performance.now() + trustInSequencerMs };
  }

  /** Takes note of a call that events were sequenced, up to the ordinal that it names: what was found to be the end no longer is. */
  sequenced(call: string): void {
    if (call === String(this.end.seq)) return; // of this very process: it knows
    this.called += 1;
    this.end = nowhere;
  }

  /**
   * Events of up to `limit` places after the ordinal. The last one's ordinal is where to go on; for the places of those in between use
   * `placesOf`, since an event that was held comes under its own, earlier ordinal. What lies before an event that cannot be read is given first.
   * @throws UnknownEvent when the very next one is of a type or version that this release does not know
   */
  async read(afterSeq: number, limit: number): Promise<Recorded[]> {
    const found = await this.places(afterSeq, limit);
    if (!found.some((event) => this.held.has(event))) return found;
    return found.flatMap((event) => [event, ...(this.held.get(event) ?? [])]);
  }

  /** One event a place. */
  private async places(afterSeq: number, limit: number): Promise<Recorded[]> {
    const first = this.recent[0];
    if (first && afterSeq + 1 >= first.seq) {
      const from = afterSeq + 1 - first.seq;
      const found = this.recent.slice(from, from + limit);
      if (found.length > 0) return found;
    }
    if (afterSeq === this.end.seq && performance.now() < this.end.until) return [];
    const start = afterSeq - (afterSeq % pageSize);
    const page = this.pages.get(start);
    if (page) return (await page).slice(afterSeq - start, afterSeq - start + limit);
    // Up to the page's end, so that the next read begins with a page.
    if (afterSeq > start) return this.look(afterSeq, Math.min(limit, start + pageSize - afterSeq));
    if (limit < pageSize) return this.look(afterSeq, limit);
    const found = (await this.pageFrom(start)).slice(); // others read the same page
    // The next page is fetched while this one is folded.
    if (found.length === pageSize) void this.pageFrom(start + pageSize).catch(() => {}); // its reader meets the failure itself
    return found;
  }

  private readonly pages = new Map<number, Promise<Recorded[]>>();
  private forgettingPages: NodeJS.Timeout | undefined;

  /** A page that several may wait for; it is kept when it is whole, since then it is the same for ever. */
  private pageFrom(start: number): Promise<Recorded[]> {
    // Readers that keep up need no pages, so they are not kept for them.
    this.forgettingPages ??= setTimeout(() => {
      this.forgettingPages = undefined;
      this.pages.clear();
    }, pagesKeptMs).unref();
    this.forgettingPages.refresh();
    const known = this.pages.get(start);
    if (known) return known;
    const page = this.load(start, pageSize);
    this.pages.set(start, page);
    const forget = () => {
      if (this.pages.get(start) === page) this.pages.delete(start);
    };
    void page.then((events) => events.length < pageSize && forget(), forget);
    for (const oldest of this.pages.keys()) {
      if (this.pages.size <= pagesKept) break;
      this.pages.delete(oldest);
    }
    return page;
  }

  /**
   * Callers at the same moment share one load. A load that began before a wake-up call is not shared, because it may lack what the call was
   * about.
   */
  private async look(afterSeq: number, limit: number): Promise<Recorded[]> {
    const key = `${this.called} ${afterSeq} ${limit}`;
    let found = this.underWay.get(key);
    if (!found) {
      found = this.load(afterSeq, limit);
      this.underWay.set(key, found);
      const forget = () => void this.underWay.delete(key);
      void found.then(forget, forget);
    }
    return (await found).slice();
  }

  private async load(afterSeq: number, limit: number): Promise<Recorded[]> {
    const [begun, { called }] = [performance.now(), this];
    const { rows } = await this.db.query<PlaceRow & { is_held: boolean; holds: boolean }>(
      `select seq, event_id, ${instant('known_at')} as known_at, token, seq in (select h.seq from log.held_place h) as is_held,
         seq in (select h.behind from log.held_place h) as holds
       from log.log_index where seq between $1 and $2 order by seq`,
      [afterSeq, afterSeq + limit],
    );
    const before = Number(rows[0]?.seq) === afterSeq ? rows.shift()! : undefined;
    if (rows.length === 0) {
      const until = begun + trustMs;
      if (called === this.called && until > this.end.until) this.end = { seq: afterSeq, until };
      return [];
    }
    if (afterSeq > 0 && !before) throw new Error(`log_index has no row ${afterSeq}`);
    const { events, fault } = await this.eventsOf(before?.token ?? null, rows);
    // Anything else than the place's event means a damaged or foreign log, and no projection may go on.
    if (fault && events.length === 0) throw fault;
    const found: Recorded[] = [];
    for (const [index, event] of events.entries()) {
      const row = rows[index]!;
      try {
        const recorded = row.is_held ? heldAt(event) : this.recorded(event);
        if (row.holds) this.held.set(recorded, await this.heldUntil(event));
        found.push(recorded);
      } catch (error) {
        if (found.length === 0) throw error;
        break;
      }
    }
    return found;
  }

  private async eventsOf(before: string | null, rows: readonly PlaceRow[]) {
    const places = rows.map(({ seq, event_id, token }) => ({ seq: Number(seq), eventId: event_id, token }));
    const { events, fault } = await eventsAt(this.store, before, places);
    return {
      fault,
      events: events.map((event, at) => ({ ...event, seq: places[at]!.seq, knownAt: rows[at]!.known_at })),
    };
  }

  /** What takes effect behind this event, in the order of its stream. */
  private async heldUntil(event: Sequenced): Promise<Recorded[]> {
    const { rows } = await this.db.query<PlaceRow & { before: string | null }>(
      `select i.seq, i.event_id, ${instant('i.known_at')} as known_at, i.token,
         (select b.token from log.log_index b where b.seq = i.seq - 1) as before
       from log.held_place h join log.log_index i on i.seq = h.seq where h.behind = $1`,
      [event.seq],
    );
    const held: Sequenced[] = [];
    for (const row of rows) {
      const { events, fault } = await this.eventsOf(row.before, [row]);
      if (fault) throw fault;
      held.push(...events);
    }
    held.sort((a, b) => a.version - b.version);
    return [...held.map((each) => this.recorded(each)), heldAt(event)];
  }

  /** Ordinal of the last sequenced event; 0 for an empty log. */
  async head(): Promise<number> {
    const { rows } = await this.db.query<{ seq: string }>('select seq from log.sequencer');
    const seq = Number(rows[0]!.seq);
    if (seq > this.end.seq) this.end = nowhere;
    return seq;
  }

  /** Ordinal of one event, or undefined while it is not sequenced yet. */
  async seqOf(eventId: string): Promise<number | undefined> {
    const recent = this.recent.findLast((event) => event.id === eventId);
    if (recent) return recent.seq;
    const { rows } = await this.db.query<{ seq: string }>(
      'select seq from log.log_index where event_id = $1',
      [eventId],
    );
    return rows[0] ? Number(rows[0].seq) : undefined;
  }

  /** The hash of the event at an ordinal, hex; null at 0, and where there is none. */
  async hashAt(seq: number): Promise<string | null> {
    const { rows } = await this.db.query<{ hash: string }>({
      name: 'hash-at-ordinal',
      text: `select encode(event_hash, 'hex') as hash from log.log_index where seq = $1::bigint`,
      values: [seq],
    });
    return rows[0]?.hash ?? null;
  }

  /** The public position of an ordinal: `<logId>:<branch>.<seq>`. */
  async position(seq: number): Promise<string> {
    return (await this.positions())(seq);
  }

  /** The same for many ordinals. */
  async positions(): Promise<(seq: number | string) => string> {
    const [logId, branches] = await Promise.all([this.store.logId(), this.branches()]);
    const prefix = `${logId}:${branches.at(-1)!.number}.`;
    return (seq) => `${prefix}${seq}`;
  }

  /**
   * The ordinal of a public position. One without a branch, as earlier releases gave them, is of the first branch.
   * @throws Refused POSITION_FOREIGN for another log's, POSITION_LOST for one behind the end of a branch that the log has left,
   *   BAD_USER_INPUT for none at all
   */
  async ordinal(field: string, position: string): Promise<number> {
    const parts = /^([0-9a-f-]{36}):(?:(\d{1,15})\.)?(\d{1,15})$/.exec(position);
    if (!parts)
      throw new Refused('BAD_USER_INPUT', {
        fields: [{ field, code: 'POSITION_INVALID', reason: 'not a position' }],
      });
    const [, logId, branch = '0', seq] = parts;
    if (logId !== (await this.store.logId())) throw new Refused('POSITION_FOREIGN', { field });
    const until = sharedUntil(await this.branches(), Number(branch));
    if (until === undefined || Number(seq) > until) throw new Refused('POSITION_LOST', { field });
    return Number(seq);
  }

  /**
   * How much of the log was known, by a moment or at a position. The same question has the same answer for ever.
   * @throws Refused AS_OF_AMBIGUOUS for both or neither, AS_OF_FUTURE and AS_OF_NOT_REACHED as `knownBy`, POSITION_UNKNOWN for a place
   *   that the log has not come to, and what `ordinal` throws
   */
  async asOf(field: string, { recordedBy, position }: AsOfAsked): Promise<Known> {
    const isByMoment = recordedBy !== undefined && recordedBy !== null;
    const isByPlace = position !== undefined && position !== null;
    if (isByMoment === isByPlace) throw new Refused('AS_OF_AMBIGUOUS', { field });
    if (isByMoment) return knownBy(this.db, recordedBy, `${field}.recordedBy`);
    const named = `${field}.position`;
    return knownAtOrdinal(this.db, await this.ordinal(named, position!), named);
  }

  /** What the log says of its times now: since when, up to when, and by whose clock. */
  times(): Promise<ClockSpan> {
    return clockSpan(this.db);
  }

  private settledTimes: ClockSpan | undefined;

  /** By whose clock a place was given, which stays so for ever. */
  async clockAt(seq: number): Promise<LogClock> {
    return clockOf(await this.timesFor(), seq);
  }

  /** Whether what is placed now becomes known by a clock that a demonstration declares. */
  async isOnDeclaredClock(): Promise<boolean> {
    return (await this.timesFor()).isRunning;
  }

  /** Looked up until nothing of it can change any more: a clock is declared before the first event or never, and ends once. */
  private async timesFor(): Promise<ClockSpan> {
    if (this.settledTimes) return this.settledTimes;
    const found = await this.times();
    const isSettled = !found.isRunning && (found.demonstrationUntil !== null || found.seq > 0);
    if (isSettled) this.settledTimes = found;
    return found;
  }

  private knownBranches: Promise<readonly Branch[]> | undefined;

  /** Asked for once: a process ends when its log is on another branch. */
  private branches(): Promise<readonly Branch[]> {
    const asked = (this.knownBranches ??= branchesOf(this.db));
    asked.catch(() => {
      if (this.knownBranches === asked) this.knownBranches = undefined;
    });
    return asked;
  }

  private recorded(event: Sequenced): Recorded {
    const { id, streamId, version, meta, seq, knownAt } = event;
    return { ...this.registry.upcast(event), id, streamId, version, meta, seq, knownAt };
  }
}

const heldAt = ({ id, meta, seq, knownAt }: Sequenced): Recorded => ({
  type: HELD,
  data: {},
  id,
  streamId: HELD,
  version: 0,
  meta,
  seq,
  knownAt,
});

/** At which place each of these events takes effect, as `read` gave them: the highest ordinal up to it. */
export const placesOf = (events: readonly Recorded[]): number[] => {
  let place = 0;
  return events.map(({ seq }) => (place = Math.max(place, seq)));
};

/** The events, as `read` gave them, that take effect behind a place. */
export const eventsBehind = (events: readonly Recorded[], place: number): readonly Recorded[] => {
  if (events.length === 0 || events[0]!.seq > place) return events;
  const first = placesOf(events).findIndex((each) => each > place);
  return first < 0 ? [] : events.slice(first);
};
