import { randomInt } from 'node:crypto';

/**
 * What decides which commands are sent, who is hit and when. Printed by every suite; the same seed sends the same commands and draws the same
 * blows (what the machine does at that moment remains its own affair). `npm test` has one of its own; where many rounds are asked for, they are
 * others each time.
 */
export const faultSeed = Number(
  process.env['FAULT_SEED'] ?? (process.env['FAULT_ROUNDS'] === undefined ? 20220831 : randomInt(2 ** 31)),
);
if (!Number.isSafeInteger(faultSeed)) throw new Error('FAULT_SEED is an integer');

/** Rounds of a case: few within `npm test`, as many as `npm run test:faults` asks for otherwise. */
export const rounds = (short: number, share = 1): number => {
  const long = process.env['FAULT_ROUNDS'];
  return long === undefined ? short : Math.max(short, Math.ceil(Number(long) * share));
};

/** For `beforeAll`: whoever sees a failure can have it again. Not through Jest's console, which adds a stack. */
export const printSeed = (): void => void process.stderr.write(`FAULT_SEED=${faultSeed}\n`);

/** A random number below `below`. */
export type Random = (below: number) => number;

/** Random numbers of their own for each purpose (mulberry32). */
export const random = (purpose: string, seed = faultSeed): Random => {
  let state = [...purpose].reduce(
    (hash, letter) => Math.imul(hash ^ letter.charCodeAt(0), 16777619),
    seed | 0,
  );
  return (below) => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) % below;
  };
};
