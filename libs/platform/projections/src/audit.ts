import type { DataSource, EntityTarget, ObjectLiteral, QueryRunner } from 'typeorm';
import { instant, type EventRegistry, type EventStore } from '#platform/event-store';
import { subjectIdOf, type Recorded } from '#platform/kernel';
import type { Projection, RowLink, RowReader } from './projection.js';
import { RowFold, type FoldedRow, type RowClass } from './row-op.js';
import { json, quoted, tableName } from './row-statements.js';
import { checkpointOf } from './runner.js';

/** What is wrong with the rows of one table. */
export type RowFault = {
  readonly projection: string;
  readonly table: string;
  /**
   * `stray`: a row without its event. `lost`: what was recorded has no row. `altered`: a row is not what its events make of it. `sum`: a sum
   * is not that of its rows. `folding`: the events cannot be folded at all.
   */
  readonly kind: 'stray' | 'lost' | 'altered' | 'sum' | 'folding';
  /** How many, counted up to some hundreds. */
  readonly rows: number;
  /** One of them: the id of the row or subject. */
  readonly first: string;
};

/** What was looked at. */
export type RowsChecked = { readonly faults: readonly RowFault[]; readonly subjects: number };

const mostCounted = 500;
const streamsAtOnce = 200;

/**
 * Holds read tables against the log: by the names of what both have, and by folding events anew in memory. Beside a running server: whatever is
 * compared is seen in one snapshot, up to the projection's checkpoint. Nothing is written.
 */
export class Audit {
  constructor(
    /** Of a role that reads the log and all rows. */
    private readonly db: DataSource,
    private readonly store: EventStore,
    private readonly registry: EventRegistry,
    /** Whether the events lie in the other store: then their streams are known by what was claimed there. */
    private readonly isElsewhere: boolean,
  ) {}

  /**
   * @param subjects how many subjects are folded anew, by lot; all by Infinity
   * @throws whatever the database throws, such as for tables that are not there
   */
  async check(
    projections: readonly Projection[],
    subjects: number,
    progress: (projection: string, subjects: number) => void = () => {},
  ): Promise<RowsChecked> {
    const streams = await this.drawn(projections, subjects);
    const faults: RowFault[] = [];
    for (const projection of projections) {
      for (const link of projection.links ?? []) faults.push(...(await this.unlinked(projection, link)));
      faults.push(...(await this.sums(projection)));
      for (let from = 0; from < streams.length; from += streamsAtOnce) {
        faults.push(...(await this.replay(projection, streams.slice(from, from + streamsAtOnce))));
        progress(projection.name, Math.min(from + streamsAtOnce, streams.length));
      }
    }
    return { faults: merged(faults), subjects: streams.length };
  }

  /** Events with their streams and places. */
  private get placed(): string {
    return this.isElsewhere
      ? '(select i.seq, i.event_id, c.stream_id from log.log_index i join log.event_claim c using (event_id))'
      : '(select i.seq, i.event_id, e.stream_id from log.log_index i join log.events e using (event_id))';
  }

  private async drawn(projections: readonly Projection[], subjects: number): Promise<string[]> {
    const categories = projections.flatMap(({ links = [] }) =>
      links.flatMap((link) => ('categories' in link ? link.categories : [])),
    );
    // Streams that are no subject's, such as those of catalogues and rules, are few and are all taken.
    const rows = (await this.db.query(
      `with s as materialized (select distinct stream_id from ${this.placed} p)
       (select stream_id from s where left(stream_id, -37) = any($1::text[]) order by random() limit $2)
       union all (select stream_id from s where $2::int is null and left(stream_id, -37) <> all($1::text[])
         or stream_id !~ '-[0-9a-f]{8}-[0-9a-f-]{27}$' limit coalesce($2::int, 1000000000))`,
      [categories, subjects === Number.POSITIVE_INFINITY ? null : subjects],
    )) as { stream_id: string }[];
    return rows.map(({ stream_id }) => stream_id);
  }

