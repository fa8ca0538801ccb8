import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';

/** What one contender did in one round: `count` of them in `ms`; latencies where single ones were timed. */
export type Measured = {
  readonly count: number;
  readonly ms: number;
  readonly latenciesMs?: readonly number[];
};

/** One way of doing the thing. What a round needs beforehand and checks afterwards stays outside of its `ms`. */
export type Contender = { readonly name: string; readonly round: () => Promise<Measured> };

/** One line of the table, one object of the JSON. */
export type Result = {
  readonly name: string;
  /** Ours, the median over the rounds. */
  readonly perSecond?: number;
  /** Ours, over the latencies of all rounds. */
  readonly p50Ms?: number;
  readonly p99Ms?: number;
  /** Ours over another's: 2 is twice as fast. */
  readonly ratio?: Readonly<Record<string, number>>;
  readonly [more: string]: unknown;
};

/** A PostgreSQL database of the bench, prepared as the product prepares its own; addresses hold passwords. */
export type BenchDatabase = {
  readonly owner: string;
  readonly worker: string;
  readonly api: string;
  readonly superuser: string;
  /** For those who run the whole product on it: `configFrom({ ...env, … })`. */
  readonly env: Readonly<
    Record<'DATABASE_URL' | 'DATABASE_URL_WORKER' | 'DATABASE_URL_API' | 'YINFENG_DIGEST_KEY', string>
  >;
  /** Another database of the same cluster, with these migrations run. `drop` cuts connections that are still open. */
  fresh(migrations?: readonly Function[]): Promise<BenchDatabase & { drop(): Promise<void> }>;
};

/** What a cell is given. */
export type Bench = {
  /** Fewer rounds, smaller logs. */
  readonly quick: boolean;
  /** Whether this result was asked for; a cell that can't make its results one by one makes them all. */
  readonly wants: (name: string) => boolean;
  /** Empty: it has roles and schemas, and no migration has run. The cells share it. */
  readonly database: BenchDatabase;
  /** A line for people. */
  readonly print: (line: string) => void;
  /** Run when the cell has ended, also by a failure, in reverse order. */
  readonly defer: (end: () => Promise<unknown>) => void;
  /** Imports test/bench/peers/<name>.mjs; installs the peers when they are not. */
  readonly peer: (name: string) => Promise<any>;
};

/** One file of cells/: the results it promises, and how it comes by them. */
export type Cell = {
  readonly names: readonly string[];
  readonly run: (bench: Bench) => Promise<readonly Result[]>;
};

/**
 * Every contender once a round, in rotated order, interleaved in one run; ratio.<other> = median over rounds of (ours
 * per second / other's per second) of the same round. What the machine does beside falls on all of them alike.
 */
export const paired = async (
  name: string,
  ours: Contender,
  others: readonly Contender[],
  rounds: number,
): Promise<Result> => {
  const contenders = [ours, ...others];
  const measured = new Map<Contender, Measured[]>(contenders.map((contender) => [contender, []]));
  for (let round = 0; round < rounds; round++)
    for (let turn = 0; turn < contenders.length; turn++) {
      const contender = contenders[(round + turn) % contenders.length]!;
      collectGarbage(); // of the contender before, so that it is not paid for in this one's time
      const done = await contender.round();
      if (!(done.count > 0 && done.ms > 0))
        throw new Error(`${name}: ${contender.name} did ${done.count} in ${done.ms} ms`);
      measured.get(contender)!.push(done);
    }
  const rates = (contender: Contender) =>
    measured.get(contender)!.map(({ count, ms }) => (count * 1000) / ms);
  const latencies = (contender: Contender) =>
    measured.get(contender)!.flatMap((done) => done.latenciesMs ?? []);
  const figures = (contender: Contender) => {
    const times = latencies(contender);
    return {
      perSecond: figure(median(rates(contender))),
      ...(times.length > 0
        ? { p50Ms: figure(percentile(times, 0.5)), p99Ms: figure(percentile(times, 0.99)) }
        : {}),
    };
  };
  const mine = rates(ours);
  return {
    name,
    ...figures(ours),
    ratio: Object.fromEntries(
      others.map((other) => {
        const theirs = rates(other);
        return [other.name, figure(median(mine.map((rate, round) => rate / theirs[round]!)))];
      }),
    ),
    others: Object.fromEntries(others.map((other) => [other.name, figures(other)])),
    rounds,
  };
};

/** Milliseconds that it takes. */
export const timed = async (work: () => Promise<unknown>): Promise<number> => {
  const begun = performance.now();
  await work();
  return performance.now() - begun;
};

/**
 * Does `count` things with `workers` of them under way at a time, and times each and all.
 * @param one the thing; called with its number and that of the worker that does it
 */
export const concurrently = async (
  workers: number,
  count: number,
  one: (index: number, worker: number) => Promise<unknown>,
): Promise<Measured & { readonly latenciesMs: readonly number[] }> => {
  const latenciesMs: number[] = [];
  let next = 0;
  const work = async (worker: number) => {
    for (let index = next++; index < count; index = next++) {
      const begun = performance.now();
      await one(index, worker);
      latenciesMs.push(performance.now() - begun);
    }
  };
  const ms = await timed(() => Promise.all(Array.from({ length: workers }, (_, worker) => work(worker))));
  return { count, ms, latenciesMs };
};

export const median = (values: readonly number[]): number => {
  const sorted = values.toSorted((a, b) => a - b);
  const middle = sorted.length >> 1;
  return sorted.length % 2 === 1 ? sorted[middle]! : (sorted[middle - 1]! + sorted[middle]!) / 2;
};

/** The smallest value that at least `share` of them do not exceed. */
export const percentile = (values: readonly number[], share: number): number =>
  values.toSorted((a, b) => a - b)[Math.max(0, Math.ceil(values.length * share) - 1)]!;

/** A number as it is printed: more digits would be noise. */
export const figure = (value: number): number => Number(value.toPrecision(value >= 1000 ? 5 : 3));

let thorough = true;
/** From now on only young garbage is collected: a full collection takes as long as a whole round of a quick run. */
export const collectHastily = (): void => {
  thorough = false;
};

/** A collection now, full unless told to hasten; and a turn for what it finalises. */
export const collectGarbage = (): void => {
  gc ??= exposed();
  if (thorough) gc();
  else gc({ type: 'minor' });
};

type Collect = (how?: { readonly type: 'minor' }) => void;
let gc: Collect | undefined;
const exposed = (): Collect => {
  setFlagsFromString('--expose-gc');
  return runInNewContext('gc') as Collect;
};
