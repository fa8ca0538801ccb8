import type { EntityMetadata } from 'typeorm';
import type { FoldedRow } from './row-op.js';

/** A statement that writes rows of one kind to one table; its values travel as one JSON parameter. */
type RowStatement = {
  readonly kind: FoldedRow['kind'];
  readonly text: (param: string) => string;
  readonly value: string;
  /** Rows that must be touched, or the batch is refused. */
  readonly expected?: number;
};

export const quoted = (name: string): string => `"${name.replaceAll('"', '""')}"`;

/** `"views"."leads"`, or the table that stands in for it during a rebuild. */
export const tableName = (meta: EntityMetadata, suffix = ''): string =>
  `${quoted(meta.schema ?? 'views')}.${quoted(meta.tableName + suffix)}`;

const columnsOf = (meta: EntityMetadata) =>
  meta.columns.map((c) => ({ property: c.propertyName, column: c.databaseName }));

/** JSON with bigints as text. */
export const json = (value: unknown): string => {
  try {
    return JSON.stringify(value);
  } catch {
    // There is a bigint somewhere. To look for it at every member beforehand would cost more than all the rest.
    return JSON.stringify(value, (_key, member: unknown) =>
      typeof member === 'bigint' ? member.toString() : member,
    );
  }
};

/**
 * The statements that write folded rows to one table. Values are typed by the table itself.
 * @param guard a CTE of one row without which they do nothing
 */
export const statementsFor = (
  meta: EntityMetadata,
  rows: Iterable<FoldedRow>,
  suffix: string,
  guard?: string,
): RowStatement[] => {
  const columns = columnsOf(meta);
  const table = tableName(meta, suffix);
  const column = new Map(columns.map((c) => [c.property, c.column]));
  const byKind = {
    insert: [] as object[],
    put: [] as object[],
    add: [] as Extract<FoldedRow, { kind: 'add' }>[],
    patch: {} as Record<string, object>,
    remove: [] as string[],
  };
  const patched = new Set<string>();
  const sums = new Set<string>();
  const databaseRow = (values: Readonly<Record<string, unknown>>): Record<string, unknown> => {
    const row: Record<string, unknown> = {};
    for (const [property, value] of Object.entries(values)) {
      const name = column.get(property);
      if (name === undefined) throw new Error(`${meta.name} has no column ${property}`);
      row[name] = typeof value === 'bigint' ? value.toString() : (value ?? null);
    }
    return row;
  };
  for (const row of rows) {
    switch (row.kind) {
      case 'insert':
      case 'put': {
        for (const { property } of columns)
          if (row.values[property] === undefined)
            throw new Error(`${meta.name}.${property} is missing from a whole row`);
        byKind[row.kind].push(databaseRow(row.values));
        break;
      }
      case 'add': {
        for (const property of Object.keys(row.sums)) sums.add(property);
        byKind.add.push(row);
        break;
      }
      case 'patch': {
        const changed = databaseRow(row.values);
        for (const name of Object.keys(changed)) patched.add(name);
        byKind.patch[row.id] = changed;
        break;
      }
      case 'remove':
        byKind.remove.push(row.id);
        break;
    }
  }

  const all = columns.map((c) => quoted(c.column)).join(', ');
  const idType = meta.primaryColumns[0]!.type === 'uuid' ? 'uuid' : 'text';
  const id = quoted(meta.primaryColumns[0]!.databaseName);
  const out: RowStatement[] = [];
  const guarded = guard === undefined ? '' : `${guard}, `;
  const from = (param: string) =>
    `select ${all} from ${guarded}json_populate_recordset(null::${table}, ${param}::json)`;
  const emit = (
    kind: RowStatement['kind'],
    count: number,
    value: unknown,
    text: RowStatement['text'],
    expected?: number,
  ) => {
    if (count > 0)
      out.push({ kind, text, value: json(value), ...(expected === undefined ? {} : { expected }) });
  };
  emit('insert', byKind.insert.length, byKind.insert, (p) => `insert into ${table} (${all}) ${from(p)}`);
  emit(
    'put',
    byKind.put.length,
    byKind.put,
    (p) =>
      `insert into ${table} (${all}) ${from(p)} on conflict (${id}) do update set ${columns
        .map((c) => `${quoted(c.column)} = excluded.${quoted(c.column)}`)
        .join(', ')}`,
  );
  // Sorted: whichever row came first, it is the same statement.
  const zeros = Object.fromEntries([...sums].map((property) => [property, 0n])); // a row need not add to every sum
  emit(
    'add',
    byKind.add.length,
    byKind.add.map((row) => databaseRow({ ...row.values, ...zeros, ...row.sums, id: row.id })),
    (p) =>
      `insert into ${table} as t (${all}) ${from(p)} on conflict (${id}) do update set ${[...sums]
        .toSorted()
        .map((property) => quoted(column.get(property)!))
        .map((name) => `${name} = t.${name} + excluded.${name}`)
        .join(', ')}`,
  );
  const patches = Object.keys(byKind.patch).length;
  const set = [...patched].toSorted().map(quoted);
  if (patched.size > 0)
    emit(
      'patch',
      patches,
      byKind.patch,
      (p) =>
        `update ${table} t set (${set.join(', ')}) = (select ${set.map((c) => `r.${c}`).join(', ')} from jsonb_populate_record(t, p.v) r)
         from ${guarded}jsonb_each(${p}::jsonb) as p(k, v) where t.${id} = p.k::${idType}`,
      patches,
    );
  emit(
    'remove',
    byKind.remove.length,
    byKind.remove,
    (p) =>
      `delete from ${table} t using ${guarded}jsonb_array_elements_text(${p}::jsonb) as p(k) where t.${id} = p.k::${idType}`,
  );
  return out;
};
