import type { CalendarDate } from './calendar.js';

/** Integer fen (1/100 yuan), a safe integer. Sums over many facts are bigint. */
export type Fen = number;

/** A recorded amount. `amount` is in minor units of `currency`; `cny` is its value in fen at the recorded rate. */
export type Money = {
  readonly amount: number;
  readonly currency: string;
  readonly cny: Fen;
  /** CNY per major unit of the currency, exact decimal text; absent for CNY. */
  readonly rate?: string;
  readonly rateDate?: CalendarDate;
  readonly rateSource?: string;
};
