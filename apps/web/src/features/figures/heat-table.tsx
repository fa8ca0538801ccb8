import { useRef, useState, type KeyboardEvent } from 'react';
import { useTranslation } from 'react-i18next';
import type { Dimension, Unit } from '../../app/enums.gql.ts';
import { useEnum } from '../../app/use-enum.ts';
import { BesideMark } from './beside.tsx';
import { heatOf, strongest } from './heat.ts';
import { MovedMark } from './moved.tsx';
import { exactly, useNameOf } from './names.ts';
import type { Line, Pivot, Sum } from './pivot.ts';
import { shownIn, type Scale } from './shown.ts';

/** A table as it is shown: which rows and columns, in what their figures are, and what a figure opens. */
export type Shown = {
  readonly pivot: Pivot;
  readonly rows: readonly Line[];
  readonly cols: readonly Line[];
  readonly dimensions: readonly [Dimension, Dimension];
  readonly unit: Unit;
  readonly unitText: string;
  readonly scale: Scale;
  readonly most: bigint;
  readonly whole: Sum;
  /** The same as it is known now, where the table is of the past. */
  readonly later: { readonly pivot: Pivot; readonly whole: Sum | undefined } | undefined;
  /** The same by another rule, and what that is called, where two stand side by side. */
  readonly other:
    { readonly pivot: Pivot; readonly whole: Sum | undefined; readonly rule: string } | undefined;
  readonly caption: string;
  /** Opens the entries of a row's and a column's code; none of either is its total. */
  readonly open: (row?: string, col?: string) => void;
};

/** The figure of a row and a column in another table; none of either is its total. */
const sumIn = (
  { pivot, whole }: { readonly pivot: Pivot; readonly whole: Sum | undefined },
  row: Line | undefined,
  col: Line | undefined,
): Sum | undefined =>
  row === undefined
    ? col === undefined
      ? whole
      : pivot.cols.find(({ code }) => code === col.code)?.total
    : col === undefined
      ? pivot.rows.find(({ code }) => code === row.code)?.total
      : pivot.at(row.code, col.code);

/** What a figure is besides: today, where the table is of the past, and by the other rule. */
const Besides = ({
  shown,
  sum,
  row,
  col,
}: {
  readonly shown: Shown;
  readonly sum: Sum | undefined;
  readonly row: Line | undefined;
  readonly col: Line | undefined;
}) => {
  const { later, other, scale } = shown;
  return (
    <>
      {later === undefined ? null : <MovedMark scale={scale} sum={sum} now={sumIn(later, row, col)} />}
      {other === undefined ? null : (
        <BesideMark scale={scale} sum={sum} other={sumIn(other, row, col)} rule={other.rule} />
      )}
    </>
  );
};

/** A button's row and column, counted from the first cell. */
type Place = { readonly r: number; readonly c: number };

const STEPS: Readonly<Record<string, readonly [number, number]>> = {
  ArrowUp: [-1, 0],
  ArrowDown: [1, 0],
  ArrowLeft: [0, -1],
  ArrowRight: [0, 1],
};

/**
 * Rows by columns as a table of buttons. Of all buttons one is in the order of Tab, arrows move to the next there is: a table of a
 * thousand figures is one stop on the way through the page.
 */
