/*
 * Numbers as documents write them: 10463, 1.7万, 1.5亿, 两百余, 一亿三千万, 10萬(wàn). Read exactly, as text: 1384.25万 has no place in a float.
 */

const digitOf: Readonly<Record<string, bigint>> = {
  〇: 0n,
  零: 0n,
  一: 1n,
  二: 2n,
  两: 2n,
  三: 3n,
  四: 4n,
  五: 5n,
  六: 6n,
  七: 7n,
  八: 8n,
  九: 9n,
};
const smallStep: Readonly<Record<string, bigint>> = { 十: 10n, 百: 100n, 千: 1_000n };
const bigStep: Readonly<Record<string, bigint>> = { 万: 10_000n, 亿: 100_000_000n };
const zerosOf: Readonly<Record<string, number>> = { 百: 2, 千: 3, 万: 4, 亿: 8 };

const simplified: Readonly<Record<string, string>> = { 萬: '万', 億: '亿', 兩: '两' };

/** Full width folded, traditional numerals as simplified ones, without the pinyin that may stand in brackets behind a character. */
const plain = (text: string): string =>
  text
    .normalize('NFKC')
    .replaceAll(/\(\p{Script=Latin}[\p{Script=Latin}\p{M}\s]*\)/gu, '')
    .replaceAll(/[萬億兩]/g, (character) => simplified[character]!)
    .replaceAll(/(\d),(?=\d{3}(?!\d))/g, '$1');

/** Digits with a word of magnitude behind them: 1.7 and 万 are 17000. */
const shifted = (digits: string, words: string): string => {
  const [whole = '', fraction = ''] = digits.split('.');
  const zeros = [...words].reduce((sum, word) => sum + zerosOf[word]!, 0);
  const moved = BigInt(whole + fraction.padEnd(zeros, '0').slice(0, zeros)).toString();
  const rest = fraction.slice(zeros).replace(/0+$/, '');
  return rest === '' ? moved : `${moved}.${rest}`;
};

/** A run of Chinese numerals. Without a step it is digits one after another (二〇二二); 亿 alone is one of it (上亿元). */
const chinese = (run: string): string => {
  if (![...run].some((c) => c in smallStep || c in bigStep))
    return BigInt([...run].map((c) => digitOf[c]!).join('')).toString();
  let [hundredMillions, sum, section] = [0n, 0n, 0n];
  let digit: bigint | undefined;
  /** What stands before a great step, which may stand alone. */
  const before = (others: bigint): bigint => others + section + (digit ?? 0n) || 1n;
  for (const c of run) {
    if (c in digitOf) digit = digitOf[c];
    else {
      if (c in smallStep) section += (digit ?? 1n) * smallStep[c]!;
      else if (c === '万') [sum, section] = [sum + before(0n) * bigStep['万']!, 0n];
      else [hundredMillions, sum, section] = [hundredMillions + before(sum) * bigStep['亿']!, 0n, 0n];
      digit = undefined;
    }
  }
  return String(hundredMillions + sum + section + (digit ?? 0n));
};

// 余 and 多 may stand between a number and its magnitude: 300余万.
const arabic = /(\d+(?:\.\d+)?)[余多]?([百千万亿]*)/gu;
const characters = /[〇零一二两三四五六七八九十百千万亿]+/gu;

/** All numbers that a phrase says, as decimals without needless zeros; 首届 is the first. */
export const numbersIn = (phrase: string): string[] => {
  const text = plain(phrase);
  const found = [...text.matchAll(arabic)].map(([, digits, words]) => shifted(digits!, words!));
  const rest = text.replaceAll(arabic, ' ').replaceAll(/[余多]/gu, '');
  const said = [...rest.matchAll(characters)].map(([run]) => chinese(run));
  return [...found, ...said, ...(/首[批届家个场创]/u.test(text) ? ['1'] : [])];
};

/** Yuan as fen. */
const fenOf = (yuan: string): string | undefined => {
  const [whole = '', fraction = ''] = yuan.split('.');
  return fraction.length > 2 ? undefined : BigInt(whole + fraction.padEnd(2, '0')).toString();
};

export const isDecimal = (text: string): boolean => /^(?:0|[1-9]\d{0,29})(?:\.\d{1,10})?$/.test(text);
/** A date as exact as a document gives it: 2020, 2020-01, 2020-01-07. */
export const isPartialDate = (text: string): boolean =>
  /^\d{4}(?:-(?:0[1-9]|1[0-2])(?:-(?:0[1-9]|[12]\d|3[01]))?)?$/.test(text);
/** The first and the last day of a date that is as exact as a document gives it. */
export const daysOf = (value: string): { readonly from: string; readonly to: string } => {
  const [year = '', month, day] = value.split('-');
  if (day !== undefined) return { from: value, to: value };
  if (month === undefined) return { from: `${year}-01-01`, to: `${year}-12-31` };
  const last = new Date(Date.UTC(Number(year), Number(month), 0)).getUTCDate();
  return { from: `${value}-01`, to: `${value}-${last}` };
};
/** A grade of an organization: 1A to 5A. */
export const isGrade = (text: string): boolean => /^[1-5]A$/.test(text);

/** Whether a quote says a value that is given in this unit: fen for yuan, the parts of a date, or the number itself. */
export const isSaid = (quote: string, value: string, unit: string): boolean => {
  if (unit === 'grade') return plain(quote).toUpperCase().includes(value);
  const said = numbersIn(quote);
  if (unit === 'fen') return said.some((yuan) => fenOf(yuan) === value);
  if (unit === 'date') {
    const [year, ...rest] = value.split('-').map((part) => String(Number(part)));
    // A year may have been concluded from what stands around it: 今年7月.
    return rest.length === 0 ? said.includes(year!) : rest.every((part) => said.includes(part));
  }
  const bare = value.includes('.') ? value.replace(/\.?0+$/, '') : value;
  return said.includes(bare);
};
