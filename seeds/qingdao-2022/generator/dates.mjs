/** The day the document speaks of. Nothing in the seed is dated later. */
export const CLOSE = '2022-08-31';
/** The chains are in force from here on, and whatever bears a chain's code is dated no earlier. */
export const OPEN = '2022-01-01';

const DAY = 86_400_000;
const at = (date) => Date.parse(`${date}T00:00:00Z`);

export const plusDays = (date, days) => new Date(at(date) + days * DAY).toISOString().slice(0, 10);
export const daysBetween = (from, to) => Math.round((at(to) - at(from)) / DAY);
export const earlier = (a, b) => (a < b ? a : b);
export const later = (a, b) => (a > b ? a : b);
/** A day after `from`, some days on, but not past the close. */
export const onward = (from, days) => earlier(plusDays(from, days), CLOSE);