export const HeatTable = ({
  shown,
  sort,
  sortBy,
}: {
  readonly shown: Shown;
  readonly sort: string;
  readonly sortBy: (sort: string) => void;
}) => {
  const { pivot, rows, cols, dimensions, unit, unitText, scale, most, whole, caption, open } = shown;
  const { t } = useTranslation('figures');
  const say = useEnum();
  const nameOf = useNameOf();
  const table = useRef<HTMLTableElement>(null);
  const [at, setAt] = useState<Place>({ r: 0, c: 0 });
  const rowName = ({ code, name }: Line) => nameOf(dimensions[0], code, name);
  const colName = ({ code, name }: Line) => nameOf(dimensions[1], code, name);

  // Heads are row -1; totals stand behind the last column and the last row.
  const [lastRow, lastCol] = [rows.length, cols.length];
  const isThere = ({ r, c }: Place): boolean => {
    if (r < -1 || c < -1 || r > lastRow || c > lastCol) return false;
    if (r === -1) return true;
    if (c === -1) return false;
    if (r === lastRow || c === lastCol) return true;
    return pivot.at(rows[r]?.code ?? '', cols[c]?.code ?? '') !== undefined;
  };
  const first = (): Place => {
    for (let r = 0; r <= lastRow; r++)
      for (let c = 0; c <= lastCol; c++) if (isThere({ r, c })) return { r, c };
    return { r: -1, c: -1 };
  };
  const active = isThere(at) ? at : first();

  const go = (place: Place) => {
    setAt(place);
    table.current?.querySelector<HTMLElement>(`[data-at="${place.r},${place.c}"]`)?.focus();
  };
  const pressed = (event: KeyboardEvent) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const step = STEPS[event.key];
    let place: Place | undefined;
    if (step !== undefined) {
      place = { r: active.r + step[0], c: active.c + step[1] };
      while (!isThere(place)) {
        place = { r: place.r + step[0], c: place.c + step[1] };
        if (place.r < -1 || place.c < -1 || place.r > lastRow || place.c > lastCol) return;
      }
    } else if (event.key === 'Home' || event.key === 'End') {
      const among = Array.from({ length: lastCol + 2 }, (_, i) => ({ r: active.r, c: i - 1 })).filter(
        isThere,
      );
      place = event.key === 'Home' ? among[0] : among.at(-1);
    }
    if (place === undefined) return;
    event.preventDefault();
    go(place);
  };

  const bound = (r: number, c: number) => ({
    type: 'button' as const,
    'data-at': `${r},${c}`,
    tabIndex: active.r === r && active.c === c ? 0 : -1,
    onFocus: () => setAt({ r, c }),
  });
  const figure = (
    r: number,
    c: number,
    sum: Sum | undefined,
    row: Line | undefined,
    col: Line | undefined,
    heat = 0,
  ) =>
    sum === undefined ? (
      <>
        <span aria-hidden="true">·</span>
        <span className="unseen">{t('table.none')}</span>
        <Besides shown={shown} sum={undefined} row={row} col={col} />
      </>
    ) : (
      <>
        <button
          {...bound(r, c)}
          className={heat === 0 ? undefined : `heat-${heat}`}
          title={t('table.hover', { exact: exactly(unit, sum.value), count: sum.entryCount })}
          aria-label={t('table.cell', {
            row: row === undefined ? t('table.total') : rowName(row),
            col: col === undefined ? t('table.total') : colName(col),
            figure: shownIn(scale, sum.value),
            unit: unitText,
          })}
          onClick={() => open(row?.code, col?.code)}
        >
          {shownIn(scale, sum.value)}
        </button>
        <Besides shown={shown} sum={sum} row={row} col={col} />
      </>
    );
  const sorter = (c: number, key: string, text: string, title?: string) => (
    <button {...bound(-1, c)} className="sort" title={title} onClick={() => sortBy(key)}>
      {text}
      <span aria-hidden="true">{sort !== key ? '' : key === 'name' ? ' ↑' : ' ↓'}</span>
    </button>
  );
  const sorted = (key: string) => (sort === key ? (key === 'name' ? 'ascending' : 'descending') : undefined);

  return (
    <div className="heat-frame" role="region" aria-label={caption} tabIndex={0}>
      {/* The keys belong to the buttons within; the table only hears of them once for all. */}
      {/* eslint-disable-next-line jsx-a11y/no-noninteractive-element-interactions */}
      <table className="heat" ref={table} onKeyDown={pressed}>
        <caption>{caption}</caption>
        <thead>
          <tr>
            <th scope="col" aria-sort={sorted('name')}>
              {sorter(
                -1,
                'name',
                say('Dimension', dimensions[0]),
                t('table.sortBy', { name: say('Dimension', dimensions[0]) }),
              )}
            </th>
            {cols.map((col, c) => (
              <th key={col.code} scope="col" className="figure" aria-sort={sorted(col.code)}>
                {sorter(c, col.code, colName(col), col.name)}
              </th>
            ))}
            <th scope="col" className="figure total" aria-sort={sorted('total')}>
              {sorter(lastCol, 'total', t('table.total'))}
            </th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row, r) => (
            <tr key={row.code}>
              <th scope="row" title={row.name}>
                {rowName(row)}
              </th>
              {cols.map((col, c) => {
                const sum = pivot.at(row.code, col.code);
                return (
                  <td key={col.code}>
                    {figure(r, c, sum, row, col, sum === undefined ? 0 : heatOf(sum.value, most))}
                  </td>
                );
              })}
              <td className="total">{figure(r, lastCol, row.total ?? NOTHING, row, undefined)}</td>
            </tr>
          ))}
        </tbody>
        <tfoot>
          <tr>
            <th scope="row">{t('table.total')}</th>
            {cols.map((col, c) => (
              <td key={col.code} className="total">
                {figure(lastRow, c, col.total ?? NOTHING, undefined, col)}
              </td>
            ))}
            <td className="total">{figure(lastRow, lastCol, whole, undefined, undefined)}</td>
          </tr>
        </tfoot>
      </table>
    </div>
  );
};

