import { today } from './format.ts';
import type { About } from './query.ts';
import { typedDate } from './typed-date.ts';

/**
 * By when something was known, as every address writes it under `known`, by Shanghai's clocks: a day, which means its end, or a minute.
 * `2022-07-31`, `2022-07-31T18:00`.
 */
export type Known = string;

/** What an address says of it: a moment; nothing, which is now; or what is no moment to look back to, by the code of the reason. */
export type KnownRead = {
  readonly known?: Known;
  readonly wrong?: 'DATE_UNREADABLE' | 'AS_OF_FUTURE';
};

const withTime = /^(.+?)[T\s]+(\d{1,2})[:：](\d{2})$/;

/** Reads it. What will be known later cannot be asked for; by today is now. */
export const readKnown = (text: string | undefined): KnownRead => {
  const said = text?.trim() ?? '';
  if (said === '') return {};
  const [, date = said, hour, minute] = withTime.exec(said) ?? [];
  const day = typedDate(date);
  if (day === undefined || Number(hour ?? 0) > 23 || Number(minute ?? 0) > 59)
    return { wrong: 'DATE_UNREADABLE' };
  if (hour === undefined)
    return day > today() ? { wrong: 'AS_OF_FUTURE' } : day === today() ? {} : { known: day };
  const known = `${day}T${hour.padStart(2, '0')}:${minute}`;
  return Date.parse(momentAt(known)) > Date.now() ? { wrong: 'AS_OF_FUTURE' } : { known };
};

const momentAt = (known: Known): string =>
  known.includes('T') ? `${known}:00.000+08:00` : `${known}T23:59:59.999+08:00`;

/** What the API is told of it. */
export const asOfKnown = (known: Known): { readonly recordedBy: string } => ({ recordedBy: momentAt(known) });

/** The same as a part of a question's variables: nothing for now. */
export const asOfIn = (known: Known | undefined): { readonly asOf?: { readonly recordedBy: string } } =>
  known === undefined ? {} : { asOf: asOfKnown(known) };

/** What a link says in its address, so that what it leads to is shown as of the same moment. */
export const searchOf = (known: Known | undefined): never => (known === undefined ? {} : { known }) as never;

/** The day that was today then. */
export const todayAt = (known: Known | undefined): string => known?.slice(0, 10) ?? today();

/** As a part of a file's name. */
export const knownInName = (known: Known): string => known.replace('T', ' ').replace(':', '');

/** How an answer ages: one of now with what it is about, one of the past never, whatever the others do meanwhile. */
export const agesWith = (
  known: Known | undefined,
  about: readonly About[],
): { readonly about?: readonly About[]; readonly still?: boolean } =>
  known === undefined ? { about } : { still: true };
