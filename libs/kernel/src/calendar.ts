import { badField, Refused } from './refused.js';

/** `YYYY-MM-DD`, a calendar date in Asia/Shanghai. */
export type CalendarDate = string;

const shanghai = new Intl.DateTimeFormat('en-CA', {
  timeZone: 'Asia/Shanghai',
  year: 'numeric',
  month: '2-digit',
  day: '2-digit',
});

// Since 1901 no clock of Shanghai was ever off UTC by other than whole quarters of an hour, so no day of it begins within one.
const quarterMs = 15 * 60_000;
// Most who ask mean now, and formatting takes longer than all else that a rule does.
let lately = { quarter: Number.NaN, date: '' };

/** The calendar date in Asia/Shanghai of an instant (RFC 3339 text or Date). @throws RangeError when it is none */
export const dateOf = (instant: string | Date): CalendarDate => {
  const at = new Date(instant);
  const quarter = Math.floor(at.getTime() / quarterMs);
  if (quarter === lately.quarter) return lately.date;
  const date = shanghai.format(at);
  if (quarter >= 0) lately = { quarter, date }; // from 1970 on
  return date;
};

/** @param month from 1 on; the day before the first of the next is its last */
const daysOf = (year: number, month: number): number => new Date(Date.UTC(year, month, 0)).getUTCDate();

/** Whether the text is a date that exists, from 1900 to 9999: `2022-02-30` and `0000-00-00` are not. */
export const isCalendarDate = (text: unknown): text is CalendarDate => {
  if (typeof text !== 'string' || !/^(19|[2-9]\d)\d\d-\d\d-\d\d$/.test(text)) return false;
  const [year, month, day] = text.split('-').map(Number) as [number, number, number];
  return month >= 1 && month <= 12 && day >= 1 && day <= daysOf(year, month);
};

/** Throws `BAD_USER_INPUT` (`DATE_NOT_REAL`) with the field, unless the date exists. */
export const realDate = (field: string, text: string): CalendarDate =>
  isCalendarDate(text) ? text : badField(field, 'DATE_NOT_REAL', `no such date: ${text}`);

/** Throws `DATE_IN_FUTURE` when a thing that is said to have happened lies after `today`. */
export const notAfterToday = (field: string, date: CalendarDate, today: CalendarDate): CalendarDate => {
  realDate(field, date);
  if (date > today) throw new Refused('DATE_IN_FUTURE', { field, date, today });
  return date;
};
