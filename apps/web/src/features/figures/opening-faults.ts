import type { Range } from './periods.ts';

/** Before it nothing here was ever counted: a year of which only some digits have been typed yet. */
const EARLIEST = '1900-01-01';

/** What is wrong with the days that the opening of a comparison is to cover, as codes of refusals by field. */
export const openingFaults = ({ from, to }: Range): { readonly from?: string; readonly to?: string } => ({
  ...(from !== undefined && from < EARLIEST ? { from: 'DATE_UNREADABLE' } : {}),
  ...(to !== undefined && to < EARLIEST
    ? { to: 'DATE_UNREADABLE' }
    : from !== undefined && to !== undefined && from > to
      ? { to: 'RANGE_REVERSED' }
      : {}),
});

export const isSameRange = (a: Range, b: Range): boolean => a.from === b.from && a.to === b.to;
