import { badField } from '#libs/kernel';

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

const lastDay = (year: number, month: number): string =>
  new Date(Date.UTC(year, month, 0)).toISOString().slice(0, 10);

/** First and last day of a period's code. @throws BAD_USER_INPUT with the field */
export const daysOf = (
  dimension: TimeDimension,
  code: string,
  field: string,
): { from: string; to: string } => {
  const [, year, rest] = /^(\d{4})(?:-(Q?\d{1,2}))?$/.exec(code) ?? [];
  const quarter = rest?.startsWith('Q') ? Number(rest.slice(1)) : undefined;
  const month = rest && quarter === undefined ? Number(rest) : undefined;
  if (year && dimension === 'YEAR' && !rest) return { from: `${year}-01-01`, to: `${year}-12-31` };
  if (year && dimension === 'QUARTER' && quarter && quarter >= 1 && quarter <= 4)
    return {
      from: `${year}-${String(quarter * 3 - 2).padStart(2, '0')}-01`,
      to: lastDay(Number(year), quarter * 3),
    };
  if (year && dimension === 'MONTH' && rest?.length === 2 && month && month >= 1 && month <= 12)
    return { from: `${year}-${rest}-01`, to: lastDay(Number(year), month) };
  return badField(field, 'PERIOD_INVALID', `${code} is no ${dimension.toLowerCase()}`);
};

/** The codes of all periods from one day to another, in order. */
export const periods = (dimension: TimeDimension, from: string, to: string): string[] => {
  const codes: string[] = [];
  let [year, month] = [Number(from.slice(0, 4)), Number(from.slice(5, 7))];
  for (
    ;
    `${year}-${String(month).padStart(2, '0')}` <= to.slice(0, 7);
    month === 12 ? ((year += 1), (month = 1)) : (month += 1)
  ) {
    const code =
      dimension === 'YEAR'
        ? String(year)
        : dimension === 'QUARTER'
          ? `${year}-Q${Math.ceil(month / 3)}`
          : `${year}-${String(month).padStart(2, '0')}`;
    if (codes.at(-1) !== code) codes.push(code);
  }
  return codes;
};
