import type { ReactNode } from 'react';

export type Column<R> = {
  readonly key: string;
  readonly label: string;
  readonly cell: (row: R) => ReactNode;
  /** Figures stand to the right, digit below digit. */
  readonly figure?: boolean;
  /** The head of each row: what it is called. One column has it. */
  readonly head?: boolean;
  /** How the rows go by it; without `by` that is said and cannot be changed. */
  readonly sort?: { readonly on: 'ascending' | 'descending' | undefined; readonly by?: () => void };
};

const arrowOf = (on: 'ascending' | 'descending' | undefined): string =>
  on === 'ascending' ? ' ↑' : on === 'descending' ? ' ↓' : '';

/** A plain table of up to a hundred rows; on a phone each row becomes a card with its labels. Longer lists ask for more. */
export const Table = <R,>({
  caption,
  columns,
  rows,
  keyOf,
  showCaption = false,
}: {
  readonly caption: string;
  readonly columns: readonly Column<R>[];
  readonly rows: readonly R[];
  readonly keyOf: (row: R) => string;
  readonly showCaption?: boolean;
}) => (
  <div className="table-frame" role="region" aria-label={caption} tabIndex={0}>
    <table className="table">
      <caption className={showCaption ? undefined : 'unseen'}>{caption}</caption>
      <thead>
        <tr>
          {columns.map(({ key, label, figure, sort }) => (
            <th key={key} scope="col" className={figure ? 'figure' : undefined} aria-sort={sort?.on}>
              {sort?.by === undefined ? (
                <>
                  {label}
                  <span aria-hidden="true">{sort === undefined ? '' : arrowOf(sort.on)}</span>
                </>
              ) : (
                <button type="button" className="sort" onClick={sort.by}>
                  {label}
                  <span aria-hidden="true">{arrowOf(sort.on)}</span>
                </button>
              )}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr key={keyOf(row)}>
            {columns.map(({ key, label, cell, figure, head }) => {
              const className = figure ? 'figure' : undefined;
              return head ? (
                <th key={key} scope="row" className={className}>
                  {cell(row)}
                </th>
              ) : (
                <td key={key} className={className} data-label={label}>
                  {cell(row)}
                </td>
              );
            })}
          </tr>
        ))}
      </tbody>
    </table>
  </div>
);
