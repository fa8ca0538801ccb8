/**
 * Over how many random histories a law is held: few within `npm test` where each needs a database, as many as `npm run test:histories` asks for
 * otherwise; a hundred times as many in memory.
 */
const asked = process.env['HISTORIES'];
const count = asked === undefined ? undefined : Number(asked);
if (count !== undefined && !(Number.isSafeInteger(count) && count > 0))
  throw new Error('HISTORIES is the number of random histories through PostgreSQL');

/** All of them are asked for: each may take its time. */
export const isFull = count !== undefined;

/** Through PostgreSQL. */
export const histories = (short: number): number => count ?? short;

/** In memory. */
export const historiesInMemory = (short: number): number => (count === undefined ? short : 100 * count);

/** What histories through PostgreSQL are made from: these, and others behind them. */
export const historySeeds = (...short: readonly number[]): number[] =>
  Array.from({ length: histories(short.length) }, (_, n) => short[n] ?? 1_000_003 * n);

/** How much is asked of each history: a quarter where there are many, which are what is asked for then. */
export const questions = (short: number): number => (isFull ? Math.ceil(short / 4) : short);

/** For a spec that holds a law over all of them. */
export const patience = isFull ? 1_200_000 : 120_000;
