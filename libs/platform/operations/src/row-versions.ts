import type { Known } from '#platform/event-store';
import { Loaders, readingOf, type GraphqlContext } from '#platform/graphql';
import { categoryOf, Refused, subjectIdOf, type Recorded } from '#platform/kernel';
import {
  insert,
  patch,
  PoisonEvent,
  type Folding,
  type Projection,
  type RowClass,
  type RowOp,
  type RowReader,
  type Views,
} from '#platform/projections';
import type { Type } from '@nestjs/common';
import {
  Column,
  Entity,
  getMetadataArgsStorage,
  Index,
  PrimaryColumn,
  type SelectQueryBuilder,
} from 'typeorm';
import { RecordRow } from './record-row.js';

/** A record's row as it stood from one place in the log up to the next. */
export abstract class RowVersion {
  /** `<id of the record>/<version of the record>` */
  id!: string;
  subjectId!: string;
  /** The place of the event that made it so. */
  fromSeq!: string;
  /** That of the event that changed it; none for the version that stands. */
  toSeq!: string | null;
  jurisdictionId!: string;
}

/** The versions of a kind of record: their table, and who keeps it. */
export type RowVersions<Row extends RecordRow = RecordRow> = {
  readonly of: Type<Row>;
  readonly row: RowClass<RowVersion>;
  /** The name of the projection. */
  readonly keptBy: string;
};

const kept = new WeakMap<object, RowVersions>();

type Kept<Row> = {
  readonly table: string;
  /** The name of the projection that keeps them: that of the rows. */
  readonly keptBy: string;
  /** What the list goes by, unless asked otherwise. */
  readonly listedBy: keyof Row & string;
};

/**
 * The table of a record's versions, made of the columns of its row: every filter and every order of the list holds at any place in the log.
 * To be called once the row's class is a `RecordTable`.
 */
export const versionsOf = <Row extends RecordRow>(
  of: Type<Row>,
  { table, keptBy, listedBy }: Kept<Row>,
): RowVersions<Row> => {
  class Version extends RowVersion {}
  Object.defineProperty(Version, 'name', { value: `${of.name}Version` });
  const storage = getMetadataArgsStorage();
  PrimaryColumn({ type: 'text', collation: 'C' })(Version.prototype, 'id');
  Column('uuid')(Version.prototype, 'subjectId');
  Column('bigint')(Version.prototype, 'fromSeq');
  Column('bigint', { nullable: true })(Version.prototype, 'toSeq');
  for (const column of storage.filterColumns([RecordRow, of]))
    if (column.propertyName !== 'id') storage.columns.push({ ...column, target: Version });
  Index(['jurisdictionId', listedBy, 'id'])(Version);
  Index(['subjectId'])(Version);
  Entity({ name: table, schema: 'views' })(Version);
  const versions: RowVersions<Row> = { of, row: Version, keptBy };
  kept.set(of, versions as unknown as RowVersions);
  return versions;
};

type Values = Readonly<Record<string, unknown>>;
type Standing = { readonly values: Values; readonly fromSeq: number };

// Rows met lately; a miss costs two reads for all of a batch.
const cached = 5_000;

const keyOf = ({ id, version }: Values): string => `${id as string}/${version as number}`;

/**
 * The view of a record, which also keeps each version of its row. Handlers say what an event changes and not what the row is then, so events are
 * folded one by one on top of the row as it stands.
 */
