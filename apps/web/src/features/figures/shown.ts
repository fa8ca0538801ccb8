import { countOf } from '../../app/format.ts';
import type { Unit } from '../../app/enums.gql.ts';
import { scaled, sizeOf } from './decimals.ts';

/** What the figures of a table are shown in: amounts all in 亿元 or all in 万元, counts as they are. */
export type Scale = 'YI' | 'WAN' | 'ONE';

const YI_FEN = 10_000_000_000n;
const WAN_FEN = 1_000_000n;

/** Amounts are in 亿元, unless none reaches one: then in 万元. */
export const scaleOf = (unit: Unit, values: readonly string[]): Scale =>
  unit !== 'FEN'
    ? 'ONE'
    : values.length === 0 || values.some((value) => sizeOf(value) >= YI_FEN * 10_000n)
      ? 'YI'
      : 'WAN';

const grouped = (digits: string): string => digits.replace(/\B(?=(\d{3})+$)/g, ',');

/**
 * A figure in a table, without its unit: amounts with two decimals, half up. 0 is exactly nothing; what is too small for two
 * decimals is not shown as if it were.
 */
export const shownIn = (scale: Scale, value: string): string => {
  if (scale === 'ONE') return countOf(value);
  const fen = scaled(value) / 10_000n;
  if (fen === 0n) return '0';
  const per = scale === 'YI' ? YI_FEN : WAN_FEN;
  const size = fen < 0n ? -fen : fen;
  const hundredths = (size * 200n + per) / (per * 2n);
  if (hundredths === 0n) return fen < 0n ? '>-0.01' : '<0.01';
  const digits = hundredths.toString().padStart(3, '0');
  return `${fen < 0n ? '-' : ''}${grouped(digits.slice(0, -2))}.${digits.slice(-2)}`;
};

/** Where a chart draws a figure. Only there: what is read is text. */
export const drawnAt = (scale: Scale, value: string): number =>
  scale === 'ONE' ? Number(value) : Number(value) / Number(scale === 'YI' ? YI_FEN : WAN_FEN);

/** What a count is counted in, taken from how the server displays it: 个, 人次, projects. */
export const counterOf = (display: string): string => display.replace(/^-?[\d.,]+\s*/, '');
