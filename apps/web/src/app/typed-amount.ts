import { readAmount } from '@kernel/amount-text.ts';

/** The units in which people write amounts, with what stands for each in a text. */
export const amountUnits = { YI: '亿元', WAN: '万元', YUAN: '元' } as const;
export type AmountUnit = keyof typeof amountUnits;

const FEN: Readonly<Record<AmountUnit, bigint>> = { YI: 10_000_000_000n, WAN: 1_000_000n, YUAN: 100n };

export type AmountFault =
  'AMOUNT_EMPTY' | 'AMOUNT_NOT_A_NUMBER' | 'AMOUNT_NEGATIVE' | 'AMOUNT_TOO_FINE' | 'AMOUNT_TOO_LARGE';

/** The largest amount that the server takes: a bigint column's, in fen. */
const LARGEST = 2n ** 63n - 1n;

/** Whether a text names its unit itself. */
const namesUnit = (text: string): boolean => /[^\d\s.,，．。¥￥+-]/u.test(text.normalize('NFKC'));

/**
 * What somebody typed or pasted as an amount, in fen: `1.5`, `１．５`, `1,500`, `¥15 000`, `1.5亿元`. A unit in the text wins over the one
 * that is chosen beside it. Exact: a part of a fen is refused, never rounded.
 */
export const typedAmount = (
  text: string,
  unit: AmountUnit,
): { readonly fen: bigint } | { readonly fault: AmountFault } => {
  const plain = text
    .normalize('NFKC')
    .replace(/[，]/g, ',')
    .replace(/[。]/g, '.')
    .replace(/\s/gu, '')
    .replace(/^[+]/, '');
  if (plain === '') return { fault: 'AMOUNT_EMPTY' };
  if (/^[-−－]/.test(plain)) return { fault: 'AMOUNT_NEGATIVE' };
  const whole = namesUnit(plain) ? plain : `${plain}${amountUnits[unit]}`;
  const fen = readAmount(whole, 'CNY');
  if (fen === undefined) {
    // Readable once its decimals are cut: what is wrong is how fine it is.
    const coarse = readAmount(whole.replace(/^([^.]*)\.\d+([^.]*)$/, '$1$2'), 'CNY');
    return { fault: coarse === undefined ? 'AMOUNT_NOT_A_NUMBER' : 'AMOUNT_TOO_FINE' };
  }
  return BigInt(fen) > LARGEST ? { fault: 'AMOUNT_TOO_LARGE' } : { fen: BigInt(fen) };
};

/** An amount back in the unit in which it reads best, for a field that is filled in. */
export const amountText = (fen: string | bigint): { readonly text: string; readonly unit: AmountUnit } => {
  const value = BigInt(fen);
  const unit: AmountUnit = value >= FEN.YI ? 'YI' : value >= FEN.WAN ? 'WAN' : 'YUAN';
  const digits = FEN[unit].toString().length - 1;
  const part = (value % FEN[unit]).toString().padStart(digits, '0').replace(/0+$/, '');
  return { text: `${value / FEN[unit]}${part === '' ? '' : `.${part}`}`, unit };
};
