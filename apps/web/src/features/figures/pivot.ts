import { bySize, scaled, sumOf } from './decimals.ts';
import { withoutGaps, type Step } from './periods.ts';

/** 未分配: none or several of a dimension. */
export const UNASSIGNED = '-';

export type Sum = { readonly value: string; readonly entryCount: number };
/** A row or a column: its code, what it is called, what it comes to. */
export type Line = { readonly code: string; readonly name: string; readonly total: Sum | undefined };
type Row = {
  readonly keys: readonly { readonly code: string; readonly name: string }[];
  readonly figures: readonly Sum[];
};

export type Pivot = {
  readonly rows: readonly Line[];
  readonly cols: readonly Line[];
  /** Undefined where no entry is: not the same as 0. */
  readonly at: (row: string, col: string) => Sum | undefined;
  /** Every cell there is. */
  readonly cells: readonly Sum[];
};

type Asked = {
  readonly cells: readonly Row[];
  readonly byRow: readonly Row[];
  readonly byColumn: readonly Row[];
  /** Which period rows and columns are, if they are any. */
  readonly rows: Step | undefined;
  readonly cols: Step | undefined;
  /** What rows are ordered by: `total`, `name`, or a column's code. */
  readonly sort: string;
};

const inChinese = new Intl.Collator('zh-CN', { numeric: true });

/** What is not assigned stands last, whatever the order: it is no rival of the others. */
const last = (a: string, b: string): number => Number(a === UNASSIGNED) - Number(b === UNASSIGNED);

const byTotal = (a: Line, b: Line): number =>
  last(a.code, b.code) ||
  bySize(b.total?.value ?? '0', a.total?.value ?? '0') ||
  (a.code < b.code ? -1 : a.code > b.code ? 1 : 0);

const byName = (a: Line, b: Line): number => last(a.code, b.code) || inChinese.compare(a.name, b.name);

/** The rows of an answer, and those that only another one has, with nothing in them: both can stand in one table. */
export const withRowsOf = <R extends Row>(rows: readonly R[], others: readonly R[]): readonly Row[] => {
  const codeOf = ({ keys }: Row) => keys.map(({ code }) => code).join('~');
  const own = new Set(rows.map(codeOf));
  return [
    ...rows,
    ...others.filter((row) => !own.has(codeOf(row))).map(({ keys }) => ({ keys, figures: [] })),
  ];
};

/** The lines of one side: those that have cells and those that have totals; periods without gaps. */
const linesOf = (
  totals: readonly Row[],
  cells: readonly Row[],
  key: number,
  step: Step | undefined,
): Line[] => {
  const lines = new Map<string, Line>();
  for (const { keys, figures } of totals) {
    const [only] = keys;
    if (only !== undefined) lines.set(only.code, { code: only.code, name: only.name, total: figures[0] });
  }
  for (const { keys } of cells) {
    const one = keys[key];
    if (one !== undefined && !lines.has(one.code))
      lines.set(one.code, { code: one.code, name: one.name, total: undefined });
  }
  if (step === undefined) return [...lines.values()];
  return withoutGaps(step, [...lines.keys()]).map(
    (code) => lines.get(code) ?? { code, name: code, total: undefined },
  );
};

/** Rows as the API gives them, as a table: both sides in order, cells by their two codes. */
export const pivotOf = ({ cells, byRow, byColumn, rows, cols, sort }: Asked): Pivot => {
  const found = new Map<string, Sum>();
  for (const { keys, figures } of cells) {
    const [row, col] = keys;
    if (row !== undefined && col !== undefined && figures[0] !== undefined)
      found.set(`${row.code}~${col.code}`, figures[0]);
  }
  const at = (row: string, col: string) => found.get(`${row}~${col}`);
  const columns = linesOf(byColumn, cells, 1, cols);
  const lines = linesOf(byRow, cells, 0, rows);
  const byColumnOf =
    (code: string) =>
    (a: Line, b: Line): number => {
      const [x, y] = [at(a.code, code), at(b.code, code)];
      return (
        last(a.code, b.code) ||
        Number(x === undefined) - Number(y === undefined) ||
        bySize(y?.value ?? '0', x?.value ?? '0') ||
        byTotal(a, b)
      );
    };
  const order =
    sort === 'name'
      ? rows === undefined
        ? byName
        : undefined
      : sort !== 'total' && columns.some(({ code }) => code === sort)
        ? byColumnOf(sort)
        : byTotal;
  return {
    rows: order === undefined ? lines : lines.toSorted(order),
    cols: cols === undefined ? columns.toSorted(byTotal) : columns,
    at,
    cells: [...found.values()],
  };
};

/** Whether the cells of every row and of every column add up to the totals beside and below them. */
export const addsUp = ({ rows, cols, at }: Pivot, whole: string): boolean => {
  const sum = (line: readonly (Sum | undefined)[]) => sumOf(line.map((one) => one?.value ?? '0'));
  const same = (a: string, b: string) => scaled(a) === scaled(b);
  return (
    rows.every(({ code, total }) => same(sum(cols.map((col) => at(code, col.code))), total?.value ?? '0')) &&
    cols.every(({ code, total }) => same(sum(rows.map((row) => at(row.code, code))), total?.value ?? '0')) &&
    same(sum(rows.map(({ total }) => total)), whole)
  );
};

/** The first of some lines; of periods the last, which is what people look for. */
export const cut = (lines: readonly Line[], most: number, periods: boolean): readonly Line[] =>
  lines.length <= most ? lines : periods ? lines.slice(-most) : lines.slice(0, most);

export type Point = { readonly code: string; readonly name: string; readonly sums: readonly Sum[] };

const nothing: Sum = { value: '0', entryCount: 0 };

/** Several series as points over time, gaps filled with zero. */
export const overTime = (step: Step, series: readonly (readonly Row[])[]): readonly Point[] => {
  const sums = series.map(
    (rows) => new Map(rows.map(({ keys, figures }) => [keys[0]?.code ?? '', figures[0] ?? nothing])),
  );
  return withoutGaps(
    step,
    sums.flatMap((of) => [...of.keys()]),
  ).map((code) => ({ code, name: code, sums: sums.map((of) => of.get(code) ?? nothing) }));
};

/** Several series as a ranking by the first of them, what is not assigned last. */
export const ranked = (series: readonly (readonly Row[])[], by: number): readonly Point[] => {
  const points = new Map<string, { code: string; name: string; sums: Sum[] }>();
  series.forEach((rows, i) => {
    for (const { keys, figures } of rows) {
      const [key] = keys;
      if (key === undefined) continue;
      const point = points.get(key.code) ?? {
        code: key.code,
        name: key.name,
        sums: series.map(() => nothing),
      };
      point.sums[i] = figures[0] ?? nothing;
      points.set(key.code, point);
    }
  });
  return [...points.values()].toSorted(
    (a, b) =>
      last(a.code, b.code) ||
      bySize(b.sums[by]?.value ?? '0', a.sums[by]?.value ?? '0') ||
      (a.code < b.code ? -1 : 1),
  );
};

/** Points, and behind them those that only another answer has, with nothing in them: both can stand in one table. */
export const withPointsOf = (points: readonly Point[], others: readonly Point[]): readonly Point[] => {
  const own = new Set(points.map(({ code }) => code));
  return [
    ...points,
    ...others
      .filter(({ code }) => !own.has(code))
      .map(({ code, name, sums }) => ({ code, name, sums: sums.map(() => nothing) })),
  ];
};
