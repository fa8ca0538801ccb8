import type { AnyEvent } from './event.js';

/** Who may reach a record within its jurisdiction: the organizations named, or everybody at home there. */
export type Scope = readonly string[] | 'jurisdiction';

/** A stream and how to fold it. `evolve` is pure: no clock, no id, no random, no I/O. */
export type Stream<S, E extends AnyEvent> = {
  /** `<category>-<key>`, as stored. */
  readonly id: string;
  readonly key: string;
  readonly initial: S;
  readonly evolve: (state: S, event: E) => S;
  readonly scopeOf: (state: S) => Scope;
};

/** The streams of one category, by their key: `leadStream(leadId)`. What holds for the whole category stands beside it. */
export type Streams<S, E extends AnyEvent> = ((key: string) => Stream<S, E>) & {
  readonly category: string;
  readonly initial: S;
  readonly evolve: (state: S, event: E) => S;
};

/** The scope of records that everybody at home in the jurisdiction may reach. */
export const everybodyAtHome = (): Scope => 'jurisdiction';

/** The streams of one category, which say whose they are: `streamOf('lead', absent, evolve, scopeOf)(leadId)`. */
export const streamOf = <S, E extends AnyEvent>(
  category: string,
  initial: S,
  evolve: (state: S, event: E) => S,
  scopeOf: (state: S) => Scope,
): Streams<S, E> =>
  Object.assign(
    (key: string): Stream<S, E> => ({ id: `${category}-${key}`, key, initial, evolve, scopeOf }),
    { category, initial, evolve },
  );

/** The name of a subject's stream, taken apart: `lead-7f3…` → category `lead`, and the uuid that follows it. */
const partsOf = (streamId: string) => ({ category: streamId.slice(0, -37), uuid: streamId.slice(-36) });

/** The subject that a stream is about, by its name. */
export const subjectIdOf = (streamId: string): string => partsOf(streamId).uuid;

/** The category of a subject's stream, by its name. */
export const categoryOf = (streamId: string): string => partsOf(streamId).category;
