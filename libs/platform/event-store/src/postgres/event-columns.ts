import type { EventMeta } from '#platform/kernel';
import type { HashedEvent, StreamHead } from '../port.js';

// Separates the values of a list. JSON escapes it, and ids and hashes do not contain it. A stream's name that did would make its list longer
// than the others, and PostgreSQL refuses the missing values: such appends are sent one by one.
const separator = '\u001F';
const list = (values: readonly string[]): string => values.join(separator);

/**
 * Events of any streams as `$1` to `$7` of `listed`. Texts go as one text a column, which PostgreSQL cuts up in half the time that a
 * literal of an array takes it, and the driver to write.
 */
export const eventColumns = (events: readonly HashedEvent[]): unknown[] => [
  list(events.map((e) => e.id)),
  list(events.map((e) => e.streamId)),
  events.map((e) => e.version),
  list(events.map((e) => e.type)),
  events.map((e) => e.v),
  list(events.map((e) => JSON.stringify(e.data))),
  list(events.map((e) => e.hash)),
];

/** Of the same events, as `$8`: each event's metadata; for statements on `listed(metaOfEach.column)`. */
export const metaOfEach = {
  column: `string_to_array($8, chr(31))`,
  value: 'e.meta::jsonb',
  params: (events: readonly HashedEvent[]): unknown[] => [list(events.map((e) => JSON.stringify(e.meta)))],
};

/** As `$8` and `$9`: which of the metadata is an event's, and the metadata. An append's events share theirs, and it is sent and parsed once. */
export const metaShared = {
  column: '$8::int[]',
  value: '($9::jsonb[])[e.meta]',
  params: (events: readonly HashedEvent[]): unknown[] => {
    const metas: EventMeta[] = [];
    const places = events.map(({ meta }) => {
      if (metas.at(-1) !== meta) metas.push(meta);
      return metas.length;
    });
    return [places, metas.map((meta) => JSON.stringify(meta))];
  },
};
type MetaColumn = typeof metaOfEach;

/** What the stream of each of these events stood at before its append: versions and hashes, as two more columns. */
export const headColumns = (heads: readonly StreamHead[]): unknown[] => [
  heads.map((head) => head.version),
  list(heads.map((head) => head.hash)),
];

/** The rows of these columns as `e`, by `ord`; `more` of them behind, by name. */
export const listed = (meta: MetaColumn, more: Readonly<Record<string, string>> = {}): string =>
  `unnest(string_to_array($1, chr(31))::uuid[], string_to_array($2, chr(31)), $3::int[], string_to_array($4, chr(31)), $5::int[],
      string_to_array($6, chr(31)), string_to_array($7, chr(31)), ${[meta.column, ...Object.values(more)].join(', ')})
    with ordinality as e(${['id', 'stream', 'version', 'type', 'v', 'data', 'hash', 'meta', ...Object.keys(more), 'ord'].join(', ')})`;

/** An insert of `listed`, to be followed by its `from`. */
export const insertListed = (meta: MetaColumn): string =>
  `insert into log.events (event_id, stream_id, version, type, v, data, meta, hash)
    select e.id, e.stream, e.version, e.type, e.v, e.data::jsonb, ${meta.value}, decode(e.hash, 'hex')`;
