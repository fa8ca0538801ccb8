import assert from 'node:assert/strict';

/** Fen in one 万元 and one 亿元. */
export const WAN = 1_000_000;
export const YI = 10_000_000_000;

export const yuan = (fen) => ({ amount: String(fen) });

// Rates of some days (CNY per major unit): illustrative, and said to be.
const rates = {
  USD: [
    ['2022-01-04', '6.3794'],
    ['2022-03-31', '6.3482'],
    ['2022-06-30', '6.7114'],
    ['2022-07-29', '6.7437'],
  ],
  HKD: [
    ['2022-01-04', '0.8181'],
    ['2022-03-31', '0.8109'],
    ['2022-06-30', '0.8552'],
    ['2022-07-29', '0.8591'],
  ],
  EUR: [
    ['2022-01-04', '7.2187'],
    ['2022-06-30', '7.0084'],
  ],
};

/** A foreign amount (minor units, hundredths) at the last rate by a day: its input, and its value in fen. */
export const foreign = (currency, amount, on) => {
  const [rateDate, rate] = rates[currency].findLast(([day]) => day <= on);
  const cny = (BigInt(amount) * BigInt(rate.replace('.', ''))) / 10_000n;
  assert.equal(
    cny * 10_000n,
    BigInt(amount) * BigInt(rate.replace('.', '')),
    'choose an amount without a rest',
  );
  const input = { amount: String(amount), currency, rate, rateDate, rateSource: '人民币汇率中间价（示意）' };
  return { input, cny: Number(cny) };
};
