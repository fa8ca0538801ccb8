/** Fen of several amounts together, exactly. */
export const sumOf = (fen: readonly string[]): bigint => fen.reduce((sum, one) => sum + BigInt(one), 0n);

export const dayBefore = (day: string, days = 1): string =>
  new Date(Date.parse(`${day}T00:00:00Z`) - days * 86_400_000).toISOString().slice(0, 10);

/** The Monday of a day's week. */
export const mondayOf = (day: string): string =>
  dayBefore(day, (new Date(`${day}T00:00:00Z`).getUTCDay() + 6) % 7);

/** How long a bar is beside the longest one, in whole percent: for the eye alone, the figure stands beside it. */
export const lengthOf = (value: bigint, longest: bigint): number =>
  longest <= 0n || value <= 0n ? 0 : Number((value * 100n) / longest);
