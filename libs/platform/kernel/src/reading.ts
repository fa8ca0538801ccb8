import type { Locale } from './display.js';

/** Who reads: of an account what a reading goes by. */
export type Asker = {
  readonly id: string;
  readonly jurisdictionId: string;
  readonly organizationId: string | null;
};

/** How much of the jurisdiction a reading covers: all of it, or what belongs to these organizations and stations. */
export type Scopes = 'all' | readonly string[];

/** Who reads, and how much of what is there they see: to queries what `Meta` is to commands. Made once per operation, by its edge. */
export type Reading = {
  readonly viewer: Asker;
  readonly scopes: Scopes;
  /** RFC 3339: as the log knew things at that moment. Without it, as they are known now. */
  readonly asOf?: string;
  /** The language that names and amounts are given in where nobody asks for another. */
  readonly locale: Locale;
};

// Asked for with each name of a list; the scopes may be many.
const keys = new WeakMap<Reading, string>();

/** The same text for readings that are given the same answers: part of the key of every answer that is kept. */
export const keyOfReading = (reading: Reading): string => {
  let key = keys.get(reading);
  if (key === undefined) {
    const { viewer, scopes, asOf = null, locale } = reading;
    const seen = scopes === 'all' ? scopes : [...new Set(scopes)].toSorted();
    keys.set(reading, (key = JSON.stringify([viewer.jurisdictionId, seen, asOf, locale])));
  }
  return key;
};
