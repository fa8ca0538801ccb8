import { scaled, unscaled } from './decimals.ts';

/** From where to where a bar is drawn, in hundredths of the width; `from` may lie right of `to`. */
export type Bar = { readonly from: number; readonly to: number };

export type Fall = {
  readonly opening: Bar;
  readonly steps: readonly Bar[];
  readonly closing: Bar;
  /** What the figure is after each step. */
  readonly after: readonly string[];
  /** What the left edge stands for where that is not zero: small steps of a large figure would not be seen. */
  readonly cutAt: string | undefined;
};

/** The least share of the width that all steps together are given; less, and the picture is cut at the left. */
const LEAST = 3n;

const shareOf = (value: bigint, low: bigint, high: bigint): number =>
  high === low ? 0 : Number(((value - low) * 10_000n) / (high - low)) / 100;

/** A waterfall: each step begins where the one before it ended. Only places on a picture are numbers; what is read stays exact. */
export const fallOf = (opening: string, steps: readonly string[]): Fall => {
  const levels = [scaled(opening)];
  for (const step of steps) levels.push(levels.at(-1)! + scaled(step));
  const least = levels.reduce((a, b) => (a < b ? a : b));
  const most = levels.reduce((a, b) => (a > b ? a : b));
  const range = most - least;
  const isCut = least > 0n && range > 0n && range * LEAST < most;
  // As much again to the left of the steps, so that both ends are still bars.
  const low = isCut ? least - range : least < 0n ? least : 0n;
  const high = most > 0n ? most : 0n;
  const at = (value: bigint) => shareOf(value, low, high);
  const zero = at(isCut ? low : 0n);
  return {
    opening: { from: zero, to: at(levels[0]!) },
    steps: steps.map((_, i) => ({ from: at(levels[i]!), to: at(levels[i + 1]!) })),
    closing: { from: zero, to: at(levels.at(-1)!) },
    after: levels.slice(1).map(unscaled),
    cutAt: isCut ? unscaled(low) : undefined,
  };
};
