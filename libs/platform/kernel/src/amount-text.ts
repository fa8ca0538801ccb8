import { currencies } from './currencies.js';

/**
 * What an amount of a currency is counted in, for the reasons of refusals: `fen 分 (1 元 = 100 分)`; `hundredths of 1 USD 美元`; `JPY 日元,
 * which has no smaller unit`.
 */
export const unitOf = (currency: string): string => {
  if (currency === 'CNY') return 'fen 分 (1 元 = 100 分)';
  const known = currencies.get(currency);
  if (!known) return 'the minor unit of its currency';
  if (known.exponent === 0) return `${currency} ${known.zh}, which has no smaller unit`;
  return `${known.exponent === 3 ? 'thousandths' : 'hundredths'} of 1 ${currency} ${known.zh}`;
};

/** Zeros that a word of magnitude stands for. */
const magnitudes: ReadonlyMap<string, number> = new Map([
  ['十', 1],
  ['百', 2],
  ['千', 3],
  ['万', 4],
  ['萬', 4],
  ['十万', 5],
  ['百万', 6],
  ['千万', 7],
  ['亿', 8],
  ['億', 8],
  ['十亿', 9],
  ['百亿', 10],
  ['千亿', 11],
  ['万亿', 12],
  ['thousand', 3],
  ['million', 6],
  ['billion', 9],
]);
const yuan = /^(元|圆|圓|块|块钱|yuan|rmb|cny|人民币|元人民币|元整|圆整)?$/;
const number =
  /^(?<before>[^0-9.]*)(?<digits>\d+|\d{1,3}(?:,\d{3})+)(?:\.(?<fraction>\d+))?(?<after>[^0-9.,]*)$/;

/** Digits of `digits.fraction` × 10^zeros; undefined where that is not whole. */
const shifted = (digits: string, fraction: string, zeros: number): string | undefined => {
  const kept = fraction.replace(/0+$/, '');
  if (kept.length > zeros) return undefined;
  return (digits + kept + '0'.repeat(zeros - kept.length)).replace(/^0+(?=\d)/, '');
};

/**
 * What somebody meant who wrote an amount for people to read, in minor units: `26万元` is 26000000 fen, `150万美元` 150000000 in USD.
 * Undefined where it cannot be read as that currency, or is no whole number of its minor units. For the reason of a refusal, never for
 * recording: a figure is recorded as somebody stated it.
 */
export const readAmount = (text: string, currency: string): string | undefined => {
  const known = currencies.get(currency);
  if (!known || text.length > 40) return undefined;
  const plain = text.normalize('NFKC').replace(/\s/gu, '').toLowerCase();
  const { before = '', digits = '', fraction = '', after = '' } = number.exec(plain)?.groups ?? {};
  if (digits === '') return undefined;
  const code = currency.toLowerCase();
  const signs = [code, known.en.trim().toLowerCase(), known.zh];
  const prefixes = currency === 'CNY' ? ['', '¥', '人民币', 'rmb', 'cny'] : ['', ...signs];
  if (!prefixes.includes(before)) return undefined;
  if (currency === 'CNY' && after === '分') return shifted(digits.replaceAll(',', ''), fraction, 0);
  // The longest word of magnitude that leaves a name of the currency, or nothing.
  const isName = (rest: string) => (currency === 'CNY' ? yuan.test(rest) : ['', ...signs].includes(rest));
  const zeros = isName(after)
    ? 0
    : [...magnitudes].find(([word]) => after.startsWith(word) && isName(after.slice(word.length)))?.[1];
  return zeros === undefined
    ? undefined
    : shifted(digits.replaceAll(',', ''), fraction, zeros + known.exponent);
};

/**
 * Why something is no amount of a currency: its unit, and what it would be in that unit, where it can be read.
 * @param given what came, of any type
 */
export const notWhole = (given: unknown, currency: string): string => {
  const unit = `a whole number of ${unitOf(currency)}, in digits alone, as text`;
  const text = typeof given === 'number' ? String(given) : given;
  if (typeof text !== 'string') return unit;
  const meant = readAmount(text, currency);
  if (meant === undefined) return unit;
  // Digits alone name no unit: 1,000 may be either.
  const bare = /^[\d\s,.]+$/u.test(text.normalize('NFKC'));
  if (!bare || currencies.get(currency)?.exponent === 0) return `${unit}; ${text} is "${meant}"`;
  return `${unit}; if ${text} is in ${currency === 'CNY' ? '元' : currency}, "${meant}"`;
};
