import { displayFen } from '@kernel/display.ts';
import { displayIn, type Language } from './language.ts';

const grouped = (digits: string): string => digits.replace(/\B(?=(\d{3})+$)/g, ',');

/** Fen as people read them: `582亿元`, `¥58.2 billion`. The server's own rule, so that page and report never differ. */
export const moneyOf = (fen: string | bigint, language: Language): string =>
  displayFen(BigInt(fen), displayIn(language));

/** Fen over 10^digits with two decimals, half up on the absolute value, never through a float. */
const twoDecimals = (fen: bigint, perUnit: bigint): string => {
  const size = fen < 0n ? -fen : fen;
  const hundredths = ((size * 200n + perUnit) / (perUnit * 2n)).toString().padStart(3, '0');
  return `${fen < 0n ? '-' : ''}${grouped(hundredths.slice(0, -2))}.${hundredths.slice(-2)}`;
};

/** The exact amount in yuan, for a hover, an export, a doubt: `¥4,955,000,000.00`. */
export const exactYuan = (fen: string | bigint): string => {
  const text = twoDecimals(BigInt(fen), 100n);
  return text.startsWith('-') ? `-¥${text.slice(1)}` : `¥${text}`;
};

/** A count with its thousands apart and without zeros after the point. */
export const countOf = (value: string | number | bigint): string => {
  const [whole = '0', part = ''] = String(value).split('.');
  const kept = part.replace(/0+$/, '');
  const digits = whole.replace(/^-/, '');
  return `${whole.startsWith('-') ? '-' : ''}${grouped(digits)}${kept === '' ? '' : `.${kept}`}`;
};

/** From here on Shanghai's clocks have always shown eight hours more than UTC. */
const EIGHT_HOURS_SINCE = Date.UTC(1991, 8, 15);
const EIGHT_HOURS_MS = 8 * 3_600_000;

let calendar: Intl.DateTimeFormat | undefined;
/** `2026-11-27 15:02`. Making a formatter takes a phone a third of a second, so only a moment of before asks for one. */
const clockOf = (moment: string | number | Date): string => {
  const at = new Date(moment).getTime();
  if (at >= EIGHT_HOURS_SINCE)
    return new Date(at + EIGHT_HOURS_MS).toISOString().slice(0, 16).replace('T', ' ');
  calendar ??= new Intl.DateTimeFormat('sv-SE', {
    timeZone: 'Asia/Shanghai',
    dateStyle: 'short',
    timeStyle: 'short',
  });
  return calendar.format(at);
};

/** A moment as Shanghai's clocks show it: 2026-11-27 15:02. @throws RangeError when it is none */
export const momentOf = (iso: string | number | Date): string => clockOf(iso);
/** The day in Shanghai of a moment. @throws RangeError when it is none */
export const dayOf = (moment: string | number | Date): string => clockOf(moment).slice(0, 10);
/** Today in Shanghai, by this device's clock. */
export const today = (): string => dayOf(Date.now());

/** One day, or the first and the last of several: `2022-06-24 – 07-01`, with both years where there are two. */
export const daysOf = (from: string, to: string | null): string =>
  to === null || to === from ? from : `${from} – ${to.slice(0, 4) === from.slice(0, 4) ? to.slice(5) : to}`;

/** Calendar days from one to another, negative if it lies before. */
export const daysBetween = (from: string, to: string): number =>
  Math.round((Date.parse(`${to}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / 86_400_000);

/** What a version of a counting rule is called: `登记口径 1`. */
export const ruleTitle = (
  { name, nameEn, version }: { readonly name: string; readonly nameEn: string; readonly version: number },
  language: Language,
): string => `${language === 'zh' ? name : nameEn} ${version}`;