  /** Rows and events that do not have each other. One statement each, so that both are seen at one moment. */
  private async unlinked({ name }: Projection, link: RowLink): Promise<RowFault[]> {
    const meta = this.db.getMetadata(link.row);
    const table = tableName(meta);
    const column = (property: string) =>
      `t.${quoted(meta.findColumnWithPropertyName(property)!.databaseName)}`;
    const fault = async (kind: RowFault['kind'], select: string, values: unknown[] = []) =>
      (
        (await this.db.query(
          `select count(*)::int as rows, min(id) as first from (${select} limit ${mostCounted}) as found`,
          values,
        )) as { rows: number; first: string | null }[]
      )
        .filter(({ rows }) => rows > 0)
        .map(({ rows, first }) => ({ projection: name, table, kind, rows, first: first! }));
    const id = `${column(meta.primaryColumns[0]!.propertyName)}::text`;
    if ('seq' in link) {
      const sameEvent = link.eventId === undefined ? '' : ` and i.event_id = ${column(link.eventId)}`;
      return fault(
        'stray',
        `select ${id} as id from ${table} t where not exists
           (select from log.log_index i where i.seq = ${column(link.seq)}::bigint${sameEvent})`,
      );
    }
    if ('effect' in link)
      return fault(
        'stray',
        `select ${id} as id from ${table} t where not exists
           (select from log.log_index i left join log.held_place h on h.seq = i.seq
             where i.event_id = ${column(link.eventId)} and coalesce(h.behind, i.seq) = ${column(link.effect)}::bigint)`,
      );
    const category = link.category === undefined ? 'of.category' : column(link.category);
    const stream = `of.category || '-' || ${column(link.subject)}`;
    return [
      ...(await fault(
        'stray',
        `select ${id} as id from ${table} t where not exists (select from unnest($1::text[]) of (category)
           where ${category} = of.category and exists (select from ${this.placed} p where p.stream_id = ${stream}))`,
        [link.categories],
      )),
      ...(await fault(
        'lost',
        `select p.stream_id as id from ${this.placed} p, unnest($1::text[]) of (category), log.checkpoint c
          where c.name = $2 and p.seq <= c.seq and left(p.stream_id, -37) = of.category
            and not exists (select from log.held_place h where h.seq = p.seq)
            and not exists (select from ${table} t where ${column(link.subject)}::text = right(p.stream_id, 36) and ${category} = of.category)
          group by p.stream_id`,
        [link.categories, name],
      )),
    ];
  }

  /** Rows that are sums of others, against those. */
  private async sums({ name, derived = [] }: Projection): Promise<RowFault[]> {
    const faults: RowFault[] = [];
    const tableOf = (row: RowClass) => tableName(this.db.getMetadata(row));
    for (const { row, query } of derived) {
      const columns = this.db.getMetadata(row).columns.map((c) => quoted(c.databaseName));
      const table = tableOf(row);
      const [live, made] = [
        `select ${columns.join(', ')} from ${table}`,
        `select ${columns.join(', ')} from (${query(tableOf)}) q`,
      ];
      const [found] = (await this.db.query(
        `select count(distinct id)::int as rows, min(id::text) as first from (
           ((${live}) except (${made})) union all ((${made}) except (${live})) limit ${mostCounted}) as different`,
      )) as { rows: number; first: string | null }[];
      if (found!.rows > 0)
        faults.push({ projection: name, table, kind: 'sum', rows: found!.rows, first: found!.first! });
    }
    return faults;
  }

  /** Folds all events of these streams anew and holds the rows against those that are there. */
  private async replay(projection: Projection, streams: readonly string[]): Promise<RowFault[]> {
    const run = this.db.createQueryRunner();
    try {
      await run.startTransaction('REPEATABLE READ');
      // Streams are read from the store meanwhile, which may be another server's.
      await run.query('set local idle_in_transaction_session_timeout = 0');
      const at = await checkpointOf(run, projection.name);
      if (!at) return [];
      const events = await this.eventsOf(run, streams, at.seq);
      const fold = new RowFold();
      // Sums are held against their rows.
      const summed = new Set(projection.derived?.map(({ row }) => row));
      try {
        for (const op of await projection.begin(this.sharedOf(run, projection))(events))
          if (op.kind === 'add') summed.add(op.row);
          else fold.apply(op);
      } catch (error) {
        const first = error instanceof Error ? error.message : String(error);
        return [{ projection: projection.name, table: '', kind: 'folding', rows: 1, first }];
      }
      const faults: RowFault[] = [];
      for (const [row, rows] of fold.tables) {
        if (summed.has(row)) continue;
        const whole = [...rows.values()].filter(({ kind }) => kind !== 'patch'); // of which an event of other streams is a part
        faults.push(...(await this.compare(run, projection, row, whole)));
      }
      faults.push(...(await this.surplus(run, projection, streams, fold)));
      return faults;
    } finally {
      if (run.isTransactionActive) await run.rollbackTransaction();
      await run.release();
    }
  }

  /** Reads as from empty tables, but for what belongs to no stream alone. */
  private sharedOf(run: QueryRunner, { shared = [] }: Projection): RowReader {
    return async (row, ids) => {
      if (ids !== 'all' || !shared.includes(row)) return [];
      return run.manager.find(row as EntityTarget<ObjectLiteral>) as never;
    };
  }

