import { realDate, type CalendarDate } from './calendar.js';
import { BadInput, badField, Refused, type FieldFault } from './refused.js';
import { cleanText } from './text.js';

/** Integer fen (1/100 yuan), a safe integer. Sums over many facts are bigint. */
export type Fen = number;

/** A recorded amount. `amount` is in minor units of `currency`; `cny` is its value in fen at the recorded rate. */
export type Money = {
  readonly amount: number;
  readonly currency: string;
  readonly cny: Fen;
  /** CNY per major unit of the currency, exact decimal text; absent for CNY. */
  readonly rate?: string;
  readonly rateDate?: CalendarDate;
  readonly rateSource?: string;
};

/** An amount as people give it: integer text in minor units; a foreign one with its rate (CNY per major unit). */
export type MoneyInput = {
  amount: string;
  currency?: string | null;
  rate?: string | null;
  rateDate?: string | null;
  rateSource?: string | null;
};

export type Currency = {
  /** Decimal places of the minor unit (ISO 4217): 2 for fen and cents, 0 where there is none. */
  readonly exponent: number;
  /** Its name after a figure (`1,500万美元`). */
  readonly zh: string;
  /** What stands before a figure in English. */
  readonly en: string;
};

/**
 * The currencies that an amount may be in, by ISO 4217 code: those investment into China is commonly reported in.
 * A row may be added and never taken away: recorded amounts need their exponent for ever.
 */
export const currencies: ReadonlyMap<string, Currency> = new Map<string, Currency>([
  ['CNY', { exponent: 2, zh: '元', en: '¥' }],
  ['USD', { exponent: 2, zh: '美元', en: 'US$' }],
  ['EUR', { exponent: 2, zh: '欧元', en: '€' }],
  ['HKD', { exponent: 2, zh: '港元', en: 'HK$' }],
  ['MOP', { exponent: 2, zh: '澳门元', en: 'MOP$' }],
  ['TWD', { exponent: 2, zh: '新台币', en: 'NT$' }],
  ['JPY', { exponent: 0, zh: '日元', en: 'JP¥' }],
  ['KRW', { exponent: 0, zh: '韩元', en: '₩' }],
  ['SGD', { exponent: 2, zh: '新加坡元', en: 'S$' }],
  ['GBP', { exponent: 2, zh: '英镑', en: '£' }],
  ['CHF', { exponent: 2, zh: '瑞士法郎', en: 'CHF ' }],
  ['AUD', { exponent: 2, zh: '澳元', en: 'A$' }],
  ['NZD', { exponent: 2, zh: '新西兰元', en: 'NZ$' }],
  ['CAD', { exponent: 2, zh: '加元', en: 'C$' }],
  ['SEK', { exponent: 2, zh: '瑞典克朗', en: 'SEK ' }],
  ['NOK', { exponent: 2, zh: '挪威克朗', en: 'NOK ' }],
  ['DKK', { exponent: 2, zh: '丹麦克朗', en: 'DKK ' }],
  ['RUB', { exponent: 2, zh: '卢布', en: 'RUB ' }],
  ['INR', { exponent: 2, zh: '印度卢比', en: 'INR ' }],
  ['THB', { exponent: 2, zh: '泰铢', en: 'THB ' }],
  ['MYR', { exponent: 2, zh: '林吉特', en: 'MYR ' }],
  ['IDR', { exponent: 2, zh: '印尼盾', en: 'IDR ' }],
  ['PHP', { exponent: 2, zh: '菲律宾比索', en: 'PHP ' }],
  ['VND', { exponent: 0, zh: '越南盾', en: 'VND ' }],
  ['AED', { exponent: 2, zh: '阿联酋迪拉姆', en: 'AED ' }],
  ['SAR', { exponent: 2, zh: '沙特里亚尔', en: 'SAR ' }],
  ['KWD', { exponent: 3, zh: '科威特第纳尔', en: 'KWD ' }],
]);

const LARGEST = BigInt(Number.MAX_SAFE_INTEGER);

const safe = (field: string, amount: bigint): number => {
  if (amount > LARGEST) throw new Refused('AMOUNT_TOO_LARGE', { field });
  return Number(amount);
};

const minorUnits = (field: string, text: string, zeroAllowed: boolean): number => {
  if (/^-\d+$/.test(text)) badField(field, 'AMOUNT_NEGATIVE', 'an amount is not negative');
  if (!/^\d+$/.test(text))
    badField(field, 'AMOUNT_NOT_INTEGER', 'a whole number of minor units (分), in digits alone');
  const digits = text.replace(/^0+/, '');
  if (digits === '' && !zeroAllowed) badField(field, 'AMOUNT_ZERO', 'an amount of nothing');
  // Before BigInt: converting a megabyte of digits takes its time.
  if (digits.length > 16) throw new Refused('AMOUNT_TOO_LARGE', { field });
  return safe(field, BigInt(digits));
};

