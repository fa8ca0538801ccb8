import { createSecretKey, type KeyObject } from 'node:crypto';
import {
  Refused,
  type AnyEvent,
  type CommandNoted,
  type EventMeta,
  type Meta,
  type Stream,
} from '#platform/kernel';
import type { EventRegistry } from './event-registry.js';
import { commandDigest, eventHash, eventId, genesisHash } from './hash.js';
import { EventIdTaken, VersionConflict, type EventStore, type HashedEvent, type StreamHead } from './port.js';
import { storable } from './storable.js';

/** What a command left behind, so that a reader can wait until it shows. */
export type Appended = {
  readonly streamId: string;
  /** The stream's version after the command. */
  readonly version: number;
  /** How many of its events are facts: not commands that changed nothing. */
  readonly factCount: number;
  /** The last event of the stream as the command left it; undefined for a stream that does not exist. */
  readonly lastEventId: string | undefined;
  /**
   * Types of the events that a reader wants to see: those written by this command (by its first run, when it is a repeat); all of the
   * stream's where the command had nothing to do.
   */
  readonly types: readonly string[];
  /** The command had been carried out before; nothing was written now. */
  readonly repeated: boolean;
};

/** A command as its handler has it: what is asked, and who asks. Its class name goes into the digest. */
export type CommandEnvelope<D extends object = object> = { readonly data: D; readonly meta: Meta };

/** How `change` treats a command. */
export type Ways = {
  /**
   * What this command finds done stays done, or the command names one version of the stream: a repeat can never take effect. So nothing is kept
   * of it when it had nothing to do.
   */
  readonly doneForGood?: boolean;
};

/** A stream read back: the state, and where it stands. */
export type Loaded<S> = {
  readonly state: S;
  readonly head: StreamHead;
  readonly stored: readonly HashedEvent[];
};

/** A stream from one of its versions on: the state at that version, and the one that each later event left, with the event. */
export type Since<S> = (version: number) => readonly { readonly state: S; readonly event: HashedEvent }[];

/** From a state, the version that it stands at and that of its last fact, to the events that follow. */
export type Decide<S, E extends AnyEvent> = (
  state: S,
  version: number,
  changedAt: number,
  since: Since<S>,
) => readonly E[] | Promise<readonly E[]>;

const attempts = 4;
const recentMs = 1000;
const recentStatesKept = 5000;

const isNoted = (event: { readonly type: string }): boolean => event.type === 'CommandNoted';
const notedOf = ({ constructor }: CommandEnvelope): CommandNoted => ({
  type: 'CommandNoted',
  data: { command: constructor.name.replace(/Command$/, '') },
});
const factsIn = (events: readonly HashedEvent[]): number => events.filter((event) => !isNoted(event)).length;
const typesOf = (events: readonly HashedEvent[]): string[] => [...new Set(events.map(({ type }) => type))];

/**
 * Reads a stream, folds it, lets a pure rule decide, and appends at the version read; on a conflict it reads and decides again.
 * Idempotent by command id: a repeat answers with what was recorded.
 */
export class StreamWriter {
  /** Made once: an HMAC under a mere buffer costs five times as much. */
  private readonly digestKey: KeyObject;

  constructor(
    private readonly store: EventStore,
    private readonly registry: EventRegistry,
    digestKey: Buffer,
  ) {
    this.digestKey = createSecretKey(digestKey);
  }

  /** The state of a stream as it now stands. Version 0 where there is none. */
  async load<S, E extends AnyEvent>(stream: Stream<S, E>): Promise<Loaded<S>> {
    return this.folded(stream, await this.store.readStream(stream.id));
  }

  /**
   * The state of a stream as it stood at one of its versions: always the same, whatever was appended since. For reactions, which act on the
   * state that an event left and not on what happened later.
   * @throws Error where the stream has not come as far: it will soon, since somebody has read that event
   */
  async loadAt<S, E extends AnyEvent>(stream: Stream<S, E>, version: number): Promise<Loaded<S>> {
    const stored = await this.store.readStream(stream.id);
    if (stored.length < version) throw new Error(`stream ${stream.id} has not come to version ${version}`);
    return this.folded(stream, stored.slice(0, version));
  }

  private async folded<S, E extends AnyEvent>(
    stream: Stream<S, E>,
    stored: readonly HashedEvent[],
  ): Promise<Loaded<S>> {
    const state = stored.reduce((folded, event) => this.next(stream, folded, event), stream.initial);
    const last = stored.at(-1);
    const head = last ?? { version: 0, hash: genesisHash(await this.store.logId(), stream.id) };
    return { state, head: { version: head.version, hash: head.hash }, stored };
  }

