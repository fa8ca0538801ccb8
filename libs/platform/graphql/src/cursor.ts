import { createHash } from 'node:crypto';
import { badField } from '#platform/kernel';

/** Where a page ended: the sort values of its last row as PostgreSQL writes them (null sorts last), primary key included. */
export type CursorValues = readonly (string | null)[];

/** A cursor belongs to one order; under another its values would mean something else. */
const markOf = (order: string): string => createHash('sha256').update(order).digest('base64url').slice(0, 8);

/** Opaque to callers: base64url of JSON `[mark of the order, …values]`. `order` is any text that names the order. */
export const encodeCursor = (order: string, values: CursorValues): string =>
  Buffer.from(JSON.stringify([markOf(order), ...values])).toString('base64url');

/** Throws `BAD_USER_INPUT` (`after`, `CURSOR_INVALID`). */
export const cursorInvalid = (): never =>
  badField('after', 'CURSOR_INVALID', 'not a cursor of this list in this order');

/** The values of a cursor made by `encodeCursor` for the same order and number of values; else `CURSOR_INVALID`. */
export const decodeCursor = (order: string, count: number, cursor: string): CursorValues => {
  let parts: unknown;
  try {
    parts = /^[\w-]{1,4096}$/.test(cursor)
      ? JSON.parse(Buffer.from(cursor, 'base64url').toString())
      : undefined;
  } catch {
    return cursorInvalid();
  }
  if (!Array.isArray(parts) || parts.length !== count + 1) return cursorInvalid();
  const [mark, ...values] = parts as unknown[];
  const whole = values.every(
    (value) => value === null || (typeof value === 'string' && !value.includes('\0')),
  );
  return mark === markOf(order) && whole ? (values as (string | null)[]) : cursorInvalid();
};

/** Returns `first` when it lies in 1..max, else throws `BAD_USER_INPUT` (`first`, `FIRST_OUT_OF_RANGE`). */
export const checkFirst = (first: number, max = 100): number =>
  Number.isInteger(first) && first >= 1 && first <= max
    ? first
    : badField('first', 'FIRST_OUT_OF_RANGE', `first must be from 1 to ${max}`);
