import { currencies } from './currencies.js';

export type Locale = 'ZH_CN' | 'EN_US';

/** What is counted: a Chinese measure word after the figure, an English noun in the plural, and in the singular. */
type Counter = { readonly zh: string; readonly en: string; readonly enOne?: string };

// Figures are for reading: the exact value always stands beside them. Written here rather than by Intl, whose
// compact notation differs between ICU versions while a printed report should not.

type Step = { readonly size: bigint; readonly name: string };

const STEPS: Readonly<Record<Locale, readonly Step[]>> = {
  ZH_CN: [
    { size: 1n, name: '' },
    { size: 10_000n, name: '万' },
    { size: 100_000_000n, name: '亿' },
  ],
  EN_US: [
    { size: 1n, name: '' },
    { size: 1_000_000n, name: ' million' },
    { size: 1_000_000_000n, name: ' billion' },
  ],
};

const grouped = (digits: string): string => digits.replace(/\B(?=(\d{3})+$)/g, ',');

/** `numerator / 10^places`, not negative, as text: thousands separated, trailing zeros dropped. */
const decimal = (numerator: bigint, places: number, separated: boolean): string => {
  const digits = numerator.toString().padStart(places + 1, '0');
  const whole = digits.slice(0, digits.length - places);
  const fraction = digits.slice(digits.length - places).replace(/0+$/, '');
  return (separated ? grouped(whole) : whole) + (fraction && `.${fraction}`);
};

/** Hundredths of a step, half up on the absolute value, always from the unrounded amount. */
const hundredths = (amount: bigint, exponent: number, size: bigint): bigint => {
  const unit = 10n ** BigInt(exponent) * size;
  return (200n * amount + unit) / (2n * unit);
};

/**
 * An amount in minor units of its currency, as reports write it: at most two decimals, trailing zeros dropped, half up
 * on the absolute value, a minus before a negative one. Chinese: 元 below 1万, 万元 from 1万, 亿元 from 1亿
 * (`582亿元`, `1500万美元`, without separators, as documents write them), never both ¥ and 元. English: plain below a million, then million, then billion
 * (`¥58.2 billion`). A figure that rounds up to the next unit is shown in it: 9999.996万元 is `1亿元`.
 */
export const displayMinor = (amount: bigint, currency: string, locale: Locale): string => {
  const known = currencies.get(currency);
  // Guessing the minor unit of an unknown currency would show a wrong amount.
  if (!known) throw new RangeError(`unknown currency ${currency}`);
  const { exponent, zh, en } = known;
  const size = amount < 0n ? -amount : amount;
  const steps = STEPS[locale];
  // The first step whose rounded figure stays below the next one.
  const step = steps.find(({ size: of }, i) => {
    const next = steps[i + 1];
    return !next || hundredths(size, exponent, of) * of < 100n * next.size;
  })!;
  const shown = hundredths(size, exponent, step.size);
  const minus = amount < 0n && shown > 0n ? '-' : '';
  const figure = decimal(shown, 2, locale === 'EN_US');
  if (locale === 'ZH_CN') return `${minus}${figure}${step.name}${zh}`;
  // English writes 12.5 million, but 12.50 dollars.
  const cents = step.size === 1n ? figure.replace(/\.(\d)$/, '.$10') : figure;
  return `${minus}${en}${cents}${step.name}`;
};

/** An amount of fen: `582亿元`, `¥58.2 billion`. The rules are those of `displayMinor`. */
export const displayFen = (fen: bigint, locale: Locale): string => displayMinor(fen, 'CNY', locale);

const WHOLE = 10_000n;

const signed = (tenThousandths: bigint, separated: boolean): string =>
  tenThousandths < 0n ? `-${decimal(-tenThousandths, 4, separated)}` : decimal(tenThousandths, 4, separated);

/** The exact value of a count that is kept in 1/10,000: 690000n is `69`, 6667n is `0.6667`. */
export const decimalOfCount = (tenThousandths: bigint): string => signed(tenThousandths, false);

/**
 * A count that is kept in 1/10,000, with what is counted: `69个`, `10463家`, `0.6667个`; `69 projects`. Exact: shared
 * credit has four decimals, and a rounded row would not add up to its total. Not shortened to 万.
 */
export const displayCount = (tenThousandths: bigint, counter: Counter, locale: Locale): string => {
  const figure = signed(tenThousandths, locale === 'EN_US');
  if (locale === 'ZH_CN') return figure + counter.zh;
  const one = tenThousandths === WHOLE || tenThousandths === -WHOLE;
  return `${figure} ${one ? (counter.enOne ?? counter.en) : counter.en}`.trimEnd();
};