  private next<S, E extends AnyEvent>(stream: Stream<S, E>, state: S, event: HashedEvent): S {
    return isNoted(event) ? state : stream.evolve(state, this.registry.upcast(event) as E);
  }

  /**
   * A stream as it stood at most a second ago, and never older than this process's own last append to it. For what a command refers to:
   * such a stream may change between the look and the append in any case, and most commands look at the same few.
   */
  async recentState<S, E extends AnyEvent>(stream: Stream<S, E>): Promise<Loaded<S>> {
    const now = performance.now();
    const kept = this.recentStates.get(stream.id);
    if (kept && now - kept.at < recentMs) return (await kept.loaded) as Loaded<S>;
    const loaded = this.load(stream);
    // Also while it is still being read: many commands at once ask once. A failure or an absence is not kept.
    const entry = { at: now, loaded };
    this.recentStates.delete(stream.id); // so that the oldest come first
    this.recentStates.set(stream.id, entry);
    for (const [id, { at }] of this.recentStates) {
      if (now - at < recentMs && this.recentStates.size <= recentStatesKept) break;
      this.recentStates.delete(id);
    }
    const forget = () => {
      if (this.recentStates.get(stream.id) === entry) this.recentStates.delete(stream.id);
    };
    void loaded.then((found) => found.head.version === 0 && forget(), forget);
    return await loaded;
  }

  private readonly recentStates = new Map<
    string,
    { readonly at: number; readonly loaded: Promise<Loaded<unknown>> }
  >();

  /**
   * The recent state of a stream that a command refers to.
   * @throws Refused `code` where there is no such stream; JURISDICTION_FOREIGN where it is another jurisdiction's
   */
  async referred<S, E extends AnyEvent>(
    stream: Stream<S, E>,
    meta: Meta,
    code: string,
    field: string,
  ): Promise<S> {
    const { state, stored } = await this.recentState(stream);
    const home = stored[0]?.meta.jurisdictionId;
    if (home === undefined) throw new Refused(code, { field });
    if (home !== meta.jurisdictionId)
      throw new Refused('JURISDICTION_FOREIGN', { field, jurisdictionId: home });
    return state;
  }

  /**
   * Carries out one command on one stream. A command that had nothing to do is kept as `CommandNoted`: it was answered, so a repeat must not
   * take effect after the stream has changed. Three kinds are not kept: a command that nobody can send again, a reaction's command, which must
   * go by the state of the moment each time it is sent, and one marked `doneForGood`.
   * @param decide state as it stands (with the version it stands at, and that of its last fact, after which came only commands that changed
   *   nothing) to the events that follow; throws `Refused`. A handler may look up other streams here and hand what it found to the pure rule: a
   *   repeat is answered before any of it.
   * @throws Refused COMMAND_ID_REUSED when the command id was used with another payload; JURISDICTION_FOREIGN when the stream belongs to another
   *   jurisdiction; CONFLICT when others kept changing the stream
   */
  async change<S, E extends AnyEvent>(
    stream: Stream<S, E>,
    command: CommandEnvelope,
    decide: Decide<S, E>,
    { doneForGood = false }: Ways = {},
  ): Promise<Appended> {
    const { meta } = command;
    const digest = this.digestOf(command);
    for (let attempt = 1; ; attempt++) {
      const found = await this.load(stream);
      const { head, stored } = found;
      const before = stored.filter((event) => event.meta.commandId === meta.commandId);
      if (before.length > 0) return this.repeated(stored, before, digest);
      const decided = await this.decided(stream, found, meta, decide);
      const repeatable = !meta.unrepeatable && meta.causationId === undefined;
      const noted = decided.length === 0 && head.version > 0 && repeatable && !doneForGood;
      if (decided.length === 0 && !noted)
        return {
          streamId: stream.id,
          version: head.version,
          factCount: factsIn(stored),
          lastEventId: stored.at(-1)?.id,
          types: typesOf(stored),
          repeated: false,
        };
      const said = noted ? [notedOf(command)] : decided;
      const events = this.envelopes(stream.id, head, said, meta, digest);
      try {
        await this.store.append(head, events);
        this.recentStates.delete(stream.id);
      } catch (error) {
        if (error instanceof VersionConflict && attempt < attempts) continue;
        if (error instanceof VersionConflict)
          throw new Refused('CONFLICT', { reason: 'the record was being changed by others; try again' });
        if (!(error instanceof EventIdTaken)) throw error;
        // The same command was sent twice at once, and the other one was carried out while this one decided. If not, the id belongs to another
        // stream.
        const now = (await this.load(stream)).stored;
        const twin = now.filter((event) => event.meta.commandId === meta.commandId);
        if (twin.length > 0) return this.repeated(now, twin, digest);
        throw new Refused('COMMAND_ID_REUSED', { field: 'commandId' });
      }
      this.appended?.();
      const last = events.at(-1)!;
      return {
        streamId: stream.id,
        version: last.version,
        factCount: factsIn([...stored, ...events]),
        lastEventId: last.id,
        types: noted ? typesOf([...stored, ...events]) : events.map((e) => e.type),
        repeated: false,
      };
    }
  }

