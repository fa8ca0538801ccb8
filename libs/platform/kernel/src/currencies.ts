type Currency = {
  /** Decimal places of the minor unit (ISO 4217): 2 for fen and cents, 0 where there is none. */
  readonly exponent: number;
  /** Its name after a figure (`1,500万美元`). */
  readonly zh: string;
  /** What stands before a figure in English. */
  readonly en: string;
  /**
   * About how many CNY a major unit has been worth in the 2020s, exact decimal text. Nothing is valued at it: a rate more than five
   * times above or below it was quoted the other way round, or per 100, or for another currency.
   */
  readonly reference: string;
};

/**
 * The currencies that an amount may be in, by ISO 4217 code: those investment into China is commonly reported in.
 * A row may be added and never taken away: recorded amounts need their exponent for ever. A reference may be changed at any time:
 * only an amount that is being recorded is held against it.
 */
export const currencies: ReadonlyMap<string, Currency> = new Map<string, Currency>([
  ['CNY', { exponent: 2, zh: '元', en: '¥', reference: '1' }],
  ['USD', { exponent: 2, zh: '美元', en: 'US$', reference: '7' }],
  ['EUR', { exponent: 2, zh: '欧元', en: '€', reference: '7.7' }],
  ['HKD', { exponent: 2, zh: '港元', en: 'HK$', reference: '0.9' }],
  ['MOP', { exponent: 2, zh: '澳门元', en: 'MOP$', reference: '0.88' }],
  ['TWD', { exponent: 2, zh: '新台币', en: 'NT$', reference: '0.22' }],
  ['JPY', { exponent: 0, zh: '日元', en: 'JP¥', reference: '0.05' }],
  ['KRW', { exponent: 0, zh: '韩元', en: '₩', reference: '0.0052' }],
  ['SGD', { exponent: 2, zh: '新加坡元', en: 'S$', reference: '5.3' }],
  ['GBP', { exponent: 2, zh: '英镑', en: '£', reference: '9' }],
  ['CHF', { exponent: 2, zh: '瑞士法郎', en: 'CHF ', reference: '8' }],
  ['AUD', { exponent: 2, zh: '澳元', en: 'A$', reference: '4.7' }],
  ['NZD', { exponent: 2, zh: '新西兰元', en: 'NZ$', reference: '4.3' }],
  ['CAD', { exponent: 2, zh: '加元', en: 'C$', reference: '5.2' }],
  ['SEK', { exponent: 2, zh: '瑞典克朗', en: 'SEK ', reference: '0.7' }],
  ['NOK', { exponent: 2, zh: '挪威克朗', en: 'NOK ', reference: '0.7' }],
  ['DKK', { exponent: 2, zh: '丹麦克朗', en: 'DKK ', reference: '1.03' }],
  ['RUB', { exponent: 2, zh: '卢布', en: 'RUB ', reference: '0.09' }],
  ['INR', { exponent: 2, zh: '印度卢比', en: 'INR ', reference: '0.085' }],
  ['THB', { exponent: 2, zh: '泰铢', en: 'THB ', reference: '0.21' }],
  ['MYR', { exponent: 2, zh: '林吉特', en: 'MYR ', reference: '1.6' }],
  ['IDR', { exponent: 2, zh: '印尼盾', en: 'IDR ', reference: '0.00045' }],
  ['PHP', { exponent: 2, zh: '菲律宾比索', en: 'PHP ', reference: '0.125' }],
  ['VND', { exponent: 0, zh: '越南盾', en: 'VND ', reference: '0.00028' }],
  ['AED', { exponent: 2, zh: '阿联酋迪拉姆', en: 'AED ', reference: '1.95' }],
  ['SAR', { exponent: 2, zh: '沙特里亚尔', en: 'SAR ', reference: '1.9' }],
  ['KWD', { exponent: 3, zh: '科威特第纳尔', en: 'KWD ', reference: '23' }],
]);
