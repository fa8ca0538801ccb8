/** A cell of a table that goes out: text, a number as text, or nothing. */
export type Cell = string | number | bigint | null | undefined;

/** What a spreadsheet takes for a formula, in full width too, which some of them read the same. */
const FORMULA = /^\s*[=+\-@＝＋－＠]/u;
const NUMBER = /^-?\d+(\.\d+)?$/;

/**
 * A cell as it stands in the file. What somebody typed must never run: a text that begins like a formula gets an apostrophe
 * before it, which spreadsheets take for "this is text". Numbers, also negative ones, stay numbers.
 */
const written = (cell: Cell): string => {
  const text = cell === null || cell === undefined ? '' : String(cell);
  const safe = FORMULA.test(text) && !NUMBER.test(text) ? `'${text}` : text;
  return /[",\r\n\t']/.test(safe) || safe !== safe.trim() ? `"${safe.replace(/"/g, '""')}"` : safe;
};

/** A table as CSV (RFC 4180). With the mark of UTF-8 before it, without which spreadsheets read Chinese as noise. */
export const csvOf = (heads: readonly string[], rows: readonly (readonly Cell[])[]): string =>
  `\uFEFF${[heads, ...rows].map((row) => row.map(written).join(',')).join('\r\n')}\r\n`;

/** Fen in yuan with both decimals and nothing else, as a spreadsheet adds it up. */
export const yuanCell = (fen: string | bigint): string => {
  const value = BigInt(fen);
  const digits = (value < 0n ? -value : value).toString().padStart(3, '0');
  return `${value < 0n ? '-' : ''}${digits.slice(0, -2)}.${digits.slice(-2)}`;
};

/** Hands a file to the browser, as if it had been a link. */
export const download = (name: string, text: string, type = 'text/csv;charset=utf-8'): void => {
  const url = URL.createObjectURL(new Blob([text], { type }));
  const link = document.createElement('a');
  link.href = url;
  link.download = name;
  document.body.append(link);
  link.click();
  link.remove();
  // Some browsers begin to read only after the click has been handled.
  setTimeout(() => URL.revokeObjectURL(url), 10_000);
};