  /** What these streams hold up to the place, as readers get it. */
  private async eventsOf(run: QueryRunner, streams: readonly string[], seq: number): Promise<Recorded[]> {
    const found: { readonly effect: number; readonly event: Recorded }[] = [];
    const places = (await run.query(
      `select p.event_id, p.seq, coalesce(h.behind, p.seq) as effect, ${instant('i.known_at')} as known_at from ${this.placed} p
         join log.log_index i using (seq) left join log.held_place h on h.seq = p.seq
        where p.stream_id = any($1::text[]) and coalesce(h.behind, p.seq) <= $2`,
      [streams, seq],
    )) as { event_id: string; seq: string; effect: string; known_at: string }[];
    const placeOf = new Map(places.map((place) => [place.event_id, place]));
    for (const streamId of streams)
      for (const event of await this.store.readStream(streamId)) {
        const place = placeOf.get(event.id);
        if (!place) continue;
        const { id, version, meta } = event;
        const upcast = this.registry.upcast(event);
        const [seq, knownAt] = [Number(place.seq), place.known_at];
        found.push({
          effect: Number(place.effect),
          event: { ...upcast, id, streamId, version, meta, seq, knownAt },
        });
      }
    // In the order in which they took effect, by which a rule is counted until it was retired; at one place there is one stream.
    found.sort((a, b) => a.effect - b.effect || a.event.version - b.event.version);
    return found.map(({ event }) => event);
  }

  /** PostgreSQL compares: it alone knows when two values of a column are the same. */
  private async compare(
    run: QueryRunner,
    { name }: Projection,
    row: RowClass,
    rows: readonly FoldedRow[],
  ): Promise<RowFault[]> {
    const meta = this.db.getMetadata(row);
    const table = tableName(meta);
    const id = quoted(meta.primaryColumns[0]!.databaseName);
    const column = new Map(meta.columns.map((c) => [c.propertyName, c.databaseName]));
    const made = rows.flatMap((op) =>
      'values' in op && op.kind !== 'add'
        ? [Object.fromEntries(Object.entries(op.values).map(([p, value]) => [column.get(p)!, value]))]
        : [],
    );
    const removed = rows.filter(({ kind }) => kind === 'remove').map((op) => op.id);
    const found = (await run.query(
      `select kind, count(*)::int as rows, min(id) as first from (
         select e.${id}::text as id, case when t.${id} is null then 'lost' else 'altered' end as kind
           from jsonb_populate_recordset(null::${table}, $1::jsonb) e left join ${table} t on t.${id} = e.${id}
          where row(t.*) is distinct from row(e.*)
         union all select t.${id}::text, 'stray' from ${table} t where t.${id}::text = any($2::text[])) as found
        group by kind`,
      [json(made), removed],
    )) as { kind: RowFault['kind']; rows: number; first: string }[];
    return found.map((each) => ({ projection: name, table, ...each }));
  }

  /** Rows of these subjects that none of their events made. */
  private async surplus(
    run: QueryRunner,
    { name, owned = [] }: Projection,
    streams: readonly string[],
    fold: RowFold,
  ): Promise<RowFault[]> {
    const faults: RowFault[] = [];
    for (const { row, subject } of owned) {
      const meta = this.db.getMetadata(row);
      const table = tableName(meta);
      const id = quoted(meta.primaryColumns[0]!.databaseName);
      const of = quoted(meta.findColumnWithPropertyName(subject)!.databaseName);
      const made = [...(fold.tables.get(row)?.values() ?? [])].filter(({ kind }) => kind !== 'remove');
      const [found] = (await run.query(
        `select count(*)::int as rows, min(t.${id}::text) as first from ${table} t
          where t.${of}::text = any($1::text[]) and t.${id}::text <> all($2::text[])`,
        [streams.map(subjectIdOf), made.map((op) => op.id)],
      )) as { rows: number; first: string | null }[];
      if (found!.rows > 0)
        faults.push({ projection: name, table, kind: 'stray', rows: found!.rows, first: found!.first! });
    }
    return faults;
  }
}

/** The same fault of a table once: it may be seen by a name and by a replay, and in each part of one. */
const merged = (faults: readonly RowFault[]): RowFault[] => {
  const found = new Map<string, RowFault>();
  for (const fault of faults) {
    const key = `${fault.projection} ${fault.table} ${fault.kind}`;
    const before = found.get(key);
    found.set(key, before ? { ...before, rows: Math.max(before.rows, fault.rows) } : fault);
  }
  return [...found.values()];
};
