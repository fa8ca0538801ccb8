import { csvOf, yuanCell, type Cell } from '../../app/csv.ts';
import type { Unit } from '../../app/enums.gql.ts';
import { scaled, unscaled } from './decimals.ts';
import { fenOf } from './names.ts';
import type { Line, Pivot, Point, Sum } from './pivot.ts';

/** A figure in a file: yuan with both decimals, or the count as it is. No entries is an empty cell, not 0. */
export const cellOf = (unit: Unit, sum: Sum | undefined): Cell =>
  sum === undefined ? '' : unit === 'FEN' ? yuanCell(fenOf(sum.value)) : sum.value;

/** What a file says of itself, below its figures: so that a table opens as a table. */
export type Notes = readonly (readonly [label: string, text: string])[];

/** Rows, then what they are of. */
export const withNotes = (rows: readonly (readonly Cell[])[], notes: Notes): readonly (readonly Cell[])[] => [
  ...rows,
  [],
  ...notes,
];

/** What another rule makes of the figures, with what its columns and those of the differences are called. */
type Beside<T> = T & { readonly heads: readonly string[] };

/** Another figure, and by how much it differs; no entries are nothing. */
const besideOf = (unit: Unit, sum: Sum | undefined, other: Sum | undefined): Cell[] => {
  const by = scaled(other?.value ?? '0') - scaled(sum?.value ?? '0');
  return [cellOf(unit, other), cellOf(unit, { value: unscaled(by), entryCount: 0 })];
};

type Names = { readonly code: string; readonly name: string; readonly total: string };

/** The whole table, also what the page cut off, with the exact figures. */
export const tableCsv = (
  pivot: Pivot,
  whole: Sum,
  unit: Unit,
  names: Names,
  rowName: (line: Line) => string,
  colName: (line: Line) => string,
  notes: Notes,
  other?: Beside<{ readonly pivot: Pivot; readonly whole: Sum | undefined }>,
): string => {
  const beside = (sum: Sum | undefined, find: (of: NonNullable<typeof other>) => Sum | undefined): Cell[] =>
    other === undefined ? [] : besideOf(unit, sum, find(other));
  return csvOf(
    [names.code, names.name, ...pivot.cols.map(colName), names.total, ...(other?.heads ?? [])],
    withNotes(
      [
        ...pivot.rows.map((row) => [
          row.code,
          rowName(row),
          ...pivot.cols.map((col) => cellOf(unit, pivot.at(row.code, col.code))),
          cellOf(unit, row.total),
          ...beside(row.total, (of) => of.pivot.rows.find(({ code }) => code === row.code)?.total),
        ]),
        [
          '',
          names.total,
          ...pivot.cols.map((col) => cellOf(unit, col.total)),
          cellOf(unit, whole),
          ...beside(whole, (of) => of.whole),
        ],
      ],
      notes,
    ),
  );
};

/** Series point by point, each with how many entries it is of. */
export const seriesCsv = (
  points: readonly Point[],
  unit: Unit,
  heads: readonly string[],
  nameOf: (point: Point) => string,
  notes: Notes,
  other?: Beside<{ readonly points: readonly Point[] }>,
): string =>
  csvOf(
    [...heads, ...(other?.heads ?? [])],
    withNotes(
      points.map((point) => [
        point.code,
        nameOf(point),
        ...point.sums.flatMap((sum) => [cellOf(unit, sum), sum.entryCount]),
        ...(other === undefined
          ? []
          : point.sums.flatMap((sum, i) =>
              besideOf(unit, sum, other.points.find(({ code }) => code === point.code)?.sums[i]),
            )),
      ]),
      notes,
    ),
  );
