/**
 * Whether a text holds what looks like a telephone number: of a mobile, or of a line with its area code, also in full width. Not a part of
 * a longer number or code, nor what is followed by its unit of money.
 */
export const holdsPhone = (text: string): boolean =>
  /(?:^|[^0-9A-Za-z.,-])(?:(?:\+?86[- ]?)?1[3-9]\d[- ]?\d{4}[- ]?\d{4}|0\d{2,3}-\d{7,8})(?![0-9A-Za-z]|[.,]\d|\s*[元万亿])/u.test(
    text.normalize('NFKC'),
  );
