const real = (year: number, month: number, day: number): string | undefined => {
  const date = new Date(Date.UTC(year, month - 1, day));
  // Of a year below 100, which is one that is still being typed, JavaScript makes one of the last century.
  return date.getUTCFullYear() === year && date.getUTCMonth() === month - 1 && date.getUTCDate() === day
    ? date.toISOString().slice(0, 10)
    : undefined;
};

/**
 * A date as people paste it: 2026-11-27, 2026/11/27, 2026.11.27, 2026年11月27日, 20261127, also in full width. Undefined for
 * anything else and for days that no calendar has.
 */
export const typedDate = (text: string): string | undefined => {
  const plain = text
    .trim()
    .replace(/[０-９]/g, (digit) => String.fromCharCode(digit.charCodeAt(0) - 0xfee0))
    .replace(/[／．－]/g, '-');
  const parts =
    /^(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})$/.exec(plain) ??
    /^(\d{4})\s*年\s*(\d{1,2})\s*月\s*(\d{1,2})\s*日?$/.exec(plain) ??
    /^(\d{4})(\d{2})(\d{2})$/.exec(plain);
  return parts === null ? undefined : real(Number(parts[1]), Number(parts[2]), Number(parts[3]));
};
