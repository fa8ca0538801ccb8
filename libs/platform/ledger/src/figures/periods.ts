import { badField } from '#platform/kernel';
import { dimensions, type TimeDimension } from '../dimensions.js';

/** First and last day of a period's code. @throws BAD_USER_INPUT with the field */
export const daysOf = (
  dimension: TimeDimension,
  code: string,
  field: string,
): { from: string; to: string } => {
  const { pattern, months } = dimensions[dimension];
  const found = pattern.exec(code);
  if (!found) return badField(field, 'PERIOD_INVALID', `${code} is no ${dimension.toLowerCase()}`);
  const [year, nth] = [Number(found[1]), Number(found[2] ?? 1)];
  const last = nth * months;
  const day = (at: number) => new Date(at).toISOString().slice(0, 10);
  return { from: day(Date.UTC(year, last - months)), to: day(Date.UTC(year, last, 0)) };
};

/** The code of the period that a day lies in. */
export const periodOf = (dimension: TimeDimension, day: string): string =>
  dimensions[dimension].codeOf(day.slice(0, 4), Number(day.slice(5, 7)));

/** The codes of all periods from one day to another, in order. */
export const periods = (dimension: TimeDimension, from: string, to: string): string[] => {
  const found = new Set<string>();
  // Months by number: as text the one after 9999-12 would come before it.
  const month = (day: string) => Number(day.slice(0, 4)) * 12 + Number(day.slice(5, 7)) - 1;
  for (let at = month(from); at <= month(to); at++)
    found.add(dimensions[dimension].codeOf(String(Math.floor(at / 12)), (at % 12) + 1));
  return [...found];
};

/** The shortest of some periods, of which the others are made. */
export const finest = (timed: readonly TimeDimension[]): TimeDimension =>
  timed.reduce((a, b) => (dimensions[b].months < dimensions[a].months ? b : a));
