import type { AnyEvent } from './event.js';

/** A stream and how to fold it. `evolve` is pure: no clock, no id, no random, no I/O. */
export type Stream<S, E extends AnyEvent> = {
  /** `<category>-<key>`, as stored. */
  readonly id: string;
  readonly initial: S;
  readonly evolve: (state: S, event: E) => S;
};

/** The streams of one category: `streamOf('lead', absent, evolve)(leadId)`. */
export const streamOf =
  <S, E extends AnyEvent>(category: string, initial: S, evolve: (state: S, event: E) => S) =>
  (key: string): Stream<S, E> => ({ id: `${category}-${key}`, initial, evolve });

/** `lead-7f3…` → `{ category: 'lead', key: '7f3…' }`. A uuid key may hold dashes; a category of two words is listed by its owner. */
export const streamKey = (streamId: string, category: string): string | undefined =>
  streamId.startsWith(`${category}-`) ? streamId.slice(category.length + 1) : undefined;
