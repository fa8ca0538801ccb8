import type { HashedEvent } from '../port.js';

/** Events of any streams as the parameters of an insert by `unnest`: id, stream, version, type, v, data, meta, hash. */
export const eventColumns = (events: readonly HashedEvent[]): unknown[][] => [
  events.map((e) => e.id),
  events.map((e) => e.streamId),
  events.map((e) => e.version),
  events.map((e) => e.type),
  events.map((e) => e.v),
  events.map((e) => JSON.stringify(e.data)),
  events.map((e) => JSON.stringify(e.meta)),
  events.map((e) => e.hash),
];
