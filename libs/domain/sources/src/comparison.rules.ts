import type { StatedQualifier } from './qualifiers.rules.js';

/** Whether what is printed and what the ledger says agree. */
export const verdicts = ['AGREES', 'WITHIN', 'DIFFERS', 'NOT_RECORDED'] as const;
export type ComparisonVerdict = (typeof verdicts)[number];

/** A decimal, exact: `units / 10^places`. */
type Exact = { readonly units: bigint; readonly places: number };
const exactOf = (text: string): Exact => {
  const [whole = '', fraction = ''] = text.split('.');
  return { units: BigInt(whole + fraction), places: fraction.length };
};
const power = (n: number): bigint => 10n ** BigInt(n);
const textOf = ({ units, places }: Exact): string => {
  const digits = units.toString().padStart(places + 1, '0');
  const fraction = places === 0 ? '' : digits.slice(-places).replace(/0+$/, '');
  const whole = places === 0 ? digits : digits.slice(0, -places);
  return fraction === '' ? whole : `${whole}.${fraction}`;
};
const compared = (a: Exact, b: Exact): bigint => a.units * power(b.places) - b.units * power(a.places);

/** What a printed number admits: from one value, which is admitted, up to another, which is not unless it is the same. Without end, no `to`. */
export type Interval = { readonly from: string; readonly to: string | null };

/** One of the last digit that is said: of 1500 a hundred, of 10.2 a tenth. A zero at the end of a whole number is taken for rounded. */
const lastDigit = ({ units, places }: Exact): bigint =>
  places > 0 || units === 0n ? 1n : power(/0*$/.exec(units.toString())![0].length);

/**
 * What a number admits as it is meant: 余 up to one more of its last digit; 约 half of one to either side; 近 from nine tenths of it up to it; 以上
 * from it on.
 */
export const admittedBy = (value: string, qualifier: StatedQualifier): Interval => {
  const said = exactOf(value);
  const { units, places } = said;
  const step = lastDigit(said);
  // A place more, for halves and tenths.
  const at = (tenths: bigint): string => textOf({ units: tenths < 0n ? 0n : tenths, places: places + 1 });
  const whole = 10n * units;
  switch (qualifier) {
    case 'EXACT':
      return { from: textOf(said), to: textOf(said) };
    case 'MORE_THAN':
      return { from: textOf(said), to: at(whole + 10n * step) };
    case 'ABOUT':
      return { from: at(whole - 5n * step), to: at(whole + 5n * step) };
    case 'NEARLY':
      return { from: at(9n * units), to: textOf(said) };
    case 'AT_LEAST':
      return { from: textOf(said), to: null };
  }
};

/** A count or a sum, or a share in per cent by its two parts; how many entries stand behind it. */
export type DerivedValue =
  | { readonly value: string; readonly entries: number }
  | { readonly numerator: string; readonly denominator: string; readonly entries: number };

/**
 * What the comparison comes to. A share is compared as a fraction, never rounded first. Where the ledger has no entry at all it has nothing to
 * say, and zero is not what it says.
 */
export const verdictOf = (
  value: string,
  qualifier: StatedQualifier,
  derived: DerivedValue | undefined,
): ComparisonVerdict => {
  if (derived === undefined || derived.entries === 0) return 'NOT_RECORDED';
  const { from, to } = admittedBy(value, qualifier);
  if (!('value' in derived) && exactOf(derived.denominator).units === 0n) return 'DIFFERS';
  /** Below zero where what is derived lies below the bound. */
  const against = (bound: string): bigint => {
    const limit = exactOf(bound);
    if ('value' in derived) return compared(signedOf(derived.value), limit);
    const [n, d] = [exactOf(derived.numerator), exactOf(derived.denominator)];
    return compared(
      { units: 100n * n.units, places: n.places },
      { units: limit.units * d.units, places: limit.places + d.places },
    );
  };
  if (qualifier === 'EXACT') return against(value) === 0n ? 'AGREES' : 'DIFFERS';
  return against(from) >= 0n && (to === null || against(to) < 0n) ? 'WITHIN' : 'DIFFERS';
};

/** The verdict on a grade, or on a date: the question is how many stand at it, or were on its days. */
export const presenceVerdictOf = (derived: DerivedValue | undefined): ComparisonVerdict =>
  derived === undefined || !('value' in derived) || derived.entries === 0
    ? 'NOT_RECORDED'
    : signedOf(derived.value).units > 0n
      ? 'AGREES'
      : 'DIFFERS';

const signedOf = (text: string): Exact => {
  if (!text.startsWith('-')) return exactOf(text);
  const { units, places } = exactOf(text.slice(1));
  return { units: -units, places };
};

/** A share in per cent, to two decimals, half up; null of nothing. */
export const percentOf = (numerator: string, denominator: string): string | null => {
  const [n, d] = [exactOf(numerator), exactOf(denominator)];
  const whole = d.units * power(n.places);
  if (whole === 0n) return null;
  const hundredths = (20_000n * n.units * power(d.places) + whole) / (2n * whole);
  return textOf({ units: hundredths, places: 2 });
};