/** The rate in lowest terms, so that 7.10 and 7.1 are the same fact. */
const exactRate = (field: string, text: string): string => {
  if (!/^(0|[1-9]\d{0,9})(\.\d{1,8})?$/.test(text))
    badField(
      field,
      'RATE_NOT_DECIMAL',
      'CNY per major unit: at most 10 digits before the point and 8 after it',
    );
  const rate = text.includes('.') ? text.replace(/\.?0+$/, '') : text;
  return rate === '0' ? badField(field, 'RATE_NOT_POSITIVE', 'a rate above 0') : rate;
};

/** Fen of an amount in minor units at a rate (CNY per major unit, exact decimal text), half up, without a float. */
const fenOf = (amount: number, exponent: number, rate: string): bigint => {
  const [whole = '', fraction = ''] = rate.split('.');
  // amount / 10^exponent major units × (digits / 10^fraction.length) yuan × 100 fen
  const numerator = BigInt(amount) * BigInt(whole + fraction) * 100n;
  const denominator = 10n ** BigInt(exponent + fraction.length);
  return (2n * numerator + denominator) / (2n * denominator);
};

/**
 * An amount valued at the rate of an earlier one of the same foreign currency: what it would come to had the rate not moved.
 * @returns undefined where there is no such rate: the currency is another, or CNY, which has none; or where it would be too large to keep
 */
export const atRateOf = (earlier: Money, money: Money): Money | undefined => {
  const { rate, rateDate, rateSource } = earlier;
  const exponent = currencies.get(money.currency)?.exponent;
  if (earlier.currency !== money.currency || rate === undefined || exponent === undefined) return undefined;
  const cny = fenOf(money.amount, exponent, rate);
  if (cny > LARGEST) return undefined;
  return {
    amount: money.amount,
    currency: money.currency,
    cny: Number(cny),
    rate,
    ...(rateDate === undefined ? {} : { rateDate }),
    ...(rateSource === undefined ? {} : { rateSource }),
  };
};

/**
 * The money of an input, a foreign amount valued in fen (half up) at its rate. An absent currency is CNY, which takes no
 * rate; any other needs the rate, its date and its source. `zeroAllowed` where nothing is an answer, as in a revision.
 * Throws `BAD_USER_INPUT` on `<field>.amount|currency|rate|rateDate|rateSource` with `AMOUNT_NOT_INTEGER`,
 * `AMOUNT_NEGATIVE`, `AMOUNT_ZERO`, `CURRENCY_UNKNOWN`, `RATE_NOT_APPLICABLE`, `RATE_MISSING`, `RATE_DATE_MISSING`,
 * `RATE_SOURCE_MISSING`, `RATE_NOT_DECIMAL`, `RATE_NOT_POSITIVE`, `DATE_NOT_REAL` or a code of `cleanText`; and
 * `AMOUNT_TOO_LARGE` when the amount, or its value in fen, is above 2^53−1.
 */
export const moneyOf = (
  field: string,
  input: MoneyInput,
  { zeroAllowed = false }: { zeroAllowed?: boolean } = {},
): Money => {
  const amount = minorUnits(`${field}.amount`, input.amount, zeroAllowed);
  const currency = input.currency ?? 'CNY';
  const { exponent } =
    currencies.get(currency) ??
    badField(`${field}.currency`, 'CURRENCY_UNKNOWN', 'an ISO 4217 code that this system knows, in capitals');
  const terms = [
    { name: 'rate', code: 'RATE_MISSING', given: input.rate },
    { name: 'rateDate', code: 'RATE_DATE_MISSING', given: input.rateDate },
    { name: 'rateSource', code: 'RATE_SOURCE_MISSING', given: input.rateSource },
  ];
  if (currency === 'CNY') {
    const faults = terms
      .filter(({ given }) => given != null)
      .map(({ name }): FieldFault => ({
        field: `${field}.${name}`,
        code: 'RATE_NOT_APPLICABLE',
        reason: 'an amount in CNY has no rate',
      }));
    if (faults.length > 0) throw new BadInput(faults);
    return { amount, currency, cny: amount };
  }
  const missing = terms
    .filter(({ given }) => !given?.trim())
    .map(({ name, code }): FieldFault => ({
      field: `${field}.${name}`,
      code,
      reason: `an amount in ${currency} needs its rate, the rate's date and its source`,
    }));
  if (missing.length > 0) throw new BadInput(missing);
  const rate = exactRate(`${field}.rate`, input.rate ?? '');
  return {
    amount,
    currency,
    cny: safe(`${field}.amount`, fenOf(amount, exponent, rate)),
    rate,
    rateDate: realDate(`${field}.rateDate`, input.rateDate ?? ''),
    rateSource: cleanText(`${field}.rateSource`, input.rateSource ?? '', { max: 200 }),
  };
};
