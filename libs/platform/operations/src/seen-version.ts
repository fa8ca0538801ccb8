import type { Since } from '#platform/event-store';
import { IntField } from '#platform/graphql';
import { Refused, sameFact, type Credit } from '#platform/kernel';
import type { Type } from '@nestjs/common';
import type { RecordInput } from './command-input.js';

/** Values by the input's fields that say them; undefined where nothing is recorded. */
export type Values = Readonly<Record<string, unknown>>;

/** Gives an input its `seenVersion`: every command that says what it `replaces` has one, and no other takes one that it would not look at. */
export const takeSeenVersion = (input: Type<object>): void =>
  IntField({
    min: 1,
    optional: true,
    description:
      'The version that the sender saw: CONFLICT where a value that this replaces was changed since.',
  })(input.prototype as { seenVersion?: number | null }, 'seenVersion');

/** What an input says beside its values. */
type Beside = keyof RecordInput | 'reason' | 'clear' | 'creditCodeAsDocumented';
type Unnamed<D, V> = Exclude<keyof D, Beside | keyof V>;

const fieldOfName = (name: string): string =>
  name.toLowerCase().replaceAll(/_(.)/g, (_, letter: string) => letter.toUpperCase());

/**
 * What a command replaces that has many optional fields: of the values as recorded, by the input's names, those that it says or that are in
 * its `clear`. An input with a field that the values do not name does not compile.
 */
export const touched = <D extends object, V extends object>(
  data: D,
  values: V & ([Unnamed<D, V>] extends [never] ? unknown : { readonly unnamed: Unnamed<D, V> }),
): Values => {
  const { clear, ...said } = data as Values & { readonly clear?: readonly string[] | null };
  const cleared = new Set(clear?.map(fieldOfName));
  return Object.fromEntries(
    Object.entries(values).filter(
      ([field]) => cleared.has(field) || (said[field] !== undefined && said[field] !== null),
    ),
  );
};

/** Shares as a sender says them, without what is written down beside them. */
export const sharesOf = (credits: readonly Credit[] | undefined): readonly Credit[] | undefined =>
  credits?.map(({ organizationId, basisPoints }) => ({ organizationId, basisPoints }));

/** A value that others may have recorded for an earlier or a later day. */
class Dated {
  constructor(
    readonly last: unknown,
    readonly all: unknown,
  ) {}
}

/**
 * A value that changes by days: told as it is at `last`, and changed by whatever is recorded of it for any day (`all`). What somebody
 * recorded late for an earlier day can be written over unseen, too.
 */
export const dated = (last: unknown, all: unknown): unknown => new Dated(last, all);

/** JSON-safe, with every number as its text: amounts pass 2^53 elsewhere, and a client reads one form. */
const told = (value: unknown): unknown =>
  JSON.parse(
    JSON.stringify((value instanceof Dated ? value.last : value) ?? null, (_, each: unknown) =>
      typeof each === 'number' ? String(each) : each,
    ),
  );

/** A value that was changed, as a refusal tells of it: what it was when it was seen, what it is, and who changed it last. */
export type Changed = {
  readonly field: string;
  readonly before: unknown;
  readonly after: unknown;
  readonly version: number;
  readonly changedBy: string;
  readonly changedAt: string;
};

/** Which of the values were changed after a version, also if they were changed back. None where the stream has not come so far. */
export const changesSince = <S>(
  valuesOf: (state: S) => Values,
  seenVersion: number,
  since: Since<S>,
): readonly Changed[] => {
  const steps = since(seenVersion).map(({ state, event }) => ({ values: valuesOf(state), event }));
  const [first, now] = [steps[0], steps.at(-1)];
  if (first === undefined || now === undefined) return [];
  return [...new Set(steps.flatMap(({ values }) => Object.keys(values)))].flatMap((field) => {
    const last = steps.findLast(
      ({ values }, i) => i > 0 && !sameFact(values[field], steps[i - 1]!.values[field]),
    );
    if (last === undefined) return [];
    const { version, meta } = last.event;
    const by = { version, changedBy: meta.actorId, changedAt: meta.recordedAt };
    return [{ field, before: told(first.values[field]), after: told(now.values[field]), ...by }];
  });
};

/**
 * @param valuesOf what the command replaces, of a state
 * @param since the stream from a version on
 * @throws Refused CONFLICT where one of the values was changed after `seenVersion`, also if it was changed back; VERSION_UNKNOWN where the
 *   stream has not come so far
 */
export const refuseUnseen = <S>(
  valuesOf: (state: S) => Values,
  seenVersion: number,
  version: number,
  since: Since<S>,
): void => {
  if (seenVersion > version)
    throw new Refused('VERSION_UNKNOWN', { field: 'seenVersion', seenVersion, version });
  const changed = changesSince(valuesOf, seenVersion, since);
  if (changed.length > 0)
    throw new Refused('CONFLICT', { field: 'seenVersion', seenVersion, version, changed });
};
