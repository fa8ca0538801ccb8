/** What the server keeps shared counts in: ten thousandths of one. */
const PLACES = 4;
const ONE = 10n ** BigInt(PLACES);

/** A decimal of the API in ten thousandths, exactly. @throws RangeError for what is no such number: better than a wrong sum */
export const scaled = (text: string): bigint => {
  const parts = /^(-?)(\d+)(?:\.(\d{1,4}))?$/.exec(text);
  if (parts === null) throw new RangeError(`no decimal of at most ${PLACES} places: ${text}`);
  const [, minus, whole = '0', part = ''] = parts;
  const size = BigInt(whole) * ONE + BigInt(part.padEnd(PLACES, '0'));
  return minus === '-' ? -size : size;
};

/** Ten thousandths as the API writes decimals: no zeros at the end. */
export const unscaled = (value: bigint): string => {
  const size = value < 0n ? -value : value;
  const part = (size % ONE).toString().padStart(PLACES, '0').replace(/0+$/, '');
  return `${value < 0n ? '-' : ''}${size / ONE}${part === '' ? '' : `.${part}`}`;
};

/** The sum of decimals, never through a float. */
export const sumOf = (texts: readonly string[]): string =>
  unscaled(texts.reduce((sum, text) => sum + scaled(text), 0n));

/** The sums so far, one a text: what an account shows beside its entries. */
export const runningSums = (texts: readonly string[]): readonly string[] => {
  let sum = 0n;
  return texts.map((text) => unscaled((sum += scaled(text))));
};

/** Orders decimals by size, the smallest first. */
export const bySize = (a: string, b: string): number => {
  const [x, y] = [scaled(a), scaled(b)];
  return x < y ? -1 : x > y ? 1 : 0;
};

export const sizeOf = (text: string): bigint => {
  const value = scaled(text);
  return value < 0n ? -value : value;
};
