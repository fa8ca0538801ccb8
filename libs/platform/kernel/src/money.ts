import { notAfterToday, realDate, type CalendarDate } from './calendar.js';
import { notWhole, unitOf } from './amount-text.js';
import { currencies } from './currencies.js';
import { BadInput, badField, Refused, type FieldFault } from './refused.js';
import { cleanText } from './text.js';

/** Integer fen (1/100 yuan), a safe integer. Sums over many facts are bigint. */
export type Fen = number;

/**
 * What a rate says, as whoever quotes it prints it: CNY for one or for 100 of the currency's major unit, or how much of the currency
 * one or 100 CNY are. Banks quote JPY per 100, and the trade centre some currencies the other way round.
 */
export const rateQuotes = ['CNY_PER_1', 'CNY_PER_100', 'PER_CNY_1', 'PER_CNY_100'] as const;
export type RateQuote = (typeof rateQuotes)[number];

/**
 * A recorded amount. `amount` is in minor units of `currency`; `cny` is its value in fen at the recorded rate, worked out once, when it
 * was recorded: what is in an event stands, and nobody values it again.
 */
export type Money = {
  readonly amount: number;
  readonly currency: string;
  readonly cny: Fen;
  /** As quoted, exact decimal text; absent for CNY. Multiply by it only through `rateOf`: it need not be CNY per unit. */
  readonly rate?: string;
  /** What the rate says; absent where it is CNY per major unit, as in every event of before there was a choice. */
  readonly rateQuote?: Exclude<RateQuote, 'CNY_PER_1'>;
  readonly rateDate?: CalendarDate;
  readonly rateSource?: string;
};

/** An amount as people give it: integer text in minor units; a foreign one with its rate. */
export type MoneyInput = {
  amount: string;
  currency?: string | null;
  rate?: string | null;
  rateQuote?: RateQuote | null;
  rateDate?: string | null;
  rateSource?: string | null;
};

/** An exact, positive fraction. */
type Fraction = { readonly numerator: bigint; readonly denominator: bigint };

type Rated = { readonly currency: string; readonly rate?: string; readonly rateQuote?: RateQuote };

const unitsOf = (quote: RateQuote): bigint => (quote.endsWith('_100') ? 100n : 1n);

/** CNY per major unit of a recorded money's currency, exactly, however its rate was quoted. 1 for CNY. */
export const rateOf = ({ rate, rateQuote: quote = 'CNY_PER_1' }: Rated): Fraction => {
  if (rate === undefined) return { numerator: 1n, denominator: 1n };
  const [whole = '', fraction = ''] = rate.split('.');
  const digits = BigInt(whole + fraction);
  const scaled = unitsOf(quote) * 10n ** BigInt(fraction.length);
  return quote.startsWith('CNY')
    ? { numerator: digits, denominator: scaled }
    : { numerator: scaled, denominator: digits };
};

/** Fen of an amount, in minor units of that money's currency and not negative, at that money's rate: exact, half up. */
export const fenAtRateOf = (money: Rated, amount: number): bigint => {
  const { numerator, denominator } = rateOf(money);
  // amount / 10^exponent major units × rate yuan × 100 fen
  const above = BigInt(amount) * numerator * 100n;
  const below = denominator * 10n ** BigInt(currencies.get(money.currency)!.exponent);
  return (2n * above + below) / (2n * below);
};

const LARGEST = BigInt(Number.MAX_SAFE_INTEGER);

/**
 * An amount, or its value, above what is counted exactly.
 * @param unit what the amount at fault is counted in
 */
export const amountTooLarge = (field: string, unit: string = unitOf('CNY')): Refused =>
  new Refused('AMOUNT_TOO_LARGE', {
    field,
    unit,
    atMost: String(LARGEST),
    reason: `at most ${LARGEST} ${unit}`,
  });

const safe = (field: string, amount: bigint, currency: string): number => {
  if (amount > LARGEST) throw amountTooLarge(field, unitOf(currency));
  return Number(amount);
};

