/** Periods as the API codes them: 2022-08, 2022-Q3, 2022. */
export const steps = ['MONTH', 'QUARTER', 'YEAR'] as const;
export type Step = (typeof steps)[number];

const perYear: Readonly<Record<Step, number>> = { MONTH: 12, QUARTER: 4, YEAR: 1 };
const patterns: Readonly<Record<Step, RegExp>> = {
  MONTH: /^(\d{4})-(0[1-9]|1[0-2])$/,
  QUARTER: /^(\d{4})-Q([1-4])$/,
  YEAR: /^(\d{4})$/,
};

/** No answer has as many; a wrong code would else make a list without end. */
const MOST = 1_200;

/** How many periods of its kind came before it since the year 0; undefined for what is no such code. */
const ordinalOf = (step: Step, code: string): number | undefined => {
  const parts = patterns[step].exec(code);
  return parts === null
    ? undefined
    : Number(parts[1]) * perYear[step] + (parts[2] === undefined ? 0 : Number(parts[2]) - 1);
};

const codeOf = (step: Step, ordinal: number): string => {
  const year = String(Math.floor(ordinal / perYear[step])).padStart(4, '0');
  const part = (ordinal % perYear[step]) + 1;
  return step === 'YEAR'
    ? year
    : step === 'QUARTER'
      ? `${year}-Q${part}`
      : `${year}-${String(part).padStart(2, '0')}`;
};

/** All periods from the first of some to the last, without gaps; what is no period is left out. */
export const withoutGaps = (step: Step, codes: readonly string[]): readonly string[] => {
  const ordinals = codes.map((code) => ordinalOf(step, code)).filter((one) => one !== undefined);
  if (ordinals.length === 0) return [];
  const first = ordinals.reduce((a, b) => Math.min(a, b));
  const last = ordinals.reduce((a, b) => Math.max(a, b));
  return Array.from({ length: Math.min(MOST, last - first + 1) }, (_, i) => codeOf(step, first + i));
};

export const presets = ['month', 'quarter', 'year', 'all'] as const;
export type Preset = (typeof presets)[number];
export type Range = { readonly from?: string | undefined; readonly to?: string | undefined };

const lastDay = (year: number, month: number): string =>
  new Date(Date.UTC(year, month, 0)).toISOString().slice(0, 10);

/** The range that a preset means today, both ends included. */
export const rangeOf = (preset: Preset, today: string): Range => {
  if (preset === 'all') return {};
  const year = Number(today.slice(0, 4));
  const month = Number(today.slice(5, 7));
  const [first, last] =
    preset === 'month'
      ? [month, month]
      : preset === 'quarter'
        ? [month - ((month - 1) % 3), month - ((month - 1) % 3) + 2]
        : [1, 12];
  return { from: `${today.slice(0, 4)}-${String(first).padStart(2, '0')}-01`, to: lastDay(year, last) };
};

const nextMonth = (code: string): string => {
  const ordinal = ordinalOf('MONTH', code);
  return ordinal === undefined ? code : codeOf('MONTH', ordinal + 1);
};

/**
 * Where a handle of time stops: the last days of months in which something happened and of those after them, in which it is reported, all
 * before today, besides days that were chosen otherwise. What is no month is left out.
 */
export const stopsOf = (
  months: readonly string[],
  chosen: readonly (string | undefined)[],
  today: string,
): readonly string[] => {
  const ends = months
    .filter((code) => patterns.MONTH.test(code))
    .flatMap((code) => [code, nextMonth(code)])
    .map((code) => lastDay(Number(code.slice(0, 4)), Number(code.slice(5, 7))))
    .filter((day) => day < today);
  return [...new Set([...ends, ...chosen.filter((day) => day !== undefined)])].toSorted();
};

/**
 * What a figure is compared with unless somebody says otherwise: with what was known on the last day that it covers, as a report of it was printed; where it has no
 * last day, at the end of the month before the last one in which something happened by the day that it is known by.
 */
export const openingOf = (months: readonly string[], to: string | undefined, closing: string): string => {
  if (to !== undefined && to < closing) return to;
  const last = months
    .filter((code) => patterns.MONTH.test(code) && code <= closing.slice(0, 7))
    .reduce((a, b) => (a > b ? a : b), '');
  const ordinal = ordinalOf('MONTH', last === '' ? closing.slice(0, 7) : last) ?? 1;
  const before = codeOf('MONTH', ordinal - 1);
  return lastDay(Number(before.slice(0, 4)), Number(before.slice(5, 7)));
};

/** Which preset a range is today, if any. */
export const presetOf = ({ from, to }: Range, today: string): Preset | undefined =>
  presets.find((preset) => {
    const range = rangeOf(preset, today);
    return range.from === from && range.to === to;
  });