export const withVersions = (view: Projection, versions: RowVersions): Projection => {
  const rowOf = versions.of as RowClass;
  const { row: version } = versions;
  if (view.name !== versions.keptBy) throw new Error(`the versions of ${view.name} say ${versions.keptBy}`);
  return {
    ...view,
    rows: [...view.rows, version],
    owned: [...(view.owned ?? []), { row: version, subject: 'subjectId' }],
    begin: (read, live) => {
      /** Rows as they stand after all events so far; undefined where there is none. */
      const standing = new Map<string, Standing | undefined>();
      const load = async (ids: readonly string[]): Promise<void> => {
        const missing = [...new Set(ids)].filter((id) => !standing.has(id));
        if (missing.length === 0) return;
        for (const id of missing) standing.set(id, undefined);
        const rows = (await read(rowOf, missing)) as (Values & { readonly id: string })[];
        const open = new Map((await read(version, rows.map(keyOf))).map((each) => [each.subjectId, each]));
        for (const values of rows) {
          const stands = open.get(values.id);
          if (!stands) throw new Error(`${view.name}: no version of ${values.id}`);
          standing.set(values.id, { values, fromSeq: Number(stands.fromSeq) });
        }
      };
      // What the view reads of its own row is known here.
      const known: RowReader = async (row, ids) => {
        if (row !== (rowOf as unknown) || ids === 'all') return read(row, ids);
        await load(ids);
        return ids.flatMap((id) => standing.get(id)?.values ?? []) as never[];
      };
      const folding = view.begin(known, live);

      /** The row after what an event did to it; undefined where it is no more. */
      const after = (before: Values | undefined, ops: readonly RowOp[]): Values | undefined =>
        ops.reduce<Values | undefined>((values, op) => {
          if (op.kind === 'remove') return undefined;
          if (op.kind === 'patch' && !values) throw new Error(`no row of ${op.id} to change`);
          // Tables take what is undefined for nothing; a whole row must say so.
          const said = Object.entries(op.values).map(([name, value]) => [name, value ?? null]);
          const changed = Object.fromEntries(said) as Values;
          return op.kind === 'patch' ? { ...values, ...changed } : changed;
        }, before);

      const versionsAfter = async (event: Recorded, ops: readonly RowOp[]): Promise<RowOp[]> => {
        const own = ops.filter(({ row }) => row === rowOf);
        if (own.length === 0) return [];
        const ids = [...new Set(own.map(({ id }) => id))];
        await load(ids);
        return ids.flatMap((id) => {
          const before = standing.get(id);
          const values = after(
            before?.values,
            own.filter((op) => op.id === id),
          );
          // An event that a repair placed late is folded with those that it held, whose own places lie before it: what stood until then stands.
          const fromSeq = Math.max(event.seq, before?.fromSeq ?? 0);
          standing.set(id, values && { values, fromSeq });
          const { id: _, ...columns } = values ?? { id };
          return [
            ...(before ? [patch(version, keyOf(before.values), { toSeq: String(fromSeq) })] : []),
            ...(values
              ? [
                  insert(version, {
                    ...(columns as { jurisdictionId: string }),
                    id: keyOf(values),
                    subjectId: id,
                    fromSeq: String(fromSeq),
                    toSeq: null,
                  }),
                ]
              : []),
          ];
        });
      };

      const categories = new Set(
        (view.links ?? []).flatMap((link) => ('categories' in link ? link.categories : [])),
      );
      const all: Folding = async (events) => {
        if (standing.size > cached) standing.clear();
        await load(
          events.flatMap(({ streamId }) =>
            categories.has(categoryOf(streamId)) ? [subjectIdOf(streamId)] : [],
          ),
        );
        const folded: RowOp[] = [];
        for (const event of events) {
          const ops = await folding([event]);
          try {
            folded.push(...ops, ...(await versionsAfter(event, ops)));
          } catch (error) {
            throw error instanceof PoisonEvent ? error : new PoisonEvent(event.seq, error);
          }
        }
        return folded;
      };
      return all;
    },
  };
};

const past = new WeakMap<object, Known>();

/** As of when a row is shown; undefined for one that is shown as it is now. */
export const shownAsOf = (row: object): Known | undefined => past.get(row);

/** For fields that only the present can answer. @throws Refused NOT_AS_OF for a row that is shown as it once stood */
export const refusePast = (row: object, field: string): void => {
  if (past.has(row)) throw new Refused('NOT_AS_OF', { field });
};

/** A version as the record's row. */
export const rowOfVersion = <Row extends RecordRow>(
  { of }: RowVersions<Row>,
  { subjectId, ...columns }: RowVersion,
  known: Known,
): Row => {
  const row = Object.assign(Object.create(of.prototype) as Row, columns, { id: subjectId });
  past.set(row, known);
  return row;
};

/** Narrows versions to those that stood at a place in the log: one of each record at most. */
export const standingAt = <T extends object>(
  query: SelectQueryBuilder<T>,
  seq: number,
): SelectQueryBuilder<T> =>
  query.andWhere('row.fromSeq <= :upTo and (row.toSeq is null or row.toSeq > :upTo)', { upTo: seq });

/** The record of an id as it stood then, all of an operation in one statement; null where it was not there. */
export const recordAsOf = (
  views: Views,
  loaders: Loaders,
  context: GraphqlContext,
  row: object,
  id: string,
  known: Known,
): Promise<RecordRow | null> | undefined => {
  const versions = kept.get(row);
  if (!versions) return undefined;
  const batch = async (ids: readonly string[]) => {
    const rows = views.as(readingOf(context));
    const found = await rows.asOf(versions.keptBy, known.seq, () =>
      standingAt(rows.own(versions.row as Type<RowVersion>), known.seq)
        .andWhere('row.subjectId = any(:ids)', { ids })
        .getMany(),
    );
    return new Map(found.map((each) => [each.subjectId, rowOfVersion(versions, each, known)]));
  };
  return loaders.loadBy(context, `${versions.keptBy}@${known.seq}`, batch, id);
};