const minorUnits = (field: string, text: string, currency: string, zeroAllowed: boolean): number => {
  if (/^-\d+$/.test(text))
    badField(field, 'AMOUNT_NEGATIVE', `an amount is not negative; it is counted in ${unitOf(currency)}`);
  if (!/^\d+$/.test(text)) badField(field, 'AMOUNT_NOT_INTEGER', notWhole(text, currency));
  const digits = text.replace(/^0+/, '');
  if (digits === '' && !zeroAllowed)
    badField(field, 'AMOUNT_ZERO', `an amount of nothing; it is counted in ${unitOf(currency)}`);
  // Before BigInt: converting a megabyte of digits takes its time.
  if (digits.length > 16) throw amountTooLarge(field, unitOf(currency));
  return safe(field, BigInt(digits), currency);
};

/** The rate in lowest terms, so that 7.10 and 7.1 are the same fact. */
const exactRate = (field: string, text: string): string => {
  if (!/^(0|[1-9]\d{0,9})(\.\d{1,8})?$/.test(text))
    badField(field, 'RATE_NOT_DECIMAL', 'a decimal, of at most 10 digits before the point and 8 after it');
  const rate = text.includes('.') ? text.replace(/\.?0+$/, '') : text;
  return rate === '0' ? badField(field, 'RATE_NOT_POSITIVE', 'a rate above 0') : rate;
};

/** `1 KRW = 190.5 CNY`, `100 CNY = 4.9 USD` */
const spelledOut = (quote: RateQuote, rate: string, currency: string): string => {
  const units = unitsOf(quote);
  return quote.startsWith('CNY')
    ? `${units} ${currency} = ${rate} CNY`
    : `${units} CNY = ${rate} ${currency}`;
};

const otherWayRound: Readonly<Record<RateQuote, RateQuote>> = {
  CNY_PER_1: 'PER_CNY_1',
  CNY_PER_100: 'PER_CNY_100',
  PER_CNY_1: 'CNY_PER_1',
  PER_CNY_100: 'CNY_PER_100',
};

const rated = (
  currency: string,
  rate: string,
  quote: RateQuote,
): Pick<Money, 'currency' | 'rate' | 'rateQuote'> => ({
  currency,
  rate,
  ...(quote === 'CNY_PER_1' ? {} : { rateQuote: quote }),
});

const plausible = (currency: string, rate: string, quote: RateQuote): boolean => {
  const stated = rateOf(rated(currency, rate, quote));
  const expected = rateOf({ currency, rate: currencies.get(currency)!.reference });
  const [a, b] = [stated.numerator * expected.denominator, expected.numerator * stated.denominator];
  return a <= 5n * b && b <= 5n * a;
};

/** @throws Refused RATE_IMPLAUSIBLE, with what the rate means as given, and what the same number would mean as another quote */
const plausibleRate = (field: string, currency: string, rate: string, quote: RateQuote): void => {
  if (plausible(currency, rate, quote)) return;
  const turned = otherWayRound[quote];
  const reading = (rateQuote: RateQuote) => ({
    rateQuote,
    says: spelledOut(rateQuote, rate, currency),
    plausible: plausible(currency, rate, rateQuote),
  });
  const others = rateQuotes.filter((each) => each !== quote && each !== turned).map(reading);
  const readings = [reading(quote), reading(turned), ...others];
  const expected = `1 ${currency} = about ${currencies.get(currency)!.reference} CNY`;
  const sound = readings.filter((each) => each.plausible).map(({ rateQuote }) => rateQuote);
  throw new Refused('RATE_IMPLAUSIBLE', {
    field,
    readings,
    expected,
    reason:
      `as given, ${readings[0]!.says}; the other way round, ${readings[1]!.says} (rateQuote ${turned}); expected, ${expected}` +
      (sound.length > 0 ? `. Right may be rateQuote ${sound.join(' or ')}` : ''),
  });
};

