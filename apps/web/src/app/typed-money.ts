import { readAmount } from '@kernel/amount-text.ts';
import { currencies } from '@kernel/currencies.ts';
import { fenAtRateOf } from '@kernel/money.ts';
import type { RateQuote } from './enums.gql.ts';
import { amountText, typedAmount, type AmountFault, type AmountUnit } from './typed-amount.ts';

/** An amount in any currency as a form holds it, everything as typed. A form with one has these among its values. */
export type MoneyValues = {
  readonly amount: { readonly text: string; readonly unit: AmountUnit };
  readonly currency: string;
  readonly rate: string;
  readonly rateQuote: RateQuote;
  readonly rateDate: string;
  readonly rateSource: string;
};

export type MoneySent = {
  amount: string;
  currency?: string;
  rate?: string;
  rateQuote?: RateQuote;
  rateDate?: string;
  rateSource?: string;
};

export const noMoney: MoneyValues = {
  amount: { text: '', unit: 'YI' },
  currency: 'CNY',
  rate: '',
  rateQuote: 'CNY_PER_1',
  rateDate: '',
  rateSource: '',
};

/** What an amount is counted in, before the currency's own name. */
const magnitudes: Readonly<Record<AmountUnit, string>> = { YI: '亿', WAN: '万', YUAN: '' };
const zeros: Readonly<Record<AmountUnit, number>> = { YI: 8, WAN: 4, YUAN: 0 };

/** The most that is counted exactly. */
const LARGEST = BigInt(Number.MAX_SAFE_INTEGER);

/** What somebody typed as an amount of a currency, in its minor units. A unit in the text wins over the one chosen beside it. */
export const typedMinor = (
  text: string,
  unit: AmountUnit,
  currency: string,
): { readonly minor: bigint } | { readonly fault: AmountFault } => {
  if (currency === 'CNY') {
    const typed = typedAmount(text, unit);
    if ('fault' in typed) return typed;
    return typed.fen > LARGEST ? { fault: 'AMOUNT_TOO_LARGE' } : { minor: typed.fen };
  }
  const plain = text.normalize('NFKC').replace(/[，]/g, ',').replace(/[。]/g, '.').replace(/\s/gu, '');
  if (plain === '') return { fault: 'AMOUNT_EMPTY' };
  if (/^[-−]/.test(plain)) return { fault: 'AMOUNT_NEGATIVE' };
  const whole = /[^\d.,]/u.test(plain)
    ? plain
    : `${plain}${magnitudes[unit]}${currencies.get(currency)?.zh ?? ''}`;
  const minor = readAmount(whole, currency);
  if (minor === undefined) {
    const coarse = readAmount(whole.replace(/\.\d+/, ''), currency);
    return {
      fault: coarse === undefined || !/\.\d+/.test(whole) ? 'AMOUNT_NOT_A_NUMBER' : 'AMOUNT_TOO_FINE',
    };
  }
  return BigInt(minor) > LARGEST ? { fault: 'AMOUNT_TOO_LARGE' } : { minor: BigInt(minor) };
};

const plainRate = (rate: string): string =>
  rate.normalize('NFKC').replace(/[。]/g, '.').replace(/[\s,]/gu, '');
const isRate = (rate: string): boolean => /^(0|[1-9]\d{0,9})(\.\d{1,8})?$/.test(rate);

/** What can be seen to be wrong with an amount and its rate, by the field. Nothing typed is no fault unless it is needed. */
export const moneyFaults = (
  { amount: { text, unit }, currency, rate, rateDate, rateSource }: MoneyValues,
  { needed }: { readonly needed: boolean },
): Partial<Record<keyof MoneyValues, string>> => {
  const typed = typedMinor(text, unit, currency);
  if ('fault' in typed && typed.fault === 'AMOUNT_EMPTY' && !needed) return {};
  const plain = plainRate(rate);
  return {
    ...('fault' in typed ? { amount: typed.fault } : {}),
    ...(currency === 'CNY'
      ? {}
      : {
          ...(plain === '' ? { rate: 'RATE_MISSING' } : isRate(plain) ? {} : { rate: 'RATE_NOT_DECIMAL' }),
          ...(rateDate === '' ? { rateDate: 'RATE_DATE_MISSING' } : {}),
          ...(rateSource.trim() === '' ? { rateSource: 'RATE_SOURCE_MISSING' } : {}),
        }),
  };
};

/** What an input takes; undefined where nothing was typed. Only for values that `moneyFaults` finds nothing wrong with. */
export const moneySent = (values: MoneyValues): MoneySent | undefined => {
  const { amount, currency, rate, rateQuote, rateDate, rateSource } = values;
  const typed = typedMinor(amount.text, amount.unit, currency);
  if ('fault' in typed) return undefined;
  const sent = String(typed.minor);
  return currency === 'CNY'
    ? { amount: sent }
    : { amount: sent, currency, rate: plainRate(rate), rateQuote, rateDate, rateSource: rateSource.trim() };
};

/** What a foreign amount comes to in fen at the rate that was typed; undefined until all of it is there. */
export const worthOf = ({ amount, currency, rate, rateQuote }: MoneyValues): bigint | undefined => {
  const typed = typedMinor(amount.text, amount.unit, currency);
  const plain = plainRate(rate);
  if (currency === 'CNY' || 'fault' in typed || !isRate(plain) || /^[0.]*$/.test(plain)) return undefined;
  return fenAtRateOf({ currency, rate: plain, rateQuote }, Number(typed.minor));
};

/** A recorded amount for a form that begins with it. Its rate is not carried over: it was of another day. */
export const valuesOfMoney = (
  money: { readonly amount: string; readonly currency: string } | null | undefined,
): MoneyValues => {
  if (money === null || money === undefined) return noMoney;
  if (money.currency === 'CNY') return { ...noMoney, amount: amountText(money.amount) };
  const digits = currencies.get(money.currency)?.exponent ?? 2;
  const padded = money.amount.padStart(digits + 1, '0');
  const whole = padded.slice(0, padded.length - digits);
  const unit: AmountUnit = whole.length > 8 ? 'YI' : whole.length > 4 ? 'WAN' : 'YUAN';
  const places = digits + zeros[unit];
  const cut = money.amount.padStart(places + 1, '0');
  const fraction = cut.slice(cut.length - places).replace(/0+$/, '');
  const text = `${cut.slice(0, cut.length - places)}${fraction === '' || places === 0 ? '' : `.${fraction}`}`;
  return { ...noMoney, amount: { text, unit }, currency: money.currency };
};

/** Where the faults of an input's money stand in the form. */
export const moneyFieldOf = (field: string): Readonly<Record<string, keyof MoneyValues>> => ({
  [field]: 'amount',
  [`${field}.amount`]: 'amount',
  [`${field}.currency`]: 'currency',
  [`${field}.rate`]: 'rate',
  [`${field}.rateQuote`]: 'rateQuote',
  [`${field}.rateDate`]: 'rateDate',
  [`${field}.rateSource`]: 'rateSource',
});

/** Whether somebody typed another amount than the form opened with. */
export const moneyChanged = (values: MoneyValues, initial: MoneyValues): boolean =>
  values.amount.text !== initial.amount.text ||
  values.amount.unit !== initial.amount.unit ||
  values.currency !== initial.currency ||
  values.rate !== initial.rate;
