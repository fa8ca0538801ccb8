/**
 * Whether a text holds what looks like a telephone number: of a mobile, or of a line with its area code, also in full width. Not a part of
 * a longer number or code, nor what is followed by its unit. A comma or a point in front belongs to a number only behind a digit. What is
 * in front is matched and not looked behind at, which Safari 15.4 cannot.
 */
export const holdsPhone = (text: string): boolean =>
  /(?:^|[^0-9A-Za-z.,-]|[^0-9][.,]|[^0-9A-Za-z]-|tel)(?:(?:\+?86[- ]?)?1[3-9]\d[- ]?\d{4}[- ]?\d{4}|0\d{2,3}(?:\) ?|[- ])?\d{7,8})(?![0-9A-Za-z]|,\d{3}(?!\d)|\.\d|\s*[万亿]*(?:[美欧港日]?元|平方)|\s*[万亿](?!\p{L}))/iu.test(
    text.normalize('NFKC'),
  );
