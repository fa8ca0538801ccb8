import { badField, givenOf, Refused, type FieldFault } from './refused.js';

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

/** Sorts by a day of each; those of one day keep their order. */
export const byDay =
  <T>(dayOf: (each: T) => CalendarDate) =>
  (a: T, b: T): number => {
    const [x, y] = [dayOf(a), dayOf(b)];
    return x < y ? -1 : x > y ? 1 : 0;
  };

/** @param month from 1 on; the day before the first of the next is its last */
const daysOf = (year: number, month: number): number => new Date(Date.UTC(year, month, 0)).getUTCDate();

/** Whether the text is a date that exists, from 1900 to 9999: `2022-02-30` and `0000-00-00` are not. */
export const isCalendarDate = (text: unknown): text is CalendarDate => {
  if (typeof text !== 'string' || !/^(19|[2-9]\d)\d\d-\d\d-\d\d$/.test(text)) return false;
  const [year, month, day] = text.split('-').map(Number) as [number, number, number];
  return month >= 1 && month <= 12 && day >= 1 && day <= daysOf(year, month);
};

const otherForms = [
  /^(?<y>\d{4})\s*[-./年]\s*(?<m>\d{1,2})\s*[-./月]\s*(?<d>\d{1,2})\s*[日号]?$/u,
  /^(?<y>\d{4})(?<m>\d\d)(?<d>\d\d)$/,
];

/** The date that a text in another usual form means (`2024/1/10`, `2024年1月10日`, `20240110`), or undefined. Day before month is none: 01/09 may be either. */
const dateMeant = (text: unknown): CalendarDate | undefined => {
  if (typeof text !== 'string' || text.length > 40) return undefined;
  const folded = text.normalize('NFKC').trim();
  for (const form of otherForms) {
    const { y, m, d } = form.exec(folded)?.groups ?? {};
    const date = `${y}-${m?.padStart(2, '0')}-${d?.padStart(2, '0')}`;
    if (isCalendarDate(date)) return date;
  }
  return undefined;
};

/** What is wrong with a text that is no calendar date: what came, the form that would do, and the date that it seems to mean. */
export const dateFault = (value: unknown): Omit<FieldFault, 'field'> => {
  const suggested = dateMeant(value);
  return {
    code: 'DATE_NOT_REAL',
    reason: 'a date that exists, YYYY-MM-DD',
    ...givenOf(value),
    form: 'YYYY-MM-DD',
    ...(suggested === undefined ? {} : { suggested }),
  };
};

/** Throws `BAD_USER_INPUT` (`DATE_NOT_REAL`) with the field, unless the date exists. */
export const realDate = (field: string, text: string): CalendarDate => {
  if (isCalendarDate(text)) return text;
  const { code, reason, ...more } = dateFault(text);
  return badField(field, code, reason, more);
};

/** Throws `DATE_IN_FUTURE` when the day of something that has happened lies after `today`. */
export const notAfterToday = (field: string, date: CalendarDate, today: CalendarDate): CalendarDate => {
  realDate(field, date);
  if (date > today) throw new Refused('DATE_IN_FUTURE', { field, given: date, date, today });
  return date;
};

/** The day after a day; undefined after the last that there is. */
export const dayAfter = (day: CalendarDate): CalendarDate | undefined =>
  day >= '9999-12-31'
    ? undefined
    : new Date(Date.parse(`${day}T00:00:00Z`) + 86_400_000).toISOString().slice(0, 10);
