import { csvOf, yuanCell, type Cell } from '../../app/csv.ts';
import type { Unit } from '../../app/enums.gql.ts';
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
): string =>
  csvOf(
    [names.code, names.name, ...pivot.cols.map(colName), names.total],
    withNotes(
      [
        ...pivot.rows.map((row) => [
          row.code,
          rowName(row),
          ...pivot.cols.map((col) => cellOf(unit, pivot.at(row.code, col.code))),
          cellOf(unit, row.total),
        ]),
        ['', names.total, ...pivot.cols.map((col) => cellOf(unit, col.total)), cellOf(unit, whole)],
      ],
      notes,
    ),
  );

/** Series point by point, each with how many entries it is of. */
export const seriesCsv = (
  points: readonly Point[],
  unit: Unit,
  heads: readonly string[],
  nameOf: (point: Point) => string,
  notes: Notes,
): string =>
  csvOf(
    heads,
    withNotes(
      points.map((point) => [
        point.code,
        nameOf(point),
        ...point.sums.flatMap((sum) => [cellOf(unit, sum), sum.entryCount]),
      ]),
      notes,
    ),
  );
