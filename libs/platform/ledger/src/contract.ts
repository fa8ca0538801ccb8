import { openEnum } from '#platform/graphql';
import type { Measure } from '#platform/kernel';
import { isKind, type Dimension, type KindDimension } from './dimensions.js';

export const units = ['FEN', 'COUNT', 'PERSONS', 'SESSIONS'] as const;
export type Unit = (typeof units)[number];

/** FLOW measures are net over a range of days; STOCK measures are a balance at its end. */
export const flows = ['FLOW', 'STOCK'] as const;
export type Flow = (typeof flows)[number];

export type MeasureContract = {
  readonly unit: Unit;
  readonly flow: Flow;
  /** Category of the streams whose subjects it counts. */
  readonly subject: string;
  /** The word behind a displayed count (量词). */
  readonly counter: { readonly zh: string; readonly en: string };
  /** Who is credited. */
  readonly credited: string;
  /** The day its entries bear. */
  readonly dated: string;
  /** Where the other dimensions come from. */
  readonly dimensions: string;
  /** A STOCK that moves on days to come: without an end it is asked as of today. */
  readonly ahead?: true;
  /** Which of the dimensions of kind 类别 it has; absent for none. */
  readonly kindOf?: KindDimension;
};

/** What people call a measure, and what it means, in both languages. */
export type MeasureWords = {
  readonly name: string;
  readonly nameEn: string;
  readonly definition: string;
  readonly definitionEn: string;
  /** What is counted and what is not. */
  readonly population: Wording;
  /** To whom. */
  readonly credited: Wording;
  /** On what day. */
  readonly dated: Wording;
  /** Measures that it must never be added to; said by one of the two, it holds for both. */
  readonly neverWith: readonly Measure[];
  /** Whether a counting rule can change it. */
  readonly ruled: boolean;
  /** Where the rule of the field is written, if it is. */
  readonly source?: Wording;
};

/** The same words in both languages. */
export type Wording = readonly [zh: string, en: string];

export type Counter = readonly [zh: string, en: string];

/** The word behind money: none, its unit says it. */
export const fen: Counter = ['', ''];

/** What a context says of a measure: the subject that it counts is added where the subject is declared. */
export type MeasureLine = Omit<MeasureContract, 'subject'>;

/**
 * A line a measure: `measuresOf(credited, dimensions)` says who is credited, unless a measure says otherwise, and where the dimensions come
 * from; the line itself its unit, counter and day.
 * @param kindOf which of the dimensions of kind they have
 */
export const measuresOf =
  (credited: string, dimensions: string, flow: Flow = 'FLOW', kindOf?: KindDimension) =>
  (unit: Unit, [zh, en]: Counter, dated: string, whom = credited): MeasureLine => ({
    unit,
    flow,
    counter: { zh, en },
    credited: whom,
    dated,
    dimensions,
    ...(kindOf && { kindOf }),
  });

const known = new Map<string, MeasureContract>();
const called = new Map<Measure, MeasureWords>();
const names = openEnum<Measure>({ name: 'Measure', description: 'What is counted.' });
export const MeasureEnum = names.names;

/** Makes the measures of one kind of subject known, before the schema is made. @throws Error where another kind has a measure of that name */
export const declareMeasures = (
  subject: string,
  lines: Readonly<Record<string, MeasureLine>>,
  words: Readonly<Record<string, MeasureWords>> = {},
): void => {
  for (const [measure, line] of Object.entries(lines)) {
    const other = known.get(measure);
    if (other !== undefined && other.subject !== subject)
      throw new Error(`${measure} is measured of ${other.subject} and of ${subject}`);
    known.set(measure, { ...line, subject });
    if (words[measure]) called.set(measure as Measure, words[measure]);
  }
  names.add(Object.keys(lines));
};

const nothing: Wording = ['', ''];
const unexplained = {
  definition: '',
  definitionEn: '',
  population: nothing,
  credited: nothing,
  dated: nothing,
};

/** What every measure is called, and means; one that only specs know is called by its code. */
export const wordsOf = (measure: Measure): MeasureWords => {
  const own = called.get(measure);
  const others = [...called].filter(([, words]) => words.neverWith.includes(measure)).map(([other]) => other);
  const neverWith = [...new Set([...(own?.neverWith ?? []), ...others])].toSorted();
  return {
    ...(own ?? { ...unexplained, name: measure, nameEn: measure, ruled: false }),
    neverWith,
  };
};

/** Every measure there is, with who is credited for what, when. (DESIGN §5; stages and measures: DOMAIN §1.) */
export const contract = (): ReadonlyMap<string, MeasureContract> => known;

/** @throws Error for a measure that no context brings */
export const contractOf = (measure: Measure): MeasureContract => {
  const line = known.get(measure);
  if (line === undefined) throw new Error(`no context brings the measure ${measure}`);
  return line;
};

/** Whether some of these are balances that move on days to come, as a grade that expires does. */
export const moveAhead = (measures: readonly Measure[]): boolean =>
  measures.some((measure) => contractOf(measure).ahead === true);

/** Whether a measure has a dimension: each has one of the dimensions of kind at most, and all others. */
export const hasDimension = (measure: Measure, dimension: Dimension): boolean =>
  !isKind(dimension) || contractOf(measure).kindOf === dimension;

/** Counts are kept in 1/10,000, so that shares of a count stay exact; fen as they are. */
export const COUNT_SCALE = 10_000;

/** One thing, in the ledger's unit. */
export const ONE = BigInt(COUNT_SCALE);

/** A number of things in the ledger's unit. */
export const count = (things: number): bigint => BigInt(things) * ONE;