/**
 * An amount valued at the rate of an earlier one of the same foreign currency: what it would come to had the rate not moved.
 * @returns undefined where there is no such rate: the currency is another, or CNY, which has none; or where it would be too large to keep
 */
export const atRateOf = (earlier: Money, money: Money): Money | undefined => {
  const { rate, rateQuote, rateDate, rateSource } = earlier;
  if (earlier.currency !== money.currency || rate === undefined || !currencies.has(money.currency))
    return undefined;
  const cny = fenAtRateOf(earlier, money.amount);
  if (cny > LARGEST) return undefined;
  return {
    amount: money.amount,
    currency: money.currency,
    cny: Number(cny),
    rate,
    ...(rateQuote === undefined ? {} : { rateQuote }),
    ...(rateDate === undefined ? {} : { rateDate }),
    ...(rateSource === undefined ? {} : { rateSource }),
  };
};

/**
 * The money of an input, a foreign amount valued in fen (half up) at its rate. An absent currency is CNY, which takes no rate; any other needs
 * the rate, its date and its source. `zeroAllowed` where nothing is an answer, as in a revision. Call it within `change`, so that a command sent
 * again is answered before any newer rule is applied to it. Throws `BAD_USER_INPUT` on
 * `<field>.amount|currency|rate|rateQuote|rateDate|rateSource` with `AMOUNT_NOT_INTEGER`, `AMOUNT_NEGATIVE`, `AMOUNT_ZERO`, `CURRENCY_UNKNOWN`,
 * `RATE_NOT_APPLICABLE`, `RATE_MISSING`, `RATE_DATE_MISSING`, `RATE_SOURCE_MISSING`, `RATE_QUOTE_UNKNOWN`, `RATE_NOT_DECIMAL`,
 * `RATE_NOT_POSITIVE`, `DATE_NOT_REAL` or a code of `cleanText`; `AMOUNT_TOO_LARGE` when the amount, or its value in fen, is above 2^53−1;
 * `DATE_IN_FUTURE` for a rate of a day after `today`; and `RATE_IMPLAUSIBLE` for one that is no rate of that currency (`Currency.reference`).
 */
export const moneyOf = (
  field: string,
  input: MoneyInput,
  today: CalendarDate,
  { zeroAllowed = false }: { zeroAllowed?: boolean } = {},
): Money => {
  const currency = input.currency ?? 'CNY';
  const amount = minorUnits(`${field}.amount`, input.amount, currency, zeroAllowed);
  if (!currencies.has(currency))
    badField(`${field}.currency`, 'CURRENCY_UNKNOWN', 'an ISO 4217 code that this system knows, in capitals');
  const terms = [
    { name: 'rate', code: 'RATE_MISSING', given: input.rate },
    { name: 'rateDate', code: 'RATE_DATE_MISSING', given: input.rateDate },
    { name: 'rateSource', code: 'RATE_SOURCE_MISSING', given: input.rateSource },
  ];
  if (currency === 'CNY') {
    const faults = [...terms, { name: 'rateQuote', given: input.rateQuote }]
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
  const quote = input.rateQuote ?? 'CNY_PER_1';
  // GraphQL knows its enum; input that comes another way, as from a seed, may be any text.
  if (!rateQuotes.includes(quote))
    badField(`${field}.rateQuote`, 'RATE_QUOTE_UNKNOWN', `one of ${rateQuotes.join(', ')}`);
  const rate = exactRate(`${field}.rate`, input.rate ?? '');
  const rateDate = realDate(`${field}.rateDate`, input.rateDate ?? '');
  const rateSource = cleanText(`${field}.rateSource`, input.rateSource ?? '', { max: 200 });
  notAfterToday(`${field}.rateDate`, rateDate, today);
  plausibleRate(`${field}.rate`, currency, rate, quote);
  const atRate = rated(currency, rate, quote);
  return {
    amount,
    cny: safe(`${field}.amount`, fenAtRateOf(atRate, amount), 'CNY'),
    ...atRate,
    rateDate,
    rateSource,
  };
};