  /**
   * What the command would append if it were carried out now, and nothing more: no event where it has been, or has nothing to do.
   * @throws Refused as `change` does, but for what only an append finds out: CONFLICT, and COMMAND_ID_REUSED for an id of another stream
   */
  async preview<S, E extends AnyEvent>(
    stream: Stream<S, E>,
    command: CommandEnvelope,
    decide: Decide<S, E>,
  ): Promise<readonly E[]> {
    const found = await this.load(stream);
    const before = found.stored.filter((event) => event.meta.commandId === command.meta.commandId);
    if (before.length > 0) {
      this.repeated(found.stored, before, this.digestOf(command));
      return [];
    }
    return this.decided(stream, found, command.meta, decide);
  }

  private async decided<S, E extends AnyEvent>(
    stream: Stream<S, E>,
    { state, head, stored }: Loaded<S>,
    meta: Meta,
    decide: Decide<S, E>,
  ): Promise<readonly E[]> {
    const home = stored[0]?.meta.jurisdictionId ?? meta.jurisdictionId;
    if (home !== meta.jurisdictionId) throw new Refused('JURISDICTION_FOREIGN', { jurisdictionId: home });
    const changedAt = stored.findLast((event) => !isNoted(event))?.version ?? 0;
    const since: Since<S> = (version) => {
      let folded = stream.initial;
      const steps = stored.map((event) => ({ state: (folded = this.next(stream, folded, event)), event }));
      return steps.slice(Math.max(version, 1) - 1);
    };
    return decide(state, head.version, changedAt, since);
  }

  /** Called after each append, to wake the sequencer. Set once by the process that composes the store. */
  appended: (() => void) | undefined;

  private repeated(stored: readonly HashedEvent[], before: readonly HashedEvent[], digest: string): Appended {
    if (before.some((event) => event.meta.digest !== digest))
      throw new Refused('COMMAND_ID_REUSED', { field: 'commandId' });
    const last = before.at(-1)!;
    const upTo = stored.filter(({ version }) => version <= last.version);
    return {
      streamId: last.streamId,
      version: last.version,
      factCount: factsIn(upTo),
      lastEventId: last.id,
      types: isNoted(last) ? typesOf(upTo) : before.map((event) => event.type),
      repeated: true,
    };
  }

  private digestOf({ data, meta, constructor }: CommandEnvelope & { constructor: { name: string } }): string {
    // The command id is what the digest is looked up by, and the device's time tells of the sending: neither is part of what was asked.
    const { commandId: _, recordedOnDeviceAt: _on, ...asked } = data as Record<string, unknown>;
    try {
      return commandDigest(this.digestKey, meta.actorId, constructor.name, asked);
    } catch {
      // Half a surrogate pair and NaN have no canonical form. The rule refuses them, naming the field; the digest only must not fail before.
      const input = JSON.parse(JSON.stringify(asked), (_name, value: unknown) =>
        typeof value === 'string' ? value.toWellFormed() : value,
      ) as unknown;
      return commandDigest(this.digestKey, meta.actorId, constructor.name, input);
    }
  }

  private envelopes(
    streamId: string,
    head: StreamHead,
    decided: readonly AnyEvent[],
    sent: Meta,
    digest: string,
  ): HashedEvent[] {
    const meta: EventMeta = {
      commandId: sent.commandId,
      digest,
      correlationId: sent.correlationId,
      ...(sent.causationId ? { causationId: sent.causationId } : {}),
      actorId: sent.actorId,
      jurisdictionId: sent.jurisdictionId,
      ...(sent.organizationId ? { organizationId: sent.organizationId } : {}),
      recordedAt: sent.at,
      ...(sent.recordedOnDeviceAt ? { recordedOnDeviceAt: sent.recordedOnDeviceAt } : {}),
    };
    let prev = head.hash;
    return decided.map((event, index) => {
      const envelope = {
        id: eventId(sent.commandId, index),
        streamId,
        version: head.version + index + 1,
        type: event.type,
        v: this.registry.versionOf(event.type),
        data: storable(event.data) as object,
        meta,
      };
      prev = eventHash(envelope, prev);
      return { ...envelope, hash: prev };
    });
  }
}
