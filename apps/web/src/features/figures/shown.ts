import { countOf } from '../../app/format.ts';
import type { Unit } from '../../app/enums.gql.ts';
import type { Language } from '../../app/language.ts';
import { scaled, sizeOf } from './decimals.ts';

/** What the figures of a table are shown in: amounts all in one, 亿元 or 万元, in English billions or millions; counts as they are. */
export type Scale = 'YI' | 'WAN' | 'BILLION' | 'MILLION' | 'ONE';

const YI_FEN = 10_000_000_000n;

/** Fen in one of each, and with how many decimals it is shown: a billion has one more than 亿元, so that as little is lost. */
const steps = {
  YI: { fen: YI_FEN, digits: 2 },
  WAN: { fen: 1_000_000n, digits: 2 },
  BILLION: { fen: 100_000_000_000n, digits: 3 },
  MILLION: { fen: 100_000_000n, digits: 2 },
} as const satisfies Readonly<
  Record<Exclude<Scale, 'ONE'>, { readonly fen: bigint; readonly digits: number }>
>;

/** Amounts are in the larger step, unless none reaches one: then in the smaller. English counts as its readers do, and as the heads above. */
export const scaleOf = (unit: Unit, values: readonly string[], language: Language): Scale => {
  if (unit !== 'FEN') return 'ONE';
  const [large, small] = language === 'zh' ? (['YI', 'WAN'] as const) : (['BILLION', 'MILLION'] as const);
  return values.length === 0 || values.some((value) => sizeOf(value) >= steps[large].fen * 10_000n)
    ? large
    : small;
};

const grouped = (digits: string): string => digits.replace(/\B(?=(\d{3})+$)/g, ',');

/**
 * A figure in a table, without its unit: amounts with as many decimals as their step has, half up. 0 is exactly nothing; what is too small
 * for them is not shown as if it were.
 */
export const shownIn = (scale: Scale, value: string): string => {
  if (scale === 'ONE') return countOf(value);
  const fen = scaled(value) / 10_000n;
  if (fen === 0n) return '0';
  const { fen: per, digits } = steps[scale];
  const size = fen < 0n ? -fen : fen;
  const parts = (size * 10n ** BigInt(digits) * 2n + per) / (per * 2n);
  const least = `0.${'1'.padStart(digits, '0')}`;
  if (parts === 0n) return fen < 0n ? `>-${least}` : `<${least}`;
  const text = parts.toString().padStart(digits + 1, '0');
  return `${fen < 0n ? '-' : ''}${grouped(text.slice(0, -digits))}.${text.slice(-digits)}`;
};

/** Where a chart draws a figure. Only there: what is read is text. */
export const drawnAt = (scale: Scale, value: string): number =>
  scale === 'ONE' ? Number(value) : Number(value) / Number(steps[scale].fen);

/** What a count is counted in, taken from how the server displays it: 个, 人次, projects. */
export const counterOf = (display: string): string => display.replace(/^-?[\d.,]+\s*/, '');
