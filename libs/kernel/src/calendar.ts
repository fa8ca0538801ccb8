import { badField, Refused } from './refused.js';

/** `YYYY-MM-DD`, a calendar date in Asia/Shanghai. */
export type CalendarDate = string;

const shanghai = new Intl.DateTimeFormat('en-CA', {
  timeZone: 'Asia/Shanghai',
  year: 'numeric',
  month: '2-digit',
  day: '2-digit',
});

/** The calendar date in Asia/Shanghai of an instant (RFC 3339 text or Date). */
export const dateOf = (instant: string | Date): CalendarDate => shanghai.format(new Date(instant));

/** Whether the text is a date that exists, from 1900 to 9999: `2022-02-30` and `0000-00-00` are not. */
export const isCalendarDate = (text: unknown): text is CalendarDate => {
  if (typeof text !== 'string' || !/^(19|[2-9]\d)\d\d-\d\d-\d\d$/.test(text)) return false;
  const at = new Date(`${text}T00:00:00Z`);
  return !Number.isNaN(at.getTime()) && at.toISOString().startsWith(text);
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
