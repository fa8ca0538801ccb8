import { dimensionsOf, stepOf, type Asked, type CellAsked } from './asked.ts';
import { overTime, pivotOf, ranked, withRowsOf, type Point, type Sum } from './pivot.ts';
import { headsOf, type Answered, type SeriesAnswer, type TableAnswer } from './use-figures.ts';

/** @param besides an answer whose rows and columns are to stand in the table as well */
export const tableOf = (asked: Asked, answer: TableAnswer, besides = answer) =>
  pivotOf({
    cells: answer.cells.rows,
    byRow: withRowsOf(answer.byRow.rows, besides.byRow.rows),
    byColumn: withRowsOf(answer.byColumn.rows, besides.byColumn.rows),
    rows: stepOf(asked.rows),
    cols: stepOf(asked.cols),
    sort: asked.sort,
  });

/** The points of both accounts; where it is said what they are today, that behind them, also of what was not known then. */
export const pointsOf = (asked: Asked, ...answers: readonly SeriesAnswer[]): readonly Point[] => {
  const series = answers.flatMap(({ claimedBy, recognizedBy }) => [claimedBy.rows, recognizedBy.rows]);
  const step = stepOf(dimensionsOf(asked)[0]);
  return asked.view === 'trend' && step !== undefined
    ? overTime(step, series)
    : ranked(series, asked.basis === 'CLAIMED' ? 0 : 1);
};

/** The figure of an open cell as the page shows it, with the names of its codes; undefined where it shows none. */
export const figureAt = (
  answered: Answered,
  cell: CellAsked,
): { figure: Sum | undefined; names: (string | undefined)[] } => {
  const { asked } = answered;
  const basis = cell.basis ?? asked.basis;
  const measure = cell.measure ?? asked.measure;
  const { row, col } = cell;
  if (row === undefined && col === undefined) {
    const heads = headsOf(answered);
    return {
      figure: (basis === 'CLAIMED' ? heads.claimed : heads.recognized).grand.find(
        (figure) => figure.measure === measure,
      ),
      names: [],
    };
  }
  if (answered.series !== undefined) {
    const point = pointsOf(asked, answered.series).find(({ code }) => code === row);
    return { figure: point?.sums[basis === 'CLAIMED' ? 0 : 1], names: [point?.name] };
  }
  const pivot = tableOf(asked, answered.table);
  const [line, column] = [
    pivot.rows.find(({ code }) => code === row),
    pivot.cols.find(({ code }) => code === col),
  ];
  const shown = basis === asked.basis && measure === asked.measure;
  return {
    figure: !shown
      ? undefined
      : col === undefined
        ? line?.total
        : row === undefined
          ? column?.total
          : pivot.at(row, col),
    names: [
      row === undefined ? undefined : (line?.name ?? row),
      col === undefined ? undefined : (column?.name ?? col),
    ],
  };
};
