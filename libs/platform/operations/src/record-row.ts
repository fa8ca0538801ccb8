import { creditCodeCheckHolds, subjectIdOf, type Meta } from '#platform/kernel';
import { ObjectType } from '@nestjs/graphql';
import { getMetadataArgsStorage } from 'typeorm';
import * as column from './column.js';
import type { Provenance } from './command-input.js';
import { CreditShare, creditsView } from './credit-view.js';
import { bringField, ViewTable, type ColumnDecorator, type ColumnOptions } from './view-table.js';

/** What a record's row says of whether it is made up. */
export const illustrative = { description: 'Constructed to illustrate; no document states it.' } as const;

/** The row of a record, whose class is a `RecordTable`: the API's type of it, too. */
@ObjectType({ isAbstract: true })
export abstract class RecordRow {
  @column.idKey() id!: string;
  /** What a reviewer has seen: `recognize(seenVersion)`. */
  @column.int({ description: 'Version of the record; recognition names the one it saw.' }) version!: number;
  sourceDocument!: string | null;
  illustrative!: boolean;
  jurisdictionId!: string;
  /** Everybody whose scope holds it: the organizations that are in it, and the hubs above them. */
  scopeIds!: string[];
}

type LastColumn = (target: RecordRow, property: never) => void;

/** They stand last in every table, but where a class says one itself: the order of columns is part of a table's shape. */
const lastColumns = {
  sourceDocument: column.text({ optional: true }),
  illustrative: column.flag(illustrative),
  jurisdictionId: column.text({ hidden: true }),
  scopeIds: column.ids({ hidden: true }),
} as const satisfies { readonly [P in keyof RecordRow]?: LastColumn };

/** The table of a kind of record, `views.<table>`, and its type in the API. */
export const RecordTable =
  (type: string, table: string) =>
  (target: abstract new () => RecordRow): void => {
    const said = new Set(
      getMetadataArgsStorage()
        .filterColumns(target)
        .map((column) => column.propertyName),
    );
    for (const [property, decorate] of Object.entries(lastColumns) as [string, LastColumn][])
      if (!said.has(property)) decorate(target.prototype as RecordRow, property as never);
    ViewTable(type, table)(target);
  };

/** The columns that every record has from the event that made it. */
export const recordOf = ({
  streamId,
  version,
  meta,
  data,
}: {
  readonly streamId: string;
  readonly version: number;
  readonly meta: Pick<Meta, 'jurisdictionId'>;
  readonly data: Provenance;
}) => ({
  id: subjectIdOf(streamId),
  version,
  sourceDocument: data.sourceDocument ?? null,
  illustrative: data.illustrative ?? false,
  jurisdictionId: meta.jurisdictionId,
});

type Taken<T, K extends keyof T> = {
  [P in K]-?: undefined extends T[P] ? Exclude<T[P], undefined> | null : T[P];
};

/** The columns that are called as `data` calls what they hold; null for what it leaves out. */
export const columnsOf = <T extends object, K extends keyof T & string>(data: T, ...names: K[]) =>
  Object.fromEntries(names.map((name) => [name, data[name] ?? null])) as Taken<T, K>;

/** Columns that are empty. */
export const empty = <K extends string>(...names: K[]) =>
  Object.fromEntries(names.map((name) => [name, null])) as { [P in K]: null };

type Held = { readonly organizationId: string; readonly hubs: readonly string[] };

/** Everybody whose scope holds what these organizations are in: they and the hubs above. */
export const scopeIdsOf = (...held: readonly (readonly Held[])[]): string[] =>
  [...new Set(held.flat().flatMap((each) => [each.organizationId, ...each.hubs]))].toSorted();

/** The columns of who shares a record. */
export const credited = <L extends Held>(lines: readonly L[]) => ({
  creditLines: lines,
  scopeIds: scopeIdsOf(lines),
});

type Shares = readonly { readonly organizationId: string; readonly basisPoints: number }[];

/** Who shares the record, as its events have it: hidden; brings the field `credits`. */
export const CreditsColumn =
  ({ description }: { readonly description: string }) =>
  <T extends { creditLines: Shares }>(target: T, property: 'creditLines'): void => {
    column.json()(target, property as never);
    bringField<T>(
      target,
      'credits',
      () => [CreditShare],
      { description },
      (row) => creditsView(row.creditLines),
    );
  };

/** A unified social credit code that may be missing; brings the field `creditCodeAsDocumented`. */
export const CreditCodeColumn =
  (options: Pick<ColumnOptions, 'description'> = {}): ColumnDecorator<string, { optional: true }> =>
  (target, property) => {
    column.text({ ...options, optional: true })(target, property as never);
    bringField<Record<string, string | null>>(
      target,
      'creditCodeAsDocumented',
      () => Boolean,
      {
        description:
          'Its last character is not the one that GB 32100-2015 computes: recorded so, as the document has it.',
      },
      (row) => {
        const code = row[property as string] ?? null;
        return code !== null && !creditCodeCheckHolds(code);
      },
    );
  };