const NOTHING: Sum = { value: '0', entryCount: 0 };

/** The same on a phone: the rows of one column as a list, the strongest by their bars. */
export const HeatList = ({
  shown,
  only,
  choose,
}: {
  readonly shown: Shown;
  readonly only: string | undefined;
  readonly choose: (col: string | undefined) => void;
}) => {
  const { pivot, rows, cols, dimensions, unit, unitText, scale, whole, caption, open } = shown;
  const { t } = useTranslation('figures');
  const nameOf = useNameOf();
  const say = useEnum();
  const col = cols.find(({ code }) => code === only);
  const colName =
    col === undefined
      ? t('table.total')
      : `${t('table.total')} · ${nameOf(dimensions[1], col.code, col.name)}`;
  const sumOf = ({ code, total }: Line) => (col === undefined ? total : pivot.at(code, col.code));
  const most = strongest(rows.flatMap((row) => sumOf(row)?.value ?? []));
  const line = (key: string, name: string, sum: Sum | undefined, row: Line | undefined, heat: number) => {
    const moved = <Besides shown={shown} sum={sum} row={row} col={col} />;
    return (
      <li key={key} className={row === undefined ? 'total' : undefined}>
        {sum === undefined ? (
          <div className="heat-row">
            <span>{name}</span>
            <span className="figure">
              <span aria-hidden="true">·</span>
              <span className="unseen">{t('table.none')}</span> {moved}
            </span>
          </div>
        ) : (
          <button
            type="button"
            className={heat === 0 ? 'heat-row' : `heat-row heat-${heat}`}
            title={t('table.hover', { exact: exactly(unit, sum.value), count: sum.entryCount })}
            onClick={() => open(row?.code, col?.code)}
          >
            <span>{name}</span>
            <span className="figure">
              {shownIn(scale, sum.value)} {moved}
            </span>
          </button>
        )}
      </li>
    );
  };
  return (
    <section className="heat-list panel" aria-label={caption}>
      <p className="hint">{caption}</p>
      <label className="field">
        <span>{say('Dimension', dimensions[1])}</span>
        <select
          className="input"
          value={col?.code ?? ''}
          onChange={(event) => choose(event.target.value === '' ? undefined : event.target.value)}
        >
          <option value="">
            {t('table.total')} {shownIn(scale, whole.value)} {unitText}
          </option>
          {cols.map(({ code, name, total }) => (
            <option key={code} value={code}>
              {nameOf(dimensions[1], code, name)} {shownIn(scale, (total ?? NOTHING).value)} {unitText}
            </option>
          ))}
        </select>
      </label>
      <ul className="list">
        {rows.map((row) => {
          const sum = sumOf(row);
          return line(
            row.code,
            nameOf(dimensions[0], row.code, row.name),
            sum,
            row,
            sum === undefined ? 0 : heatOf(sum.value, most),
          );
        })}
        {line('', colName, col === undefined ? whole : (col.total ?? NOTHING), undefined, 0)}
      </ul>
    </section>
  );
};
