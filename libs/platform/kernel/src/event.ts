/** A fact in the past tense. `data` is JSON-safe; its numbers are safe integers, everything else is text. */
export type EventOf<T extends string, D extends object> = { readonly type: T; readonly data: Readonly<D> };
export type AnyEvent = EventOf<string, object>;

/**
 * A command that found nothing to do and changed nothing. It is kept so that the same command id, sent again after something has changed,
 * answers as it did and still does nothing. It may stand on any stream behind the first event, and no fold sees it.
 */
export type CommandNoted = EventOf<'CommandNoted', { readonly command: string }>;

/** One line per event type of a union: leaving one out, or naming one too many, does not compile. */
type Versions<E extends AnyEvent> = { readonly [T in E['type']]: { readonly v: number } };

/**
 * Declares the stored names of a stream's events and the schema version that is written on each.
 * A name is permanent; a new shape raises `v` and adds a step to the context's upcasts.
 * @typeParam E everything that can stand on the stream
 * @typeParam Shared what of it another context declares
 */
export const eventTypes = <E extends AnyEvent, Shared extends AnyEvent = never>(
  versions: Versions<Exclude<E, Shared>>,
): Versions<Exclude<E, Shared>> => versions;

/** One step of an event's history: the `data` of version `from` becomes that of version `from + 1`. */
export type Upcast = {
  readonly type: string;
  readonly from: number;
  readonly step: (data: object) => object;
};

/** What is stored beside the fact: who, on whose command, for which jurisdiction. No name of a person. */
export type EventMeta = {
  readonly commandId: string;
  /** HMAC of actor, command and canonical input: the same id with another payload is refused. */
  readonly digest: string;
  readonly correlationId: string;
  /** The event that caused a reaction's command; absent for a user's own. */
  readonly causationId?: string;
  /** An opaque user id. */
  readonly actorId: string;
  readonly jurisdictionId: string;
  readonly organizationId?: string;
  /** RFC 3339; the API's clock corrected to the database's. For display: order is `seq`. */
  readonly recordedAt: string;
  /** RFC 3339, as the sender's device had it when it was recorded there, perhaps offline. Its clock may be wrong. */
  readonly recordedOnDeviceAt?: string;
};

/** An event as read back from the log, upcast to its latest shape, with the place the sequencer gave it. */
export type Recorded<E extends AnyEvent = AnyEvent> = E & {
  readonly id: string;
  readonly streamId: string;
  /** 1-based and dense within its stream. */
  readonly version: number;
  readonly meta: EventMeta;
  /** Dense ordinal of the log, from 1: the number in the public position `<logId>:<branch>.<seq>`. */
  readonly seq: number;
  /** RFC 3339: when the log came to know of it (never goes back). */
  readonly knownAt: string;
};
