import { badField } from '#platform/kernel';

/** What totals are grouped and drilled by. Times are cut from the day an entry bears. */
export const dimensions = [
  'ORGANIZATION',
  'HUB',
  'STATION',
  'INDUSTRY_CHAIN',
  'REGION',
  'ACTIVITY',
  'AGREEMENT_KIND',
  'MONTH',
  'QUARTER',
  'YEAR',
] as const;
export type Dimension = (typeof dimensions)[number];

/** SHARED splits by credit shares and adds up; FULL counts each one's whole involvement. */
export type CreditMode = 'SHARED' | 'FULL';

const times = { MONTH: 'YYYY-MM', QUARTER: 'YYYY-"Q"Q', YEAR: 'YYYY' } as const;
export type TimeDimension = keyof typeof times;
export const isTime = (dimension: Dimension): dimension is TimeDimension => dimension in times;

/** The ledger's column of a dimension that is not a time. */
export const columnOf: { readonly [D in Exclude<Dimension, TimeDimension>]: string } = {
  ORGANIZATION: 'organization_id',
  HUB: 'hub_id',
  STATION: 'station_id',
  INDUSTRY_CHAIN: 'chain_code',
  REGION: 'region_code',
  ACTIVITY: 'activity_id',
  AGREEMENT_KIND: 'agreement_kind',
};

/** The SQL of a dimension's code: `2022-08`, `2022-Q3`, an id, or `-` for none. */
export const codeSql = (dimension: Dimension): string =>
  isTime(dimension) ? `to_char(occurred_on, '${times[dimension]}')` : columnOf[dimension];

// Years as calendar dates have them: 1900 to 9999.
const codes: { readonly [D in TimeDimension]: RegExp } = {
  MONTH: /^((?:19|[2-9]\d)\d\d)-(0[1-9]|1[0-2])$/,
  QUARTER: /^((?:19|[2-9]\d)\d\d)-Q([1-4])$/,
  YEAR: /^((?:19|[2-9]\d)\d\d)$/,
};
const months: { readonly [D in TimeDimension]: number } = { MONTH: 1, QUARTER: 3, YEAR: 12 };

/** First and last day of a period's code. @throws BAD_USER_INPUT with the field */
export const daysOf = (
  dimension: TimeDimension,
  code: string,
  field: string,
): { from: string; to: string } => {
  const found = codes[dimension].exec(code);
  if (!found) return badField(field, 'PERIOD_INVALID', `${code} is no ${dimension.toLowerCase()}`);
  const [year, nth] = [Number(found[1]), Number(found[2] ?? 1)];
  const last = nth * months[dimension];
  const day = (at: number) => new Date(at).toISOString().slice(0, 10);
  return { from: day(Date.UTC(year, last - months[dimension])), to: day(Date.UTC(year, last, 0)) };
};

/** The codes of all periods from one day to another, in order. */
export const periods = (dimension: TimeDimension, from: string, to: string): string[] => {
  const found = new Set<string>();
  // Months by number: as text the one after 9999-12 would come before it.
  const month = (day: string) => Number(day.slice(0, 4)) * 12 + Number(day.slice(5, 7)) - 1;
  for (let at = month(from); at <= month(to); at++) {
    const year = String(Math.floor(at / 12));
    const nth = (at % 12) + 1;
    if (dimension === 'YEAR') found.add(year);
    else if (dimension === 'QUARTER') found.add(`${year}-Q${Math.ceil(nth / 3)}`);
    else found.add(`${year}-${String(nth).padStart(2, '0')}`);
  }
  return [...found];
};
