import { QueryFailedError, SelectQueryBuilder, type ObjectLiteral, type Repository } from 'typeorm';
import type { ColumnMetadata } from 'typeorm/metadata/ColumnMetadata.js';
import { checkFirst, cursorInvalid, decodeCursor, encodeCursor, type CursorValues } from './cursor.js';
import type { Page } from './connection.js';

export type OrderBy<Row> = {
  /** The entity's property. */
  readonly column: keyof Row & string;
  readonly direction?: 'ASC' | 'DESC';
  /** All values that the column may have: it is sorted by their place here. */
  readonly among?: readonly string[];
};

type PageRequest<Row> = {
  /** First by this, then by that; the primary key is added where it is missing, so that the order is total. */
  readonly orderBy: readonly OrderBy<Row>[];
  /** 1..100, by default 50. */
  readonly first?: number | null | undefined;
  readonly after?: string | null | undefined;
  /** Give it `@CountWanted()`: without it `totalCount` is not computed. */
  readonly countWanted?: boolean;
};

type Key = { column: ColumnMetadata; type: string; path: string; sql: string; direction: 'ASC' | 'DESC' };

const keysOf = <Row extends ObjectLiteral>(
  query: SelectQueryBuilder<Row>,
  orderBy: readonly OrderBy<Row>[],
): Key[] => {
  const metadata = query.expressionMap.mainAlias?.metadata;
  if (!metadata) throw new Error('pageOf needs a query over an entity');
  const asked = orderBy.map(({ column, direction = 'ASC', among }) => {
    const found = metadata.findColumnWithPropertyName(column);
    if (!found) throw new Error(`${metadata.name} has no column ${column}`);
    return { column: found, direction, among };
  });
  const last = asked.at(-1)?.direction ?? 'ASC';
  const missing = metadata.primaryColumns.filter((column) => !asked.some((key) => key.column === column));
  const { driver } = query.connection;
  return [...asked, ...missing.map((column) => ({ column, direction: last, among: undefined }))].map(
    ({ among, ...key }) => {
      const sql = `${query.escape(query.alias)}.${query.escape(key.column.databaseName)}`;
      if (!among)
        return {
          ...key,
          type: driver.normalizeType(key.column),
          path: `${query.alias}.${key.column.propertyPath}`,
          sql,
        };
      const names = among.map((name) => `'${name.replaceAll("'", "''")}'`).join(',');
      const place = `array_position(ARRAY[${names}], ${sql})`;
      return { ...key, type: 'int', path: place, sql: place };
    },
  );
};

/**
 * What lies behind the cursor. One row comparison where every column is NOT NULL and all point one way (an index serves it
 * whole); else spelled out column by column. NULL sorts last in either direction.
 */
const behind = (keys: readonly Key[], values: CursorValues): string => {
  const value = (i: number) => `CAST(:cursor_${i} AS ${keys[i]!.type})`;
  const uniform = keys.every((key) => !key.column.isNullable && key.direction === keys[0]?.direction);
  if (uniform) {
    const left = keys.map((key) => key.sql).join(', ');
    const right = keys.map((_, i) => value(i)).join(', ');
    return `(${left}) ${keys[0]?.direction === 'ASC' ? '>' : '<'} (${right})`;
  }
  const alternatives: string[] = [];
  const equal: string[] = [];
  keys.forEach((key, i) => {
    const isNull = `${key.sql} IS NULL`;
    if (values[i] === null) {
      equal.push(isNull);
      return; // nothing sorts behind NULL
    }
    const beyond = `${key.sql} ${key.direction === 'ASC' ? '>' : '<'} ${value(i)}`;
    const either = key.column.isNullable ? `(${beyond} OR ${isNull})` : beyond;
    alternatives.push([...equal, either].join(' AND '));
    equal.push(`${key.sql} = ${value(i)}`);
  });
  return alternatives.length > 0 ? `(${alternatives.map((each) => `(${each})`).join(' OR ')})` : 'FALSE';
};

/** SQLSTATE class 22: the cursor's text is no value of its column's type, which only a tampered one does. */
const isDataException = (error: unknown): boolean =>
  error instanceof QueryFailedError &&
  String((error.driverError as { code?: string }).code ?? '').startsWith('22');

type Found<Row> = {
  readonly size: number;
  /** Names the order: a cursor goes on in the same one alone. */
  readonly order: string;
  /** What a row's cursor holds: where it stands in the order. */
  readonly keyOf: (row: Row, index: number) => CursorValues;
  /** Whether something lies before these rows. */
  readonly continued?: boolean;
  readonly totalCount: number;
};

/** The page of rows that are in their order already: up to `size` of them, and one more where there are more. */
export const pageFrom = <Row>(
  rows: readonly Row[],
  { size, order, keyOf, continued = false, totalCount }: Found<Row>,
): Page<Row> => {
  const edges = rows.slice(0, size).map((node, i) => ({ node, cursor: encodeCursor(order, keyOf(node, i)) }));
  return {
    edges,
    pageInfo: {
      hasNextPage: rows.length > size,
      hasPreviousPage: continued,
      startCursor: edges[0]?.cursor ?? null,
      endCursor: edges.at(-1)?.cursor ?? null,
    },
    totalCount,
  };
};

/**
 * One page by keyset: rows that come or go meanwhile never make it skip or repeat another row. Joined relations must be
 * to-one. Throws `BAD_USER_INPUT` for `first` (`FIRST_OUT_OF_RANGE`) and `after` (`CURSOR_INVALID`).
 */
export const pageOf = async <Row extends ObjectLiteral>(
  source: Repository<Row> | SelectQueryBuilder<Row>,
  { orderBy, first, after, countWanted = false }: PageRequest<Row>,
): Promise<Page<Row>> => {
  const query = source instanceof SelectQueryBuilder ? source.clone() : source.createQueryBuilder('row');
  const size = checkFirst(first ?? 50);
  const keys = keysOf(query, orderBy);
  const order = keys.map((key) => `${key.path} ${key.direction}`).join(', ');
  // One after the other: the query may be bound to one connection, inside the caller's snapshot.
  const totalCount = countWanted ? await query.clone().getCount() : -1;

  const continued = after !== null && after !== undefined;
  if (continued) {
    const values = decodeCursor(order, keys.length, after);
    query.andWhere(
      behind(keys, values),
      Object.fromEntries(values.map((value, i) => [`cursor_${i}`, value])),
    );
  }
  query.orderBy();
  keys.forEach((key, i) => {
    // As text, because a JavaScript Date would lose the microseconds and with them rows.
    query.addSelect(`CAST(${key.sql} AS text)`, `cursor_value_${i}`);
    query.addOrderBy(key.path, key.direction, key.column.isNullable ? 'NULLS LAST' : undefined);
  });

  const found = await query
    .limit(size + 1)
    .getRawAndEntities<Record<string, string | null>>()
    .catch((error: unknown) =>
      continued && isDataException(error) ? cursorInvalid() : Promise.reject(error),
    );
  if (found.raw.length !== found.entities.length) throw new Error('pageOf: a to-many relation is joined');

  return pageFrom(found.entities, {
    size,
    order,
    keyOf: (_, row) => keys.map((_key, i) => found.raw[row]?.[`cursor_value_${i}`] ?? null),
    continued,
    totalCount,
  });
};
