import type { Appended, CommandEnvelope, Decide, Since, StreamWriter, Ways } from '#platform/event-store';
import { inputPipe } from '#platform/graphql';
import { dateOf, type AnyEvent, type CalendarDate, type Meta, type Stream } from '#platform/kernel';
import type { Type } from '@nestjs/common';
import type { CommandInput } from './command-input.js';
import { refuseUnseen, type Values } from './seen-version.js';
import { refuseOutOfScope, refuseUnlessAllowed } from './admission.js';

/** What a rule may look up besides its own stream: classes by name, given as their instances. */
export type Needs = Readonly<Record<string, abstract new (...args: never[]) => unknown>>;
export type Given<N extends Needs> = { readonly [K in keyof N]: InstanceType<N[K]> };

/** A command's envelope with the calendar day in Shanghai on which it is sent. */
export type Sent<D extends object> = CommandEnvelope<D> & { readonly today: CalendarDate };
/** The same before its stream: the key, the version it stands at, and that of its last fact. */
export type Found<D extends object, S> = Sent<D> & {
  readonly key: string;
  readonly version: number;
  readonly changedAt: number;
  /** What the stream was from a version on, for a rule that tells what has changed. */
  readonly since: Since<S>;
  /** Nothing will be appended: a rule that sends a command of its own only previews it, too. */
  readonly preview: boolean;
};

/** What a command does, whoever sends it. */
export type Rule<D extends object, S, E extends AnyEvent, N extends Needs> = Ways & {
  /** Of the mutation, and for ever of the digest: `loseLead`. */
  readonly name: string;
  readonly needs?: N;
  /** The one stream that it changes. A command that is refused here was never recorded, so it cannot be a repeat. */
  readonly stream: (sent: Sent<D>, given: Given<N>) => Stream<S, E> | Promise<Stream<S, E>>;
  /** A repeat is answered before any of it. @throws Refused */
  readonly decide: (state: S, sent: Found<D, S>, given: Given<N>) => readonly E[] | Promise<readonly E[]>;
  /**
   * The values that it writes over, of the state, by the input's fields that say them: gives its input a `seenVersion`, and refuses whoever has
   * not seen the last change of one of them. What others add, or change of other fields, is no conflict.
   */
  readonly replaces?: (state: S, data: D) => Values;
  /** Where people send it: what they may hold, and how what they write is checked. */
  readonly allow?: string;
  readonly input?: Type<D>;
};

export type Previewed<E extends AnyEvent> = { readonly streamId: string; readonly events: readonly E[] };

const pipe = inputPipe();

/** The input, checked against its class. GraphQL's arguments are instances already: they have passed the same check. */
const checked = async <D extends object>(input: Type<D> | undefined, data: D): Promise<D> =>
  input === undefined || data instanceof input
    ? data
    : ((await pipe.transform(data, { type: 'body', metatype: input })) as D);

/**
 * Before anything is looked up. `seenVersion` is ordinary input and so part of the digest: who sends a command id with another version has
 * looked again and decided anew, and must not be answered as though that had been carried out.
 */
const refuseUnlessSeen = <D extends object, S, E extends AnyEvent, N extends Needs>(
  { replaces }: Rule<D, S, E, N>,
  data: D,
  version: number,
  since: Since<S>,
): void => {
  const { seenVersion } = data as { readonly seenVersion?: number | null };
  // Where there is no record yet, the rule says so.
  if (replaces === undefined || seenVersion === undefined || seenVersion === null || version === 0) return;
  refuseUnseen((state) => replaces(state, data), seenVersion, version, since);
};

/** A rule and the class that its command has on the bus, whose name goes into the digest. */
export type Carried<D extends object, S, E extends AnyEvent, N extends Needs> = Rule<D, S, E, N> & {
  readonly command: new (data: D, meta: Meta) => CommandEnvelope<D>;
};

/** The way of every command: input, permission, stream, scope before, decision, scope after. */
const prepared = async <D extends object, S, E extends AnyEvent, N extends Needs>(
  rule: Carried<D, S, E, N>,
  { data: unchecked, meta: sender }: CommandEnvelope<D>,
  given: Given<N>,
  preview: boolean,
) => {
  const data = await checked(rule.input, unchecked);
  refuseUnlessAllowed(rule.allow, sender.grant);
  const { recordedOnDeviceAt } = data as CommandInput;
  const meta = recordedOnDeviceAt ? { ...sender, recordedOnDeviceAt } : sender;
  const sent: Sent<D> = { data, meta, today: dateOf(meta.at) };
  const stream = await rule.stream(sent, given);
  const decide: Decide<S, E> = async (state, version, changedAt, since) => {
    if (version > 0) refuseOutOfScope(stream, () => state, meta.grant);
    refuseUnlessSeen(rule, data, version, since);
    const found = { ...sent, key: stream.key, version, changedAt, since, preview };
    const events = await rule.decide(state, found, given);
    if (events.length > 0) refuseOutOfScope(stream, () => events.reduce(stream.evolve, state), meta.grant);
    return events;
  };
  return { stream, envelope: new rule.command(data, meta), decide };
};

/** Carries a command out, on its one stream. @throws Refused; BadInput for what its input class forbids */
export const carryOut = async <D extends object, S, E extends AnyEvent, N extends Needs>(
  rule: Carried<D, S, E, N>,
  sent: CommandEnvelope<D>,
  streams: Pick<StreamWriter, 'change'>,
  given: Given<N>,
): Promise<Appended> => {
  const { stream, envelope, decide } = await prepared(rule, sent, given, false);
  return streams.change(stream, envelope, decide, rule.doneForGood ? { doneForGood: true } : {});
};

/** What a command would record, were it carried out now: it is refused as it would be then, and nothing is appended. */
export const previewed = async <D extends object, S, E extends AnyEvent, N extends Needs>(
  rule: Carried<D, S, E, N>,
  sent: CommandEnvelope<D>,
  streams: Pick<StreamWriter, 'preview'>,
  given: Given<N>,
): Promise<Previewed<E>> => {
  const { stream, envelope, decide } = await prepared(rule, sent, given, true);
  return { streamId: stream.id, events: await streams.preview(stream, envelope, decide) };
};
